import Tensors

/// A computation as text, with as few brackets as reading it right needs.
struct WrittenArithmetic {
  /// How leaves are written.
  enum Leaves {
    /// By their numbers; those below 0 in brackets.
    case numbers
    /// By their names and places.
    case names
    /// In a formula, where letters stand side by side.
    case letters
  }

  /// How tightly a piece of text holds together.
  enum Strength: Int, Comparable {
    case negated, sum, product, power, atom

    static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
  }

  /// A piece of text that others are put together from.
  struct Piece {
    var text: String
    var strength: Strength

    /// The text, in brackets if it holds together less than is wanted.
    func held(_ wanted: Strength) -> String { strength < wanted ? "(\(text))" : text }
  }

  let style: ExplanationStyle
  let leaves: Leaves

  init(_ style: ExplanationStyle, _ leaves: Leaves) {
    self.style = style
    self.leaves = leaves
  }

  /// The whole text; a number that stands alone needs no brackets.
  func text(_ arithmetic: Arithmetic) -> String {
    bare(arithmetic) ?? piece(arithmetic).text
  }

  /// A single number without brackets.
  private func bare(_ arithmetic: Arithmetic) -> String? {
    switch arithmetic {
    case .number(let x): style.numbers.arithmetic(x)
    case .element(_, let place, let x) where leaves == .numbers && place != nil:
      style.numbers.arithmetic(x)
    case .known(let x, _) where leaves == .numbers: style.numbers.arithmetic(x)
    case .sum(let parts) where parts.count == 1: bare(parts[0])
    default: nil
    }
  }

  func piece(_ arithmetic: Arithmetic) -> Piece {
    switch arithmetic {
    case .number(let x): return Piece(text: style.constant(x), strength: .atom)
    case .letter(let letter): return Piece(text: letter, strength: .atom)
    case .element(let source, let place, let x):
      return Piece(text: element(source, place, x), strength: .atom)
    case .known(let x, .number): return Piece(text: style.operand(x), strength: .atom)
    case .known(let x, let name):
      return leaves == .numbers ? Piece(text: style.operand(x), strength: .atom) : piece(name)
    case .sum(let parts): return sum(parts)
    case .difference(let a, let b):
      return Piece(
        text: piece(a).held(.sum) + " − " + piece(b).held(.product), strength: .sum)
    case .product(let a, let b):
      let sign = leaves == .letters ? "·" : "×"
      return Piece(
        text: piece(a).held(.product) + sign + piece(b).held(.power), strength: .product)
    case .quotient(let a, let b):
      return Piece(text: piece(a).held(.product) + "/" + piece(b).held(.power), strength: .product)
    case .power(let base, let exponent): return power(base, exponent)
    case .negated(let x): return Piece(text: "−" + piece(x).held(.product), strength: .negated)
    case .exponential(let x): return Piece(text: "e^" + piece(x).held(.atom), strength: .power)
    case .relation(let relation, let parts):
      return Piece(text: "(" + chain(relation, parts) + ")", strength: .atom)
    case .call(let call, let parts): return self.call(call, parts)
    }
  }

  /// Numbers one after the other with the sign of a relation between them.
  func chain(_ relation: Arithmetic.Relation, _ parts: [Arithmetic]) -> String {
    let sign =
      switch relation {
      case .less: "<"
      case .lessEqual: "≤"
      case .greater: ">"
      case .greaterEqual: "≥"
      case .equal: "=="
      case .notEqual: "≠"
      }
    return parts.map { piece($0).held(.sum) }.joined(separator: " \(sign) ")
  }

  private func element(_ source: Quantity, _ place: [Int]?, _ x: Double) -> String {
    guard let place else {
      // A border of another number than the usual ones is no mere padding.
      return x == 0 || x == -.infinity ? style.say("pad", "填充") : style.operand(x)
    }
    return leaves == .numbers ? style.operand(x) : style.naming.element(source, place)
  }

