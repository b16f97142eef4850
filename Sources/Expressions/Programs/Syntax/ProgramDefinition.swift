/// `def name(parameters):` with its body.
public struct FunctionDefinition: Hashable, Sendable {
  /// The name that it is bound to.
  public let name: ProgramName

  /// What it takes.
  public let parameters: [ProgramParameter]

  /// Its statements, the documentation text among them.
  public let body: ProgramBlock

  /// What stands after each `@` above it, the outermost first.
  public let decorators: [ProgramExpression]

  /// `def name(parameters)`, for a message about the function as a whole.
  public let headRange: SourceRange

  /// Makes a definition.
  public init(
    name: ProgramName, parameters: [ProgramParameter], body: ProgramBlock,
    decorators: [ProgramExpression], headRange: SourceRange
  ) {
    self.name = name
    self.parameters = parameters
    self.body = body
    self.decorators = decorators
    self.headRange = headRange
  }
}

/// `class name(bases):` with its body.
public struct ClassDefinition: Hashable, Sendable {
  /// The name that it is bound to.
  public let name: ProgramName

  /// What it inherits from; keywords such as `metaclass=` included.
  public let arguments: [ProgramArgument]

  /// Its statements.
  public let body: ProgramBlock

  /// What stands after each `@` above it, the outermost first.
  public let decorators: [ProgramExpression]

  /// Makes a definition.
  public init(
    name: ProgramName, arguments: [ProgramArgument], body: ProgramBlock,
    decorators: [ProgramExpression]
  ) {
    self.name = name
    self.arguments = arguments
    self.body = body
    self.decorators = decorators
  }
}

extension ClassDefinition {
  /// The names that its body annotates, in order: the fields of a dataclass.
  var fields: [String] {
    body.compactMap { statement in
      guard case .annotated(let target, _, _) = statement.kind,
        case .name(let name) = target.kind
      else { return nil }
      return name
    }
  }
}

extension ClassDefinition {
  /// The names that its body assigns, in order: the members of an enumeration.
  var assigned: [String] {
    body.flatMap { statement -> [String] in
      guard case .assignment(let targets, _) = statement.kind else { return [] }
      return targets.compactMap { target in
        if case .name(let name) = target.kind { name } else { nil }
      }
    }
  }
}

/// A parameter of a `def` or a `lambda`.
///
/// Annotations are read and not kept.
public struct ProgramParameter: Hashable, Sendable {
  /// How arguments reach a parameter.
  public enum Manner: Hashable, Sendable {
    /// By place alone: it stands before `/`.
    case byPlace
    /// By place or by name.
    case ordinary
    /// `*args`: every other argument by place.
    case rest
    /// By name alone: it stands after `*` or `*args`.
    case byName
    /// `**kwargs`: every other argument by name.
    case restByName
  }

  /// The name that the body knows it by.
  public let name: ProgramName

  /// How arguments reach it.
  public let manner: Manner

  /// What it is where no argument is given; computed once, when the function is defined.
  public let defaultValue: ProgramExpression?

  /// Makes a parameter.
  public init(name: ProgramName, manner: Manner, defaultValue: ProgramExpression?) {
    self.name = name
    self.manner = manner
    self.defaultValue = defaultValue
  }
}

/// An argument of a call in a program.
public struct ProgramArgument: Hashable, Sendable {
  /// How an argument is handed over.
  public enum Manner: Hashable, Sendable {
    /// `value`.
    case byPlace
    /// `name=value`.
    case byName(ProgramName)
    /// `*values`.
    case unpacked
    /// `**values`.
    case unpackedByName
  }

  /// How it is handed over.
  public let manner: Manner

  /// What is handed over.
  public let value: ProgramExpression

  /// Where it stands, keyword and stars included.
  public let range: SourceRange

  /// Makes an argument.
  public init(manner: Manner, value: ProgramExpression, range: SourceRange) {
    self.manner = manner
    self.value = value
    self.range = range
  }
}
