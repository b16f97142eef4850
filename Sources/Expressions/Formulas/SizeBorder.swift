/// The padding of a question about sizes, where it is not one number for both sides.
public enum SizeBorder: Hashable, Sendable {
  /// So many cells before and behind the input.
  case sides(before: Int, after: Int)
  /// As many as keep the size, or ⌈W/S⌉ of it; an odd one stands behind.
  case same
  /// As many as let every place count where kernel and input touch: D·(F−1).
  case full

  /// Reads `same`, `full` and `1,2`; nil where it is none of them.
  public init?(_ text: String) {
    switch text {
    case "same": self = .same
    case "full": self = .full
    default:
      let sides = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
      guard sides.count == 2, let before = sides[0], let after = sides[1] else { return nil }
      self = .sides(before: before, after: after)
    }
  }

  /// The cells on both sides for an input, the span of a kernel and a stride.
  func sides(input: Int, extent: Int, stride: Int) -> (before: Int, after: Int) {
    switch self {
    case .sides(let before, let after): return (before, after)
    case .full: return (extent - 1, extent - 1)
    case .same:
      let steps = (input + stride - 1) / stride - 1
      let total = max(0, steps * stride + extent - input)
      return (total / 2, total - total / 2)
    }
  }
}
