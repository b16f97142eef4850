extension BinaryFunction {
  /// The function written out for two numbers or letters.
  func arithmetic(_ a: Arithmetic, _ b: Arithmetic) -> Arithmetic {
    switch self {
    case .add: .sum([a, b])
    case .subtract: .difference(a, b)
    case .multiply: .product(a, b)
    case .divide: .quotient(a, b)
    case .floorDivide: .call(.floorDivide, [a, b])
    case .remainder: .call(.remainder, [a, b])
    case .power: .power(a, b)
    case .maximum: .call(.maximum, [a, b])
    case .minimum: .call(.minimum, [a, b])
    case .less: .relation(.less, [a, b])
    case .lessEqual: .relation(.lessEqual, [a, b])
    case .greater: .relation(.greater, [a, b])
    case .greaterEqual: .relation(.greaterEqual, [a, b])
    case .equal: .relation(.equal, [a, b])
    case .notEqual: .relation(.notEqual, [a, b])
    }
  }

  /// How a gradient g passes back to the first or the second number.
  func rule(for operand: Int) -> GradientRule {
    let (g, a, b) = (Arithmetic.letter("g"), Arithmetic.letter("a"), Arithmetic.letter("b"))
    let isFirst = operand == 0
    switch self {
    case .add: return .arithmetic(g)
    case .subtract: return .arithmetic(isFirst ? g : .negated(g))
    case .multiply: return .arithmetic(.product(g, isFirst ? b : a))
    case .divide:
      return .arithmetic(
        isFirst ? .quotient(g, b) : .negated(.quotient(.product(g, a), .square(b))))
    case .floorDivide: return .arithmetic(.number(0))
    case .remainder:
      return .arithmetic(
        isFirst ? g : .negated(.product(g, .call(.floorDivide, [a, b]))))
    case .power:
      if isFirst {
        return .arithmetic(.product(.product(g, b), .power(a, .difference(b, .number(1)))))
      }
      return .piecewise(
        .product(.product(g, .letter("y")), .call(.logarithm, [a])),
        where: .relation(.notEqual, [a, .number(0)]), otherwise: .number(0))
    case .maximum: return .toLarger
    case .minimum: return .toSmaller
    case .less, .lessEqual, .greater, .greaterEqual, .equal, .notEqual: return .none
    }
  }
}
