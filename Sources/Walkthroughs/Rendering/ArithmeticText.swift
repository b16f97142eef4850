import Tensors
import Terminal

/// A step as one line of arithmetic: `y[0,0] = 1×1 + 2×0 + 4×0 + 5×(−1) = −4`.
struct ArithmeticText {
  /// More terms than this are elided in the middle.
  static let longest = 32
  /// How many terms are kept at each end of what is elided.
  static let edge = 8
  /// The most terms that are also written with their names.
  static let longestNames = 12

  let style: ExplanationStyle

  /// The line with the numbers; where it is open, the result is left to be found.
  func line(_ step: Step, isOpen: Bool = false) -> String {
    let value = style.numbers.arithmetic(step.value)
    let name = resultName(step)
    let shown = isOpen ? "?" : value
    guard let right = step.arithmetic.map({ WrittenArithmetic(style, .numbers).text($0) }),
      right != value
    else { return "\(name) = \(shown)" }
    return "\(name) = \(right) = \(shown)"
  }

  /// The same line with the names of the numbers; nil where they are too many, or where names add
  /// nothing.
  func names(_ step: Step) -> String? {
    guard step.terms.count <= ArithmeticText.longestNames, !step.terms.isEmpty,
      let arithmetic = step.arithmetic
    else { return nil }
    return "\(resultName(step)) = \(WrittenArithmetic(style, .names).text(arithmetic))"
  }

  /// What a step computes: `y[0,0]`.
  func resultName(_ step: Step) -> String {
    style.naming.element(step.result, step.output)
  }
}
