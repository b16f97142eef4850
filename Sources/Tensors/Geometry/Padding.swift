/// How much padding is asked for, before the sizes are known.
public enum Padding: Hashable, Sendable {
  /// As many cells on both sides: rows, columns.
  case cells(rows: Int, columns: Int)
  /// As many cells on each side as are named.
  case sides(top: Int, bottom: Int, left: Int, right: Int)
  /// No padding.
  case valid
  /// Output as large as the input, ⌈W/S⌉ with a stride; an odd cell goes behind.
  case same
  /// Every place where kernel and input touch: F − 1 on each side.
  case full

  /// The cells before and behind one axis.
  ///
  ///     same: total = max(0, (⌈W/S⌉ − 1)·S + D·(F−1) + 1 − W), half of it in front, rounded down
  package func cells(axis: Int, input: Int, kernel: Int, stride: Int, dilation: Int) -> (Int, Int) {
    let reach = max(0, dilation &* (kernel - 1))
    switch self {
    case .cells(let rows, let columns):
      return axis == 0 ? (rows, rows) : (columns, columns)
    case .sides(let top, let bottom, let left, let right):
      return axis == 0 ? (top, bottom) : (left, right)
    case .valid: return (0, 0)
    case .full: return (reach, reach)
    case .same:
      guard stride > 0, input > 0 else { return (0, 0) }
      let output = (input + stride - 1) / stride
      let total = max(0, (output - 1) * stride + reach + 1 - input)
      return (total / 2, total - total / 2)
    }
  }
}
