import Tensors
import Terminal

/// A step as one line of arithmetic: `y[0,0] = 1×1 + 2×0 + 4×0 + 5×(−1) = −4`.
struct ArithmeticText {
  /// More terms than this are elided in the middle.
  static let longest = 32
  /// How many terms are kept at each end of what is elided.
  static let edge = 8

  let style: ExplanationStyle

  /// The line with the numbers; where it is open, the result is left to be found.
  func line(_ step: Step, isOpen: Bool = false) -> String {
    let value = style.numbers.arithmetic(step.value)
    let name = resultName(step)
    let shown = isOpen ? "?" : value
    guard let right = numbers(step), right != value else { return "\(name) = \(shown)" }
    return "\(name) = \(right) = \(shown)"
  }

  /// The same line with the names of the numbers; nil where they are too many, or where names add
  /// nothing.
  func names(_ step: Step) -> String? {
    guard step.terms.count <= 12, !step.terms.isEmpty else { return nil }
    let isLogarithm = step.combination == .logProbabilities
    guard
      let right = expression(
        step, { isLogarithm ? "ln p(\(name($0)))" : name($0) }, weight: { weightName($0) },
        bias: biasName)
    else { return nil }
    return "\(resultName(step)) = \(right)"
  }

  /// What a step computes: `y[0,0]`.
  func resultName(_ step: Step) -> String {
    style.naming.element(step.result, step.output)
  }

  private func numbers(_ step: Step) -> String? {
    expression(
      step, { $0.isPadding ? padding : style.operand($0.x) },
      weight: { style.operand($0.w) }, bias: { style.operand($0.x) })
  }

  /// A term in the padding, whose number is 0, or −inf for a maximum.
  private var padding: String { style.say("pad", "填充") }

  private func name(_ term: Term) -> String {
    guard let input = term.input else { return padding }
    return style.naming.element(term.source, input)
  }

  private func weightName(_ weight: Term.Weight) -> String {
    guard let source = weight.source, let index = weight.index else {
      return style.operand(weight.w)
    }
    return style.naming.element(source, index)
  }

  private func biasName(_ bias: Term) -> String {
    bias.input.map { style.naming.element(bias.source, $0) } ?? style.operand(bias.x)
  }

  private func expression(
    _ step: Step, _ x: (Term) -> String, weight: (Term.Weight) -> String, bias: (Term) -> String
  ) -> String? {
    switch step.combination {
    case .sum: return sum(step, x, weight, bias)
    case .logProbabilities:
      return sum(step, { x($0) }, weight, bias)
    case .maximum: return "max(" + elided(step.terms.map(x), separator: ", ") + ")"
    case .minimum: return "min(" + elided(step.terms.map(x), separator: ", ") + ")"
    case .root(let p, let magnitudes): return root(step, p, magnitudes, x)
    case .copy: return step.terms.first.map(x)
    case .constant, .unlisted: return nil
    case .unary(let function): return step.terms.first.map { function.text(x($0), style) }
    case .binary(let function):
      return step.terms.count == 2 ? function.text(x(step.terms[0]), x(step.terms[1])) : nil
    case .formula(let formula): return FormulaText(style: style).text(formula, step.terms, x)
    }
  }

  private func sum(
    _ step: Step, _ x: (Term) -> String, _ weight: (Term.Weight) -> String,
    _ bias: (Term) -> String
  ) -> String? {
    func product(_ term: Term) -> String {
      term.weight.map { "\(x(term))×\(weight($0))" } ?? x(term)
    }
    let shift = step.bias.map { " + " + bias($0) } ?? ""
    if let mean = mean(step.terms, x) { return mean + shift }
    guard step.terms.count > ArithmeticText.longest else {
      let parts = step.terms.map(product)
      return parts.isEmpty ? nil : parts.joined(separator: " + ") + shift
    }
    let middle = step.terms.dropFirst(ArithmeticText.edge).dropLast(ArithmeticText.edge)
    let total = style.operand(middle.reduce(0) { $0 + $1.product })
    let gap = style.say("… \(middle.count) terms: \(total) …", "… \(middle.count) 项共 \(total) …")
    let parts =
      step.terms.prefix(ArithmeticText.edge).map(product) + [gap]
      + step.terms.suffix(ArithmeticText.edge).map(product)
    return parts.joined(separator: " + ") + shift
  }

  /// A mean is written as one fraction: `(1 + 2 + 3 + 6)/4`.
  private func mean(_ terms: [Term], _ x: (Term) -> String) -> String? {
    guard let first = terms.first?.weight, first.source == nil, first.w != 1, first.w != 0,
      terms.allSatisfy({ $0.weight == first })
    else { return nil }
    guard case let divisor = 1 / first.w, (divisor.rounded() - divisor).magnitude < 1e-9
    else { return nil }
    let gap = terms.dropFirst(ArithmeticText.edge).dropLast(ArithmeticText.edge)
    let total = gap.reduce(0) { $0 + $1.x }
    return "(" + elided(terms.map(x), separator: " + ", total: total) + ")/"
      + style.operand(divisor.rounded())
  }

  private func root(
    _ step: Step, _ p: Double, _ magnitudes: Bool, _ x: (Term) -> String
  ) -> String {
    let power = p == 2 ? "²" : p == 3 ? "³" : p == 1 ? "" : "^" + style.operand(p)
    let terms = step.terms.map { term in
      let number = magnitudes && p != 2 ? "|\(x(term))|\(power)" : x(term) + power
      return term.weight.map { "\(number)×\(style.operand($0.w))" } ?? number
    }
    if p.isInfinite {
      return "max(" + elided(step.terms.map { "|\(x($0))|" }, separator: ", ") + ")"
    }
    let sum = elided(terms, separator: " + ")
    return p == 1 ? sum : p == 2 ? "√(\(sum))" : "(\(sum))^(1/\(style.operand(p)))"
  }

  /// Parts joined, the middle of a long row left out.
  private func elided(_ parts: [String], separator: String, total: Double? = nil) -> String {
    guard parts.count > ArithmeticText.longest else { return parts.joined(separator: separator) }
    let left = parts.count - 2 * ArithmeticText.edge
    let sum = total.map { style.operand($0) }
    let gap =
      sum.map { style.say("… \(left) terms: \($0) …", "… \(left) 项共 \($0) …") }
      ?? style.say("… \(left) more …", "… 另有 \(left) 项 …")
    return (parts.prefix(ArithmeticText.edge) + [gap] + parts.suffix(ArithmeticText.edge))
      .joined(separator: separator)
  }
}
