import Expressions
import Terminal

/// What of a learner's inputs is an answer.
extension Judge {
  /// Whether an input is meant as an answer, and not as a try of the learner's own.
  ///
  /// What has no value, such as an import, a remark or an assignment, is a try, but for `w = 5` where the
  /// question asks for `w`. So is the name of a variable, unless its value is the answer or a known
  /// mistake; and where a letter is asked for, so is all that can be computed, unless it is a letter.
  ///
  /// - Parameters:
  ///   - input: What was typed.
  ///   - learner: The learner's own variables.
  /// - Returns: Whether it is to be judged.
  func isAnswer(_ input: String, learner: Session) -> Bool {
    let isChoice = exercise.kind == .choice
    if isChoice, isOption(input) || TypedNumber.numbers(in: input) != nil { return true }
    if namedAnswer(input) != nil || fillsGap(input) { return true }
    let parsed = Parser.parse(input) { learner.isKnown($0) }
    guard let last = parsed.statements.last else { return parsed.diagnostic != nil }
    if case .assignment = last.kind { return false }
    if parsed.diagnostic != nil { return true }
    guard case .expression(let node) = last.kind else { return false }
    if case .name(let name) = node.kind, exercise.kind != .fill {
      guard learner.isKnown(name) else { return true }
      if case .wrong = verdict(on: input, learner: learner) { return false }
      return true
    }
    return !isChoice
  }

  /// Whether a text is one of the letters of a choice.
  private func isOption(_ text: String) -> Bool {
    let letters = [exercise.answerText ?? ""] + exercise.slips.flatMap(\.answers)
    return (letters.map(Judge.letter) + exercise.letters).contains(Judge.letter(text))
  }

  /// Whether a text makes an expression of the line with the gap.
  private func fillsGap(_ text: String) -> Bool {
    guard exercise.kind == .fill, !text.trimmingBlanks.isEmpty else { return false }
    let parsed = Parser.parse(filled(text)) { page.isKnown($0) }
    guard parsed.diagnostic == nil, case .expression? = parsed.statements.last?.kind else {
      return false
    }
    return true
  }

  /// Whether a text is all statements that have no value: remarks, imports, assignments of the learner's
  /// own.
  func hasNoValue(_ text: String) -> Bool {
    if namedAnswer(text) != nil || fillsGap(text) { return false }
    let parsed = Parser.parse(text) { page.isKnown($0) }
    return parsed.diagnostic == nil
      && parsed.statements.allSatisfy { if case .expression = $0.kind { false } else { true } }
  }

  /// What stands behind the sign of `w = 5`, where the question asks for `w`.
  ///
  /// A name is asked for if it stands alone in the question's code and has no value on the page; where the
  /// next example is predicted, also if that is to have the name. So is an element, `y[0,1] = 5`, if it
  /// stands there alone.
  func namedAnswer(_ text: String) -> String? {
    if let element = ScalarFolding.folded(text).wholeMatch(of: Judge.element) {
      let name = element.1.filter { $0 != " " }
      let isAsked = exercise.questionCodes.contains { $0.filter { $0 != " " } == name }
      return isAsked ? String(element.2) : nil
    }
    let parsed = Parser.parse(text) { page.isKnown($0) }
    guard parsed.diagnostic == nil, parsed.statements.count == 1,
      case .assignment(let assignment)? = parsed.statements.first?.kind, assignment.op == nil,
      assignment.targets.count == 1, case .name(let name)? = assignment.targets.first?.kind,
      isAskedFor(name)
    else { return nil }
    return SourceText(text).text(assignment.value.range)
  }

  // Unsafe to the compiler alone: it is made once and only matched.
  private nonisolated(unsafe) static let element =
    /\s*(\w+\[[^\[\]=]*\])\s*=\s*([^=].*)/

  private func isAskedFor(_ name: String) -> Bool {
    let codes = exercise.questionCodes
    if codes.contains(name), page.variables[name] == nil { return true }
    return exercise.kind == .predict
      && codes.contains { code in
        guard case .assignment(let assignment)? = Parser.parse(code).statements.last?.kind,
          case .name(name)? = assignment.targets.first?.kind
        else { return false }
        return true
      }
  }
}

extension Exercise {
  /// The expressions in the words of the question.
  var questionCodes: [String] {
    question.flatMap { item -> [String] in
      guard case .prose(let block) = item else { return [] }
      return Inline.codes(block.block.words)
    }
  }

  /// The letters that there are to choose from.
  var letters: [String] { choices.map { String($0.prefix(1)) } }
}
