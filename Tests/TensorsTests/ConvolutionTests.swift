@testable import Tensors
import TestSupport
import Testing

struct ConvolutionTests {
  @Test func `a window slides over a matrix`() throws {
    let operation = try Convolution(name: "conv2d", input: Shape([3, 3]), weight: Shape([2, 2]))
    let y = operation.forward([
      try tensor([3, 3], [1.0, 2, 3, 4, 5, 6, 7, 8, 9]), try tensor([2, 2], [1.0, 0, 0, -1]),
    ])
    #expect(y == (try tensor([2, 2], [-4.0, -4, -4, -4])))
  }

  @Test func `padding times infinity is no number`() throws {
    let operation = try Convolution(
      name: "conv2d", input: Shape([2, 2]), weight: Shape([2, 2]),
      padding: .cells(rows: 1, columns: 1))
    let x = Node<Double>(try tensor([2, 2], [1, 2, 3, 4]))
    let w = Node<Double>(try tensor([2, 2], [.infinity, 1, 1, 1]))
    let y = Node(operation, [x, w])
    let isSpoilt = y.value.elements.map(\.isNaN)
    #expect(isSpoilt == [true, true, true, true, false, false, true, false, false])
    #expect(y.value.elements[4] == .infinity)
    var seed = [Double](repeating: 1, count: 9)
    seed[0] = .infinity
    let gradients = Gradients(of: y, seed: try tensor([3, 3], seed))
    // Output 0,0 has all but its last weight on the padding.
    #expect(gradients[w]?.elements.map(\.isNaN) == [true, true, true, false])
    #expect(gradients[w]?.elements[3] == .infinity)
  }

  @Test func `padding spoils what zeros written around the image spoil`() throws {
    var samples = Samples(seed: 21)
    var spoilt = 0
    for _ in 0..<300 {
      let padding = samples.pair(0...2)
      let input = [samples.int(1...2), samples.int(1...2)] + samples.pair(1...6)
      let weight = [samples.int(1...3), input[1]] + samples.pair(1...4)
      let stride = samples.pair(1...2)
      func geometry(_ lengths: [Int], _ padding: [Int]) throws -> ConvGeometry? {
        let axes = try (0...1).map { axis in
          try AxisGeometry(
            input: lengths[axis], kernel: weight[axis + 2], before: padding[axis],
            after: padding[axis], stride: stride[axis])
        }
        return ConvGeometry(
          batch: input[0], inputChannels: input[1], outputChannels: weight[0], groups: 1,
          window: WindowGeometry(rows: axes[0], columns: axes[1]))
      }
      let lengths = (0...1).map { input[$0 + 2] + 2 * padding[$0] }
      guard let padded = try? geometry(Array(input[2...]), padding),
        let plain = try? geometry(lengths, [0, 0])
      else { continue }
      let x = samples.numbers(input.reduce(1, *))
      var w = samples.numbers(weight.reduce(1, *))
      w[samples.int(0...w.count - 1)] = samples.int(0...1) == 0 ? .infinity : .nan
      var around = [Double](repeating: 0, count: input[0] * input[1] * lengths[0] * lengths[1])
      for place in x.indices {
        let (plane, cell) = place.quotientAndRemainder(dividingBy: input[2] * input[3])
        let (row, column) = cell.quotientAndRemainder(dividingBy: input[3])
        around[(plane * lengths[0] + row + padding[0]) * lengths[1] + column + padding[1]] =
          x[place]
      }
      let found = conv2D(input: x, weight: w, bias: nil, geometry: padded)
      let expected = conv2D(input: around, weight: w, bias: nil, geometry: plain)
      #expect(found.map(\.isNaN) == expected.map(\.isNaN))
      spoilt += found.contains(where: \.isNaN) ? 1 : 0
    }
    #expect(spoilt > 100)
  }

  @Test func `any geometry agrees with the definition`() throws {
    var samples = Samples(seed: 2)
    var tried = 0
    while tried < 300 {
      let groups = samples.int(1...3)
      let window = ReferenceWindow(drawnFrom: &samples)
      let input = [samples.int(1...2), groups * samples.int(1...2)] + samples.pair(1...8)
      let weight = [groups * samples.int(1...2), input[1] / groups] + window.kernel
      let rows = try? window.axis(0, input: input[2])
      let columns = try? window.axis(1, input: input[3])
      guard let rows, let columns else { continue }
      tried += 1
      let geometry = ConvGeometry(
        batch: input[0], inputChannels: input[1], outputChannels: weight[0], groups: groups,
        window: WindowGeometry(rows: rows, columns: columns))
      let x = ReferenceImages(input, samples.numbers(input.reduce(1, *)))
      let w = ReferenceImages(weight, samples.numbers(weight.reduce(1, *)))
      let bias = samples.numbers(weight[0])
      let expected = Reference.convolution(x, w, bias: bias, groups: groups, window)
      #expect(geometry.outputShape.dimensions == expected.size)
      let double = conv2D(input: x.values, weight: w.values, bias: bias, geometry: geometry)
      #expect(agree(double, expected.values))
      let float = conv2D(
        input: x.values.map(Float.init), weight: w.values.map(Float.init),
        bias: bias.map(Float.init), geometry: geometry)
      #expect(agree(float, expected.values, tolerance: 1e-4))
    }
  }

