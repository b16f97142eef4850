/// One statement of a program, as Python's grammar has it.
///
/// What is well-formed but outside the language (`try`, `yield` …) is a node too: it is an error only
/// when it is reached.
public struct ProgramStatement: Hashable, Sendable {
  /// What a statement does.
  public indirect enum Kind: Hashable, Sendable {
    /// Computes a value, and shows it where it stands at the top of an entry.
    case expression(ProgramExpression)
    /// `a = b = value`: each target in order gets the value; at least one.
    case assignment([ProgramTarget], ProgramExpression)
    /// `target += value`; the target is a name, an attribute or an element.
    case augmented(
      ProgramTarget, ProgramOperator, operatorRange: SourceRange, ProgramExpression)
    /// `target: annotation = value`; without a value it does nothing.
    case annotated(ProgramTarget, annotation: ProgramExpression, value: ProgramExpression?)
    /// `def`.
    case function(FunctionDefinition)
    /// `class`.
    case classDefinition(ClassDefinition)
    /// `if`, each `elif`, `else`.
    case conditional([ConditionalBranch], otherwise: ProgramBlock?)
    /// `for target in iterable`, and what follows a loop that no `break` ended.
    case forLoop(ProgramTarget, ProgramExpression, body: ProgramBlock, otherwise: ProgramBlock?)
    /// `while test`, and what follows a loop that no `break` ended.
    case whileLoop(ProgramExpression, body: ProgramBlock, otherwise: ProgramBlock?)
    /// `with a as x, b`.
    case with([WithItem], body: ProgramBlock)
    /// `return`, `return value`.
    case returning(ProgramExpression?)
    /// `break`.
    case breaking
    /// `continue`.
    case continuing
    /// `pass`.
    case passing
    /// `assert test, message`.
    case assertion(ProgramExpression, message: ProgramExpression?)
    /// `del a, b[0]`; a bracketed target is a list of them.
    case deletion([ProgramTarget])
    /// `raise`, `raise exception`, `raise exception from cause`.
    case raising(ProgramExpression?, cause: ProgramExpression?)
    /// `global a, b`.
    case global([ProgramName])
    /// `nonlocal a, b`.
    case nonlocal([ProgramName])
    /// `import a.b as c, d`.
    case importing([ImportedModule])
    /// `from a.b import c as d`; no names for `*`.
    case importingFrom(module: String, moduleRange: SourceRange, names: [ImportedName])
    /// A well-formed statement that the language does not have.
    case outside(ProgramOutside)
  }

  /// What it does.
  public let kind: Kind

  /// Where it stands: for a compound statement from its first decorator to the end of its last block.
  public let range: SourceRange

  /// Whether a `;` follows at the end of the line, which keeps a value from being shown.
  public let silenced: Bool

  /// How many statements and expressions lie one inside another here, this one included.
  public let height: Int

  /// Makes a statement.
  public init(_ kind: Kind, _ range: SourceRange, silenced: Bool = false, height: Int) {
    self.kind = kind
    self.range = range
    self.silenced = silenced
    self.height = height
  }
}

/// The statements of a block, at least one.
public typealias ProgramBlock = [ProgramStatement]

/// A name where a statement binds or declares one.
public struct ProgramName: Hashable, Sendable {
  /// The name, in NFC.
  public let text: String

  /// Where it stands.
  public let range: SourceRange

  /// Makes a name.
  public init(_ text: String, _ range: SourceRange) {
    self.text = text
    self.range = range
  }
}

/// `if test:` or `elif test:` with its block.
public struct ConditionalBranch: Hashable, Sendable {
  /// What is asked.
  public let test: ProgramExpression

  /// What is done where it is true.
  public let body: ProgramBlock

  /// Makes a branch.
  public init(test: ProgramExpression, body: ProgramBlock) {
    self.test = test
    self.body = body
  }
}

/// `manager as target` of a `with`.
public struct WithItem: Hashable, Sendable {
  /// What is entered and left.
  public let manager: ProgramExpression

  /// What gets the value that entering gives.
  public let target: ProgramTarget?

  /// Makes an item.
  public init(manager: ProgramExpression, target: ProgramTarget?) {
    self.manager = manager
    self.target = target
  }
}

/// `a.b as c` of an `import`.
public struct ImportedModule: Hashable, Sendable {
  /// The module's dotted name.
  public let module: ProgramName

  /// The name that it gets; nil where it keeps its own.
  public let alias: ProgramName?

  /// Makes an item.
  public init(module: ProgramName, alias: ProgramName?) {
    self.module = module
    self.alias = alias
  }
}

/// `a as b` of a `from … import`.
public struct ImportedName: Hashable, Sendable {
  /// The name in the module.
  public let name: ProgramName

  /// The name that it gets; nil where it keeps its own.
  public let alias: ProgramName?

  /// Makes an item.
  public init(name: ProgramName, alias: ProgramName?) {
    self.name = name
    self.alias = alias
  }
}
