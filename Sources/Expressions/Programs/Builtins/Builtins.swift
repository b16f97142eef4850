import Tensors

/// Python's built-in names.
enum Builtins {
  /// The value of each name.
  static let table: [String: ProgramValue] = {
    var table: [String: ProgramValue] = [:]
    for (name, body) in functions { table[name] = .object(BuiltinObject(name, body)) }
    for (name, body) in types { table[name] = .object(TypeObject(name, body)) }
    for (name, type) in exceptions { table[name] = .object(type) }
    return table
  }()

  /// The classes of exceptions by their names.
  static let exceptions: [String: ClassObject] = {
    let base = ClassObject("Exception", nature: .exception)
    var made = ["Exception": base, "BaseException": base]
    for name in [
      "ValueError", "TypeError", "IndexError", "KeyError", "RuntimeError", "NotImplementedError",
      "AssertionError", "ZeroDivisionError", "AttributeError", "NameError", "OverflowError",
      "StopIteration", "ArithmeticError", "LookupError", "MemoryError", "RecursionError", "OSError",
      "ImportError", "FileNotFoundError", "KeyboardInterrupt",
    ] {
      made[name] = ClassObject(name, bases: [base])
    }
    return made
  }()

  typealias Body =
    @Sendable (ProgramArguments, ProgramMachine) throws(ProgramFailure) -> ProgramValue

