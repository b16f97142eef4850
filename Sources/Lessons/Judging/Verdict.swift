import Expressions

/// What an answer is worth.
public enum Verdict {
  /// Right; another way was meant to be used if there is a name.
  case right(meant: Reminder?)
  /// Wrong in a known way.
  case slip(Exercise.Slip)
  /// Wrong.
  case wrong
  /// Nothing was given.
  case empty
  /// It has no value.
  case unreadable(Diagnostic)

  /// A way that was meant to be used, or to be left.
  public enum Reminder: Hashable, Sendable {
    /// The function was to be used.
    case use(String)
    /// The function was to be avoided.
    case avoid(String)
  }

  /// Whether the answer was right.
  public var isRight: Bool {
    if case .right = self { true } else { false }
  }
}
