import Tensors

/// What the modules of Python itself have here: what needs no file and no clock but a stopwatch.
enum SystemNames {
  static let table: [String: ProgramValue] = {
    var table: [String: ProgramValue] = [:]
    for (name, body) in functions { table[name] = .object(BuiltinObject(name, body)) }
    for name in Initialisers.names { table["torch.nn.init.\(name)"] = Initialisers.function(name) }
    table["sys.maxsize"] = .int(.max)
    table["sys.version"] = .text("3.11")
    table["collections.OrderedDict"] = Builtins.table["dict"]
    table["math.pi"] = .real(.pi, 0)
    table["math.e"] = .real(2.718281828459045, 0)
    table["math.tau"] = .real(2 * .pi, 0)
    table["math.inf"] = .real(.infinity, 0)
    table["math.nan"] = .real(.nan, 0)
    for name in ["List", "Tuple", "Dict", "Optional", "Union", "Any", "Callable"] {
      table["typing.\(name)"] = .object(TypeObject(name))
    }
    table["torch.autograd.Variable"] = .object(
      BuiltinObject("Variable") { given, _ throws(ProgramFailure) in given.values.first ?? .none })
    return table
  }()

  private static func unary(
    _ name: String, _ function: UnaryFunction
  ) -> (String, BuiltinObject.Body) {
    (
      "math.\(name)",
      { given, machine throws(ProgramFailure) in
        try given.check(name, 1...1)
        guard let number = given.values[0].number else {
          throw .notANumber(given.values[0].typeName, name)
        }
        if name == "sqrt", number < 0 {
          throw .numberText(NumberTexts.representation(number), name)
        }
        if name == "log", number <= 0 {
          throw .numberText(NumberTexts.representation(number), name)
        }
        let result = function.value(number)
        if name == "exp", result.isInfinite, number.isFinite { throw .overflow() }
        return .real(result, machine.recorded(function, given.values[0].id, result))
      }
    )
  }

  private static func whole(
    _ name: String, _ rounding: FloatingPointRoundingRule
  ) -> (String, BuiltinObject.Body) {
    (
      "math.\(name)",
      { given, _ throws(ProgramFailure) in
        try given.check(name, 1...1)
        guard let number = given.values[0].number else {
          throw .notANumber(given.values[0].typeName, name)
        }
        guard let whole = Int(exactly: number.rounded(rounding)) else { throw .notWhole(name) }
        return .int(whole)
      }
    )
  }

