import Expressions
import Terminal

/// Proves exercises whose answer is a program: the answer passes, what the learner begins with does not,
/// and each declared wrong program is refused with its own message.
extension PageChecker {
  mutating func checkProgram(_ exercise: Exercise) {
    let line = exercise.answer?.fence.line ?? exercise.line
    guard let judge = ProgramJudge(exercise, page: runner.session) else {
      return report(line, Phrase("the answer defines no function", "答案没有定义函数"))
    }
    let answer = exercise.answerText ?? ""
    let verdict = judge.verdict(on: answer)
    if !verdict.isRight {
      report(
        line, Phrase("the answer does not pass its own check", "答案通不过自己的检查"),
        expected: judge.name, got: words(verdict))
    }
    for given in [exercise.program ?? "", ""] where judge.verdict(on: given).isRight {
      report(line, Phrase("anything passes as an answer", "任何答案都能通过"), got: given)
    }
    for wrong in exercise.wrongPrograms {
      let verdict = judge.verdict(on: wrong.text)
      guard case .declared(let found, _) = verdict, found.message == wrong.message else {
        report(
          wrong.line,
          Phrase("this wrong program does not get its message", "这个错误程序得不到对应的说明"),
          expected: Inline.plain(wrong.message), got: words(verdict))
        continue
      }
    }
  }

  private func words(_ verdict: ProgramJudge.Verdict) -> String {
    let style = PageText(width: FormChecker.widest, language: lesson.language)
    return switch verdict {
    case .right: Phrase("right", "正确")[lesson.language]
    case .declared(let wrong, _): Inline.plain(wrong.message)
    case .differs(let comparison): style.text(of: comparison).plain
    case .unreadable(let diagnostic): diagnostic.message[lesson.language]
    case .later: Phrase("nothing to compare with", "没有可对照的程序")[lesson.language]
    }
  }
}
