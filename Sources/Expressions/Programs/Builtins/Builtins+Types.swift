extension Builtins {
  /// Names that are types, and what calling each does; nil where it makes nothing.
  static let types: [(String, Body?)] = [
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
          FunctionIterator("zip", over: parts) { machine throws(ProgramFailure) in
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
          FunctionIterator("enumerate", over: [iterator]) { machine throws(ProgramFailure) in
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
          FunctionIterator("map", over: parts + [function.object]) {
            machine throws(ProgramFailure) in
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
          FunctionIterator("filter", over: [iterator, function.object]) {
            machine throws(ProgramFailure) in
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
}
