import Networks
import Tensors

/// Names of PyTorch that hold state or change how a program runs, and so are no functions of section 3.
enum TorchNames {
  static func value(_ name: String) -> ProgramValue? { table[name] ?? LazyLayerObject.type(name) }

  /// `nn.Module`, from which learners derive.
  static let module = ClassObject("Module", nature: .module)

  private static func context(_ name: String, _ isRecording: Bool) -> ProgramValue {
    .object(
      BuiltinObject(name) { given, _ throws(ProgramFailure) in
        let mode = given.values.first.map { value in
          if case .boolean(let truth) = value { truth } else { true }
        }
        return .object(RecordingContext(isRecording: mode ?? isRecording))
      })
  }

  private static let table: [String: ProgramValue] = {
    var table: [String: ProgramValue] = [
      "Module": .object(module),
      "no_grad": context("no_grad", false), "inference_mode": context("inference_mode", false),
      "enable_grad": context("enable_grad", true),
      "set_grad_enabled": context("set_grad_enabled", true),
      "Parameter": .object(
        TypeObject("Parameter") { given, machine throws(ProgramFailure) in
          try given.check("Parameter", 1...2, names: ["data", "requires_grad"])
          let source = try machine.array(given.argument(0, "data") ?? .none, isTorch: true)
          let isRecording = machine.isRecording
          machine.isRecording = false
          defer { machine.isRecording = isRecording }
          let made = try machine.copy(source)
          made.buffer.forget()
          made.isTorch = true
          made.isParameter = true
          machine.ask(made, true)
          return .object(made)
        }),
      "is_grad_enabled": .object(
        BuiltinObject("is_grad_enabled") { _, machine throws(ProgramFailure) in
          .boolean(machine.isRecording)
        }),
      "device": .object(
        BuiltinObject("device") { given, _ throws(ProgramFailure) in
          let name = given.argument(0, "type")?.text
          return name.map { .object(TypeNameObject($0, isDevice: true)) } ?? given.values.first
            ?? .none
        }),
      "ModuleList": .object(
        TypeObject("ModuleList") { given, machine throws(ProgramFailure) in
          try moduleList(given, machine)
        }),
      "ParameterList": .object(
        TypeObject("ParameterList") { given, machine throws(ProgramFailure) in
          try moduleList(given, machine)
        }),
      "Sequential": .object(
        TypeObject("Sequential") { given, machine throws(ProgramFailure) in
          try sequential(given, machine)
        }),
    ]
    for (name, function) in losses { table[name] = .object(TypeObject(name, loss(name, function))) }
    return table
  }()

  private static func moduleList(
    _ given: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    let list = ListObject(
      try given.values.first.map { value throws(ProgramFailure) in
        try machine.items(of: value)
      } ?? [])
    list.isModuleList = true
    return .object(list)
  }

  /// A row of layers: the library's where all are its own, else a module that calls one after another.
  private static func sequential(
    _ given: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    let layers = parts(given.values)
    // An empty one may get anything.
    if !layers.isEmpty, layers.allSatisfy({ $0.value.object is NetworkObject }) {
      guard let function = FunctionTable.shared.named("Sequential", in: .torch) else {
        return .none
      }
      let made = try machine.call(
        function, .torch, ProgramArguments(values: layers.map(\.value)))
      let isNumbered = layers.enumerated().allSatisfy { $1.name == "\($0)" }
      guard !isNumbered, let parts = (made.object as? NetworkObject)?.network.graph,
        let named = Network(
          graph: zip(layers, parts).map { NetworkPart($0.name, $1.network, inputs: $1.inputs) })
      else { return made }
      return .object(NetworkObject(named))
    }
    let made = InstanceObject(row)
    for (name, layer) in layers { made.set(name, layer) }
    return .object(made)
  }

  /// The layers of a row with their names: each by itself, in a list, or in a dict.
  private static func parts(
    _ given: [ProgramValue]
  ) -> [(name: String, value: ProgramValue)] {
    var layers: [(name: String, value: ProgramValue)] = []
    for value in given {
      if let dictionary = value.object as? DictionaryObject {
        for (key, value) in dictionary.items {
          layers.append((key.text ?? "\(layers.count)", value))
        }
      } else if let parts = value.parts, (value.object as? ListObject)?.isModuleList != true {
        for part in parts { layers.append(("\(layers.count)", part)) }
      } else {
        layers.append(("\(layers.count)", value))
      }
    }
    return layers
  }

