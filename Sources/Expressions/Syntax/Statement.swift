/// One statement of a source.
public struct Statement: Hashable, Sendable {
  /// What a statement does.
  public enum Kind: Hashable, Sendable {
    /// `import …` and `from … import …`, and the names that they make.
    case importing([Import])
    /// Gives values to targets.
    case assignment(Assignment)
    /// Computes a value.
    case expression(SyntaxNode)
  }

  /// What it does.
  public let kind: Kind

  /// Where it stands, without the `;` after it.
  public let range: SourceRange

  /// Whether a `;` follows, which keeps the value from being printed.
  public let silenced: Bool

  /// Makes a statement.
  public init(_ kind: Kind, _ range: SourceRange, silenced: Bool) {
    self.kind = kind
    self.range = range
    self.silenced = silenced
  }
}

/// Targets, and the value they get.
public struct Assignment: Hashable, Sendable {
  /// What stands before the sign, at least one; exactly one with an operator such as `+=`.
  public let targets: [Target]

  /// The operator of `+=`, `-=`, `*=` or `/=`.
  public let op: BinaryOperator?

  /// Where the sign stands.
  public let operatorRange: SourceRange

  /// What stands after the sign; a tuple if there are commas.
  public let value: SyntaxNode

  /// Makes an assignment.
  public init(
    _ targets: [Target], _ op: BinaryOperator?, _ operatorRange: SourceRange, _ value: SyntaxNode
  ) {
    self.targets = targets
    self.op = op
    self.operatorRange = operatorRange
    self.value = value
  }
}

/// Something that can be given a value.
public struct Target: Hashable, Sendable {
  /// What a target is.
  public enum Kind: Hashable, Sendable {
    /// A variable.
    case name(String)
    /// `_`, which throws the value away.
    case discard
    /// `x[0, 1]`, `net[0].weight[0]`.
    case index(SyntaxNode, [IndexItem])
    /// `net[0].weight`.
    case attribute(SyntaxNode, name: String, nameRange: SourceRange)
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