  private static var functions: [(String, BuiltinObject.Body)] {
    [
      unary("exp", .exp), unary("sqrt", .sqrt), unary("tanh", .tanh), unary("sin", .sine),
      unary("cos", .cosine), unary("fabs", .absolute), whole("floor", .down), whole("ceil", .up),
      whole("trunc", .towardZero),
      (
        "math.log",
        { given, machine throws(ProgramFailure) in
          try given.check("log", 1...2)
          let result = try unary("log", .log).1(
            ProgramArguments(values: [given.values[0]]), machine)
          guard given.values.count == 2 else { return result }
          return try machine.binary(
            .divide, result,
            unary("log", .log).1(ProgramArguments(values: [given.values[1]]), machine))
        }
      ),
      (
        "math.pow",
        { given, machine throws(ProgramFailure) in
          try given.check("pow", 2...2)
          guard let x = given.values[0].number, let y = given.values[1].number else {
            throw .notANumber(given.values[0].typeName, "pow")
          }
          return try machine.binary(
            .power, .real(x, given.values[0].id), .real(y, given.values[1].id))
        }
      ),
      (
        "math.prod",
        { given, machine throws(ProgramFailure) in
          try given.check("prod", 1...1)
          var product = ProgramValue.int(1)
          for item in try machine.items(of: given.values[0]) {
            product = try machine.binary(.multiply, product, item)
          }
          return product
        }
      ),
      (
        "math.isnan",
        { given, _ throws(ProgramFailure) in
          .boolean(given.values.first?.number?.isNaN ?? false)
        }
      ),
      (
        "math.isinf",
        { given, _ throws(ProgramFailure) in
          .boolean(given.values.first?.number?.isInfinite ?? false)
        }
      ),
      (
        "math.factorial",
        { given, machine throws(ProgramFailure) in
          try given.check("factorial", 1...1)
          guard let number = given.values[0].integer, number >= 0 else {
            throw .notANumber(given.values[0].typeName, "factorial")
          }
          var product = ProgramValue.int(1)
          for factor in 0..<min(number, 64) {
            product = try machine.binary(.multiply, product, .int(factor + 1))
          }
          return product
        }
      ),
      ("time.time", { _, _ throws(ProgramFailure) in .real(Stopwatch.seconds, 0) }),
      ("time.perf_counter", { _, _ throws(ProgramFailure) in .real(Stopwatch.seconds, 0) }),
      ("time.sleep", { _, _ throws(ProgramFailure) in ProgramValue.none }),
      (
        "random.random",
        { _, machine throws(ProgramFailure) in
          .real(machine.session.random.uniform(), 0)
        }
      ),
      (
        "random.seed",
        { given, machine throws(ProgramFailure) in
          machine.session.random = RandomSource(
            seed: UInt64(bitPattern: Int64(given.values.first?.integer ?? 0)))
          return ProgramValue.none
        }
      ),
      (
        "random.uniform",
        { given, machine throws(ProgramFailure) in
          try given.check("uniform", 2...2)
          guard let low = given.values[0].number, let high = given.values[1].number else {
            throw .notANumber(given.values[0].typeName, "uniform")
          }
          return .real(low + (high - low) * machine.session.random.uniform(), 0)
        }
      ),
      (
        "random.gauss",
        { given, machine throws(ProgramFailure) in
          let mean = given.argument(0, "mu")?.number ?? 0
          let deviation = given.argument(1, "sigma")?.number ?? 1
          return .real(mean + deviation * machine.session.random.normal(), 0)
        }
      ),
      (
        "random.randint",
        { given, machine throws(ProgramFailure) in
          try given.check("randint", 2...2)
          guard let low = given.values[0].integer, let high = given.values[1].integer, low <= high
          else {
            throw .emptyArgument("randint")
          }
          return .int(Int.random(in: low...high, using: &machine.session.random))
        }
      ),
      (
        "random.choice",
        { given, machine throws(ProgramFailure) in
          try given.check("choice", 1...1)
          let items = try machine.items(of: given.values[0])
          guard let item = items.randomElement(using: &machine.session.random) else {
            throw .emptyArgument("choice")
          }
          return item
        }
      ),
      (
        "random.shuffle",
        { given, machine throws(ProgramFailure) in
          try given.check("shuffle", 1...1)
          guard let list = given.values[0].object as? ListObject else {
            throw .elementsNotAssignable(given.values[0].typeName)
          }
          list.items.shuffle(using: &machine.session.random)
          return ProgramValue.none
        }
      ),
      (
        "copy.copy",
        { given, machine throws(ProgramFailure) in
          try given.check("copy", 1...1)
          return try Copies.copied(given.values[0], isDeep: false, machine)
        }
      ),
      (
        "copy.deepcopy",
        { given, machine throws(ProgramFailure) in
          try given.check("deepcopy", 1...1)
          return try Copies.copied(given.values[0], isDeep: true, machine)
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
        "collections.defaultdict",
        { _, _ throws(ProgramFailure) in
          .object(try DictionaryObject())
        }
      ),
      (
        "torch.autograd.grad",
        { given, machine throws(ProgramFailure) in
          let output = given.argument(0, "outputs") ?? .none
          let inputs = given.argument(1, "inputs") ?? .none
          return .tuple(
            try machine.gradients(
              of: output, inputs.parts ?? [inputs], given.argument(2, "grad_outputs")))
        }
      ),
      ("torch.cuda.is_available", { _, _ throws(ProgramFailure) in .boolean(false) }),
      (
        "numpy.random.shuffle",
        { given, machine throws(ProgramFailure) in
          try given.check("shuffle", 1...1)
          guard let array = given.values[0].array else {
            throw .notAnArray(given.values[0].typeName)
          }
          let order = (0..<(try array.length(machine) ?? 0)).shuffled(
            using: &machine.session.random)
          let shuffled = try machine.copy(array).element(.list(order.map { .int($0) }), machine)
          try machine.store(shuffled, into: array)
          return ProgramValue.none
        }
      ),
      (
        "numpy.random.permutation",
        { given, machine throws(ProgramFailure) in
          try given.check("permutation", 1...1)
          let source: ArrayObject
          if let count = given.values[0].integer {
            source = try machine.array(.list((0..<max(count, 0)).map { .int($0) }))
          } else {
            source = try machine.array(given.values[0])
          }
          let order = (0..<(try source.length(machine) ?? 0)).shuffled(
            using: &machine.session.random)
          return try source.element(.list(order.map { .int($0) }), machine)
        }
      ),
      ("warnings.filterwarnings", { _, _ throws(ProgramFailure) in ProgramValue.none }),
    ]
  }
}

/// `copy.copy` and `copy.deepcopy`.
enum Copies {
  static func copied(
    _ value: ProgramValue, isDeep: Bool, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    try machine.enter()
    defer { machine.leave() }
    func inner(_ value: ProgramValue) throws(ProgramFailure) -> ProgramValue {
      isDeep ? try copied(value, isDeep: true, machine) : value
    }
    switch value.object {
    case let array as ArrayObject: return .object(try machine.copy(array))
    case let list as ListObject:
      var items: [ProgramValue] = []
      for item in list.items { items.append(try inner(item)) }
      return .list(items)
    case let tuple as TupleObject:
      var items: [ProgramValue] = []
      for item in tuple.items { items.append(try inner(item)) }
      return .tuple(items)
    case let dictionary as DictionaryObject:
      let made = try DictionaryObject()
      for (key, value) in dictionary.items { try made.set(key, inner(value)) }
      return .object(made)
    case let set as SetObject: return .object(try SetObject(set.items))
    case let instance as InstanceObject:
      let made = InstanceObject(instance.type)
      for name in instance.names {
        made.set(name, try inner(instance.own(attribute: name) ?? .none))
      }
      return .object(made)
    default: return value
    }
  }
}

/// Seconds from some moment on, for programs that time themselves.
enum Stopwatch {
  private static let start = ContinuousClock.now

  static var seconds: Double {
    let (seconds, fraction) = (ContinuousClock.now - start).components
    return Double(seconds) + Double(fraction) * 1e-18
  }
}
