import Tensors

extension Builtins {
  /// What `bin`, `oct` and `hex` write.
  static func digits(
    _ given: ProgramArguments, _ radix: Int, _ prefix: String
  ) throws(ProgramFailure) -> String {
    guard let number = given.values.first?.integer else {
      throw .notANumber(given.values.first?.typeName ?? "None", prefix)
    }
    return (number < 0 ? "-" : "") + prefix + String(number.magnitude, radix: radix)
  }

  /// Python's `abs`.
  static func absolute(
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

  /// Python's `round`.
  static func rounded(
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
  static func extreme(
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
