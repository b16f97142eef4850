import Tensors

extension ProgramMachine {
  /// `left op right`.
  @inline(__always)
  func binary(
    _ op: ProgramOperator, _ left: ProgramValue, _ right: ProgramValue
  ) throws(ProgramFailure) -> ProgramValue {
    switch (left, right) {
    case (.int(let a), .int(let b)):
      switch op {
      case .add:
        let (sum, overflow) = a.addingReportingOverflow(b)
        if !overflow { return .int(sum) }
      case .subtract:
        let (difference, overflow) = a.subtractingReportingOverflow(b)
        if !overflow { return .int(difference) }
      case .multiply:
        let (product, overflow) = a.multipliedReportingOverflow(by: b)
        if !overflow { return .int(product) }
      default: break
      }
      return try wholes(op, a, b)
    case (.real(let x, let i), .real(let y, let j)):
      switch op {
      case .add: return .real(x + y, recorded(.add, x, i, y, j, x + y))
      case .subtract: return .real(x - y, recorded(.subtract, x, i, y, j, x - y))
      case .multiply: return .real(x * y, recorded(.multiply, x, i, y, j, x * y))
      default: break
      }
    default: break
    }
    return try general(op, left, right)
  }

  /// The id of a function of two numbers, one of which may be on the record.
  @inline(__always)
  func recorded(
    _ function: BinaryFunction, _ x: Double, _ i: UInt32, _ y: Double, _ j: UInt32, _ result: Double
  ) -> UInt32 {
    let highest = max(i, j)
    guard Ledger.isRecorded(highest), isRecording else { return min(highest, Ledger.unrecorded) }
    return ledger.binary(function, i, x, j, y, result: result, at: here)
  }

  @inline(never)
  private func general(
    _ op: ProgramOperator, _ left: ProgramValue, _ right: ProgramValue
  ) throws(ProgramFailure) -> ProgramValue {
    if case .object(let object) = left {
      if let result = try object.combined(op, with: right, isRight: false, self) { return result }
      if case .object(let other) = right,
        let result = try other.combined(op, with: left, isRight: true, self)
      {
        return result
      }
      throw unable(op, left, right)
    }
    if case .object(let object) = right {
      if let result = try object.combined(op, with: left, isRight: true, self) { return result }
      throw unable(op, left, right)
    }
    guard let x = left.number, let y = right.number else { throw unable(op, left, right) }
    if case .real = left { return try reals(op, x, left.id, y, right.id) }
    if case .real = right { return try reals(op, x, left.id, y, right.id) }
    if case .boolean(let a) = left, case .boolean(let b) = right {
      switch op {
      case .and: return .boolean(a && b)
      case .or: return .boolean(a || b)
      case .exclusiveOr: return .boolean(a != b)
      default: break
      }
    }
    let (i, j) = (left.id, right.id)
    if i == Ledger.plain, j == Ledger.plain, let a = left.integer, let b = right.integer {
      return try wholes(op, a, b)
    }
    return try arrayWholes(op, x, i, y, j)
  }

  private func unable(
    _ op: ProgramOperator, _ left: ProgramValue, _ right: ProgramValue
  ) -> ProgramFailure {
    .operands(op.rawValue, left.typeName, right.typeName)
  }

  /// Whole numbers as Python has them.
  private func wholes(_ op: ProgramOperator, _ a: Int, _ b: Int) throws(ProgramFailure)
    -> ProgramValue
  {
    switch op {
    case .add, .subtract, .multiply:
      let (result, overflow) =
        op == .add
        ? a.addingReportingOverflow(b)
        : op == .subtract ? a.subtractingReportingOverflow(b) : a.multipliedReportingOverflow(by: b)
      guard !overflow else { throw .overflow() }
      return .int(result)
    case .divide:
      guard b != 0 else { throw .zeroDivision() }
      return .real(Double(a) / Double(b), Ledger.plain)
    case .floorDivide, .remainder:
      guard b != 0 else { throw .zeroDivision() }
      guard !(a == .min && b == -1) else {
        if op == .remainder { return .int(0) }
        throw .overflow()
      }
      let (quotient, rest) = a.quotientAndRemainder(dividingBy: b)
      let isOff = rest != 0 && (rest < 0) != (b < 0)
      return .int(op == .floorDivide ? (isOff ? quotient - 1 : quotient) : isOff ? rest + b : rest)
    case .power: return try power(a, b)
    case .and: return .int(a & b)
    case .or: return .int(a | b)
    case .exclusiveOr:
      return .int(a ^ b)
    case .shiftLeft:
      guard b >= 0 else { throw .operands("<<", "int", "a negative int") }
      guard b < 63, (a << b) >> b == a else {
        if a == 0 { return .int(0) }
        throw .overflow()
      }
      return .int(a << b)
    case .shiftRight:
      guard b >= 0 else { throw .operands(">>", "int", "a negative int") }
      return .int(a >> min(b, 63))
    case .matrixMultiply: throw .operands("@", "int", "int")
    }
  }

