import TestSupport
import Testing

@testable import Tensors

struct ConvolutionKernelTests {
  @Test(arguments: 0..<8)
  func `every pass equals the plain sums for any geometry, in both precisions`(part: Int) throws {
    var random = RandomSource(seed: UInt64(part))
    for _ in 0..<250 {
      let geometry = try ConvGeometry.random(using: &random)
      try check(geometry, Double.self, tolerance: 1e-12, using: &random)
      try check(geometry, Float.self, tolerance: 2e-5, using: &random)
    }
  }

  @Test(arguments: [
    (1, 16, 120, 5, 5), (1, 64, 13, 9, 3), (40, 13, 31, 7, 3), (16, 1, 1, 12, 1), (3, 5, 7, 1, 1),
  ])
  func `layers as networks have them equal the plain sums`(
    batch: Int, input: Int, output: Int, size: Int, kernel: Int
  ) throws {
    var random = RandomSource(seed: 9)
    let geometry = try ConvGeometry(
      input: Shape([batch, input, size, size]), weight: Shape([output, input, kernel, kernel]),
      request: .init(
        kernel: (kernel, kernel), padding: .cells(rows: kernel / 2, columns: kernel / 2))
    )
    try check(geometry, Double.self, tolerance: 1e-12, using: &random)
    try check(geometry, Float.self, tolerance: 2e-5, using: &random)
  }

  @Test func `what a larger operation left in memory is not seen`() throws {
    var random = RandomSource(seed: 21)
    for (channels, size, kernel) in [(3, 120, 3), (2, 96, 5), (3, 100, 3), (2, 96, 5)] {
      let geometry = try ConvGeometry(
        input: Shape([1, channels, size, size]), weight: Shape([4, channels, kernel, kernel]),
        request: .init(
          kernel: (kernel, kernel), padding: .cells(rows: kernel - 1, columns: 1)))
      try check(geometry, Double.self, tolerance: 1e-12, using: &random)
      // Every number of what is kept then differs from 0.
      _ = conv2D(
        input: [Double](repeating: .nan, count: geometry.inputShape.count),
        weight: [Double](repeating: 1, count: geometry.weightShape.count), bias: nil,
        geometry: geometry)
    }
  }

