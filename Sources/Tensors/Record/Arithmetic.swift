/// A computation written out: what an operation tells of a number, of its formula and of its gradient.
///
/// Its leaves are elements of tensors, numbers of the operation's own and, in a formula, letters. It says
/// what is computed; how that is written is for those who show it.
public indirect enum Arithmetic: Equatable, Sendable {
  /// A number of the operation's own.
  case number(Double)
  /// A letter of a formula.
  case letter(String)
  /// An element of a tensor; without a place it lies in the padding.
  case element(Quantity, at: [Int]?, Double)
  /// A number that was found before, with what it is.
  case known(Double, as: Arithmetic)
  /// The sum of any number of parts.
  case sum([Arithmetic])
  /// The first less the second.
  case difference(Arithmetic, Arithmetic)
  /// The product.
  case product(Arithmetic, Arithmetic)
  /// The first divided by the second.
  case quotient(Arithmetic, Arithmetic)
  /// The first to the power of the second.
  case power(Arithmetic, Arithmetic)
  /// The number with the other sign.
  case negated(Arithmetic)
  /// e to the power of a number.
  case exponential(Arithmetic)
  /// 1 where the numbers stand in a relation, one to the next, else 0.
  case relation(Relation, [Arithmetic])
  /// A function of numbers.
  case call(Call, [Arithmetic])

  /// How two numbers are compared.
  public enum Relation: Hashable, Sendable {
    case less, lessEqual, greater, greaterEqual, equal, notEqual
  }

  /// A function that has a name or a sign of its own.
  public enum Call: Hashable, Sendable {
    /// The largest or smallest; no number if one is none.
    case maximum, minimum
    /// The place of the largest or smallest among them, the first of equals.
    case placeOfMaximum, placeOfMinimum
    /// The natural logarithm.
    case logarithm
    /// The square root.
    case root
    /// The number without its sign.
    case magnitude
    /// −1, 0 or 1.
    case sign
    /// The whole number below, above, or nearest.
    case floor, ceil, round(decimals: Int)
    /// The hyperbolic tangent.
    case tanh
    /// The sine of an angle in radians.
    case sine
    /// The cosine of an angle in radians.
    case cosine
    /// Φ: the share of the normal distribution below a number.
    case normal
    /// The remainder with the sign of the second.
    case remainder
    /// ⌊a/b⌋, found without rounding a/b.
    case floorDivide
    /// The sum or the mean over all that a letter stands for.
    case total, mean
    /// The logarithm of a probability that is not written out.
    case logProbability
  }
}

extension Arithmetic {
  /// x².
  static func square(_ x: Arithmetic) -> Arithmetic { .power(x, .number(2)) }

  /// A fraction of a sum; the sum itself where it is divided by 1.
  static func mean(_ parts: [Arithmetic], by divisor: Double) -> Arithmetic {
    divisor == 1 ? .sum(parts) : .quotient(.sum(parts), .number(divisor))
  }

  /// (Σ parts)^(1/p) of parts that are powers already.
  static func root(_ parts: [Arithmetic], _ p: Double) -> Arithmetic {
    switch p {
    case 1: .sum(parts)
    case 2: .call(.root, [.sum(parts)])
    default: .power(.sum(parts), .quotient(.number(1), .number(p)))
    }
  }

  /// x to the power of p; x itself for 1.
  static func raised(_ x: Arithmetic, to p: Double) -> Arithmetic {
    p == 1 ? x : .power(x, .number(p))
  }
}
