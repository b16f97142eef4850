@testable import Tensors

extension ConvGeometry {
  /// Any geometry of little work: stride 1–4, dilation 1–3, groups, depthwise, a padding of its own on
  /// each side up to beyond the kernel, 1×1 kernels and kernels as large as the input.
  static func random(using random: inout RandomSource) throws -> ConvGeometry {
    while true {
      let groups = Int.random(in: 1...3, using: &random)
      let depthwise = Int.random(in: 0..<8, using: &random) == 0
      let depth = depthwise ? 1 : Int.random(in: 1...6, using: &random)
      let filters = Int.random(in: 1...(depthwise ? 2 : 19), using: &random)
      let batches = [1, 1, 2, 3, 7, 8, 9, 15, 16, 17, 33]
      let rows = try? randomAxis(0, using: &random)
      let columns = try? randomAxis(1, using: &random)
      guard let rows, let columns, let batch = batches.randomElement(using: &random) else {
        continue
      }
      let geometry = ConvGeometry(
        batch: batch, inputChannels: groups * depth, outputChannels: groups * filters,
        groups: groups, window: WindowGeometry(rows: rows, columns: columns))
      if geometry.multiplyAdds < 60_000 { return geometry }
    }
  }

  private static func randomAxis(
    _ axis: Int, using random: inout RandomSource
  ) throws -> AxisGeometry {
    if Int.random(in: 0..<8, using: &random) == 0 {
      return try AxisGeometry(input: Int.random(in: 1...2, using: &random), kernel: 1, axis: axis)
    }
    let input = Int.random(in: 1...11, using: &random)
    let whole = Int.random(in: 0..<8, using: &random) == 0
    return try AxisGeometry(
      input: input, kernel: whole ? input : Int.random(in: 1...5, using: &random),
      before: Int.random(in: 0...5, using: &random), after: Int.random(in: 0...5, using: &random),
      stride: Int.random(in: 1...4, using: &random),
      dilation: Int.random(in: 1...3, using: &random), axis: axis)
  }

  /// The same for another number of images.
  func with(batch: Int) -> ConvGeometry {
    ConvGeometry(
      batch: batch, inputChannels: inputChannels, outputChannels: outputChannels, groups: groups,
      window: window)
  }
}

extension RandomSource {
  /// Numbers from −1 to 1.
  mutating func numbers(_ count: Int) -> [Double] {
    (0..<count).map { _ in 2 * uniform() - 1 }
  }
}
