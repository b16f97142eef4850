import Tensors
import Terminal

/// Two or three simple functions in a row: the slope of the last with respect to the first number.
struct SlopeChain: Generator {
  let name = "chain"

  func problem(using random: inout RandomSource) -> Problem? {
    let count = random.pick([2, 3])
    let links = Array(random.shuffle(Link.allCases).prefix(count))
    // The names of the values on the way, and each value written out in full.
    let names = ["w"] + ["p", "q"].prefix(count - 1) + ["L"]
    var values = ["w"]
    for link in links { values.append(link.applied(to: values.last ?? "w")) }
    let steps = zip(links, zip(names, names.dropFirst())).map { link, names in
      "`\(names.1) = \(link.shown(with: names.0))`"
    }
    let slopes = zip(links, values).map { $0.slope(at: $1) }
    let conditions = zip(links, values).compactMap { $0.condition(at: $1) }
    let value = values.last ?? "w"
    return Problem(
      letters: [("w", "-3..3"), ("c", "2..4"), ("d", "1..3")],
      condition: (["1"] + conditions).joined(separator: "*"),
      question: [
        .words(
          Phrase(
            steps.joined(separator: ", ") + ". What is dL/dw at w = {w}?",
            steps.joined(separator: "，") + "。在 w = {w} 处 dL/dw 是多少？"))
      ],
      hints: [
        Phrase(
          "Work out every value from w on, then the slope of each step at its own input.",
          "从 w 开始算出每个值，再求每一步在它自己的输入处的斜率。"),
        Phrase("Multiply the \(count) slopes.", "把 \(count) 个斜率相乘。"),
      ],
      // The work is to multiply, so that is what the answer shows.
      answer: slopes.map { "(\($0))" }.joined(separator: "*"),
      slips: [
        .init(
          slopes.last ?? "1",
          Phrase("The last step's slope only; multiply by those before it.", "只有最后一步的斜率；还要乘以前面的。")),
        .init(
          slopes.dropLast().joined(separator: "*"),
          Phrase("The last step's slope is missing.", "少乘了最后一步的斜率。")),
        .init(
          slopes.joined(separator: " + "),
          Phrase("Slopes along a chain are multiplied, not added.", "链上的斜率应相乘，不是相加。")),
        .init(value, Phrase("That is L itself.", "那是 L 本身。")),
      ])
  }

  /// A function of one number.
  private enum Link: CaseIterable {
    case times, add, subtract, square, relu, sigmoid

    /// The function of an expression, as an expression of the letters.
    func applied(to u: String) -> String {
      switch self {
      case .times: "(c*\(u))"
      case .add: "(\(u) + d)"
      case .subtract: "(\(u) - d)"
      case .square: "\(u)^2"
      case .relu: "relu(\(u))"
      case .sigmoid: "sigmoid(\(u))"
      }
    }

    /// The function of a name, with the numbers put in.
    func shown(with u: String) -> String {
      switch self {
      case .times: "{c}*\(u)"
      case .add: "\(u) + {d}"
      case .subtract: "\(u) - {d}"
      case .square: "\(u)^2"
      case .relu: "relu(\(u))"
      case .sigmoid: "sigmoid(\(u))"
      }
    }

    func slope(at u: String) -> String {
      switch self {
      case .times: "c"
      case .add, .subtract: "1"
      case .square: "2*\(u)"
      case .relu: "(\(u) > 0)"
      case .sigmoid: "sigmoid(\(u))*(1 - sigmoid(\(u)))"
      }
    }

    /// What keeps the slope from being nothing, or that of a kink.
    func condition(at u: String) -> String? {
      switch self {
      case .times, .add, .subtract: nil
      case .square, .relu: "(\(u)!=0)"
      case .sigmoid: "(abs(\(u))<=4)"
      }
    }
  }
}
