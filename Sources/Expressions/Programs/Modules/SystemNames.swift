import Tensors

/// What the modules of Python itself have here: what needs no file and no clock but a stopwatch.
enum SystemNames {
  static let table: [String: ProgramValue] = {
    var table: [String: ProgramValue] = [:]
    for (name, body) in functions + MathNames.functions + RandomNames.functions + Caching.functions
    {
      table[name] = .object(BuiltinObject(name, body))
    }
    for name in Initialisers.names { table["torch.nn.init.\(name)"] = Initialisers.function(name) }
    table["sys.maxsize"] = .int(.max)
    table["sys.version"] = .text("3.11")
    table["torch.__version__"] = .text("2.0")
    table["numpy.__version__"] = .text("2.0")
    table["collections.OrderedDict"] = .object(
      TypeObject("OrderedDict") { given, machine throws(ProgramFailure) in
        let made = try DictionaryObject(kind: .ordered)
        for value in given.values {
          for (key, value) in try machine.pairs(of: value) { try made.set(key, value) }
        }
        for (name, value) in given.named { try made.set(.text(name), value) }
        return .object(made)
      })
    let (lower, upper) = ("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    table["string.ascii_lowercase"] = .text(lower)
    table["string.ascii_uppercase"] = .text(upper)
    table["string.ascii_letters"] = .text(lower + upper)
    table["string.digits"] = .text("0123456789")
    table["string.punctuation"] = .text("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
    table["math.pi"] = .real(.pi, 0)
    table["math.e"] = .real(2.718281828459045, 0)
    table["math.tau"] = .real(2 * .pi, 0)
    table["math.inf"] = .real(.infinity, 0)
    table["math.nan"] = .real(.nan, 0)
    for name in [
      "List", "Tuple", "Dict", "Optional", "Union", "Any", "Callable", "Sequence", "Iterable",
      "Iterator", "Set", "Type", "Literal", "Generator", "Mapping", "TypeVar", "Final",
    ] {
      table["typing.\(name)"] = .object(TypeObject(name))
    }
    table["torch.autograd.Function"] = .object(OwnGradient.base)
    table["torch.autograd.Variable"] = .object(
      BuiltinObject("Variable") { given, _ throws(ProgramFailure) in given.values.first ?? .none })
    return table
  }()

  private static let functions: [(String, Builtins.Body)] = [
    ("time.time", { _, _ throws(ProgramFailure) in .real(Stopwatch.seconds, 0) }),
    ("time.perf_counter", { _, _ throws(ProgramFailure) in .real(Stopwatch.seconds, 0) }),
    ("time.sleep", { _, _ throws(ProgramFailure) in ProgramValue.none }),
    (
      "copy.copy",
      { given, machine throws(ProgramFailure) in
        try given.check("copy", 1...1)
        return try Copies(machine, isDeep: false).copied(given.values[0])
      }
    ),
    (
      "copy.deepcopy",
      { given, machine throws(ProgramFailure) in
        try given.check("deepcopy", 1...1)
        return try Copies(machine, isDeep: true).copied(given.values[0])
      }
    ),
    (
      "os.path.join",
      { given, _ throws(ProgramFailure) in
        .text(given.values.compactMap(\.text).joined(separator: "/"))
      }
    ),
    (
      "os.path.basename",
      { given, _ throws(ProgramFailure) in
        .text(given.values.first?.text?.split(separator: "/").last.map(String.init) ?? "")
      }
    ),
    (
      "torch.autograd.grad",
      { given, machine throws(ProgramFailure) in
        try given.check(
          "grad", 1...3,
          names: [
            "outputs", "inputs", "grad_outputs", "retain_graph", "create_graph", "allow_unused",
          ])
        try machine.refuseGraph(given)
        let output = given.argument(0, "outputs") ?? .none
        let inputs = given.argument(1, "inputs") ?? .none
        let allowsUnused = try given.named("allow_unused").map { value throws(ProgramFailure) in
          try machine.isTrue(value)
        }
        return .tuple(
          try machine.gradients(
            of: output, inputs.parts ?? [inputs], given.argument(2, "grad_outputs"),
            allowsUnused: allowsUnused ?? false))
      }
    ),
    ("torch.cuda.device_count", { _, _ throws(ProgramFailure) in .int(0) }),
    (
      "torch.autograd.set_detect_anomaly",
      { _, machine throws(ProgramFailure) in
        .object(RecordingContext(isRecording: machine.isRecording))
      }
    ),
    ("torch.nn.init.calculate_gain", Initialisers.gain),
    ("torch.cuda.is_available", { _, _ throws(ProgramFailure) in .boolean(false) }),
    ("torch.accelerator.is_available", { _, _ throws(ProgramFailure) in .boolean(false) }),
    ("torch.backends.mps.is_available", { _, _ throws(ProgramFailure) in .boolean(false) }),
    ("warnings.filterwarnings", { _, _ throws(ProgramFailure) in ProgramValue.none }),
  ]
}

/// Seconds from some moment on, for programs that time themselves.
enum Stopwatch {
  private static let start = ContinuousClock.now

  static var seconds: Double {
    let (seconds, fraction) = (ContinuousClock.now - start).components
    return Double(seconds) + Double(fraction) * 1e-18
  }
}
