import Terminal

/// What each parameter of a function means to the library: arrays by place, settings by name, the keys of a
/// dict as names of settings.
struct ParameterMatching {
  /// What a parameter gets.
  enum Meaning: Hashable {
    case array(String)
    case setting(String)
    /// A dict of settings: for each key what it means.
    case dictionary([String: String])
    /// A size of a layer's weight: `C`, `O` or `K`.
    case layerSize(String)
    /// What the caller of `compare` gave for it.
    case given
  }

  /// The parameters that get something, in order.
  private(set) var meanings: [(parameter: JudgedFunction.Parameter, meaning: Meaning)] = []

  /// The arrays that a function with `*args` gets after its parameters.
  private(set) var rest: [String] = []

  /// A parameter that must be given and is known under no name.
  private(set) var unmatched: String?

  /// Matches the parameters of a function to the arrays and settings of a family.
  init(_ function: JudgedFunction, _ family: CaseFamily, given: Set<String>) {
    var isByName = false
    if case .constructed = function.manner { isByName = true }
    var free = family.arrays.map(\.name)
    var later: [Int] = []
    func note(_ parameter: JudgedFunction.Parameter, _ meaning: Meaning) {
      meanings.append((parameter, meaning))
    }
    for (place, parameter) in function.parameters.enumerated() {
      let name = parameter.name
      if given.contains(name) {
        note(parameter, .given)
      } else if free.contains("upstream"),
        ParameterNames.arrays["upstream"]?.contains(name) ?? false
      {
        free.removeAll { $0 == "upstream" }
        note(parameter, .array("upstream"))
      } else if function.isDictionary(name) {
        note(parameter, .dictionary(ParameterMatching.keys(of: function, in: family)))
      } else if isByName, parameter.isOfConstructor, !function.isIndexed(name),
        let size = ParameterNames.layerSizes[name],
        family.arrays.contains(where: { $0.name == "weight" })
      {
        note(parameter, .layerSize(size))
      } else if parameter.isFlag {
        if let setting = ParameterNames.setting(name, in: family) {
          note(parameter, .setting(setting))
        }
      } else if isByName, let array = ParameterNames.array(name, in: family), free.contains(array) {
        free.removeAll { $0 == array }
        note(parameter, .array(array))
      } else if !isByName, place < 2, !parameter.hasDefault,
        let meaning = ParameterMatching.plain(place, function, family)
      {
        if case .array(let array) = meaning { free.removeAll { $0 == array } }
        note(parameter, meaning)
      } else if !isByName, place < 2, !parameter.hasDefault, let next = free.first,
        family.arrays.first(where: { $0.name == next })?.isOptional == false
      {
        // The first arrays are matched by place, whatever they are called.
        free.removeFirst()
        note(parameter, .array(next))
      } else if let setting = ParameterNames.setting(name, in: family) {
        note(parameter, .setting(setting))
      } else if let array = ParameterNames.array(name, in: family), free.contains(array) {
        free.removeAll { $0 == array }
        note(parameter, .array(array))
      } else if !parameter.hasDefault {
        later.append(place)
      }
    }
    // What is left over and must be given takes the arrays that are left.
    for place in later {
      let parameter = function.parameters[place]
      guard let next = free.first else {
        unmatched = unmatched ?? parameter.name
        continue
      }
      free.removeFirst()
      note(parameter, .array(next))
    }
    if function.takesMore {
      rest = free.filter { name in
        family.arrays.contains { $0.name == name && !$0.isOptional }
      }
    }
  }

  /// What one of the first two parameters means by its name, where by place it would be another: `mine(kernel,
  /// image)`, `mine(x, stride, k)`.
  private static func plain(
    _ place: Int, _ function: JudgedFunction, _ family: CaseFamily
  ) -> Meaning? {
    let needed = function.parameters.filter { !$0.hasDefault }.map(\.name)
    func array(_ name: String) -> String? { ParameterNames.array(name, in: family) }
    guard needed.count >= 2, function.parameters[place].name == needed[place] else { return nil }
    let wanted = family.arrays.prefix(2).map(\.name)
    if wanted.count == 2, array(needed[0]) == wanted[1], array(needed[1]) == wanted[0] {
      return .array(wanted[1 - place])
    }
    if place == 1, array(needed[1]) == nil, needed.count > 2, array(needed[2]) == wanted.last,
      let setting = ParameterNames.setting(needed[1], in: family)
    {
      return .setting(setting)
    }
    return nil
  }

  /// The keys that stand in a function's lines, and the settings that they mean.
  private static func keys(of function: JudgedFunction, in family: CaseFamily) -> [String: String] {
    var keys: [String: String] = [:]
    for setting in family.settings {
      for name in [setting.name] + (ParameterNames.settings[setting.name] ?? [])
      where keys[name] == nil && function.mentions(key: name) {
        keys[name] = setting.name
      }
    }
    return keys
  }

  /// Whether a layer is told one size for the sides of its kernel.
  var hasOneSize: Bool { meanings.contains { $0.meaning == .layerSize("K") } }

  /// The arrays that the function takes.
  var arrays: Set<String> {
    Set(
      rest + meanings.compactMap { if case .array(let name) = $0.meaning { name } else { nil } })
  }

  /// The settings that the function takes.
  var settings: Set<String> {
    var names: Set<String> = []
    for (_, meaning) in meanings {
      switch meaning {
      case .setting(let name): names.insert(name)
      case .dictionary(let keys): names.formUnion(keys.values)
      default: break
      }
    }
    return names
  }

  /// What the function itself calls an array or a setting of the library.
  func name(of name: String) -> String {
    for (parameter, meaning) in meanings {
      switch meaning {
      case .array(name), .setting(name): return parameter.name
      case .dictionary(let keys):
        if let key = keys.filter({ $0.value == name }).keys.min() { return key }
      default: break
      }
    }
    return name
  }
}