  private func sum(_ parts: [Arithmetic]) -> Piece {
    guard parts.count != 1 else { return piece(parts[0]) }
    guard !parts.isEmpty else { return Piece(text: "0", strength: .atom) }
    // Of a long sum the terms that add nothing are counted and not listed.
    let isLong = leaves == .numbers && parts.count > ArithmeticText.longest
    let listed = isLong ? parts.filter { $0.value() != 0 } : parts
    let zeros = parts.count - listed.count
    let count =
      zeros > 0
      ? [style.say("… \(zeros) \(zeros == 1 ? "term" : "terms") of 0 …", "… \(zeros) 项为 0 …")] : []
    let sum =
      listed.isEmpty
      ? []
      : [elided(listed, separator: " + ", { piece($0).held(.sum) }, total: Arithmetic.sum)]
    return Piece(text: (sum + count).joined(separator: " + "), strength: .sum)
  }

  private func power(_ base: Arithmetic, _ exponent: Arithmetic) -> Piece {
    let text = piece(base).held(.atom)
    switch exponent {
    case .number(2): return Piece(text: text + "²", strength: .power)
    case .number(3): return Piece(text: text + "³", strength: .power)
    default: return Piece(text: text + "^" + piece(exponent).held(.atom), strength: .power)
    }
  }

  private func call(_ call: Arithmetic.Call, _ parts: [Arithmetic]) -> Piece {
    func inside() -> String { parts.first.map(text) ?? "" }
    func first(_ strength: Strength) -> String {
      parts.first.map { piece($0).held(strength) } ?? ""
    }
    func called(_ name: String) -> Piece {
      let list = parts.map { piece($0).text }.joined(separator: ", ")
      return Piece(text: "\(name)(\(list))", strength: .atom)
    }
    switch call {
    case .maximum, .minimum, .placeOfMaximum, .placeOfMinimum: return row(call, parts)
    case .logarithm: return called("ln")
    case .root: return Piece(text: "√" + first(.atom), strength: .power)
    case .magnitude: return Piece(text: "|\(inside())|", strength: .atom)
    case .sign: return called("sign")
    case .floor: return Piece(text: "⌊\(inside())⌋", strength: .atom)
    case .ceil: return Piece(text: "⌈\(inside())⌉", strength: .atom)
    case .round(let decimals):
      let digits = decimals == 0 ? "" : ", \(style.numbers.arithmetic(Double(decimals)))"
      return Piece(text: "round(\(piece(parts[0]).text)\(digits))", strength: .atom)
    case .tanh: return called("tanh")
    case .sine: return called("sin")
    case .cosine: return called("cos")
    case .normal: return called("Φ")
    case .remainder:
      return Piece(
        text: parts.map { piece($0).held(.power) }.joined(separator: " mod "), strength: .product)
    case .floorDivide:
      return Piece(
        text: "⌊" + parts.map { piece($0).held(.power) }.joined(separator: "/") + "⌋",
        strength: .atom)
    case .total: return Piece(text: "Σ " + first(.product), strength: .product)
    case .mean: return called("mean")
    case .logProbability: return called("ln p")
    }
  }

  /// The largest or smallest of a row, or its place.
  private func row(_ call: Arithmetic.Call, _ parts: [Arithmetic]) -> Piece {
    let (name, findsPlace) =
      switch call {
      case .minimum: ("min", false)
      case .placeOfMaximum: ("argmax", true)
      case .placeOfMinimum: ("argmin", true)
      default: ("max", false)
      }
    let list = elided(
      parts, separator: ", ", { piece($0).text },
      total: findsPlace ? nil : { Arithmetic.call(call, $0) })
    return Piece(text: "\(name)(\(list))", strength: .atom)
  }

  /// Parts joined, the middle of a long row replaced by what it comes to.
  private func elided(
    _ parts: [Arithmetic], separator: String, _ text: (Arithmetic) -> String,
    total: (([Arithmetic]) -> Arithmetic)?
  ) -> String {
    guard parts.count > ArithmeticText.longest else {
      return parts.map(text).joined(separator: separator)
    }
    let edge = ArithmeticText.edge
    let middle = Array(parts.dropFirst(edge).dropLast(edge))
    let gap =
      total.map { total in
        let number = style.operand(total(middle).value())
        return style.say("… \(middle.count) terms: \(number) …", "… \(middle.count) 项共 \(number) …")
      } ?? style.say("… \(middle.count) more …", "… 另有 \(middle.count) 项 …")
    return (parts.prefix(edge).map(text) + [gap] + parts.suffix(edge).map(text))
      .joined(separator: separator)
  }
}
