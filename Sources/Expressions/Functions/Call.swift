import Tensors

/// A function call whose arguments have been matched to parameters.
///
/// Its readers turn an argument into what a function wants, or throw a diagnostic that points at it.
public struct Call: ~Copyable {
  /// An argument and where it was written.
  public struct Argument {
    /// What was given.
    public let value: Value
    /// Where.
    public let range: SourceRange
    /// The parameter that it was given for, once that is known.
    public var parameter: String?

    /// Makes an argument.
    public init(value: Value, range: SourceRange, parameter: String? = nil) {
      self.value = value
      self.range = range
      self.parameter = parameter
    }
  }

  /// The function.
  public let function: Function

  /// Where the call was written.
  public let range: SourceRange

  /// Where the function's name was written.
  public let nameRange: SourceRange

  /// The session that is evaluating.
  public let session: Session

  /// The source text of the call, by which its result is known where it has no name.
  public let label: String?

  /// The source text of what an argument was written as.
  let text: (SourceRange) -> String

  /// The arguments given, by parameter.
  private let arguments: [String: Argument]

  /// The parameters that were given by their names.
  private let keywords: Set<String>

  /// What a variadic parameter took.
  public let rest: [Argument]

  /// Keywords that belong to a function which is an argument.
  let others: [String: Argument]

  /// The kind of numbers that the result is to have: `dtype=`.
  let resultType: ElementType?

  /// What the function makes of its arguments, its numbers of the kind that `dtype=` asks for.
  func result() throws(Diagnostic) -> Value {
    let value = try function.body(self)
    guard let resultType, case .tensor(let node) = value else { return value }
    return .tensor(try converted(node, to: resultType))
  }

  /// Matches arguments to parameters.
  ///
  /// - Throws: a diagnostic for an unknown keyword, a missing, repeated or superfluous argument.
  init(
    _ function: Function, _ given: [(name: String?, nameRange: SourceRange?, argument: Argument)],
    range: SourceRange, nameRange: SourceRange, session: Session, label: String?,
    text: @escaping (SourceRange) -> String
  ) throws(Diagnostic) {
    self.function = function
    self.range = range
    self.nameRange = nameRange
    self.session = session
    self.label = label
    self.text = text
    let parameters = function.signature.parameters
    var arguments: [String: Argument] = [:]
    var keywords: Set<String> = []
    var rest: [Argument] = []
    var others: [String: Argument] = [:]
    var resultType: ElementType?
    var next = 0
    let positional = given.count { $0.name == nil }
    for (name, keywordRange, written) in given {
      // Every function takes a list of a program's numbers as a tensor.
      var argument = written
      if case .program(let box) = written.value, let parts = try box.parts(session) {
        argument = Argument(value: parts, range: written.range)
      }
      if let name {
        guard let position = function.signature.position(of: name) else {
          if function.takesFunctions {
            others[name] = argument
            continue
          }
          guard function.signature.unshown.contains(name),
            try Call.isHarmless(name, argument)
          else { throw .unknownKeyword(name, at: keywordRange ?? argument.range, of: function) }
          if name == "dtype" { resultType = ElementType(argument.value) }
          continue
        }
        let parameter = parameters[position]
        guard arguments[parameter.name] == nil else {
          throw .repeatedArgument(parameter.name, at: keywordRange ?? argument.range, of: function)
        }
        argument.parameter = parameter.name
        arguments[parameter.name] = argument
        keywords.insert(parameter.name)
      } else if let type = function.typeNamed(by: argument, at: next) {
        resultType = type
      } else if next < parameters.count, parameters[next].isVariadic {
        rest.append(argument)
      } else {
        guard next < parameters.count else {
          throw .tooManyArguments(
            positional, at: argument.range, of: function)
        }
        argument.parameter = parameters[next].name
        arguments[parameters[next].name] = argument
        next += 1
      }
    }
    if let missing = parameters.first(where: {
      $0.defaultText == nil && !$0.isVariadic && arguments[$0.name] == nil
    }) {
      throw .missingArgument(missing.name, at: nameRange, of: function)
    }
    self.arguments = arguments
    self.keywords = keywords
    self.rest = rest
    self.others = others
    self.resultType = resultType
  }

  /// Whether an unshown keyword leaves the answer as it is, or is a `dtype` that is understood.
  private static func isHarmless(_ name: String, _ argument: Argument) throws(Diagnostic) -> Bool {
    switch (name, argument.value) {
    case ("dtype", .none): return true
    case ("dtype", let value):
      guard ElementType(value) != nil else { throw .unknownType(argument) }
      return true
    case ("create_graph", .tensor(let node)) where node.value.single.map { $0 != 0 } ?? true:
      throw .gradientOfGradient(at: argument.range)
    case ("order", .string(let order)): return Signature.harmlessOrders.contains(order)
    default: return true
    }
  }

  /// The argument given for a parameter; nil where it was left out or is `None`.
  public func argument(_ name: String) -> Argument? {
    guard let argument = arguments[name] else { return nil }
    if case .none = argument.value { return nil }
    return argument
  }

  /// Whether a parameter was given, `None` counting as not.
  public func has(_ name: String) -> Bool { argument(name) != nil }

  /// Whether a parameter was given as `None`.
  func isNone(_ name: String) -> Bool {
    if case .none? = arguments[name]?.value { true } else { false }
  }

  /// What an argument was written as; nil where only the call as a whole has a place, as in a program.
  func written(_ argument: Argument) -> String? {
    let written = argument.range == range ? "" : text(argument.range)
    return written.isEmpty ? nil : written
  }

  /// Whether a parameter was given by its name, as in `dim=0`.
  public func isKeyword(_ name: String) -> Bool { keywords.contains(name) }

  /// Where a parameter's argument was written, or the function's name where it was left out.
  public func place(of name: String) -> SourceRange {
    arguments[name]?.range ?? nameRange
  }
}
