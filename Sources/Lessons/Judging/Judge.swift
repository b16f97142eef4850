import Expressions
import Terminal

/// Compares answers with the one that is right and with the known mistakes.
///
/// Each comparison has variables of its own, those that the page has made, so that nothing else that a
/// learner does can change the outcome.
public struct Judge {
  /// What was asked.
  public private(set) var exercise: Exercise

  let page: Session
  /// Variables that the question keeps to itself.
  let hidden: Set<String>
  private let known = Known()

  /// The values of the expressions so far: among the variables of the page, which never change, each
  /// keeps its value.
  private final class Known {
    var values: [String: Value] = [:]
  }

  /// Prepares to judge.
  ///
  /// - Parameters:
  ///   - exercise: What was asked.
  ///   - page: The variables as the page leaves them at the exercise; they are not changed.
  ///   - draw: The letters of a template.
  ///   - hidden: Those of the variables that the question keeps to itself.
  public init(
    _ exercise: Exercise, page: Session, draw: Draw? = nil, hidden: Set<String> = []
  ) {
    self.exercise = exercise
    self.hidden = hidden
    self.page = page.copy { _ in }
    if let draw { draw.bind(in: self.page) }
  }

  // MARK: Answers

  /// Says what an answer is worth: whether it is right, or which mistake it shows; first exactly, then by
  /// rounding, so that 1.9 for a right 1.95 is the known mistake if there is one of that value.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - learner: Variables that the answer may use beside the page's.
  /// - Returns: The verdict.
  public func verdict(on text: String, learner: Session? = nil) -> Verdict {
    let text = text.trimmingBlanks
    if text.isEmpty { return .empty }
    if exercise.kind == .choice { return choice(text) }
    if hasNoValue(text) { return .empty }
    let given: GivenAnswer
    do throws(Diagnostic) {
      given = try self.given(text, learner)
    } catch {
      return .unreadable(error)
    }
    for exactly in [true, false] {
      if isRight(given, exactly: exactly) { return .right(meant: reminder(text)) }
      let slip = exercise.slips.first { slip in
        slip.answers.contains { isSame(given, $0, exactly: exactly) }
      }
      if let slip { return .slip(slip) }
    }
    return .wrong
  }

  /// The same with its slips as they are for the numbers that were drawn: those that happen to be right
  /// are left out, and those of one value are one slip, which names all of the mistakes.
  func settled(in language: Language) -> Judge {
    var slips: [(slip: Exercise.Slip, messages: [[Inline]])] = []
    for slip in exercise.slips {
      for answer in slip.answers where !verdict(on: answer).isRight {
        let same = slips.firstIndex { $0.slip.answers.contains { hasOneValue($0, answer) } }
        if let same {
          slips[same].slip.answers.append(answer)
          if !slips[same].messages.contains(slip.message) {
            slips[same].messages.append(slip.message)
          }
        } else {
          var own = slip
          own.answers = [answer]
          slips.append((own, [slip.message]))
        }
      }
    }
    var judge = self
    judge.exercise.slips = slips.map { slip, messages in
      var slip = slip
      slip.message = LessonWords.either(messages, in: language)
      return slip
    }
    return judge
  }

  private func hasOneValue(_ a: String, _ b: String) -> Bool {
    if exercise.kind == .choice { return Judge.letter(a) == Judge.letter(b) }
    guard let value = try? value(of: filledSlip(a)) else { return false }
    return isSame(GivenAnswer(value: value, text: ""), b, exactly: true)
  }

  private func choice(_ text: String) -> Verdict {
    let letter = Judge.letter(text)
    if letter == exercise.answerText.map(Judge.letter) { return .right(meant: nil) }
    let slip = exercise.slips.first { $0.answers.contains { Judge.letter($0) == letter } }
    return slip.map { .slip($0) } ?? .wrong
  }

  /// `b)`, `B`, `(b)`, `b.`, `> b` and `（Ｂ）` are the same letter.
  static func letter(_ text: String) -> String {
    ScalarFolding.folded(text).lowercased().filter { !" \t()[]{}<>'\"`。.,:;、!".contains($0) }
  }

  /// An answer with its value.
  ///
  /// - Parameters:
  ///   - text: What was typed, without blanks at its ends.
  ///   - learner: Variables that it may use beside the page's.
  /// - Returns: The answer.
  /// - Throws: what is wrong with it.
  func given(_ text: String, _ learner: Session?) throws(Diagnostic) -> GivenAnswer {
    let filled = filled(Judge.placeNumber(text) ?? namedAnswer(text) ?? text)
    if exercise.kind == .shape, let shape = Judge.writtenShape(text) {
      return GivenAnswer(value: .sizes(shape), text: "")
    }
    guard let learner else { return GivenAnswer(value: try value(of: filled), text: filled) }
    let visible = visible(to: text)
    do throws(Diagnostic) {
      let value = visible === page ? try value(of: filled) : try visible.evaluate(filled)
      return GivenAnswer(value: value, text: filled)
    } catch {
      // The page's words may be among them: its rights decide.
      let both = learner.copy { _ in }
      both.adopt(visible)
      both.files = page.files
      both.allowance = page.allowance
      return GivenAnswer(value: try both.evaluate(filled), text: filled)
    }
  }

