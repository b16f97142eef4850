import Networks

/// A function that is judged, or judged by: what it is called, and what it takes.
struct JudgedFunction {
  /// One of its parameters.
  struct Parameter {
    var name: String
    var hasDefault: Bool
    /// Whether it belongs to the constructor of a class.
    var isOfConstructor = false
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
        value, function.code.name, .plain, JudgedFunction.parameters(function, skipping: 0),
        source: JudgedFunction.text(of: [function]))
    case let bound as BoundFunctionObject:
      guard let function = bound.function as? FunctionObject else { return nil }
      self.init(
        value, function.code.name, .plain, JudgedFunction.parameters(function, skipping: 1),
        source: JudgedFunction.text(of: [function]))
    case let type as ClassObject:
      guard let forward = JudgedFunction.forward(of: type) else { return nil }
      let constructor = type.lookUp("__init__")?.object as? FunctionObject
      let own = constructor.map {
        JudgedFunction.parameters($0, skipping: 1, isOfConstructor: true)
      }
      self.init(
        value, type.name, .constructed(type),
        (own ?? []) + JudgedFunction.parameters(forward, skipping: 1),
        source: JudgedFunction.text(of: [constructor, forward]))
    case let instance as InstanceObject:
      guard let forward = JudgedFunction.forward(of: instance.type) else { return nil }
      self.init(
        value, instance.type.name, .object(instance),
        JudgedFunction.parameters(forward, skipping: 1),
        source: JudgedFunction.text(of: [forward]))
    case is NetworkObject:
      self.init(value, "net", .plain, [Parameter(name: "input", hasDefault: false)])
    default: return nil
    }
  }

  private init(
    _ value: ProgramValue, _ name: String, _ manner: Manner, _ parameters: [Parameter],
    library: Function? = nil, source: String? = nil
  ) {
    self.value = value
    self.name = name
    self.manner = manner
    self.parameters = parameters
    self.library = library
    self.source = source
  }

  private static func forward(of type: ClassObject) -> FunctionObject? {
    (type.lookUp("forward") ?? type.lookUp("__call__"))?.object as? FunctionObject
  }

  private static func parameters(
    _ function: FunctionObject, skipping: Int, isOfConstructor: Bool = false
  ) -> [Parameter] {
    function.parameters.dropFirst(skipping).filter {
      $0.manner != .rest && $0.manner != .restByName
    }.map {
      Parameter(
        name: $0.name, hasDefault: !$0.defaultValue.isUnbound, isOfConstructor: isOfConstructor)
    }
  }

  /// The lines of some functions.
  private static func text(of functions: [FunctionObject?]) -> String {
    var text = ""
    for function in functions {
      guard let code = function?.code else { continue }
      let ranges = code.ranges.filter { $0.start < $0.end }
      guard let start = ranges.map(\.start).min(), let end = ranges.map(\.end).max() else {
        continue
      }
      text += code.source.lines.text(SourceRange(start, end)) + "\n"
    }
    return text
  }

  /// Whether its text holds a word that stands by itself.
  func mentions(_ words: [String]) -> Bool { words.contains { (source ?? "").contains($0) } }

  /// Whether a parameter is used as a dict: `p['stride']`, `p.get('pad')`.
  func isDictionary(_ parameter: String) -> Bool {
    mentions(["\(parameter)['", "\(parameter)[\"", "\(parameter).get("])
  }

  /// Whether a text `'word'` stands in its lines.
  func mentions(key: String) -> Bool { mentions(["'\(key)'", "\"\(key)\""]) }
}
