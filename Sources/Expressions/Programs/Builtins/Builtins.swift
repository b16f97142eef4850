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

  /// The names of functions and types.
  static var names: [String] { table.keys.filter { exceptions[$0] == nil } }

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
      { given, machine throws(ProgramFailure) in
        try given.check("round", 1...2, names: ["ndigits"])
        if let instance = given.values[0].object as? InstanceObject,
          let method = instance.own("__round__")
        {
          return try machine.call(
            method, ProgramArguments(values: [given.values[0]] + given.values.dropFirst()))
        }
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
      "dir",
      { given, machine throws(ProgramFailure) in
        try given.check("dir", 1...1)
        let object = given.values[0].object
        var names: [String] = []
        if let instance = object as? InstanceObject { names = instance.names }
        let type = object as? ClassObject ?? (object as? InstanceObject)?.type
        for item in type?.order ?? [] { names += item.attributes.keys }
        if let object, names.isEmpty {
          names = ProgramObject.methodNames.filter(object.hasMethod)
        }
        return .list(Set(names).sorted().map { .text($0) })
      }
    ),
    (
      "hash",
      { given, machine throws(ProgramFailure) in
        try given.check("hash", 1...1)
        return .int(try machine.hash(given.values[0]))
      }
    ),
    (
      "id",
      { given, _ throws(ProgramFailure) in
        try given.check("id", 1...1)
        return .int(given.values[0].object.map { ObjectIdentifier($0.identity).hashValue } ?? 0)
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

  private static func wrapped(
    _ given: ProgramArguments, _ manner: WrappedFunctionObject.Manner
  ) throws(ProgramFailure) -> ProgramValue {
    try given.check("\(manner)", 1...1)
    guard let function = given.values[0].object else {
      throw .notCallable(given.values[0].typeName)
    }
    return .object(WrappedFunctionObject(manner, function))
  }
}
