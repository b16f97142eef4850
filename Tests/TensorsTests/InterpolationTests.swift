import Tensors
import TestSupport
import Testing

struct InterpolationTests {
  struct Case: Sendable {
    let requests: [ResizedAxis.Request]
    let rule: ResizedAxis.Rule
    let output: [Double]
    let gradient: [Double]

    init(
      _ requests: [ResizedAxis.Request], _ rule: ResizedAxis.Rule, _ output: [Double],
      gradient: [Double]
    ) {
      self.requests = requests
      self.rule = rule
      self.output = output
      self.gradient = gradient
    }
  }

  // PyTorch's, with x = (torch.arange(1, 13, dtype=torch.float64)**1.5).reshape(1, 1, 3, 4):
  //
  //     y = F.interpolate(x, size=…, scale_factor=…, mode=…, …)
  //     (y * torch.arange(1, y.numel() + 1).reshape(y.shape)).sum().backward()
  static let cases: [Case] = [
    Case(
      [.size(2), .size(5)], .nearest,
      [
        1, 1, 2.828427, 5.196152, 8, 11.180340, 11.180340, 14.696938, 18.520259, 22.627417,
      ],
      gradient: [
        3, 3, 4, 5, 13, 8, 9, 10, 0, 0, 0, 0,
      ]),
    Case(
      [.size(4), .size(3)], .nearestExact,
      [
        1, 5.196152, 8, 11.180340, 18.520259, 22.627417, 11.180340, 18.520259, 22.627417, 27,
        36.482873, 41.569219,
      ],
      gradient: [
        1, 0, 2, 3, 11, 0, 13, 15, 10, 0, 11, 12,
      ]),
    Case(
      [.size(5), .size(3)], .linear,
      [
        1.304738, 4.012290, 7.532692, 5.489419, 9.050813, 13.296772, 11.766440, 16.608599,
        21.942891, 21.368854, 27.075134, 33.210053, 27.770463, 34.052825, 40.721495,
      ],
      gradient: [
        2.833333, 3.066667, 3.600000, 5.500000, 10.500000, 9.300000, 9.900000, 13.500000,
        15.833333, 13.466667, 14, 18.500000,
      ]),
    Case(
      [.size(5), .size(3)], .corners,
      [
        1, 4.012290, 8, 6.090170, 10.310444, 15.313708, 11.180340, 16.608599, 22.627417,
        19.090170, 25.330712, 32.098318, 27, 34.052825, 41.569219,
      ],
      gradient: [
        3, 2.250000, 2.250000, 6, 14, 8, 8, 18, 18, 9.750000, 9.750000, 21,
      ]),
    Case(
      [.factor(0.7), .factor(0.7)], .linear,
      [
        3.650825, 7.094304, 22.256060, 28.464147,
      ],
      gradient: [
        0.617347, 0.729592, 1.010204, 0, 1.010204, 0.938776, 1.193878, 0, 1.515306, 1.331633,
        1.653061, 0,
      ]),
    Case(
      [.factor(1.5), .factor(1.5)], .nearest,
      [
        1, 1, 2.828427, 5.196152, 5.196152, 8, 1, 1, 2.828427, 5.196152, 5.196152, 8, 11.180340,
        11.180340, 14.696938, 18.520259, 18.520259, 22.627417, 27, 27, 31.622777, 36.482873,
        36.482873, 41.569219,
      ],
      gradient: [
        18, 12, 30, 18, 27, 15, 33, 18, 39, 21, 45, 24,
      ]),
    Case(
      [.roundedFactor(0.7), .roundedFactor(0.7)], .linear,
      [
        4.670320, 10.092017, 25.218201, 34.412994,
      ],
      gradient: [
        0.375000, 0.375000, 0.750000, 0.750000, 0.500000, 0.500000, 0.750000, 0.750000, 1.125000,
        1.125000, 1.500000, 1.500000,
      ]),
    Case(
      [.size(5), .size(3)], .cubic,
      [
        0.223161, 2.708135, 6.250001, 4.10633, 7.56537, 11.896383, 11.61866, 16.553234, 22.104341,
        22.135045, 28.145918, 34.66326, 29.111277, 35.685154, 42.730261,
      ],
      gradient: [
        2.000579, 2.996616, 3.579819, 4.802986, 9.064, 9.884, 10.5, 12.024, 15.162273, 15.718921,
        16.302125, 17.964681,
      ]),
    Case(
      [.size(2), .size(6)], .cubicCorners,
      [
        1, 1.863283, 3.353383, 4.554146, 6.53976, 8, 27, 29.304249, 32.799868, 35.250153,
        38.981266, 41.569219,
      ],
      gradient: [
        1.392, 4.46, 7.664, 7.484, 0, 0, 0, 0, 9, 14.852, 18.056, 15.092,
      ]),
    Case(
      [.factor(1.5), .factor(0.6)], .cubic,
      [
        0.521251, 4.039546, 5.249202, 10.174211, 15.309961, 22.254833, 26.057751, 34.136226,
      ],
      gradient: [
        1.391782, 0.752315, 3.401042, 0, 5.164266, 2.791495, 8.729424, 0, 4.406914, 2.382116,
        6.980646, 0,
      ]),
  ]

