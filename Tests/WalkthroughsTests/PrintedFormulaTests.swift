import Expressions
import Tensors
import Testing

@testable import Walkthroughs

/// The formulas and rules that `help` and `trace` print, read again and worked out against the operation.
struct PrintedFormulaTests {
  private let words = OperationWords(style: ExplanationStyle(width: 100_000, decimals: 17))

  /// What a text of letters comes to; nil where it cannot be read.
  private func value(_ text: String, _ letters: [String: Double]) -> Double? {
    // A raised dot between letters would make one word of them.
    var text = text.replacing("·", with: " * ")
    for (letter, number) in letters {
      let written =
        number.isNaN ? "nan" : number.isInfinite ? (number < 0 ? "-inf" : "inf") : "\(number)"
      guard let pattern = try? Regex("\\b\(letter)\\b") else { return nil }
      text.replace(pattern, with: "(\(written))")
    }
    let session = Session { _ in }
    let right = ReadArithmetic.translated(text, padding: 0)
    guard (try? session.run("value = (\(right));")) != nil else { return nil }
    return try? session.tensor("value").value.elements.first
  }

  /// What a rule comes to: `A where C, else B`, or one computation.
  private func rule(_ text: String, _ letters: [String: Double]) -> Double? {
    guard let match = text.wholeMatch(of: /(.+) where (.+), else (.+)/) else {
      return value(text, letters)
    }
    guard let holds = condition(String(match.output.2), letters) else { return nil }
    return value(String(holds ? match.output.1 : match.output.3), letters)
  }

  /// Whether `0 < x ≤ 6` holds: each comparison by itself.
  private func condition(_ text: String, _ letters: [String: Double]) -> Bool? {
    let signs = text.matches(of: /[<>≤≥≠]|==/).map { String($0.output) }
    let parts = text.split(separator: /[<>≤≥≠]|==/).map(String.init)
    guard parts.count == signs.count + 1, !signs.isEmpty else { return nil }
    for (place, sign) in signs.enumerated() {
      guard let a = value(parts[place], letters), let b = value(parts[place + 1], letters) else {
        return nil
      }
      let holds =
        switch sign {
        case "<": a < b
        case ">": a > b
        case "≤": a <= b
        case "≥": a >= b
        case "==": a == b
        default: a != b
        }
      if !holds { return false }
    }
    return true
  }

  private func agree(_ a: Double, _ b: Double) -> Bool {
    a == b || a.isNaN && b.isNaN || (a - b).magnitude <= 1e-9 * max(1, b.magnitude)
  }

  /// The letters of each output element; nil where the operands do not lie element on element.
  private func letters(_ y: Node<Double>, _ place: Int) -> [String: Double]? {
    let isLoss = y.operation is RegressionLoss
    let names = y.inputs.count == 1 ? ["x"] : isLoss ? ["x", "t"] : ["a", "b"]
    guard y.inputs.count == names.count else { return nil }
    var letters = ["y": y.value.elements[place]]
    for (name, input) in zip(names, y.inputs) {
      let elements = input.value.elements
      guard elements.count == 1 || input.value.shape == y.value.shape else { return nil }
      letters[name] = elements.count == 1 ? elements[0] : elements[place]
    }
    return letters
  }

  /// What is wrong with the formula of an operation, or with its rule for an operand.
  private func problems(_ y: Node<Double>, _ operation: any Operation, _ source: String)
    -> [String]
  {
    // A sum over a window or a row has a letter for all of its numbers.
    guard isComputed(operation.formula), operation.reach == .same else { return [] }
    var found: [String] = []
    let printed = words.formula(operation)
    let text = String(printed.dropFirst("y = ".count).split(separator: "  ")[0])
    // The rules are linear in g, so any will do; this one differs from place to place.
    let upstream = y.value.elements.map { 1 + 2 * $0 }
    guard let gradient = try? Tensor(y.value.shape, upstream) else { return [] }
    let gradients = operation.backward(
      BackwardPass(
        inputs: y.inputs.map(\.value), output: y.value, gradient: gradient,
        needs: y.inputs.map { _ in true }))
    for place in 0..<min(y.value.shape.count, 8) {
      guard let letters = letters(y, place) else { return found }
      guard let value = rule(text, letters) else { return ["cannot be read: \(printed)"] }
      if !agree(value, y.value.elements[place]) {
        found.append("\(source)\n\(text) with \(letters) comes to \(value)")
      }
      for (operand, input) in y.inputs.enumerated() where input.value.shape == y.value.shape {
        guard let gradient = gradients[operand], isComputed(operation.rule(for: operand)) else {
          continue
        }
        let printedRule = words.rule(operation, operand: operand)
        guard
          let value = rule(
            printedRule, letters.merging(["g": upstream[place]]) { first, _ in first })
        else { return found + ["cannot be read: \(printedRule)"] }
        if !agree(value, gradient.elements[place]) {
          found.append(
            "\(source)\n\(printedRule) with \(letters), g = \(upstream[place]) comes to \(value), "
              + "not \(gradient.elements[place])")
        }
      }
    }
    return found
  }

  private func isComputed(_ formula: Formula) -> Bool {
    switch formula {
    case .arithmetic, .piecewise: true
    default: false
    }
  }

  private func isComputed(_ rule: GradientRule) -> Bool {
    switch rule {
    case .arithmetic, .piecewise: true
    default: false
    }
  }

  @Test func `a printed formula and rule give the operation's numbers`() throws {
    var proven: Set<String> = []
    for function in RandomCalls.functions {
      let seed = function.name.utf8.reduce(UInt64(3)) { ($0 &* 31) &+ UInt64($1) }
      var calls = RandomCalls(seed: seed, isExtreme: false)
      for _ in 0..<12 {
        let (source, _) = calls.call(function)
        let session = Session { _ in }
        guard (try? session.run(source)) != nil, let y = try? session.tensor("y"),
          let operation = y.operation
        else { continue }
        for problem in problems(y, operation, source) { Issue.record("\(problem)") }
        if isComputed(operation.formula) { proven.insert(function.name) }
      }
    }
    for name in ["relu", "gelu", "elu", "softplus", "leaky_relu", "clamp", "sigmoid", "tanh"] {
      #expect(proven.contains(name))
    }
  }
}