  private func power(_ base: Int, _ exponent: Int) throws(ProgramFailure) -> ProgramValue {
    guard exponent >= 0 else {
      guard base != 0 else { throw .zeroDivision() }
      return .real(BinaryFunction.power.value(Double(base), Double(exponent)), Ledger.plain)
    }
    var (result, square, rest) = (1, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: square)
        guard !overflow else { throw .overflow() }
        result = product
      }
      rest >>= 1
      if rest > 0 {
        let (next, overflow) = square.multipliedReportingOverflow(by: square)
        guard !overflow else { throw .overflow() }
        square = next
      }
    }
    return .int(result)
  }

  /// Floating-point numbers; those of arrays follow IEEE where Python's own raise.
  private func reals(
    _ op: ProgramOperator, _ x: Double, _ i: UInt32, _ y: Double, _ j: UInt32
  ) throws(ProgramFailure) -> ProgramValue {
    guard let function = op.function else {
      if op == .exclusiveOr { throw .caret() }
      throw .operands(op.rawValue, "float", "float")
    }
    if y == 0, i == Ledger.plain, j == Ledger.plain,
      function == .divide || function == .floorDivide || function == .remainder
    {
      throw .zeroDivision()
    }
    let result = function.value(x, y)
    if function == .power, i == Ledger.plain, j == Ledger.plain, result.isInfinite, x.isFinite,
      y.isFinite
    {
      throw x == 0 ? .zeroDivision() : .overflow()
    }
    return .real(result, recorded(function, x, i, y, j, result))
  }

  /// Whole numbers of which at least one came from an array.
  private func arrayWholes(
    _ op: ProgramOperator, _ x: Double, _ i: UInt32, _ y: Double, _ j: UInt32
  ) throws(ProgramFailure) -> ProgramValue {
    guard let function = op.function else {
      guard let a = Int(exactly: x), let b = Int(exactly: y) else {
        throw .operands(op.rawValue, "int", "int")
      }
      return try wholes(op, a, b)
    }
    let result = function.value(x, y)
    let id = recorded(function, x, i, y, j, result)
    if function == .divide || (function == .power && y < 0) { return .real(result, id) }
    return .whole(result, id)
  }

  /// `left op= right`: a list or an array changes itself.
  @inline(__always)
  func inPlace(
    _ op: ProgramOperator, _ left: ProgramValue, _ right: ProgramValue
  ) throws(ProgramFailure) -> ProgramValue {
    if case .object(let object) = left,
      let result = try object.changed(op, by: right, self)
    {
      return result
    }
    return try binary(op, left, right)
  }

  /// `target += left·right`.
  @inline(__always)
  func addProduct(
    _ target: UnsafeMutablePointer<ProgramValue>, _ left: ProgramValue, _ right: ProgramValue
  ) throws(ProgramFailure) {
    if case .real(let x, let i) = left, case .real(let y, let j) = right {
      let product = x * y
      if case .real(let z, let k) = target.pointee {
        let sum = z + product
        target.pointee = .real(sum, recordedSum(z, k, x, i, y, j, sum))
        return
      }
      if case .int(let whole) = target.pointee {
        let sum = Double(whole) + product
        target.pointee = .real(sum, recordedSum(Double(whole), 0, x, i, y, j, sum))
        return
      }
    }
    target.pointee = try inPlace(.add, target.pointee, binary(.multiply, left, right))
  }

  @inline(__always)
  func recordedSum(
    _ z: Double, _ k: UInt32, _ x: Double, _ i: UInt32, _ y: Double, _ j: UInt32, _ sum: Double
  ) -> UInt32 {
    let highest = max(i, j, k)
    guard Ledger.isRecorded(highest), isRecording else { return min(highest, Ledger.unrecorded) }
    if !Ledger.isRecorded(max(i, j)) {
      return ledger.binary(.add, k, z, Ledger.plain, x * y, result: sum, at: here)
    }
    return ledger.addedProduct(k, z, i, x, j, y, result: sum, at: here)
  }

  /// `-x`, `+x`, `~x`.
  func unary(_ sign: ProgramSign, _ value: ProgramValue) throws(ProgramFailure) -> ProgramValue {
    switch (sign, value) {
    case (.minus, .int(let number)):
      guard number != .min else { throw .overflow() }
      return .int(-number)
    case (.minus, .real(let number, let id)):
      return .real(-number, recorded(.negate, id, -number))
    case (.minus, .whole(let number, let id)):
      return .whole(-number, recorded(.negate, id, -number))
    case (.minus, .boolean(let truth)): return .int(truth ? -1 : 0)
    case (.plus, .int), (.plus, .real), (.plus, .whole): return value
    case (.plus, .boolean(let truth)): return .int(truth ? 1 : 0)
    case (.invert, .int(let number)): return .int(~number)
    // A truth value that is no literal mostly came from an array, `~visited[i, j]`, whose own are turned round.
    case (.invert, .boolean(let truth)): return .boolean(!truth)
    case (.invert, .whole(let number, _)): return .int(~(Int(exactly: number) ?? 0))
    case (_, .object(let object)): return try unary(sign, object)
    default: throw .operand(sign.rawValue, value.typeName)
    }
  }

  private func unary(_ sign: ProgramSign, _ object: ProgramObject) throws(ProgramFailure)
    -> ProgramValue
  {
    if let array = object as? ArrayObject {
      switch sign {
      case .minus: return try map(.negate, "neg", array, type: array.type.counted)
      case .plus: return .object(array)
      case .invert:
        guard array.type != .real else { throw .operand("~", array.typeName) }
        let buffer = try NumberBuffer(count: array.count, type: array.type)
        for (place, number) in array.numbers.enumerated() {
          buffer.cells[place] = array.type == .boolean ? 1 - number : -1 - number
        }
        return .object(ArrayObject(buffer, shape: array.shape, isTorch: array.isTorch))
      }
    }
    let names: [ProgramSign: String] = [.minus: "__neg__", .plus: "__pos__", .invert: "__invert__"]
    if let instance = object as? InstanceObject,
      let result = try instance.special(unary: names[sign] ?? "", self)
    {
      return result
    }
    throw .operand(sign.rawValue, object.typeName)
  }

  /// The id of a function of one number.
  func recorded(_ function: UnaryFunction, _ id: UInt32, _ result: Double) -> UInt32 {
    guard Ledger.isRecorded(id), isRecording else { return min(id, Ledger.unrecorded) }
    return ledger.unary(function, id, result: result, at: here)
  }
}