  @Test func `whole numbers are exact`() throws {
    let geometry = try ConvGeometry(
      input: Shape([1, 1, 5, 5]), weight: Shape([1, 1, 3, 3]), request: .init(kernel: (3, 3)))
    let input = (1...25).map(Double.init)
    let weight: [Double] = [-1, 0, 1, -2, 0, 2, -1, 0, 1]
    #expect(
      conv2D(input: input, weight: weight, bias: [0.5], geometry: geometry)
        == [Double](repeating: 8.5, count: 9))
  }

  @Test func `equal products of opposite sign cancel`() throws {
    var random = RandomSource(seed: 12)
    for batch in [1, 9] {
      let geometry = try ConvGeometry(
        input: Shape([batch, 1, 4, 5]), weight: Shape([1, 1, 1, 2]),
        request: .init(kernel: (1, 2)))
      for _ in 0..<100 {
        let (number, factor) = (random.uniform(), random.uniform())
        let even = [Double](repeating: number, count: geometry.inputShape.count)
        let weight = [factor, -factor]
        #expect(
          conv2D(input: even, weight: weight, bias: nil, geometry: geometry)
            .allSatisfy { $0 == 0 })
      }
    }
  }

  @Test func `a batch of no images has an empty result and a gradient of zeros`() throws {
    let geometry = try ConvGeometry(
      input: Shape([0, 1, 5, 5]), weight: Shape([2, 1, 3, 3]), request: .init(kernel: (3, 3)))
    let weight = [Double](repeating: 1, count: 18)
    #expect(conv2D(input: [], weight: weight, bias: [1, 2], geometry: geometry) == [])
    #expect(
      conv2DWeightGradient(input: [Double](), outputGradient: [], geometry: geometry)
        == [Double](repeating: 0, count: 18))
  }

  @Test func `an image's result does not depend on the others in its batch`() throws {
    var random = RandomSource(seed: 4)
    func geometry(_ batch: Int) throws -> ConvGeometry {
      try ConvGeometry(
        input: Shape([batch, 3, 9, 8]), weight: Shape([5, 3, 3, 3]),
        request: .init(kernel: (3, 3), padding: .cells(rows: 1, columns: 1)))
    }
    let input = random.numbers(33 * 216)
    let weight = random.numbers(135)
    let all = try conv2D(input: input, weight: weight, bias: nil, geometry: geometry(33))
    for batch in [1, 15, 16, 17] {
      let part = try conv2D(
        input: Array(input[..<(batch * 216)]), weight: weight, bias: nil, geometry: geometry(batch))
      #expect(zip(part, all).allSatisfy { abs($0 - $1) < 1e-13 })
    }
  }

  @Test func `blocks are written everywhere whatever was there`() throws {
    var random = RandomSource(seed: 5)
    for _ in 0..<300 {
      let geometry = try ConvGeometry.random(using: &random)
      for gather in [TapGather(forward: geometry, .double), TapGather(backward: geometry, .double)]
      {
        let blocks = 2
        let lanes = Precision.double.lanes
        let (from, to) = (
          gather.sourceVectors * lanes * blocks, gather.resultVectors * lanes * blocks
        )
        let x = [Double](repeating: 1, count: from)
        let weight = [Double](repeating: 1, count: gather.weightCount)
        let scratch = Scratch([to * 8, from * 8])
        let y = scratch[0].bindMemory(to: Double.self, capacity: to)
        y.initialize(repeating: .nan, count: to)
        scratch[1].copyMemory(from: x, byteCount: from * 8)
        gather.run(
          blocks: blocks, scratch[1], packed: weight, bias: nil, scratch[0], rectifies: true)
        #expect((0..<to).allSatisfy { !y[$0].isNaN })
      }
    }
  }

  @Test func `padding and strides far beyond the input take no memory`() throws {
    let geometry = try ConvGeometry(
      input: Shape([2, 1, 2, 3]), weight: Shape([1, 1, 2, 1]),
      request: .init(
        kernel: (2, 1), stride: (1 << 24, 1 << 25), padding: .cells(rows: 1 << 28, columns: 1 << 28)
      ))
    var random = RandomSource(seed: 3)
    try check(geometry, Double.self, tolerance: 1e-12, using: &random)
  }

  private func check<Scalar: TensorScalar>(
    _ geometry: ConvGeometry, _ type: Scalar.Type, tolerance: Double,
    using random: inout RandomSource
  ) throws {
    let plain = PlainConvolution(geometry)
    let x = random.numbers(geometry.inputShape.count)
    let w = random.numbers(geometry.weightShape.count)
    let dy = random.numbers(geometry.outputShape.count)
    let bias = Bool.random(using: &random) ? random.numbers(geometry.outputChannels) : nil
    func cast(_ numbers: [Double]) -> [Scalar] { numbers.map { Scalar($0) } }
    func expectEqual(_ fast: [Scalar], _ exact: [Double], _ pass: String) {
      let error = zip(fast, exact).map { abs(Double($0) - $1) / max(1, abs($1)) }
      #expect(
        fast.count == exact.count && error.allSatisfy { $0 <= tolerance },
        "\(pass) \(geometry) \(error.max() ?? 0)")
    }
    expectEqual(
      conv2D(input: cast(x), weight: cast(w), bias: bias.map(cast), geometry: geometry),
      plain.forward(input: x, weight: w, bias: bias), "forward")
    expectEqual(
      conv2DInputGradient(outputGradient: cast(dy), weight: cast(w), geometry: geometry),
      plain.inputGradient(outputGradient: dy, weight: w), "input gradient")
    expectEqual(
      conv2DWeightGradient(input: cast(x), outputGradient: cast(dy), geometry: geometry),
      plain.weightGradient(input: x, outputGradient: dy), "weight gradient")
  }
}
