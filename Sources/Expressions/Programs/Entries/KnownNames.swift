/// The names that mean something before a source is read.
public struct KnownNames {
  /// Whether a name is a variable's.
  public let isVariable: (String) -> Bool

  /// Whether a name is a variable's or a function's.
  public let isKnown: (String) -> Bool

  /// The names of a session as they are when they are asked for.
  public init(_ session: Session) {
    isVariable = { session.variables[$0] != nil }
    isKnown = { session.isKnown($0) }
  }

  /// No names at all, for a text that is only looked at.
  public init() {
    isVariable = { _ in false }
    isKnown = { _ in false }
  }
}
