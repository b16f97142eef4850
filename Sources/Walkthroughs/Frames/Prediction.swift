import Tensors
import Terminal

/// A number to be told before it is shown, and what a wrong answer means: `step --predict`.
public struct Prediction {
  /// What to ask.
  public let question: Phrase
  /// The number.
  public let answer: Double
  /// What the usual mistakes would give; those that give the answer are left out.
  public let slips: [(mistake: Mistake, number: Double)]

  /// Asks for the number of a frame; in the scatter view for the first share.
  public init(_ frame: Frame, naming: Naming) {
    let step = frame.step
    if step.view == .scatter {
      let term = step.terms.first { !$0.isPadding }
      let target =
        term.map { naming.element($0.source, $0.input ?? []) }
        ?? naming.element(step.result, step.output)
      let giver = naming.element(step.result, step.output)
      question = Phrase("How much does \(giver) hand to \(target)?", "\(giver) 分给 \(target) 多少？")
      answer = term?.product ?? 0
    } else {
      let name = naming.element(step.result, step.output)
      question = Phrase("What is \(name)?", "\(name) 等于多少？")
      answer = step.value
    }
    let answer = answer
    slips = Slips(frame).found.filter { !Prediction.equal($0.number, answer) }
  }

  /// Whether a number is the answer, to 1e-6 of it.
  public func accepts(_ number: Double) -> Bool {
    Prediction.equal(number, answer)
  }

  /// Whether a typed number is the answer; nil if it is no number.
  ///
  /// A decimal is right if the answer rounds to it and it has at least two significant digits.
  public func accepts(_ typed: String) -> Bool? {
    let text = typed.replacing("−", with: "-").filter { !$0.isWhitespace }
    guard let number = Double(text) else { return nil }
    if accepts(number) { return true }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, !text.lowercased().contains("e"), answer.isFinite else { return false }
    let digits = (parts[0] + parts[1]).drop { $0 == "-" || $0 == "+" || $0 == "0" }
    guard digits.count >= 2 else { return false }
    var unit = 0.5
    for _ in parts[1] { unit /= 10 }
    return (number - answer).magnitude <= unit * (1 + 1e-9)
  }

  /// What a wrong number says about how it was found: every mistake that gives it; nil for none.
  public func diagnosis(of number: Double) -> Phrase? {
    var mistakes: [Mistake] = []
    for slip in slips where Prediction.near(number, slip.number) && !mistakes.contains(slip.mistake)
    {
      mistakes.append(slip.mistake)
    }
    guard !mistakes.isEmpty else { return nil }
    let replies = mistakes.prefix(3).map(\.reply)
    let english = replies.map { $0[.english] }.joined(separator: "; or ")
    let chinese = replies.map { $0[.chinese] }.joined(separator: "；要么")
    return replies.count > 1
      ? Phrase("either " + english, "要么" + chinese) : Phrase(english, chinese)
  }

  private static func equal(_ a: Double, _ b: Double) -> Bool {
    a == b || (a.isNaN && b.isNaN) || (a - b).magnitude <= 1e-6 * b.magnitude
  }

  /// A slip is recognised from a rounded number too.
  private static func near(_ a: Double, _ b: Double) -> Bool {
    equal(a, b) || (a - b).magnitude <= 0.5e-2 * min(1, b.magnitude)
  }
}