  private static let functions: [(String, Body)] = [
    (
      "len",
      { given, machine throws(ProgramFailure) in
        try given.check("len", 1...1)
        guard let object = given.values[0].object, let length = try object.length(machine) else {
          throw .noLength(given.values[0].typeName)
        }
        return .int(length)
      }
    ),
    ("print", Printing.print),
    (
      "abs",
      { given, machine throws(ProgramFailure) in
        try given.check("abs", 1...1)
        return try absolute(given.values[0], machine)
      }
    ),
    (
      "round",
      { given, _ throws(ProgramFailure) in
        try given.check("round", 1...2, names: ["ndigits"])
        return try rounded(given.values[0], given.argument(1, "ndigits"))
      }
    ),
    (
      "pow",
      { given, machine throws(ProgramFailure) in
        try given.check("pow", 2...3)
        let result = try machine.binary(.power, given.values[0], given.values[1])
        return given.values.count == 2
          ? result : try machine.binary(.remainder, result, given.values[2])
      }
    ),
    (
      "divmod",
      { given, machine throws(ProgramFailure) in
        try given.check("divmod", 2...2)
        return .tuple([
          try machine.binary(.floorDivide, given.values[0], given.values[1]),
          try machine.binary(.remainder, given.values[0], given.values[1]),
        ])
      }
    ),
    (
      "sum",
      { given, machine throws(ProgramFailure) in
        try given.check("sum", 1...2, names: ["start"])
        var total = given.argument(1, "start") ?? .int(0)
        let iterator = try machine.iterator(of: given.values[0])
        while let item = try iterator.next(machine) {
          try machine.work()
          total = try machine.binary(.add, total, item)
        }
        return total
      }
    ),
    ("max", { given, machine throws(ProgramFailure) in try extreme(given, machine, "max") }),
    ("min", { given, machine throws(ProgramFailure) in try extreme(given, machine, "min") }),
    (
      "any",
      { given, machine throws(ProgramFailure) in
        try given.check("any", 1...1)
        let iterator = try machine.iterator(of: given.values[0])
        while let item = try iterator.next(machine) {
          try machine.work()
          if try machine.isTrue(item) { return .boolean(true) }
        }
        return .boolean(false)
      }
    ),
    (
      "all",
      { given, machine throws(ProgramFailure) in
        try given.check("all", 1...1)
        let iterator = try machine.iterator(of: given.values[0])
        while let item = try iterator.next(machine) {
          try machine.work()
          if try !machine.isTrue(item) { return .boolean(false) }
        }
        return .boolean(true)
      }
    ),
    (
      "sorted",
      { given, machine throws(ProgramFailure) in
        try given.check("sorted", 1...1, names: ["key", "reverse"])
        return .list(
          try machine.sorted(machine.items(of: given.values[0]), given, function: "sorted"))
      }
    ),
    (
      "iter",
      { given, machine throws(ProgramFailure) in
        try given.check("iter", 1...1)
        return .object(try machine.iterator(of: given.values[0]))
      }
    ),
    (
      "next",
      { given, machine throws(ProgramFailure) in
        try given.check("next", 1...2)
        guard let iterator = given.values[0].object as? ProgramIterator else {
          return try machine.callMethod(given.values[0], "__next__", ProgramArguments())
        }
        if let item = try iterator.next(machine) { return item }
        guard given.values.count > 1 else { throw .stopIteration() }
        return given.values[1]
      }
    ),
    (
      "isinstance",
      { given, machine throws(ProgramFailure) in
        try given.check("isinstance", 2...2)
        return .boolean(Kinds.matches(given.values[0], given.values[1]))
      }
    ),
    (
      "issubclass",
      { given, _ throws(ProgramFailure) in
        try given.check("issubclass", 2...2)
        guard let type = given.values[0].object as? ClassObject,
          let base = given.values[1].object as? ClassObject
        else { return .boolean(given.values[0].isSame(as: given.values[1])) }
        return .boolean(type.derives(from: base))
      }
    ),
    (
      "callable",
      { given, _ throws(ProgramFailure) in
        try given.check("callable", 1...1)
        return .boolean(Kinds.isCallable(given.values[0]))
      }
    ),
    (
      "hasattr",
      { given, machine throws(ProgramFailure) in
        try given.check("hasattr", 2...2)
        return .boolean(try Kinds.attribute(given, machine) != nil)
      }
    ),
    (
      "getattr",
      { given, machine throws(ProgramFailure) in
        try given.check("getattr", 2...3)
        if let value = try Kinds.attribute(given, machine) { return value }
        guard given.values.count > 2 else {
          throw machine.unknown(given.values[1].text ?? "", of: given.values[0])
        }
        return given.values[2]
      }
    ),
    (
      "setattr",
      { given, machine throws(ProgramFailure) in
        try given.check("setattr", 3...3)
        guard let object = given.values[0].object, let name = given.values[1].text else {
          throw .attributeNotAssignable("", of: given.values[0].typeName)
        }
        try object.setAttribute(name, to: given.values[2], machine)
        return ProgramValue.none
      }
    ),
    (
      "vars",
      { given, machine throws(ProgramFailure) in
        try given.check("vars", 1...1)
        return try machine.attribute(given.values[0], "__dict__")
      }
    ),
    (
      "id",
      { given, _ throws(ProgramFailure) in
        try given.check("id", 1...1)
        return .int(given.values[0].object.map { ObjectIdentifier($0).hashValue } ?? 0)
      }
    ),
    (
      "repr",
      { given, machine throws(ProgramFailure) in
        try given.check("repr", 1...1)
        return .text(try machine.representation(given.values[0]))
      }
    ),
    (
      "format",
      { given, machine throws(ProgramFailure) in
        try given.check("format", 1...2)
        let spec = given.values.count > 1 ? given.values[1].text ?? "" : ""
        return .text(try FormatSpec(spec).format(given.values[0], machine))
      }
    ),
    (
      "ord",
      { given, _ throws(ProgramFailure) in
        try given.check("ord", 1...1)
        guard let scalar = given.values[0].text?.unicodeScalars.first else {
          throw .wantsText("ord", given.values[0].typeName)
        }
        return .int(Int(scalar.value))
      }
    ),
    (
      "chr",
      { given, _ throws(ProgramFailure) in
        try given.check("chr", 1...1)
        guard let number = given.values[0].integer, let code = UInt32(exactly: number),
          let scalar = Unicode.Scalar(code)
        else { throw .numberText(given.values[0].typeName, "chr") }
        return .text(String(scalar))
      }
    ),
    ("hex", { given, _ throws(ProgramFailure) in .text(try digits(given, 16, "0x")) }),
    ("bin", { given, _ throws(ProgramFailure) in .text(try digits(given, 2, "0b")) }),
    ("oct", { given, _ throws(ProgramFailure) in .text(try digits(given, 8, "0o")) }),
    (
      "globals",
      { _, machine throws(ProgramFailure) in
        .object(
          try DictionaryObject(
            machine.namespace.names.map { (.text($0), machine.namespace[$0]) }.filter {
              !$0.1.isUnbound
            }))
      }
    ),
    (
      "super",
      { given, _ throws(ProgramFailure) in
        try given.check("super", 2...2)
        guard let type = given.values[0].object as? ClassObject else { throw .noSuper() }
        return .object(SuperObject(given.values[1], behind: type))
      }
    ),
    ("property", { given, _ throws(ProgramFailure) in try wrapped(given, .property) }),
    ("staticmethod", { given, _ throws(ProgramFailure) in try wrapped(given, .free) }),
    ("classmethod", { given, _ throws(ProgramFailure) in try wrapped(given, .ofClass) }),
  ]

