import Networks
import Tensors

/// What `nn.Module` gives every module, whether the library's or the learner's: its parameters, the modules
/// in it, their state.
enum ModuleTree {
  /// The methods of modules.
  static let methods: Set<String> = [
    "parameters", "named_parameters", "children", "named_children", "modules", "named_modules",
    "state_dict", "load_state_dict", "zero_grad", "train", "eval", "apply", "to", "cuda", "cpu",
    "float", "double", "requires_grad_", "register_buffer", "register_parameter", "add_module",
    "forward", "buffers", "named_buffers", "extra_repr", "register_module", "append",
    "register_forward_hook", "register_forward_pre_hook", "register_full_backward_hook",
    "register_backward_hook", "get_parameter", "get_submodule", "get_buffer",
  ]

  /// The modules directly in one, with their names.
  static func children(of module: ProgramObject) -> [(name: String, module: ProgramObject)] {
    switch module {
    case let network as NetworkObject:
      return network.network.graph.map { ($0.name, NetworkObject($0.network)) }
    case let list as ListObject where list.isModuleList:
      return list.items.enumerated().compactMap { place, item in
        item.object.flatMap { isModule($0) ? ("\(place)", $0.resolved) : nil }
      }
    case let instance as InstanceObject:
      return instance.names.compactMap { name in
        guard let object = instance.own(attribute: name)?.object, isModule(object) else {
          return nil
        }
        return (name, object.resolved)
      }
    default: return []
    }
  }

  static func isModule(_ object: ProgramObject) -> Bool {
    switch object {
    case is NetworkObject, is LazyLayerObject: true
    case let list as ListObject: list.isModuleList
    case let instance as InstanceObject: instance.type.nature == .module
    default: false
    }
  }

  /// Arrays of a module with their names.
  typealias Arrays = [(name: String, array: ArrayObject)]

