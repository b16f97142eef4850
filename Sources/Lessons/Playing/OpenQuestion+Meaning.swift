import Expressions
import Terminal

/// What a learner means by an input while a question is open.
public enum LearnerMeaning {
  /// An answer: the input itself, or what it says in words.
  case answer(String)
  /// A call for help.
  case wish(LessonWish)
  /// A sentence whose meaning is not plain.
  case sentence
  /// An input for the prompt.
  case input
}

extension LearnerMeaning {
  /// What a learner hears who leaves a lesson.
  public static let left = LessonWords.left

  /// What a student hears who leaves a sheet.
  public static let leftSheet = SheetWords.left

  /// What a learner hears who leaves the practice.
  public static let leftPractice = LessonWords.leftPractice
}

extension OpenQuestion {
  /// Tells an answer from a call for help, from a sentence, and from what is for the prompt.
  ///
  /// What can be carried out is never read as words. What defines something, and what asks to be told
  /// something, as `compare(mine, conv2d)` does, is for the prompt, unless the answer itself is such a call.
  ///
  /// - Parameters:
  ///   - input: What was typed.
  ///   - learner: The learner's own variables.
  /// - Returns: What it means.
  public func meaning(of input: String, learner: Session) -> LearnerMeaning {
    if OpenQuestion.isMarksAlone(input) { return .sentence }
    let isKnown = learner.isKnown(input.trimmingBlanks)
    if let programJudge {
      if let whole = programJudge.filled(with: input, learner: learner) { return .answer(whole) }
      if programJudge.isAnswer(input) || programJudge.otherName(in: input) != nil {
        return .answer(input)
      }
      if !isKnown, let wish = LessonWish(input) { return .wish(wish) }
      return OpenQuestion.isSentence(input, learner) ? .sentence : .input
    }
    if judge.exercise.kind == .choice, let letter = WordedAnswer.option(input, judge.exercise) {
      return .answer(letter)
    }
    if judge.namedAnswer(input) != nil { return .answer(input) }
    if isTry(input, learner) { return .input }
    if !isKnown, let wish = LessonWish(input) { return .wish(wish) }
    guard !isKnown, isInWords(input, learner) else {
      return judge.isAnswer(input, learner: learner) ? .answer(input) : .input
    }
    let readings = WordedAnswer(input, to: judge.exercise, in: learner).readings
    if let meant = likeliest(readings, learner) { return .answer(meant) }
    let isAnswer = judge.isAnswer(input, learner: learner)
    if isAnswer, !OpenQuestion.isSentence(input) { return .answer(input) }
    return OpenQuestion.isSentence(input) ? .sentence : isAnswer ? .answer(input) : .input
  }

  /// Whether an input is a try of the learner's own, by its form alone.
  private func isTry(_ input: String, _ learner: Session) -> Bool {
    switch InputPurpose(input, in: learner) {
    case .value: false
    case .deed: true
    case .report: InputPurpose(judge.exercise.answerText ?? "", in: judge.page) != .report
    }
  }

  /// Of several readings the one that is right, else the one that shows a known mistake; nil if none has a
  /// value.
  private func likeliest(_ readings: [String], _ learner: Session) -> String? {
    let all = readings.map { (reading: $0, verdict: judge.verdict(on: $0, learner: learner)) }
    let valued = all.filter { if case .unreadable = $0.verdict { false } else { true } }
    let (readings, verdicts) = (valued.map(\.reading), valued.map(\.verdict))
    let right = verdicts.firstIndex(where: \.isRight)
    let slip = verdicts.firstIndex { if case .slip = $0 { true } else { false } }
    return (right ?? slip).map { readings[$0] }
      ?? readings.first { judge.wantedForm(of: $0) == nil } ?? readings.first
  }