  private static let types: [(String, Body?)] = [
    ("object", nil), ("NoneType", nil),
    (
      "type",
      { given, machine throws(ProgramFailure) in
        try given.check("type", 1...1)
        return machine.type(of: given.values[0])
      }
    ),
    ("int", { given, _ throws(ProgramFailure) in try Conversions.int(given) }),
    ("float", { given, _ throws(ProgramFailure) in try Conversions.float(given) }),
    (
      "bool",
      { given, machine throws(ProgramFailure) in
        try given.check("bool", 0...1)
        return .boolean(
          try given.values.first.map { value throws(ProgramFailure) in
            try machine.isTrue(value)
          } ?? false)
      }
    ),
    (
      "str",
      { given, machine throws(ProgramFailure) in
        try given.check("str", 0...1)
        return .text(
          try given.values.first.map { value throws(ProgramFailure) in
            try machine.text(value)
          } ?? "")
      }
    ),
    (
      "list",
      { given, machine throws(ProgramFailure) in
        try given.check("list", 0...1)
        return .list(
          try given.values.first.map { value throws(ProgramFailure) in
            try machine.items(of: value)
          } ?? [])
      }
    ),
    (
      "tuple",
      { given, machine throws(ProgramFailure) in
        try given.check("tuple", 0...1)
        return .tuple(
          try given.values.first.map { value throws(ProgramFailure) in
            try machine.items(of: value)
          } ?? [])
      }
    ),
    (
      "set",
      { given, machine throws(ProgramFailure) in
        try given.check("set", 0...1)
        return .object(
          try SetObject(
            try given.values.first.map { value throws(ProgramFailure) in
              try machine.items(of: value)
            } ?? []))
      }
    ),
    (
      "frozenset",
      { given, machine throws(ProgramFailure) in
        try given.check("frozenset", 0...1)
        return .object(
          try SetObject(
            given.values.first.map { value throws(ProgramFailure) in
              try machine.items(of: value)
            } ?? [], isFrozen: true))
      }
    ),
    (
      "dict",
      { given, machine throws(ProgramFailure) in
        let made = try DictionaryObject()
        for value in given.values {
          for (key, value) in try machine.pairs(of: value) { try made.set(key, value) }
        }
        for (name, value) in given.named { try made.set(.text(name), value) }
        return .object(made)
      }
    ),
    (
      "range",
      { given, _ throws(ProgramFailure) in
        try given.check("range", 1...3)
        var numbers: [Int] = []
        for value in given.values {
          guard let number = value.integer else { throw .notANumber(value.typeName, "range") }
          numbers.append(number)
        }
        let (start, stop) = numbers.count == 1 ? (0, numbers[0]) : (numbers[0], numbers[1])
        let step = numbers.count == 3 ? numbers[2] : 1
        guard step != 0 else { throw .sliceStepZero() }
        return .object(RangeObject(start: start, stop: stop, step: step))
      }
    ),
    (
      "slice",
      { given, _ throws(ProgramFailure) in
        try given.check("slice", 1...3)
        let v = given.values
        return .object(
          v.count == 1
            ? SliceObject(start: .none, stop: v[0], step: .none)
            : SliceObject(start: v[0], stop: v[1], step: v.count > 2 ? v[2] : .none))
      }
    ),
    (
      "zip",
      { given, machine throws(ProgramFailure) in
        var iterators: [ProgramIterator] = []
        for value in given.values { iterators.append(try machine.iterator(of: value)) }
        let parts = iterators
        return .object(
          FunctionIterator("zip") { machine throws(ProgramFailure) in
            var items: [ProgramValue] = []
            for iterator in parts {
              guard let item = try iterator.next(machine) else { return nil }
              items.append(item)
            }
            return items.isEmpty ? nil : .tuple(items)
          })
      }
    ),
    (
      "enumerate",
      { given, machine throws(ProgramFailure) in
        try given.check("enumerate", 1...2, names: ["start"])
        let iterator = try machine.iterator(of: given.values[0])
        var place = given.argument(1, "start")?.integer ?? 0
        return .object(
          FunctionIterator("enumerate") { machine throws(ProgramFailure) in
            guard let item = try iterator.next(machine) else { return nil }
            place += 1
            return .tuple([.int(place - 1), item])
          })
      }
    ),
    (
      "reversed",
      { given, machine throws(ProgramFailure) in
        try given.check("reversed", 1...1)
        return .object(ItemsIterator(try machine.items(of: given.values[0]).reversed()))
      }
    ),
    (
      "map",
      { given, machine throws(ProgramFailure) in
        guard given.values.count >= 2 else {
          throw .argumentCount("map", found: given.values.count, wanted: 2...9)
        }
        var iterators: [ProgramIterator] = []
        for value in given.values.dropFirst() { iterators.append(try machine.iterator(of: value)) }
        let (function, parts) = (given.values[0], iterators)
        return .object(
          FunctionIterator("map") { machine throws(ProgramFailure) in
            var items: [ProgramValue] = []
            for iterator in parts {
              guard let item = try iterator.next(machine) else { return nil }
              items.append(item)
            }
            return try machine.call(function, ProgramArguments(values: items))
          })
      }
    ),
    (
      "filter",
      { given, machine throws(ProgramFailure) in
        try given.check("filter", 2...2)
        let function = given.values[0]
        let iterator = try machine.iterator(of: given.values[1])
        return .object(
          FunctionIterator("filter") { machine throws(ProgramFailure) in
            while let item = try iterator.next(machine) {
              let answer =
                function.isNone
                ? item : try machine.call(function, ProgramArguments(values: [item]))
              if try machine.isTrue(answer) { return item }
              try machine.step()
            }
            return nil
          })
      }
    ),
  ]

