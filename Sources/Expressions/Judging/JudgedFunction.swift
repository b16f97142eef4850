import Networks

/// A function that is judged, or judged by: what it is called, and what it takes.
struct JudgedFunction {
  /// One of its parameters.
  struct Parameter {
    var name: String
    var hasDefault: Bool
    /// Whether it belongs to the constructor of a class.
    var isOfConstructor = false
    /// Whether it may be given by its name alone.
    var isByName = false
    /// Whether its default is a number for each side; nil where it has none, or one of another kind.
    var isPair: Bool?
    /// Whether its default is a truth value: `bias=True` asks for a bias and is none.
    var isFlag = false
    /// The text that it has where nothing else is given, `'valid'`.
    var word: String?
  }

  /// How it is called.
  enum Manner {
    /// `f(…)`
    case plain
    /// `C(…).forward(…)`, with the arrays put into attributes where the constructor does not take them.
    case constructed(ClassObject)
    /// `object.forward(…)`.
    case object(InstanceObject)
  }

  let value: ProgramValue
  /// What it is called; the judge says what the learner typed.
  var name: String
  let manner: Manner
  let parameters: [Parameter]

  /// The function of the library that it is; nil for a program's.
  let library: Function?

  /// The text that its code stands in; nil where there is none.
  let source: String?

  /// Whether it takes any number of values by place, `*args`.
  let takesMore: Bool

  /// Looks at a value; nil for one that cannot be called.
  init?(_ value: ProgramValue) {
    switch value.object {
    case let function as LibraryFunctionObject:
      self.init(
        value, function.name, .plain,
        function.function.signature.parameters.map {
          Parameter(name: $0.name, hasDefault: $0.defaultText != nil || $0.isVariadic)
        }, library: function.function)
    case let function as FunctionObject:
      self.init(
        value, function.wrapped.code.name, .plain,
        JudgedFunction.parameters(function, skipping: 0), takes: function)
    case let bound as BoundFunctionObject:
      guard let function = bound.function as? FunctionObject else { return nil }
      self.init(
        value, function.wrapped.code.name, .plain,
        JudgedFunction.parameters(function, skipping: 1), takes: function)
    case let type as ClassObject:
      guard let forward = JudgedFunction.forward(of: type) else { return nil }
      let constructor = type.lookUp("__init__")?.object as? FunctionObject
      let own = constructor.map {
        JudgedFunction.parameters($0, skipping: 1, isOfConstructor: true)
      }
      self.init(
        value, type.name, .constructed(type),
        (own ?? []) + JudgedFunction.parameters(forward, skipping: 1), takes: forward,
        besides: constructor)
    case let instance as InstanceObject:
      guard let forward = JudgedFunction.forward(of: instance.type) else { return nil }
      self.init(
        value, instance.type.name, .object(instance),
        JudgedFunction.parameters(forward, skipping: 1), takes: forward)
    case is NetworkObject:
      self.init(value, "net", .plain, [Parameter(name: "input", hasDefault: false)])
    default: return nil
    }
  }

  private init(
    _ value: ProgramValue, _ name: String, _ manner: Manner, _ parameters: [Parameter],
    library: Function? = nil, takes function: FunctionObject? = nil,
    besides constructor: FunctionObject? = nil
  ) {
    self.value = value
    self.name = name
    self.manner = manner
    self.parameters = parameters
    self.library = library
    source = function.map { JudgedFunction.text(of: [constructor, $0]) }
    takesMore = function?.wrapped.parameters.contains { $0.manner == .rest } ?? false
  }

  /// The same on a copy of the object that it belongs to; nil where it belongs to none.
  func copied(_ machine: ProgramMachine) -> JudgedFunction? {
    guard case .object = manner, let copy = try? Copies(machine, isDeep: true).copied(value),
      var function = JudgedFunction(copy)
    else { return nil }
    function.name = name
    return function
  }

  private static func forward(of type: ClassObject) -> FunctionObject? {
    (type.lookUp("forward") ?? type.lookUp("__call__"))?.object as? FunctionObject
  }

  private static func parameters(
    _ function: FunctionObject, skipping: Int, isOfConstructor: Bool = false
  ) -> [Parameter] {
    // A decorator's function takes what the one takes that it stands for.
    function.wrapped.parameters.dropFirst(skipping).filter {
      $0.manner != .rest && $0.manner != .restByName
    }.map {
      var parameter = Parameter(
        name: $0.name, hasDefault: !$0.defaultValue.isUnbound, isOfConstructor: isOfConstructor)
      parameter.isByName = $0.manner == .byName
      parameter.word = $0.defaultValue.text
      switch $0.defaultValue {
      case .object(let object) where object is TupleObject: parameter.isPair = true
      case .int, .real, .whole: parameter.isPair = false
      case .boolean: parameter.isFlag = true
      default: break
      }
      return parameter
    }
  }

  /// The lines of some functions.
  private static func text(of functions: [FunctionObject?]) -> String {
    var text = ""
    for function in functions {
      guard let code = function?.wrapped.code else { continue }
      let ranges = code.ranges.filter { $0.start < $0.end }
      guard let start = ranges.map(\.start).min(), let end = ranges.map(\.end).max() else {
        continue
      }
      text += code.source.lines.text(SourceRange(start, end)) + "\n"
    }
    return text
  }

  /// Whether its text holds a word that is not the end of another one.
  func mentions(_ words: [String]) -> Bool {
    guard let source else { return false }
    return words.contains { word in
      source.ranges(of: word).contains { range in
        guard let first = word.first, first.isLetter, range.lowerBound > source.startIndex else {
          return true
        }
        let before = source[source.index(before: range.lowerBound)]
        return !before.isLetter && !before.isNumber && before != "_" && before != "."
      }
    }
  }

  /// Whether one of its parameters is the gradient that arrives: `dy`, `dout`.
  var takesUpstream: Bool {
    parameters.contains { ParameterNames.arrays["upstream"]?.contains($0.name) ?? false }
  }

  /// Whether a parameter is used as a dict: `p['stride']`, `p.get('pad')`.
  func isDictionary(_ parameter: String) -> Bool {
    mentions(["\(parameter)['", "\(parameter)[\"", "\(parameter).get("])
  }

  /// Whether a parameter is used as an array, by itself or as an attribute of its name.
  func isIndexed(_ parameter: String) -> Bool {
    ["\(parameter)", "self.\(parameter)"].contains { mentions(["\($0).shape", "\($0)["]) }
  }

  /// Whether a text `'word'` stands in its lines.
  func mentions(key: String) -> Bool { mentions(["'\(key)'", "\"\(key)\""]) }
}