  @Test(arguments: cases)
  func `images are drawn to another size as PyTorch draws them`(row: Case) throws {
    let x = try Tensor(Shape([1, 1, 3, 4]), (1...12).map { Double($0) * Double($0).squareRoot() })
    let operation = try Interpolation(
      name: "interpolate", input: x.shape, row.requests, rule: row.rule)
    let y = operation.forward([x])
    #expect(agree(y.elements, row.output, tolerance: 1e-6))
    let g = try Tensor(y.shape, y.elements.indices.map { Double($0 + 1) })
    let dx = operation.backward(
      BackwardPass(inputs: [x], output: y, gradient: g, needs: [true]))[0]
    #expect(agree(dx?.elements ?? [], row.gradient, tolerance: 1e-6))
  }

  @Test(arguments: [
    ResizedAxis.Rule.nearest, .nearestExact, .linear, .corners, .cubic, .cubicCorners,
  ])
  func `slopes agree with differences, larger and smaller, in planes and in lines`(
    rule: ResizedAxis.Rule
  ) throws {
    var samples = Samples(seed: 9)
    for size in [1, 2, 5, 7] {
      let planes = try samples.tensor([2, 2, 3, 5])
      let first = try GradientCheck(
        Interpolation(
          name: "interpolate", input: planes.shape, [.size(size), .size(8 - size)], rule: rule),
        [planes])
      let lines = try samples.tensor([2, 4])
      let second = try GradientCheck(
        Interpolation(
          name: "interpolate", input: lines.shape, [.size(size)], spatialRank: 1, rule: rule),
        [lines])
      for check in [first, second] {
        #expect(try check.worstError() < 1e-6)
        #expect(try check.worstFloatError() < 1e-5)
      }
    }
  }

  @Test func `sizes that cannot be are refused`() throws {
    func fault(_ requests: [ResizedAxis.Request], _ shape: [Int] = [2, 2]) -> ShapeError? {
      do throws(ShapeError) {
        _ = try Interpolation(
          name: "interpolate", input: try Shape(shape), requests, rule: .linear)
        return nil
      } catch {
        return error
      }
    }
    #expect(fault([.size(3), .size(3)]) == nil)
    #expect(
      fault([.size(3), .size(0)]) == .tooSmall(.size, value: 0, minimum: 1))
    for factor in [0, 0.4, -1, .nan, -.infinity] {
      #expect(
        fault([.size(1), .factor(factor)]) == .tooSmall(.outputSize, value: 0, minimum: 1))
    }
    #expect(fault([.factor(.infinity), .size(1)]) != nil)
    #expect(fault([.size(1 << 28), .size(1 << 28)]) != nil)
    #expect(fault([.size(3)]) == .settingCount(.size, found: 1, expected: 2))
    #expect(fault([.size(3), .size(3)], [0, 2]) == .tooSmall(.input, value: 0, minimum: 1))
  }
}
