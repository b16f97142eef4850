import Expressions
import Lessons
import Tensors
import Terminal
import Walkthroughs

/// Asks for the number of each frame before it is shown, and says what a wrong one means.
struct StepQuiz {
  private let walkthrough: Walkthrough
  private let shell: Shell
  private let lines: any LineSource

  /// Tries that are given for one number.
  private static let tries = 2

  init(_ walkthrough: Walkthrough, _ shell: Shell, _ lines: any LineSource) {
    self.walkthrough = walkthrough
    self.shell = shell
    self.lines = lines
  }

  /// Goes through the frames until the last, or until the learner leaves with `q`, Ctrl-C or Ctrl-D.
  func run() {
    var right = 0
    var asked = 0
    say(
      Phrase(
        "Type each number before you see it; Enter shows it, q leaves.",
        "先输入每个数再看答案；直接回车显示答案，q 离开。"), .dim)
    frames: for position in walkthrough.indices {
      let frame = walkthrough[position]
      let prediction = Prediction(frame, naming: shell.explanationStyle.naming)
      asked += 1
      showHidden(position)
      var wrong = 0
      while wrong < StepQuiz.tries {
        guard let typed = ask(prediction.question) else {
          asked -= 1
          break frames
        }
        if typed.isEmpty { break }
        switch judge(typed, prediction) {
        case true?:
          right += 1
          say(Phrase("right", "正确"), .good)
        case false?:
          let meaning =
            number(typed).flatMap { prediction.diagnosis(of: $0) }
            ?? Phrase("not yet", "还不对")
          say(meaning, .bad)
          wrong += 1
          continue
        case nil:
          // What cannot be read costs no try.
          say(
            Phrase(
              "Type a number; Enter shows it, q leaves.", "请输入一个数；直接回车显示答案，q 离开。"), .dim)
          continue
        }
        break
      }
      show(frame)
    }
    if asked > 0 {
      say(Phrase("\(right) of \(asked) right", "\(asked) 个中对了 \(right) 个"), .plain)
    }
  }

  /// What the learner typed; nil where they leave.
  private func ask(_ question: Phrase) -> String? {
    shell.presenter.flush()
    let prompt = Prompt(StyledText(question[shell.settings.language] + " ", .prompt))
    guard case .line(let line) = lines.readLine(prompt) else { return nil }
    let typed = line.trimmed
    return typed == "q" ? nil : typed
  }

  private func judge(_ typed: String, _ prediction: Prediction) -> Bool? {
    prediction.accepts(typed) ?? number(typed).map(prediction.accepts)
  }

  /// The value of what was typed, found without touching the learner's variables.
  private func number(_ typed: String) -> Double? {
    let session = shell.session.copy(show: { _ in })
    let words = WordedAnswer(typed, in: session).readings
    return ([typed] + words).lazy.compactMap { try? session.tensor($0).value.single }.first
  }

  /// Shows a frame without the number that is asked for, with room for the question below it.
  private func showHidden(_ position: Int) {
    let size = TerminalState.size() ?? (columns: 80, rows: 24)
    let frame = walkthrough.hidden(position)
    let lines = FrameText(shell.explanationStyle).lines(frame, rows: max(4, size.rows - 5))
    shell.presenter.show(StyledText(lines: lines), facts: [], shell.settings)
  }

  /// Shows how the number was found.
  private func show(_ frame: Frame) {
    let style = shell.explanationStyle
    let lines = FrameText(style).found(frame) + (frame.position + 1 < frame.count ? [""] : [])
    shell.presenter.show(
      StyledText(lines: lines), facts: [frame.step.json(naming: style.naming).text], shell.settings)
  }

  private func say(_ phrase: Phrase, _ role: Role) {
    let text = StyledText(phrase[shell.settings.language], role)
    shell.presenter.show(shell.settings.fitted(text), facts: [], shell.settings)
    shell.presenter.flush()
  }
}