  /// The class of a row of layers of which some are the learner's.
  static let row = ClassObject(
    "Sequential", bases: [module],
    attributes: [
      "__init__": .object(
        BuiltinObject("__init__", isMethod: true) { given, _ throws(ProgramFailure) in
          guard let instance = given.values.first?.object as? InstanceObject else {
            throw .missingArgument(["self"], of: "__init__")
          }
          for (name, layer) in parts(Array(given.values.dropFirst())) { instance.set(name, layer) }
          return ProgramValue.none
        }),
      "forward": .object(
        BuiltinObject("forward", isMethod: true) { given, machine throws(ProgramFailure) in
          try given.check("forward", 2...2)
          var value = given.values[1]
          for layer in layers(given.values[0]) {
            value = try machine.call(layer, ProgramArguments(values: [value]))
          }
          return value
        }),
    ].merging(sequence) { own, _ in own })

  /// The class of a list of modules from which a program's class derives.
  static let list = ClassObject(
    "ModuleList", bases: [module],
    attributes: [
      "__init__": .object(
        BuiltinObject("__init__", isMethod: true) { given, machine throws(ProgramFailure) in
          try given.check("__init__", 1...2, names: ["modules"])
          try extend(given, machine)
          return ProgramValue.none
        }),
      "extend": .object(
        BuiltinObject("extend", isMethod: true) { given, machine throws(ProgramFailure) in
          try given.check("extend", 2...2)
          try extend(given, machine)
          return given.values[0]
        }),
    ].merging(sequence) { own, _ in own })

  /// Adds the modules of a list to one that has some.
  private static func extend(
    _ given: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    guard let instance = given.values.first?.object as? InstanceObject else {
      throw .missingArgument(["self"], of: "__init__")
    }
    guard let modules = given.argument(1, "modules"), !modules.isNone else { return }
    for module in try machine.items(of: modules) {
      instance.set("\(ModuleTree.children(of: instance).count)", module)
    }
  }

  /// What objects of a class have that are a sequence of their modules.
  private static let sequence: [String: ProgramValue] = [
    "__iter__": .object(
      BuiltinObject("__iter__", isMethod: true) { given, _ throws(ProgramFailure) in
        .object(ItemsIterator(layers(given.values[0])))
      }),
    "__len__": .object(
      BuiltinObject("__len__", isMethod: true) { given, _ throws(ProgramFailure) in
        .int(layers(given.values[0]).count)
      }),
    "__getitem__": .object(
      BuiltinObject("__getitem__", isMethod: true) { given, machine throws(ProgramFailure) in
        try machine.element(.list(layers(given.values[0])), given.values[1])
      }),
  ]

  private static func layers(_ value: ProgramValue) -> [ProgramValue] {
    value.object.map { ModuleTree.children(of: $0).map { .object($0.module) } } ?? []
  }

  // MARK: Losses as modules

  private static let losses: [(String, String)] = [
    ("MSELoss", "mse_loss"), ("L1Loss", "l1_loss"), ("CrossEntropyLoss", "cross_entropy"),
    ("NLLLoss", "nll_loss"), ("BCELoss", "binary_cross_entropy"),
    ("BCEWithLogitsLoss", "binary_cross_entropy_with_logits"), ("SmoothL1Loss", "smooth_l1_loss"),
    ("HuberLoss", "huber_loss"), ("KLDivLoss", "kl_div"),
  ]

  private static func loss(_ name: String, _ function: String) -> BuiltinObject.Body {
    { settings, _ throws(ProgramFailure) in
      let type = ClassObject(
        name, bases: [module],
        attributes: [
          "forward": .object(
            BuiltinObject(name) { given, machine throws(ProgramFailure) in
              try given.check(name, 3...3)
              return try machine.callMethod(
                .object(ModuleObject("torch")), function,
                ProgramArguments(
                  values: [given.values[1], given.values[2]], named: settings.named))
            })
        ])
      return .object(InstanceObject(type))
    }
  }
}
