/// What stands in the cells around a line of cells.
public enum BorderMode: String, Hashable, Sendable {
  /// A constant.
  case constant
  /// The inside mirrored, without repeating the border cell: `c b | a b c | b a`.
  case reflect
  /// The inside mirrored, the border cell repeated: `b a | a b c | c b`.
  case symmetric
  /// The border cell: `a a | a b c | c c`.
  case replicate
  /// The line again from its other end: `b c | a b c | a b`.
  case circular

  /// The cell inside that a position stands for; nil where a constant stands.
  ///
  /// Positions count from the first cell and are negative in front of it. A line without cells has
  /// nothing but the constant around it.
  public func cell(_ position: Int, length: Int) -> Int? {
    if position >= 0, position < length { return position }
    guard length > 0 else { return nil }
    switch self {
    case .constant: return nil
    case .replicate: return position < 0 ? 0 : length - 1
    case .circular: return BorderMode.wrap(position, length)
    case .symmetric:
      let place = BorderMode.wrap(position, 2 * length)
      return min(place, 2 * length - 1 - place)
    case .reflect:
      if length == 1 { return 0 }
      let place = BorderMode.wrap(position, 2 * length - 2)
      return min(place, 2 * length - 2 - place)
    }
  }

  /// The cells of a line that a border is made from: a circular one turns round what is left of the line
  /// once negative sides have been cut off, the others are made from the whole line.
  func kept(_ before: Int, _ after: Int, length: Int) -> Range<Int> {
    guard self == .circular else { return 0..<length }
    let start = min(max(-before, 0), length)
    return start..<max(start, length + min(after, 0))
  }

  /// The widest border that PyTorch takes on a line of a length; nil where any does.
  func limit(length: Int) -> Int? {
    switch self {
    case .reflect: length - 1
    case .circular: length
    default: nil
    }
  }

  private static func wrap(_ position: Int, _ period: Int) -> Int {
    let rest = position % period
    return rest < 0 ? rest + period : rest
  }
}