  /// Whether an input is no statement, or none that stands for more than its words: `三十`, `25%`.
  private func isInWords(_ input: String, _ learner: Session) -> Bool {
    let exercise = judge.exercise
    if exercise.kind == .choice {
      let letter = Judge.letter(input)
      guard !exercise.letters.contains(where: { $0.lowercased() == letter }) else { return false }
      // `c = 0` is a statement and chooses nothing.
      return !OpenQuestion.isProgrammed(input)
        || Parser.parse(input) { learner.isKnown($0) }.diagnostic != nil
    }
    if exercise.kind == .fill {
      return !judge.isAnswer(input, learner: learner) || Parser.parse(input).diagnostic != nil
        || OpenQuestion.isChinese(input) && !OpenQuestion.isProgrammed(input)
    }
    if exercise.kind == .shape, Judge.writtenShape(input) != nil { return false }
    if input.trimmingBlanks.wholeMatch(of: OpenQuestion.share) != nil { return true }
    if ScalarFolding.folded(input).trimmingBlanks.wholeMatch(of: WordedAnswer.decimalComma) != nil {
      return true
    }
    if input.contains(";"), TypedNumber.numbers(in: input) != nil { return true }
    // `ln 10` is a function without its brackets, and not the number 10.
    if ScalarFolding.folded(input).trimmingBlanks.wholeMatch(of: OpenQuestion.bareCall) != nil {
      return false
    }
    // Between terms words stand for signs, which else were a part of a name: d乘以u[0], 4*3等于12.
    let isSigned = input.contains("等于") || SpokenSign.written(in: input) != nil
    if isSigned, !learner.isKnown("times") { return true }
    let parsed = Parser.parse(input) { learner.isKnown($0) }
    guard parsed.diagnostic == nil else { return true }
    // 8行6列 and twenty-one are products and differences of names that nobody has made.
    let names = ScalarFolding.folded(input).split { !$0.isLetter }.map(String.init)
    return !names.isEmpty && !OpenQuestion.isProgrammed(input)
      && names.allSatisfy { !learner.isKnown($0) && FunctionTable.shared.named($0) == nil }
  }

  /// Whether a text is marks and no word: `???`, `……`.
  private static func isMarksAlone(_ text: String) -> Bool {
    let marks = text.trimmingBlanks
    return !marks.isEmpty && marks.allSatisfy { "?？!！.。…,，、;；:：~～ ".contains($0) }
  }

  private static func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }

  /// Whether signs of code stand in a text.
  private static func isProgrammed(_ text: String) -> Bool {
    ScalarFolding.folded(text).contains { "()[]{}=_*^/\\@#$&|~<>\"`".contains($0) }
  }

  /// Words that stand between names in a program.
  private static let programWords: Set<String> = [
    "import", "from", "as", "if", "else", "and", "or", "not", "in", "is", "for", "lambda", "del",
    "global", "assert", "raise", "return", "print",
  ]

  /// Whether a text is a sentence and can be no line of code: none of its words means anything, or four and
  /// more stand side by side; a single one may be a name that was mistyped.
  public static func isSentence(_ text: String, _ learner: Session) -> Bool {
    if isMarksAlone(text) { return true }
    let words = ScalarFolding.folded(text).split { !$0.isLetter && $0 != "'" }.map(String.init)
    let isName =
      words.count == 1 && words[0].utf8.allSatisfy { $0 < 0x80 }
      && (text.trimmingBlanks == words[0]
        || programWords.contains(words[0]) && text.hasPrefix(words[0]))
    guard !isName, isSentence(text), let first = words.first else { return false }
    if words.allSatisfy({ !learner.isKnown($0) }) { return true }
    return words.count > 3 && !learner.isKnown(first)
      && programWords.isDisjoint(with: words.map { $0.lowercased() })
  }

  /// Whether a text is words, and nothing of it was meant as code.
  private static func isSentence(_ text: String) -> Bool {
    let folded = ScalarFolding.folded(text)
    guard !isProgrammed(text) else { return false }
    let words = folded.split { !$0.isLetter && $0 != "'" }
    let isChinese = isChinese(folded)
    guard words.count == 1, !isChinese else { return isChinese || words.count > 1 }
    return folded.contains(" ") || !folded.contains { $0.isNumber || "+-".contains($0) }
  }

  /// What kind of answer is asked for, and the words that help.
  var wanted: Phrase {
    let exercise = judge.exercise
    let right = (try? judge.value(of: exercise.answerText ?? "")).flatMap(Agreement.tensor)
    let what: Phrase
    switch exercise.kind {
    case .choice: what = LessonWords.aLetter(exercise.letters)
    case .fill: what = LessonWords.theGap
    case .shape: what = LessonWords.aShape
    case .program: what = LessonWords.aProgram(programJudge?.name ?? "f")
    default:
      switch right?.shape.rank {
      case nil, 0: what = LessonWords.aNumber
      case 1: what = LessonWords.aVector
      default: what = LessonWords.aMatrix
      }
    }
    return LessonWords.type(what)
  }

  /// The question once more.
  public func again(_ style: PageText) -> LessonEvent {
    .show(StyledText(lines: parts(style)))
  }

  /// What is said to a sentence whose meaning is not plain.
  public func wanted(_ style: PageText) -> LessonEvent {
    .show(StyledText(wanted[style.language], .dim).wrapped(to: style.width))
  }

  // Unsafe to the compiler alone: they are made once and only matched.
  private nonisolated(unsafe) static let share = #/[-+\d. ]+[%％]/#
  private nonisolated(unsafe) static let bareCall =
    #/(?:ln|log|exp|sqrt|abs|floor|ceil|round|sigmoid|tanh|relu) +[-+−]?[\d.]+/#
}
