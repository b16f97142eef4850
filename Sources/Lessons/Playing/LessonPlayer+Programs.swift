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
    let exercise = question.judge.exercise
    switch judge.verdict(on: text) {
    case .unreadable, .later: return [runs]
    case .right(let comparison):
      note(.right, question)
      if question.follows != .similar { solved.insert(question.original.id) }
      let praise = StyledText(LessonWords.right[style.language], .good)
      let words = style.text(exercise.explanation)
      return [
        runs,
        .tell(
          StyledText(lines: [praise] + style.text(of: comparison).lines) + StyledText("\n"),
          fact: question.fact(of: .right(meant: nil), on: text)),
      ] + (words.isEmpty ? [] : [.show(words)]) + leave(question)
    case .declared(let wrong, let comparison):
      let slip = Exercise.Slip(answers: [], message: wrong.message, value: nil, line: wrong.line)
      return [runs] + refuse(question, text, .slip(slip), comparison, style.styled(wrong.message))
    case .differs(let comparison):
      return [runs] + refuse(question, text, .wrong, comparison, StyledText())
    }
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
