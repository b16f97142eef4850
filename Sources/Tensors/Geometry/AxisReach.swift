/// Which cells of a layer's input one cell of its output is computed from, along one axis.
public enum AxisReach: Hashable, Sendable {
  /// Output `o` sees the cells `o·S + t·D − before` for every tap `t`.
  case window(kernel: Int, stride: Int, dilation: Int, before: Int)
  /// A window turned round: output `o` sees the cells whose window covers it.
  case spread(kernel: Int, stride: Int, dilation: Int, before: Int)
  /// Output `o` sees the cells of range `o`.
  case parts([Range<Int>])
  /// Every output sees all cells; how many there are is nil where it is not known.
  case whole(input: Int?)

  /// The most parts that are told apart; a cut into more is as good as none.
  static let mostParts = 4096

  /// Each output sees the one cell in its own place.
  public static let same = AxisReach.window(kernel: 1, stride: 1, dilation: 1, before: 0)

  /// What a window turned round writes.
  ///
  /// - Throws: `ShapeError.tooSmall`, `.tooBig`.
  public static func turned(
    kernel: Int, stride: Int, dilation: Int, before: Int
  ) throws(ShapeError) -> AxisReach {
    try AxisReach.check(kernel, stride, dilation)
    try AxisGeometry.check(.padding, before, minimum: 0)
    return .spread(kernel: kernel, stride: stride, dilation: dilation, before: before)
  }

  fileprivate static func check(
    _ kernel: Int, _ stride: Int, _ dilation: Int
  ) throws(ShapeError) {
    try AxisGeometry.check(.kernelSize, kernel, minimum: 1)
    try AxisGeometry.check(.stride, stride, minimum: 1)
    try AxisGeometry.check(.dilation, dilation, minimum: 1)
  }
}

extension AdaptiveAxis {
  /// What each part sees.
  public var reach: AxisReach {
    guard output > 0, output <= AxisReach.mostParts else { return .whole(input: input) }
    return .parts((0..<output).map(cells))
  }
}

extension WindowGeometry.Request {
  /// What a place of the window sees along an axis, 0 for rows and 1 for columns.
  ///
  /// The input's length is nil where it is not known; only the padding `same` depends on it.
  ///
  /// - Throws: `ShapeError.tooSmall`, `.tooBig`.
  public func reach(axis: Int, input: Int?) throws(ShapeError) -> AxisReach {
    let side = axis == 0 ? kernel.rows : kernel.columns
    try AxisReach.check(side, stride[axis], dilation[axis])
    let (before, _) = padding.cells(
      axis: axis, input: input ?? 0, kernel: side, stride: stride[axis], dilation: dilation[axis])
    try AxisGeometry.check(.padding, before, minimum: 0)
    return .window(kernel: side, stride: stride[axis], dilation: dilation[axis], before: before)
  }
}
