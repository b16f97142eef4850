/// What `functools.lru_cache` makes of a function: results are kept by what the function was given.
///
/// It is no function of the prelude, for a call of it is no call of the program's own: a recursion goes as deep
/// with it as without.
final class CachedFunction: ProgramObject, @unchecked Sendable {
  private let function: ProgramValue
  private let most: Int?
  private var kept: DictionaryObject
  private var counts = (hits: 0, misses: 0)

  init(_ function: ProgramValue, most: Int?) throws(ProgramFailure) {
    self.function = function
    self.most = most
    kept = try DictionaryObject()
    super.init()
  }

  override var typeName: String { "function" }

  override func eachValue(_ body: (inout ProgramValue) -> Void) {
    ProgramObject.hand(function.object, body)
    ProgramObject.hand(kept, body)
  }

  override func call(
    _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    let named = arguments.named.map { ProgramValue.tuple([.text($0.name), $0.value]) }
    let key = ProgramValue.tuple([.tuple(arguments.values), .tuple(named)])
    if let known = try kept.value(key) {
      counts.hits += 1
      if most != nil {
        // What was used last goes last.
        _ = try kept.remove(key)
        try kept.set(key, known)
      }
      return known
    }
    counts.misses += 1
    // The call of the function counts instead of that of what keeps its results.
    machine.leave()
    defer { machine.state.pointee.depth += 1 }
    let made: ProgramValue
    if let plain = function.object as? FunctionObject {
      made = try plain.call(arguments, machine)
    } else {
      made = try machine.call(function, arguments)
    }
    try kept.set(key, made)
    if let most, kept.items.count > most, let oldest = kept.items.first?.key {
      _ = try kept.remove(oldest)
    }
    return made
  }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    switch name {
    case "__wrapped__": return function
    case "cache_clear":
      return .object(
        BuiltinObject(name) { [self] _, _ throws(ProgramFailure) in
          kept = try DictionaryObject()
          counts = (0, 0)
          return ProgramValue.none
        })
    case "cache_info":
      return .object(
        BuiltinObject(name) { [self] _, machine throws(ProgramFailure) in
          let facts: [(name: String, value: ProgramValue)] = [
            ("hits", .int(counts.hits)), ("misses", .int(counts.misses)),
            ("maxsize", most.map { .int($0) } ?? .none), ("currsize", .int(kept.items.count)),
          ]
          guard let type = try machine.module("functools")?["_CacheInfo"] else { return .none }
          return try machine.call(type, ProgramArguments(named: facts))
        })
    default:
      if let own = try super.attribute(name, machine) { return own }
      return try machine.attributeIfAny(function, name)
    }
  }

  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    try machine.representation(function)
  }
}

/// `functools.lru_cache` and `functools.cache`.
enum Caching {
  static let functions: [(String, Builtins.Body)] = [
    (
      "functools.lru_cache",
      { given, _ throws(ProgramFailure) in
        try given.check("lru_cache", 0...2, names: ["maxsize", "typed", "user_function"])
        let first = given.argument(0, "maxsize")
        // `@lru_cache` stands without its brackets as well.
        if let first, Kinds.isCallable(first) {
          return .object(try CachedFunction(first, most: 128))
        }
        let most = first == nil ? 128 : first?.integer
        return .object(
          BuiltinObject("lru_cache") { given, _ throws(ProgramFailure) in
            try given.check("lru_cache", 1...1)
            return .object(try CachedFunction(given.values[0], most: most))
          })
      }
    ),
    (
      "functools.cache",
      { given, _ throws(ProgramFailure) in
        try given.check("cache", 1...1)
        return .object(try CachedFunction(given.values[0], most: nil))
      }
    ),
  ]
}