  private static func wrapped(
    _ given: ProgramArguments, _ manner: WrappedFunctionObject.Manner
  ) throws(ProgramFailure) -> ProgramValue {
    try given.check("\(manner)", 1...1)
    guard let function = given.values[0].object else {
      throw .notCallable(given.values[0].typeName)
    }
    return .object(WrappedFunctionObject(manner, function))
  }

  private static func digits(
    _ given: ProgramArguments, _ radix: Int, _ prefix: String
  ) throws(ProgramFailure) -> String {
    guard let number = given.values.first?.integer else {
      throw .notANumber(given.values.first?.typeName ?? "None", prefix)
    }
    return (number < 0 ? "-" : "") + prefix + String(number.magnitude, radix: radix)
  }

  private static func absolute(
    _ value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    switch value {
    case .int(let number):
      guard number != .min else { throw .overflow() }
      return .int(abs(number))
    case .boolean(let truth): return .int(truth ? 1 : 0)
    case .real(let number, let id):
      return .real(number.magnitude, machine.recorded(.absolute, id, number.magnitude))
    case .whole(let number, let id):
      return .whole(number.magnitude, machine.recorded(.absolute, id, number.magnitude))
    case .object(let object):
      if let array = object as? ArrayObject {
        return try machine.map(.absolute, "abs", array, type: array.type.counted)
      }
      if let instance = object as? InstanceObject,
        let result = try instance.special(unary: "__abs__", machine)
      {
        return result
      }
      throw .operand("abs", value.typeName)
    default: throw .operand("abs", value.typeName)
    }
  }

  private static func rounded(
    _ value: ProgramValue, _ digits: ProgramValue?
  ) throws(ProgramFailure) -> ProgramValue {
    guard let number = value.number else { throw .notANumber(value.typeName, "round") }
    guard let places = digits?.integer else {
      if let whole = value.integer { return .int(whole) }
      guard number.isFinite else { throw .notWhole("round") }
      guard let whole = Int(exactly: number.rounded(.toNearestOrEven)) else { throw .overflow() }
      return .int(whole)
    }
    if value.integer != nil, places >= 0 { return value }
    // Python rounds the decimal text, so that 2.675 becomes 2.67.
    let text = NumberTexts.formatted(number, "f", min(max(places, 0), 300))
    if places >= 0 { return .real(Double(text) ?? number, Ledger.plain) }
    let scale = BinaryFunction.power.value(10, Double(-places))
    let result = (number / scale).rounded(.toNearestOrEven) * scale
    return value.integer == nil ? .real(result, Ledger.plain) : .int(Int(exactly: result) ?? 0)
  }

  /// Python's `max` and `min`: of several values, or of the elements of one.
  private static func extreme(
    _ given: ProgramArguments, _ machine: ProgramMachine, _ name: String
  ) throws(ProgramFailure) -> ProgramValue {
    for (keyword, _) in given.named where keyword != "key" && keyword != "default" {
      throw .unknownArgument(keyword, of: name)
    }
    guard let first = given.values.first else { throw .emptyArgument(name) }
    let items = given.values.count == 1 ? try machine.items(of: first) : given.values
    guard var best = items.first else {
      if let standard = given.named("default") { return standard }
      throw .emptyArgument(name)
    }
    let function = given.named("key").flatMap { $0.isNone ? nil : $0 }
    func key(_ item: ProgramValue) throws(ProgramFailure) -> ProgramValue {
      try function.map { function throws(ProgramFailure) in
        try machine.call(function, ProgramArguments(values: [item]))
      } ?? item
    }
    var bestKey = try key(best)
    var winner = 0
    for (place, item) in items.enumerated().dropFirst() {
      let itemKey = try key(item)
      let order: ProgramComparison = name == "max" ? .greater : .less
      if try machine.isTrue(machine.compare(order, itemKey, bestKey)) {
        (best, bestKey, winner) = (item, itemKey, place)
      }
    }
    return function == nil ? machine.chosen(winner, of: items, isLargest: name == "max") : best
  }
}