  /// Every parameter in a module with its name, each once.
  static func parameters(
    of module: ProgramObject, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Arrays {
    try arrays(of: module, machine) { own in own.parameters }
  }

  /// The arrays of a module and of those in it: of each module those that are picked, each once or, as a
  /// state is written, under each of its names.
  private static func arrays(
    of module: ProgramObject, _ machine: ProgramMachine, isEachOnce: Bool = true,
    _ picked: ((parameters: Arrays, buffers: Arrays)) -> Arrays
  ) throws(ProgramFailure) -> Arrays {
    var seen: Set<ObjectIdentifier> = []
    var found: Arrays = []
    for (path, inner) in try modules(module, "", machine) {
      for (name, array) in picked(try own(of: inner, machine))
      where seen.insert(ObjectIdentifier(array)).inserted || !isEachOnce {
        found.append((path.isEmpty ? name : "\(path).\(name)", array))
      }
    }
    return found
  }

  /// The parameters and the buffers of a module itself.
  private static func own(
    of module: ProgramObject, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> (parameters: Arrays, buffers: Arrays) {
    var found: (parameters: Arrays, buffers: Arrays) = ([], [])
    switch module {
    case let network as NetworkObject:
      for name in network.network.parameterShapes.map(\.name) {
        if let array = try network.parameter(name, machine) {
          found.parameters.append((name, array))
        }
      }
      for name in network.network.buffers.map(\.shape.name) {
        if let array = try network.parameter(name, machine) { found.buffers.append((name, array)) }
      }
    case let instance as InstanceObject:
      if let layer = instance.layer { found = try own(of: layer, machine) }
      for name in instance.names {
        guard let array = instance.own(attribute: name)?.array else { continue }
        if array.isParameter { found.parameters.append((name, array)) }
        if instance.buffers.contains(name) { found.buffers.append((name, array)) }
      }
    case let list as ListObject:
      for (place, item) in list.items.enumerated() {
        if let array = item.array, array.isParameter {
          found.parameters.append(("\(place)", array))
        }
      }
    default: break
    }
    return found
  }

  /// `_parameters` or `_buffers` of a module: those of its own by their names.
  static func own(
    _ name: String, of module: ProgramObject, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> DictionaryObject {
    let found = try own(of: module, machine)
    let arrays = name == "_parameters" ? found.parameters : found.buffers
    return try DictionaryObject(arrays.map { (.text($0.name), .object($0.array)) })
  }

  static func modules(
    _ module: ProgramObject, _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> [(name: String, module: ProgramObject)] {
    try machine.enter()
    defer { machine.leave() }
    var found = [(name: name, module: module)]
    for (child, inner) in children(of: module) {
      found += try modules(inner, name.isEmpty ? child : "\(name).\(child)", machine)
    }
    return found
  }

  /// Calls a function with every module inside one, then with that itself.
  private static func apply(
    _ function: ProgramValue, to module: ProgramObject, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    try machine.enter()
    defer { machine.leave() }
    for (_, child) in children(of: module) { try apply(function, to: child, machine) }
    _ = try machine.call(function, ProgramArguments(values: [.object(module)]))
  }

  private static func train(
    _ module: ProgramObject, _ isTraining: Bool, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    for (_, inner) in try modules(module, "", machine) {
      (inner as? NetworkObject)?.network.isTraining = isTraining
      (inner as? InstanceObject)?.layer?.network.isTraining = isTraining
      (inner as? InstanceObject)?.isTraining = isTraining
    }
  }

  static func method(
    _ name: String, of module: ProgramObject, _ given: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    let own = ProgramValue.object(module)
    func pair(_ name: String, _ object: ProgramObject) -> ProgramValue {
      .tuple([.text(name), .object(object)])
    }
    switch name {
    case "parameters":
      return .object(
        ItemsIterator(try parameters(of: module, machine).map { .object($0.array) }))
    case "named_parameters":
      return .object(
        ItemsIterator(try parameters(of: module, machine).map { pair($0.name, $0.array) }))
    case "buffers":
      let buffers = try arrays(of: module, machine) { own in own.buffers }
      return .object(ItemsIterator(buffers.map { .object($0.array) }))
    case "named_buffers":
      let buffers = try arrays(of: module, machine) { own in own.buffers }
      return .object(ItemsIterator(buffers.map { pair($0.name, $0.array) }))
    case "children": return .object(ItemsIterator(children(of: module).map { .object($0.module) }))
    case "named_children":
      return .object(ItemsIterator(children(of: module).map { pair($0.name, $0.module) }))
    case "modules":
      return .object(ItemsIterator(try modules(module, "", machine).map { .object($0.module) }))
    case "named_modules":
      return .object(
        ItemsIterator(try modules(module, "", machine).map { pair($0.name, $0.module) }))
    case "state_dict":
      return .object(
        try DictionaryObject(
          arrays(of: module, machine, isEachOnce: false) { own in own.parameters + own.buffers }.map
          {
            (.text($0.name), .object($0.array))
          },
          kind: .ordered
        ))
    case "load_state_dict":
      try load(given, into: module, machine)
      return .object(TypeNameObject("<All keys matched successfully>"))
    case "zero_grad":
      for (_, array) in try parameters(of: module, machine) { array.gradient = nil }
      return ProgramValue.none
    case "train":
      let mode = try given.argument(0, "mode").map { value throws(ProgramFailure) in
        try machine.isTrue(value)
      }
      try train(module, mode ?? true, machine)
      return own
    case "eval":
      try train(module, false, machine)
      return own
    case "apply":
      try given.check("apply", 1...1)
      try apply(given.values[0], to: module, machine)
      return own
    case "requires_grad_":
      for (_, array) in try parameters(of: module, machine) {
        machine.ask(
          array,
          try given.values.first.map { value throws(ProgramFailure) in
            try machine.isTrue(value)
          } ?? true)
      }
      return own
    case "to", "cuda", "cpu", "float", "double": return own
    case "register_forward_hook", "register_forward_pre_hook", "register_full_backward_hook",
      "register_backward_hook":
      try given.check(name, 1...1)
      guard let hooks = hooks(of: module), let moment = ForwardHooks.moment(name) else {
        return nil
      }
      return .object(hooks.add(given.values[0], at: moment))
    case "get_parameter", "get_buffer", "get_submodule":
      try given.check(name, 1...1)
      guard let path = given.values[0].text else {
        throw .wantsText(name, given.values[0].typeName)
      }
      var found = own
      for part in path.split(separator: ".") {
        found = try machine.attribute(found, String(part))
      }
      return found
    case "append":
      try given.check(name, 1...1)
      if let network = module as? NetworkObject {
        try network.append(given.values[0], as: nil)
      } else if let row = module as? InstanceObject,
        row.type.derives(from: TorchNames.row) || row.type.derives(from: TorchNames.list)
      {
        row.set("\(children(of: row).count)", given.values[0])
      } else {
        return nil
      }
      return own
    case "register_buffer", "register_parameter", "add_module", "register_module":
      try given.check(name, 2...3, names: ["persistent"])
      guard let key = given.values[0].text else { throw .wantsText(name, given.values[0].typeName) }
      if let instance = module as? InstanceObject {
        instance.set(key, given.values[1])
        if name == "register_buffer" { instance.buffers.insert(key) }
      } else if let network = module as? NetworkObject {
        try network.append(given.values[1], as: key)
      }
      return ProgramValue.none
    case "extra_repr":
      let network = (module as? InstanceObject)?.layer?.network
      return .text(
        network.flatMap { network in
          network.layer.map { LayerText.said($0, pairs: network.pairs) }
        } ?? "")
    case "forward":
      guard let network = module as? NetworkObject else {
        throw machine.unknown("forward", of: own)
      }
      return try network.call(given, machine)
    default: return nil
    }
  }

  /// The functions that a module calls with what it gave; made where there are none yet.
  private static func hooks(of module: ProgramObject) -> ForwardHooks? {
    switch module {
    case let network as NetworkObject: return network.hooks
    case let instance as InstanceObject:
      let hooks = instance.hooks ?? ForwardHooks()
      instance.hooks = hooks
      return hooks
    default: return nil
    }
  }

  private static func load(
    _ given: ProgramArguments, into module: ProgramObject, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    try given.check("load_state_dict", 1...2, names: ["strict"])
    let state = try machine.pairs(of: given.values[0])
    let isRecording = machine.isRecording
    machine.isRecording = false
    defer { machine.isRecording = isRecording }
    let own = try arrays(of: module, machine, isEachOnce: false) { $0.parameters + $0.buffers }
    let isStrict = try given.argument(1, "strict").map { value throws(ProgramFailure) in
      try machine.isTrue(value)
    }
    for (name, array) in own {
      guard let value = state.first(where: { $0.key.text == name })?.value.array else {
        guard isStrict ?? true else { continue }
        let others = state.compactMap(\.key.text).filter { key in !own.contains { $0.name == key } }
        throw .stateMissing(
          name, leftOver: others.first { $0.hasSuffix("." + name) } ?? others.first)
      }
      guard value.shape == array.shape else {
        throw .stateShape(name, value.shape, module: array.shape)
      }
      try machine.store(.object(value), into: array)
    }
  }

  /// A module as `print` writes it: the modules in it, one a line.
  static func text(_ module: ProgramObject, _ machine: ProgramMachine) throws(ProgramFailure)
    -> String
  {
    try machine.enter()
    defer { machine.leave() }
    if let network = (module as? NetworkObject)?.network, let layer = network.layer {
      return LayerText.text(layer, pairs: network.pairs)
    }
    let inside = children(of: module)
    let said =
      module is InstanceObject
      ? try machine.callMethod(.object(module), "extra_repr", ProgramArguments()).text ?? "" : ""
    var lines = said.isEmpty ? [] : said.split(separator: "\n").map { "  \($0)" }
    guard !inside.isEmpty || lines.count > 1 else { return "\(module.typeName)(\(said))" }
    var texts: [(first: String, last: String, count: Int, text: String)] = []
    for (name, child) in inside {
      let text = try machine.representation(.object(child))
      // Of a list, equal ones in a row are written once.
      if module is ListObject, let before = texts.last, before.text == text {
        texts[texts.count - 1] = (before.first, name, before.count + 1, text)
      } else {
        texts.append((name, name, 1, text))
      }
    }
    lines += texts.map { row in
      let text = row.text.split(separator: "\n").joined(separator: "\n  ")
      return row.count == 1
        ? "  (\(row.first)): \(text)" : "  (\(row.first)-\(row.last)): \(row.count) x \(text)"
    }
    return "\(module.typeName)(\n\(lines.joined(separator: "\n"))\n)"
  }
}