  /// A shape as it is written in words: `2×2`, `2x2`, `２×２`, `2 2`.
  static func writtenShape(_ text: String) -> [Int]? {
    let folded = ScalarFolding.folded(text)
    let isJoined = folded.contains { "xX*".contains($0) }
    let parts = folded.split { isJoined ? "xX*".contains($0) : $0 == " " }.map {
      $0.filter { $0 != " " }
    }
    guard parts.count > 1 else { return nil }
    let numbers = parts.compactMap { Int($0) }
    return numbers.count == parts.count ? numbers : nil
  }

  /// The number of a line or a place that is given in words: `line 2`, `第2行`.
  private static func placeNumber(_ text: String) -> String? {
    let words = ScalarFolding.folded(text).lowercased().trimmingBlanks
    return words.wholeMatch(of: place).map { String($0.1) }
  }

  // Unsafe to the compiler alone: it is made once and only matched.
  private nonisolated(unsafe) static let place =
    /(?:line|row|column|no\.?|#|第)? *(\d{1,9}) *(?:行|列|格|个)?/

  /// The line of a `fill` with the gap filled, unless the whole line was given.
  func filled(_ text: String) -> String {
    guard exercise.kind == .fill, let gap = exercise.gap else { return text }
    let parts = gap.split(separator: "___", omittingEmptySubsequences: false)
    guard let first = parts.first, let last = parts.last, parts.count > 1 else { return text }
    let isWhole =
      text.count >= gap.count - 3 && text.hasPrefix(first) && text.hasSuffix(last)
      && !(first.isEmpty && last.isEmpty)
    return isWhole ? text : gap.replacing("___", with: text)
  }

  private func isRight(_ given: GivenAnswer, exactly: Bool) -> Bool {
    if isSame(given, exercise.answerText ?? "", exactly: exactly) { return true }
    guard let accept = exercise.accept else { return false }
    let session = page.copy { _ in }
    session.bind("answer", to: given.value)
    guard let value = try? session.evaluate(accept), let result = Agreement.tensor(value) else {
      return false
    }
    return result.elements.allSatisfy { $0 != 0 } && !result.elements.isEmpty
  }

  private func isSame(_ given: GivenAnswer, _ expression: String, exactly: Bool) -> Bool {
    guard let value = try? value(of: filledSlip(expression)) else { return false }
    if exercise.kind == .shape {
      guard let a = Agreement.shape(given.value), let b = Agreement.shape(value) else {
        return false
      }
      return a == b
    }
    return Agreement.agree(given, value, exactly: exactly)
  }

  /// A slip of a `fill` is the text that is put in.
  private func filledSlip(_ expression: String) -> String {
    expression == exercise.answerText ? expression : filled(expression)
  }

  // MARK: Values

  /// A session with the variables of the page and those letters of the template that a learner may know.
  public var letters: Session {
    let letters = page.copy { _ in }
    for name in hidden { letters.clear(name) }
    return letters
  }

  /// The variables that a page has with other values.
  func changed(from page: Session) -> [String] {
    letters.variables.keys.sorted().filter { name in
      guard let own = letters.variables[name], let other = page.variables[name],
        Agreement.tensor(own) != nil
      else { return false }
      return !Agreement.agree(own, other)
    }
  }

  /// The variables for something that a learner typed: none that the question keeps to itself.
  private func visible(to text: String) -> Session {
    Judge.names(in: text).isDisjoint(with: hidden) ? page : letters
  }

  /// The value of something that a learner typed, among the variables that a learner may know.
  ///
  /// - Throws: what is wrong with it.
  func value(typed text: String) throws(Diagnostic) -> Value {
    let visible = visible(to: text)
    return visible === page ? try value(of: text) : try visible.evaluate(text)
  }

  /// The value of an expression among the variables of the page.
  ///
  /// - Throws: what is wrong with it.
  public func value(of expression: String) throws(Diagnostic) -> Value {
    if let value = known.values[expression] { return value }
    let value = try page.copy { _ in }.evaluate(expression)
    known.values[expression] = value
    return value
  }

  /// Whether a value is what a page says it is, which may have fewer digits.
  func agrees(_ written: String, with value: Value) -> Bool {
    let given = (try? self.value(of: written)).map { GivenAnswer(value: $0, text: written) }
    return given.map { Agreement.agree($0, value) } ?? false
  }

  /// The value of a slip's expression.
  ///
  /// - Throws: what is wrong with it.
  public func value(ofSlip expression: String) throws(Diagnostic) -> Value {
    try value(of: filledSlip(expression))
  }

  private func reminder(_ text: String) -> Verdict.Reminder? {
    let names = Judge.names(in: text)
    if let use = exercise.use, !names.contains(use) { return .use(use) }
    if let avoid = exercise.avoid, names.contains(avoid) { return .avoid(avoid) }
    return nil
  }

  /// The names in an expression.
  static func names(in text: String) -> Set<String> {
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    return Set(words.filter { !($0.first?.isNumber ?? true) }.map(String.init))
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmingBlanks: String {
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[start...end])
  }
}
