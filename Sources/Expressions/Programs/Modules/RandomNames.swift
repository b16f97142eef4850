import Networks
import Tensors

/// Python's `random` and what NumPy's shuffles, drawn from the session's numbers.
enum RandomNames {
  static let functions: [(String, Builtins.Body)] = [
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
      "numpy.random.shuffle",
      { given, machine throws(ProgramFailure) in
        try given.check("shuffle", 1...1)
        if let list = given.values[0].object as? ListObject {
          list.items.shuffle(using: &machine.session.random)
          return ProgramValue.none
        }
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
          try NumberBuffer.check(room: count)
          source = try machine.array(.list((0..<max(count, 0)).map { .int($0) }))
        } else {
          source = try machine.array(given.values[0])
        }
        let order = (0..<(try source.length(machine) ?? 0)).shuffled(
          using: &machine.session.random)
        return try source.element(.list(order.map { .int($0) }), machine)
      }
    ),
  ]
}
