import RealModule
import Tensors
import TestSupport
import Testing

struct PoolingTests {
  /// Where each output's winner stands, as the operation tells it.
  private func winners(_ pool: Pooling, _ x: Tensor<Double>) -> [[Int]?] {
    let node = Node(pool, [Node(x)])
    return node.value.elements.indices.map { pool.step(for: $0, of: node).winner?.index }
  }

  @Test func `a maximum takes the first of equals`() throws {
    let pool = try Pooling(
      name: "max_pool2d", .maximum, input: Shape([2, 4]),
      window: .init(kernel: (2, 2), stride: (2, 2)))
    let x: Tensor<Double> = try tensor([2, 4], [1, 5, 2, 2, 5, 5, 2, 2])
    #expect(pool.forward([x]) == (try tensor([1, 2], [5, 2])))
    #expect(winners(pool, x) == [[0, 1], [0, 2]])
  }

  @Test func `a maximum keeps NaN and negative infinity`() throws {
    let pool = try Pooling(
      name: "max_pool1d", .maximum, input: Shape([4]), spatialRank: 1,
      window: .init(kernel: (1, 2), stride: (1, 2)))
    let x: Tensor<Double> = try tensor([4], [.nan, 1, -.infinity, -.infinity])
    let y = pool.forward([x])
    #expect(y.elements[0].isNaN)
    #expect(y.elements[1] == -.infinity)
    #expect(winners(pool, x) == [[0], [2]])
  }

  @Test func `images without channels are refused where PyTorch refuses them`() throws {
    let (none, batch) = (try Shape([2, 0, 4, 4]), try Shape([0, 1, 4, 4]))
    let window = WindowGeometry.Request(kernel: (2, 2))
    for kind in [PoolingKind.maximum, .norm(p: 2)] {
      #expect(throws: ShapeError.empty(none)) {
        try Pooling(name: "pool", kind, input: none, window: window)
      }
    }
    #expect(throws: ShapeError.empty(none)) {
      try AdaptivePooling(name: "pool", .maximum, input: none, size: (2, 2))
    }
    #expect(throws: ShapeError.empty(none)) {
      try Unfold(name: "unfold", input: none, window: window)
    }
    #expect(throws: ShapeError.empty(try Shape([0, 9]))) {
      try Fold(name: "fold", input: Shape([0, 9]), size: (4, 4), window: window)
    }
    let mean = try AdaptivePooling(name: "pool", .average, input: none, size: (2, 2))
    #expect(mean.outputShape.count == 0)
    #expect(try Pooling(name: "pool", .maximum, input: batch, window: window).work == 0)
  }

  @Test func `padding of more than half a window is refused`() throws {
    #expect(throws: ShapeError.tooBig(.padding, value: 2, maximum: 1)) {
      try Pooling(
        name: "max_pool2d", .maximum, input: Shape([5, 5]),
        window: .init(kernel: (3, 3), padding: .cells(rows: 2, columns: 2)))
    }
  }

  @Test func `any geometry agrees with the definition`() throws {
    var samples = Samples(seed: 5)
    var tried = 0
    while tried < 400 {
      var window = ReferenceWindow(drawnFrom: &samples)
      window.after = window.before
      let size = [samples.int(1...2), samples.int(1...2)] + samples.pair(1...8)
      let kind = PoolingTests.kind(&samples)
      if kind != .maximum { window.dilation = [1, 1] }
      guard
        let pool = try? Pooling(
          name: "pool", kind, input: Shape(size),
          window: WindowGeometry.Request(window))
      else { continue }
      tried += 1
      let x = ReferenceImages(size, samples.numbers(size.reduce(1, *), in: 0.1...2))
      let expected = Reference.windows(x, window).map {
        PoolingTests.pooled($0, kind, taps: window.kernel[0] * window.kernel[1])
      }
      let input = try tensor(size, x.values)
      #expect(agree(pool.forward([input]).elements, expected))
      let float = pool.forward([input.converted(to: Float.self)])
      #expect(agree(float.elements, expected, tolerance: 1e-5))
      if tried % 10 == 0 {
        #expect(try GradientCheck(pool, [input]).worstError() < 1e-6)
      }
    }
  }

  @Test func `parts of an adaptive pooling cover the axis`() throws {
    for input in 1...9 {
      for output in 1...12 {
        let axis = try AdaptiveAxis(input: input, output: output)
        #expect(axis.cells(output: 0).lowerBound == 0)
        #expect(axis.cells(output: output - 1).upperBound == input)
        for cell in 0..<input {
          let parts = (0..<output).filter { axis.cells(output: $0).contains(cell) }
          #expect(Array(axis.parts(of: cell)) == parts)
        }
      }
    }
  }

  @Test func `adaptive pooling averages or takes the largest`() throws {
    let x: Tensor<Double> = try tensor([1, 5], [1, 2, 3, 4, 5])
    let average = try AdaptivePooling(
      name: "adaptive_avg_pool2d", .average, input: x.shape, size: (1, 2))
    #expect(average.forward([x]).elements == [2, 4])
    let largest = try AdaptivePooling(
      name: "adaptive_max_pool2d", .maximum, input: x.shape, size: (nil, 3))
    #expect(largest.forward([x]).elements == [2, 4, 5])
    #expect(try GradientCheck(average, [x]).worstError() < 1e-8)
    #expect(try GradientCheck(largest, [x]).worstError() < 1e-8)
  }

  @Test func `a norm hands nothing back to a window of zeros`() throws {
    let pool = try Pooling(
      name: "lp_pool2d", .norm(p: 2), input: Shape([2, 2]), window: .init(kernel: (2, 2)))
    let x = Node(Tensor(repeating: 0.0, try Shape([2, 2])))
    #expect(Gradients(of: Node(pool, [x]))[x]?.elements == [0, 0, 0, 0])
  }

  private static func kind(_ samples: inout Samples) -> PoolingKind {
    switch samples.int(0...4) {
    case 0: .maximum
    case 1: .average(countIncludePad: true, divisorOverride: nil)
    case 2: .average(countIncludePad: false, divisorOverride: nil)
    case 3: .average(countIncludePad: true, divisorOverride: 3)
    default: .norm(p: Double(samples.int(1...3)))
    }
  }

  private static func pooled(_ cells: [Double?], _ kind: PoolingKind, taps: Int) -> Double {
    let present = cells.compactMap(\.self)
    let sum = present.reduce(0, +)
    switch kind {
    case .maximum: return present.max() ?? -.infinity
    case .average(_, let divisor?): return sum / Double(divisor)
    case .average(true, _): return present.isEmpty ? 0 : sum / Double(cells.count)
    case .average(false, _): return present.isEmpty ? 0 : sum / Double(present.count)
    case .norm(let p):
      let powers = present.map { Double.pow($0, p) }.reduce(0, +)
      return Double.pow(powers / Double(cells.count) * Double(taps), 1 / p)
    }
  }
}

extension WindowGeometry.Request {
  init(_ window: ReferenceWindow) {
    self.init(
      kernel: (window.kernel[0], window.kernel[1]),
      stride: (window.stride[0], window.stride[1]),
      padding: .cells(rows: window.before[0], columns: window.before[1]),
      dilation: (window.dilation[0], window.dilation[1]), ceilMode: window.ceilMode)
  }
}
