/// What the function is, written out for people.
extension UnaryFunction {
  /// The function written out for a number or a letter.
  func arithmetic(_ x: Arithmetic) -> Arithmetic {
    switch self {
    case .negate: return .negated(x)
    case .absolute: return .call(.magnitude, [x])
    case .sign: return .call(.sign, [x])
    case .floor: return .call(.floor, [x])
    case .ceil: return .call(.ceil, [x])
    case .round(let decimals): return .call(.round(decimals: decimals), [x])
    case .exp: return .exponential(x)
    case .log: return .call(.logarithm, [x])
    case .log2: return .quotient(.call(.logarithm, [x]), .call(.logarithm, [.number(2)]))
    case .log10: return .quotient(.call(.logarithm, [x]), .call(.logarithm, [.number(10)]))
    case .sqrt: return .call(.root, [x])
    case .power(let p): return .power(x, .number(p))
    case .relu: return .call(.maximum, [.number(0), x])
    case .leakyRelu(let slope):
      return .sum([
        .call(.maximum, [.number(0), x]),
        .product(.number(slope), .call(.minimum, [.number(0), x])),
      ])
    case .sigmoid: return UnaryFunction.sigmoid(x)
    case .tanh: return .call(.tanh, [x])
    case .sine: return .call(.sine, [x])
    case .cosine: return .call(.cosine, [x])
    case .softplus(let beta, let threshold):
      // A letter is no number, and so never above the threshold.
      if x.value() * beta > threshold { return x }
      let scaled = UnaryFunction.times(beta, x)
      let softened = Arithmetic.call(.logarithm, [.sum([.number(1), .exponential(scaled)])])
      return beta == 1 ? softened : .quotient(softened, .number(beta))
    case .gelu(false): return .product(x, .call(.normal, [x]))
    case .gelu(true):
      return .product(
        .quotient(x, .number(2)), .sum([.number(1), .call(.tanh, [UnaryFunction.bend(x)])]))
    case .clamp(let low, let high):
      let raised = low.map { Arithmetic.call(.maximum, [x, .number($0)]) } ?? x
      return high.map { .call(.minimum, [raised, .number($0)]) } ?? raised
    case .elu(let alpha):
      let below = Arithmetic.exponential(.call(.minimum, [.number(0), x]))
      return .sum([
        .call(.maximum, [.number(0), x]),
        .product(.number(alpha), .difference(below, .number(1))),
      ])
    case .silu: return .quotient(x, .sum([.number(1), .exponential(.negated(x))]))
    case .erf:
      let scaled = Arithmetic.product(.call(.root, [.number(2)]), x)
      return .difference(.product(.number(2), .call(.normal, [scaled])), .number(1))
    }
  }

  /// What it computes, in the letter x.
  var formula: Formula {
    let x = Arithmetic.letter("x")
    guard case .softplus(let beta, let threshold) = self else { return .arithmetic(arithmetic(x)) }
    let isBelow = Arithmetic.relation(
      .lessEqual, [UnaryFunction.times(beta, x), .number(threshold)])
    return .piecewise(arithmetic(x), where: isBelow, otherwise: x)
  }

  /// A number times a factor, which is not written where it is 1.
  private static func times(_ factor: Double, _ x: Arithmetic) -> Arithmetic {
    factor == 1 ? x : .product(.number(factor), x)
  }

