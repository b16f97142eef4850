/// Operands, and the arguments of calls.
extension ProgramMachine {
  typealias Registers = UnsafeMutablePointer<ProgramValue>

  @inline(__always)
  func read(_ operand: Int32, _ registers: Registers, _ globals: Registers) -> ProgramValue {
    operand >= 0 ? registers[Int(operand)] : globals[Int(~operand)]
  }

  /// Where an operand lies.
  @inline(__always)
  func address(_ operand: Int32, _ registers: Registers, _ globals: Registers) -> Registers {
    operand >= 0 ? registers + Int(operand) : globals + Int(~operand)
  }

  /// The arguments that a call's plan names.
  func arguments(
    _ plan: ProgramCallPlan, _ registers: Registers, _ globals: Registers
  ) throws(ProgramFailure) -> ProgramArguments {
    var given = ProgramArguments()
    given.values.reserveCapacity(plan.arguments.count)
    for argument in plan.arguments {
      switch argument {
      case .byPlace(let register): given.values.append(read(register, registers, globals))
      case .byName(let name, let register):
        given.named.append((name, read(register, registers, globals)))
      case .unpacked(let register):
        given.values += try items(of: read(register, registers, globals))
        try Sequences.check(given.values.count)
      case .unpackedByName(let register):
        for (key, value) in try pairs(of: read(register, registers, globals)) {
          guard let name = key.text else { throw .wantsText("**", key.typeName) }
          given.named.append((name, value))
        }
      }
    }
    return given
  }

  /// `range(stop)` and `range(start, stop)` of whole numbers; nil for other arguments.
  func range(
    _ plan: UnsafePointer<SealedCall>, _ registers: Registers, _ globals: Registers
  ) -> RangeObject? {
    guard 1...2 ~= plan.pointee.count,
      case .int(let first) = address(plan.pointee.registers[0], registers, globals).pointee
    else { return nil }
    guard plan.pointee.count == 2 else { return RangeObject(start: 0, stop: first, step: 1) }
    guard case .int(let stop) = address(plan.pointee.registers[1], registers, globals).pointee
    else { return nil }
    return RangeObject(start: first, stop: stop, step: 1)
  }
}
