import Tensors

extension UnaryFunction {
  /// The function written out for a number that is already text.
  func text(_ x: String, _ style: ExplanationStyle) -> String {
    switch self {
    case .negate: "−\(x)"
    case .absolute: "|\(x)|"
    case .sign: "sign(\(x))"
    case .floor: "⌊\(x)⌋"
    case .ceil: "⌈\(x)⌉"
    case .round: "round(\(x))"
    case .exp: "e^\(x)"
    case .log: "ln(\(x))"
    case .sqrt: "√\(x)"
    case .power(let p): p == 2 ? "\(x)²" : p == 3 ? "\(x)³" : "\(x)^\(style.operand(p))"
    case .relu: "max(0, \(x))"
    case .leakyRelu(let slope):
      "max(0, \(x)) + \(style.operand(slope))×min(0, \(x))"
    case .sigmoid: "1/(1 + e^(−\(x)))"
    case .tanh: "tanh(\(x))"
    case .softplus(let beta, _):
      beta == 1
        ? "ln(1 + e^\(x))" : "ln(1 + e^(\(style.operand(beta))×\(x)))/\(style.operand(beta))"
    case .gelu: "\(x)×Φ(\(x))"
    case .clamp(let low, let high):
      switch (low, high) {
      case (let low?, let high?):
        "min(max(\(x), \(style.operand(low))), \(style.operand(high)))"
      case (let low?, nil): "max(\(x), \(style.operand(low)))"
      case (nil, let high?): "min(\(x), \(style.operand(high)))"
      case (nil, nil): x
      }
    }
  }
}

extension BinaryFunction {
  /// The function written out for two numbers that are already text.
  func text(_ a: String, _ b: String) -> String {
    switch self {
    case .add: "\(a) + \(b)"
    case .subtract: "\(a) − \(b)"
    case .multiply: "\(a)×\(b)"
    case .divide: "\(a)/\(b)"
    case .floorDivide: "⌊\(a)/\(b)⌋"
    case .remainder: "\(a) mod \(b)"
    case .power: "\(a)^\(b)"
    case .maximum: "max(\(a), \(b))"
    case .minimum: "min(\(a), \(b))"
    case .less: "(\(a) < \(b))"
    case .lessEqual: "(\(a) ≤ \(b))"
    case .greater: "(\(a) > \(b))"
    case .greaterEqual: "(\(a) ≥ \(b))"
    case .equal: "(\(a) == \(b))"
    case .notEqual: "(\(a) ≠ \(b))"
    }
  }
}

/// Functions of a whole row of numbers, written out.
struct FormulaText {
  let style: ExplanationStyle

  func text(_ formula: Formula, _ terms: [Term], _ x: (Term) -> String) -> String? {
    let parts = terms.map(x)
    switch formula {
    case .softmax(let own):
      guard parts.indices.contains(own) else { return nil }
      return "e^\(parts[own])/(" + joined(parts.map { "e^\($0)" }, " + ") + ")"
    case .logSoftmax(let own):
      guard parts.indices.contains(own) else { return nil }
      return "\(parts[own]) − ln(" + joined(parts.map { "e^\($0)" }, " + ") + ")"
    case .variance(let mean, let divisor, let root):
      let squares = parts.map { "(\($0) − \(style.operand(mean)))²" }
      let fraction = "(" + joined(squares, " + ") + ")/\(style.operand(divisor))"
      return root ? "√(\(fraction))" : fraction
    case .normalised(let mean, let variance, let epsilon, let scale, let shift):
      guard let own = parts.first else { return nil }
      let core =
        "(\(own) − \(style.operand(mean)))/√(\(style.operand(variance)) + \(style.operand(epsilon)))"
      let scaled = scale == 1 ? core : "\(core)×\(style.operand(scale))"
      return shift == 0 ? scaled : "\(scaled) + \(style.operand(shift))"
    case .place: return style.say("place in ", "位置：") + "(" + joined(parts, ", ") + ")"
    case .crossEntropy(let own):
      guard parts.indices.contains(own) else { return nil }
      return "−ln(e^\(parts[own])/(" + joined(parts.map { "e^\($0)" }, " + ") + "))"
    case .distances(let squared, let divisor):
      let distances = stride(from: 0, to: parts.count - 1, by: 2).map {
        squared ? "(\(parts[$0]) − \(parts[$0 + 1]))²" : "|\(parts[$0]) − \(parts[$0 + 1])|"
      }
      return mean(distances, divisor)
    case .binaryEntropy(let isWeighted, let divisor):
      return mean(entropies(parts, isWeighted), divisor)
    }
  }

  private func mean(_ parts: [String], _ divisor: Double) -> String {
    let sum = joined(parts, " + ")
    return divisor == 1 ? sum : "(\(sum))/\(style.operand(divisor))"
  }

  private func entropies(_ parts: [String], _ isWeighted: Bool) -> [String] {
    let size = isWeighted ? 3 : 2
    return stride(from: 0, to: parts.count - size + 1, by: size).map { place in
      let (x, t) = (parts[place], parts[place + 1])
      let entropy = "−(\(t)×ln \(x) + (1 − \(t))×ln(1 − \(x)))"
      return isWeighted ? "\(parts[place + 2])×(\(entropy))" : "(\(entropy))"
    }
  }

  private func joined(_ parts: [String], _ separator: String) -> String {
    guard parts.count > ArithmeticText.longest else { return parts.joined(separator: separator) }
    let left = parts.count - 2 * ArithmeticText.edge
    let gap = style.say("… \(left) more …", "… 另有 \(left) 项 …")
    return (parts.prefix(ArithmeticText.edge) + [gap] + parts.suffix(ArithmeticText.edge))
      .joined(separator: separator)
  }
}