  @Test func `a transposed convolution agrees with the definition`() throws {
    var samples = Samples(seed: 3)
    var tried = 0
    while tried < 300 {
      let groups = samples.int(1...3)
      var window = ReferenceWindow(drawnFrom: &samples)
      window.after = window.before
      let input = [samples.int(1...2), groups * samples.int(1...2)] + samples.pair(1...5)
      let weight = [input[1], samples.int(1...2)] + window.kernel
      let extra = (0..<2).map { samples.int(0...max(window.stride[$0], window.dilation[$0]) - 1) }
      let operation = try? TransposedConvolution(
        name: "conv_transpose2d", input: Shape(input), weight: Shape(weight),
        bias: Shape([weight[1] * groups]), stride: (window.stride[0], window.stride[1]),
        padding: (window.before[0], window.before[1]), outputPadding: (extra[0], extra[1]),
        dilation: (window.dilation[0], window.dilation[1]), groups: groups)
      guard let operation else { continue }
      tried += 1
      let x = ReferenceImages(input, samples.numbers(input.reduce(1, *)))
      let w = ReferenceImages(weight, samples.numbers(weight.reduce(1, *)))
      let bias = samples.numbers(weight[1] * groups)
      let expected = Reference.transposedConvolution(
        x, w, bias: bias, groups: groups, outputPadding: extra, window)
      let operands = [
        try tensor(input, x.values), try tensor(weight, w.values), try tensor([bias.count], bias),
      ]
      let y = operation.forward(operands)
      #expect(y.shape.dimensions == expected.size)
      #expect(agree(y.elements, expected.values))
      let float = operation.forward(operands.map { $0.converted(to: Float.self) })
      #expect(agree(float.elements, expected.values, tolerance: 1e-4))
    }
  }

  @Test func `gradients agree with differences`() throws {
    var samples = Samples(seed: 4)
    for _ in 0..<40 {
      let groups = samples.int(1...2)
      let window = ReferenceWindow(drawnFrom: &samples)
      let input = [2, groups * 2] + samples.pair(2...5)
      let weight = [groups, 2] + window.kernel
      let padding = Padding.cells(rows: window.before[0], columns: window.before[1])
      guard
        let operation = try? Convolution(
          name: "conv2d", input: Shape(input), weight: Shape(weight), bias: Shape([groups]),
          stride: (window.stride[0], window.stride[1]), padding: padding,
          dilation: (window.dilation[0], window.dilation[1]), groups: groups)
      else { continue }
      let check = try GradientCheck(
        operation,
        [samples.tensor(input), samples.tensor(weight), samples.tensor([groups])])
      #expect(try check.worstError() < 1e-7)
      #expect(try check.worstFloatError() < 1e-3)
      let turned = try TransposedConvolution(
        name: "conv_transpose2d", input: Shape([2, 2, 3, 3]),
        weight: Shape([2, 3] + window.kernel),
        bias: Shape([3]), stride: (window.stride[0], window.stride[1]),
        dilation: (window.dilation[0], window.dilation[1]))
      let turnedCheck = try GradientCheck(
        turned,
        [
          samples.tensor([2, 2, 3, 3]), samples.tensor([2, 3] + window.kernel),
          samples.tensor([3]),
        ])
      #expect(try turnedCheck.worstError() < 1e-7)
    }
  }
}

extension ReferenceWindow {
  /// Any window: stride 1–4, dilation 1–3, a padding of its own on each side, ceil mode or not.
  init(drawnFrom samples: inout Samples) {
    self.init()
    kernel = samples.pair(1...3)
    stride = samples.pair(1...4)
    dilation = samples.pair(1...3)
    before = samples.pair(0...3)
    after = samples.pair(0...3)
    ceilMode = samples.int(0...1) == 1
  }

  /// The core's geometry of one axis.
  func axis(_ axis: Int, input: Int) throws -> AxisGeometry {
    try AxisGeometry(
      input: input, kernel: kernel[axis], before: before[axis], after: after[axis],
      stride: stride[axis], dilation: dilation[axis], ceilMode: ceilMode, axis: axis)
  }
}
