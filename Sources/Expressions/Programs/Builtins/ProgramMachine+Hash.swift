extension ProgramMachine {
  /// Python's `hash(value)`; of a text it is a number of our own, since Python's changes from run to run.
  ///
  /// Numbers are hashed modulo 2⁶¹−1, so that equal ones have one hash whatever their kind; a tuple mixes the
  /// hashes of its items.
  ///
  /// - Throws: that what can be changed has none.
  ///
  /// Source: CPython 3.11, `Python/pyhash.c` and `Objects/tupleobject.c`.
  func hash(_ value: ProgramValue) throws(ProgramFailure) -> Int {
    try enter()
    defer { leave() }
    switch value {
    case .none, .unbound: return 0
    case .boolean, .int:
      let number = value.integer ?? 0
      let rest = number % ((1 << 61) - 1)
      return rest == -1 ? -2 : rest
    case .real(let number, _), .whole(let number, _): return ProgramMachine.hash(number)
    case .object(let object):
      switch object {
      case let text as TextObject: return ProgramMachine.hash(text.text)
      case let tuple as TupleObject: return try hash(tuple)
      case let instance as InstanceObject:
        if let own = try instance.ownHash() { return own }
      default: _ = try ProgramKey(value)
      }
      return Int(bitPattern: UInt(bitPattern: ObjectIdentifier(object).hashValue) >> 4)
    }
  }

  private static func hash(_ number: Double) -> Int {
    if number.isNaN { return 0 }
    if number.isInfinite { return number > 0 ? 314_159 : -314_159 }
    let modulus = UInt64(1) << 61 - 1
    var (rest, power, hash) = (
      number.magnitude.significand, Int(number.magnitude.exponent), UInt64(0)
    )
    guard number != 0 else { return 0 }
    // Twenty-eight bits at a time, as CPython does.
    rest /= 2
    power += 1
    while rest != 0 {
      hash = (hash << 28) & modulus | hash >> 33
      rest *= 0x1p28
      power -= 28
      let digits = UInt64(rest)
      rest -= Double(digits)
      hash += digits
      if hash >= modulus { hash -= modulus }
    }
    let turn = UInt64(power >= 0 ? power % 61 : 60 - (-1 - power) % 61)
    hash = (hash << turn) & modulus | hash >> (61 - turn)
    let signed = number < 0 ? -Int(hash) : Int(hash)
    return signed == -1 ? -2 : signed
  }

  private static func hash(_ text: String) -> Int {
    if text.isEmpty { return 0 }
    // Fowler, Noll and Vo's.
    let mixed = text.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    let signed = Int(Int64(bitPattern: mixed))
    return signed == -1 ? -2 : signed
  }

  private func hash(_ tuple: TupleObject) throws(ProgramFailure) -> Int {
    let primes: [UInt64] = [
      11_400_714_785_074_694_791, 14_029_467_366_897_019_727, 2_870_177_450_012_600_261,
    ]
    var mixed = primes[2]
    for item in tuple.items {
      mixed &+= UInt64(bitPattern: Int64(try hash(item))) &* primes[1]
      mixed = (mixed << 31 | mixed >> 33) &* primes[0]
    }
    mixed &+= UInt64(tuple.items.count) ^ (primes[2] ^ 3_527_539)
    return mixed == .max ? 1_546_275_796 : Int(Int64(bitPattern: mixed))
  }
}