  /// How a gradient g passes back, in the letters x and y.
  var rule: GradientRule {
    let (g, x, y) = (Arithmetic.letter("g"), Arithmetic.letter("x"), Arithmetic.letter("y"))
    let zero = Arithmetic.number(0)
    switch self {
    case .negate: return .arithmetic(.negated(g))
    case .absolute: return .arithmetic(.product(g, .call(.sign, [x])))
    case .sign, .floor, .ceil, .round: return .arithmetic(zero)
    case .exp: return .arithmetic(.product(g, y))
    case .log: return .arithmetic(.quotient(g, x))
    case .log2: return .arithmetic(.quotient(g, .product(x, .call(.logarithm, [.number(2)]))))
    case .log10: return .arithmetic(.quotient(g, .product(x, .call(.logarithm, [.number(10)]))))
    case .sqrt: return .arithmetic(.quotient(g, .product(.number(2), y)))
    case .power(0): return .arithmetic(zero)
    case .power(let p):
      let slope = p == 1 ? g : .product(.product(g, .number(p)), .raised(x, to: p - 1))
      return .arithmetic(slope)
    case .relu: return .piecewise(g, where: .relation(.greater, [x, zero]), otherwise: zero)
    case .leakyRelu(let slope):
      return .piecewise(
        g, where: .relation(.greater, [x, zero]), otherwise: .product(.number(slope), g))
    case .sigmoid:
      return .arithmetic(.product(.product(g, y), .difference(.number(1), y)))
    case .tanh: return .arithmetic(.product(g, .difference(.number(1), .square(y))))
    case .sine: return .arithmetic(.product(g, .call(.cosine, [x])))
    case .cosine: return .arithmetic(.negated(.product(g, .call(.sine, [x]))))
    case .softplus(let beta, let threshold):
      let scaled = UnaryFunction.times(beta, x)
      return .piecewise(
        .product(g, UnaryFunction.sigmoid(scaled)),
        where: .relation(.lessEqual, [scaled, .number(threshold)]), otherwise: g)
    case .gelu(let approximate):
      return .arithmetic(
        .product(g, approximate ? UnaryFunction.bentSlope(x) : UnaryFunction.normalSlope(x)))
    case .clamp(let low, let high):
      let bounds = [low.map(Arithmetic.number), x, high.map(Arithmetic.number)].compactMap(\.self)
      return bounds.count == 1
        ? .arithmetic(g)
        : .piecewise(g, where: .relation(.less, bounds), otherwise: zero)
    case .elu(let alpha):
      return .piecewise(
        g, where: .relation(.greater, [x, zero]),
        otherwise: .product(.product(g, .number(alpha)), .exponential(x)))
    case .silu:
      let share = UnaryFunction.sigmoid(x)
      let bend = Arithmetic.product(x, .difference(.number(1), share))
      return .arithmetic(.product(.product(g, share), .sum([.number(1), bend])))
    case .erf:
      let slope = Arithmetic.quotient(
        .product(.number(2), .exponential(.negated(.square(x)))), .call(.root, [.letter("π")]))
      return .arithmetic(.product(g, slope))
    }
  }

  /// The logistic function: 1/(1 + e^(−x)).
  private static func sigmoid(_ x: Arithmetic) -> Arithmetic {
    .quotient(.number(1), .sum([.number(1), .exponential(.negated(x))]))
  }

  /// What the tangent is taken of: √(2/π)·(x + 0.044715·x³).
  private static func bend(_ x: Arithmetic) -> Arithmetic {
    .product(
      .call(.root, [.quotient(.number(2), .letter("π"))]),
      .sum([x, .product(.number(0.044715), .power(x, .number(3)))]))
  }

  /// The slope of x·Φ(x): Φ(x) + x·e^(−x²/2)/√(2π).
  private static func normalSlope(_ x: Arithmetic) -> Arithmetic {
    let density = Arithmetic.quotient(
      .exponential(.negated(.quotient(.square(x), .number(2)))),
      .call(.root, [.product(.number(2), .letter("π"))]))
    return .sum([.call(.normal, [x]), .product(x, density)])
  }

  /// (1 + t)/2 + x/2·(1 − t²)·√(2/π)·(1 + 0.134145·x²) with t the tangent.
  private static func bentSlope(_ x: Arithmetic) -> Arithmetic {
    let tangent = Arithmetic.call(.tanh, [bend(x)])
    let inner = Arithmetic.product(
      .call(.root, [.quotient(.number(2), .letter("π"))]),
      .sum([.number(1), .product(.number(0.134145), .square(x))]))
    return .sum([
      .quotient(.sum([.number(1), tangent]), .number(2)),
      .product(
        .product(.quotient(x, .number(2)), .difference(.number(1), .square(tangent))), inner),
    ])
  }
}
