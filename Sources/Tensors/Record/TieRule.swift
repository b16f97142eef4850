/// What becomes of a gradient where several elements are the largest, or the smallest.
public enum TieRule: Hashable, Sendable {
  /// The first of them gets all of it.
  case first
  /// They share it evenly.
  case shared
}
