import Tensors

extension ProgramMachine {
  /// Whether a value counts as true.
  @inline(__always)
  func isTrue(_ value: ProgramValue) throws(ProgramFailure) -> Bool {
    switch value {
    case .boolean(let truth): truth
    case .int(let number): number != 0
    case .real(let number, _), .whole(let number, _): number != 0
    case .none, .unbound: false
    case .object(let object): try object.isTrue(self)
    }
  }

  /// `left op right`, a comparison.
  @inline(__always)
  func compare(
    _ op: ProgramComparison, _ left: ProgramValue, _ right: ProgramValue
  ) throws(ProgramFailure) -> ProgramValue {
    if case .int(let a) = left, case .int(let b) = right {
      switch op {
      case .less: return .boolean(a < b)
      case .lessOrEqual: return .boolean(a <= b)
      case .greater: return .boolean(a > b)
      case .greaterOrEqual: return .boolean(a >= b)
      case .equal, .isSame: return .boolean(a == b)
      case .notEqual, .isNotSame: return .boolean(a != b)
      default: break
      }
    }
    if case .real(let a, _) = left, case .real(let b, _) = right {
      switch op {
      case .less: return .boolean(a < b)
      case .lessOrEqual: return .boolean(a <= b)
      case .greater: return .boolean(a > b)
      case .greaterOrEqual: return .boolean(a >= b)
      case .equal: return .boolean(a == b)
      case .notEqual: return .boolean(a != b)
      default: break
      }
    }
    return try compareAny(op, left, right)
  }

  @inline(never)
  private func compareAny(
    _ op: ProgramComparison, _ left: ProgramValue, _ right: ProgramValue
  ) throws(ProgramFailure) -> ProgramValue {
    switch op {
    case .isSame: return .boolean(left.isSame(as: right))
    case .isNotSame: return .boolean(!left.isSame(as: right))
    case .isIn, .isNotIn:
      guard let object = right.object else { throw .notIterable(right.typeName) }
      return .boolean(try object.contains(left, self) == (op == .isIn))
    default: break
    }
    if let array = left.array ?? right.array, !left.isNone, !right.isNone,
      left.text == nil, right.text == nil
    {
      guard let function = op.function else { return .boolean(false) }
      return try combine(function, left, right, like: array)
    }
    switch op {
    case .equal:
      if let instance = left.object as? InstanceObject,
        let value = try instance.compared("__eq__", with: right, self)
      {
        return value
      }
      return .boolean(try isEqual(left, right))
    case .notEqual:
      if let instance = left.object as? InstanceObject,
        let value = try instance.compared("__ne__", with: right, self)
      {
        return value
      }
      return .boolean(try !isEqual(left, right))
    case .less: return .boolean(try isLess(left, right, "<"))
    case .greater:
      if let instance = left.object as? InstanceObject,
        let value = try instance.compared("__gt__", with: right, self)
      {
        return value
      }
      return .boolean(try isLess(right, left, ">"))
    case .lessOrEqual, .greaterOrEqual:
      let name = op == .lessOrEqual ? "__le__" : "__ge__"
      if let instance = left.object as? InstanceObject,
        let value = try instance.compared(name, with: right, self)
      {
        return value
      }
      if let x = left.number, let y = right.number {
        return .boolean(op == .lessOrEqual ? x <= y : x >= y)
      }
      let (low, high) = op == .lessOrEqual ? (left, right) : (right, left)
      if try isLess(low, high, op.rawValue) { return .boolean(true) }
      return .boolean(try isEqual(left, right))
    default: return .boolean(false)
    }
  }

  /// `left == right` as one truth; arrays are equal where all their elements are.
  func isEqual(_ left: ProgramValue, _ right: ProgramValue) throws(ProgramFailure) -> Bool {
    if case .int(let a) = left, case .int(let b) = right { return a == b }
    if let x = left.number, let y = right.number, left.array == nil, right.array == nil {
      return x == y
    }
    if let array = left.array ?? right.array, left.text == nil, right.text == nil {
      guard !left.isNone, !right.isNone else { return false }
      let result = try combine(.equal, left, right, like: array)
      return try isTrue(result)
    }
    if let object = left.object, let answer = try object.isEqual(to: right, self) { return answer }
    if let object = right.object, let answer = try object.isEqual(to: left, self) { return answer }
    return left.isSame(as: right)
  }

  /// `left < right`.
  func isLess(
    _ left: ProgramValue, _ right: ProgramValue, _ sign: String = "<"
  ) throws(ProgramFailure) -> Bool {
    if let x = left.number, let y = right.number { return x < y }
    if let object = left.object, let answer = try object.isLess(than: right, self) { return answer }
    if let instance = right.object as? InstanceObject,
      let value = try instance.compared("__gt__", with: left, self)
    {
      return try isTrue(value)
    }
    throw .notComparable(sign, left.typeName, right.typeName)
  }
}

extension InstanceObject {
  /// What a method that compares gives; nil where the class has none of that name.
  func compared(
    _ name: String, with other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    guard let method = own(name) else { return nil }
    return try machine.call(method, ProgramArguments(values: [.object(self), other]))
  }
}

extension ProgramComparison {
  /// The function of two numbers that the comparison is.
  var function: BinaryFunction? {
    switch self {
    case .less: .less
    case .lessOrEqual: .lessEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterEqual
    case .equal: .equal
    case .notEqual: .notEqual
    default: nil
    }
  }
}
