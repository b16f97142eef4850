import RealModule

extension Arithmetic {
  /// The number that it gives.
  ///
  /// - Parameter letters: What letters stand for; one that is not among them is no number.
  /// - Returns: The number, found by the functions that operations use.
  public func value(_ letters: [String: Double] = [:]) -> Double {
    func number(_ part: Arithmetic) -> Double { part.value(letters) }
    switch self {
    case .number(let x), .element(_, _, let x), .known(let x, _): return x
    case .letter(let letter): return letters[letter] ?? (letter == "π" ? .pi : .nan)
    case .sum(let parts): return parts.reduce(0) { $0 + number($1) }
    case .difference(let a, let b): return number(a) - number(b)
    case .product(let a, let b): return number(a) * number(b)
    case .quotient(let a, let b): return number(a) / number(b)
    case .power(let a, let b): return raise(number(a), to: number(b))
    case .negated(let a): return -number(a)
    case .exponential(let a): return Double.exp(number(a))
    case .relation(let relation, let parts):
      let numbers = parts.map(number)
      return zip(numbers, numbers.dropFirst()).allSatisfy(relation.holds) ? 1 : 0
    case .call(let call, let parts): return call.value(parts.map(number))
    }
  }
}

extension Arithmetic.Relation {
  /// Whether two numbers stand in the relation.
  func holds(_ a: Double, _ b: Double) -> Bool { function.value(a, b) == 1 }

  private var function: BinaryFunction {
    switch self {
    case .less: .less
    case .lessEqual: .lessEqual
    case .greater: .greater
    case .greaterEqual: .greaterEqual
    case .equal: .equal
    case .notEqual: .notEqual
    }
  }
}

extension Arithmetic.Call {
  /// The function's value.
  func value(_ numbers: [Double]) -> Double {
    guard let first = numbers.first else { return .nan }
    let second = numbers.count > 1 ? numbers[1] : .nan
    switch self {
    case .maximum: return numbers.dropFirst().reduce(first) { BinaryFunction.maximum.value($0, $1) }
    case .minimum: return numbers.dropFirst().reduce(first) { BinaryFunction.minimum.value($0, $1) }
    case .placeOfMaximum, .placeOfMinimum:
      let best = self == .placeOfMaximum ? numbers.max() : numbers.min()
      let place = numbers.firstIndex { $0.isNaN } ?? numbers.firstIndex { $0 == best }
      return place.map(Double.init) ?? .nan
    case .logarithm, .logProbability: return Double.log(first)
    case .root: return first.squareRoot()
    case .magnitude: return first.magnitude
    case .sign: return UnaryFunction.sign.value(first)
    case .floor: return first.rounded(.down)
    case .ceil: return first.rounded(.up)
    case .round(let decimals): return UnaryFunction.round(decimals: decimals).value(first)
    case .tanh: return Double.tanh(first)
    case .sine: return Double.sin(first)
    case .cosine: return Double.cos(first)
    case .normal: return (1 + Double.erf(first / Double(2).squareRoot())) / 2
    case .remainder: return BinaryFunction.remainder.value(first, second)
    case .floorDivide: return BinaryFunction.floorDivide.value(first, second)
    case .total, .mean: return first
    }
  }
}
