import Expressions
import Terminal
import Walkthroughs

/// Questions whose answer is a program.
extension LessonPlayer {
  /// Judges a program: it runs among the learner's variables, where it can be tried and stepped, and is
  /// held against the right function on the page's.
  func answerProgram(_ text: String, _ question: OpenQuestion) -> [LessonEvent] {
    guard let judge = question.programJudge else { return [] }
    let runs = LessonEvent.run(text, isEchoed: false)
    let gaps = ProgramText.gaps(in: text)
    if !gaps.isEmpty { return [say(LessonWords.gaps(gaps))] }
    if let other = judge.otherName(in: text) { return answer(text, under: other, question) }
    switch judge.verdict(on: text) {
    case .unreadable, .later: return [runs]
    case .right(let comparison):
      return [runs] + accept(text, judge, question, comparison)
    case .declared(let wrong, let comparison):
      let slip = Exercise.Slip(answers: [], message: wrong.message, value: nil, line: wrong.line)
      return [runs] + refuse(question, text, .slip(slip), comparison, style.styled(wrong.message))
    case .differs(let comparison):
      return [runs] + refuse(question, text, .wrong, comparison, StyledText())
    }
  }

  /// Judges a function that is called otherwise: right it is taken, and else not judged, for it may be
  /// only a part of the answer.
  private func answer(
    _ text: String, under other: String, _ question: OpenQuestion
  ) -> [LessonEvent] {
    guard let judge = question.programJudge else { return [] }
    let runs = LessonEvent.run(text, isEchoed: false)
    if case .right(let comparison) = judge.verdict(on: text, named: other) {
      return [runs] + accept(text, judge, question, comparison)
    }
    return [runs, say(LessonWords.otherName(other, wanted: judge.name))]
  }

  /// Takes a right program; where the library did its work, the same is asked by hand, once.
  private func accept(
    _ text: String, _ judge: ProgramJudge, _ question: OpenQuestion, _ comparison: Comparison
  ) -> [LessonEvent] {
    note(.right, question)
    if question.follows != .similar {
      solved.insert(question.original.id)
      skipped.remove(question.original.id)
    }
    let machine = judge.machine(in: text)
    var praise = StyledText(LessonWords.right[style.language], .good)
    if !machine.isEmpty {
      praise += StyledText(LessonWords.machine(machine)[style.language], .dim)
    }
    let words = style.text(question.judge.exercise.explanation)
    let told = LessonEvent.tell(
      StyledText(
        lines: praise.wrapped(to: style.width).lines + style.text(of: comparison).lines)
        + StyledText("\n"),
      fact: question.fact(of: .right(meant: nil), on: text))
    if !machine.isEmpty, question.follows == nil { return [told] + askByHand(question) }
    return [told] + (words.isEmpty ? [] : [show(words)]) + leave(question)
  }

  /// Asks for the same program once more, by hand.
  private func askByHand(_ answered: OpenQuestion) -> [LessonEvent] {
    let again = OpenQuestion(
      answered.judge.exercise, page: answered.judge.page, draw: nil, language: lesson.language,
      original: answered.original)
    again.data = answered.data
    again.follows = .same
    again.isByHand = true
    return open(again)
  }

  private func refuse(
    _ question: OpenQuestion, _ text: String, _ verdict: Verdict, _ comparison: Comparison,
    _ message: StyledText
  ) -> [LessonEvent] {
    note(.wrong, question)
    question.miss(verdict)
    var reply = StyledText(LessonWords.notYet[style.language], .bad)
    if !message.isEmpty { reply += StyledText(style.language == .english ? " " : "") + message }
    let lines = reply.wrapped(to: style.width).lines + style.text(of: comparison).lines
    return [
      .tell(StyledText(lines: lines), fact: question.fact(of: verdict, on: text))
    ] + (question.hintComes(after: verdict, style) ? hint() : [])
  }
}
