/// Something that a statement of a program gives a value, or deletes.
public struct ProgramTarget: Hashable, Sendable {
  /// What a target is.
  public indirect enum Kind: Hashable, Sendable {
    /// A variable, in NFC; `_` is an ordinary one.
    case name(String)
    /// `object.name`.
    case attribute(ProgramExpression, ProgramName)
    /// `x[0, 1:2]`.
    case element(ProgramExpression, ProgramIndex)
    /// `a, b`, `(a, b)`, `[a, b]`: the value is taken apart; at most one of them is starred.
    case several([ProgramTarget])
    /// `*rest`: a list of what the others leave; only directly in ``several(_:)``.
    case starred(ProgramTarget)
  }

  /// What it is.
  public let kind: Kind

  /// Where it stands.
  public let range: SourceRange

  /// Makes a target.
  public init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}
