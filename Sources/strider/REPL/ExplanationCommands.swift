import Expressions
import Tensors
import Terminal
import Walkthroughs

/// Commands that explain: `size`, `step`, `trace`, `why`.
enum ExplanationCommands {
  static let all = [
    Command("size") { argument, shell throws(Diagnostic) in
      try answerSize(SizeQuestion(arguments: argument, shell.session), shell)
    },
    Command("step") { argument, shell throws(Diagnostic) in
      let options = ArgumentFlags(argument, known: ["--predict"])
      try step(options.rest, isPredicting: options.has("--predict"), shell)
    },
    Command("why") { argument, shell throws(Diagnostic) in
      let options = ArgumentFlags(argument, known: [], withNumbers: ["--depth"])
      try why(options.rest, depth: options.number("--depth") ?? 1, shell)
    },
    Command("trace") { argument, shell throws(Diagnostic) in try trace(argument, shell) },
  ]

  /// Answers a question about sizes.
  static func answerSize(_ question: SizeQuestion, _ shell: Shell) throws(Diagnostic) {
    let answer = try question.answer()
    shell.presenter.show(
      StyledText(lines: answer.lines(shell.settings.language)), facts: answer.json,
      shell.settings)
  }

  /// Shows every step of the operation that a text's value came from.
  static func step(
    _ text: String, isPredicting: Bool, _ shell: Shell
  ) throws(Diagnostic) {
    let node = try shell.session.tensor(text)
    guard let walkthrough = Walkthrough(of: node) else {
      throw .nothingToStep(text, isLeaf: node.operation == nil)
    }
    var player = StepPlayer(walkthrough, node, shell)
    if isPredicting, let lines = shell.lines {
      StepQuiz(walkthrough, shell, lines).run()
    } else if shell.settings.isPrompt, let keys = KeyReader() {
      player.play(keys)
    } else {
      player.showAll()
    }
  }

  /// Tells where one element came from.
  static func why(_ text: String, depth: Int, _ shell: Shell) throws(Diagnostic) {
    let (node, offset) = try shell.session.element(text)
    guard let explanation = Explanation(of: offset, in: node, depth: depth) else {
      throw .nothingToStep(text, isLeaf: true)
    }
    let style = shell.explanationStyle
    shell.presenter.show(
      ExplanationText(style).text(explanation),
      facts: explanation.steps.map { $0.json(naming: style.naming, includesDepth: true).text },
      shell.settings)
  }
}

extension ExplanationCommands {
  /// Shows every value forward and every gradient backward.
  static func trace(_ text: String, _ shell: Shell) throws(Diagnostic) {
    let trace = Trace(of: try shell.session.tensor(text))
    let style = shell.explanationStyle
    shell.presenter.show(
      TraceText(style).text(trace),
      facts: trace.entries.map { $0.json(naming: style.naming).text }, shell.settings)
  }
}

extension Shell {
  /// How explanations are to be shown.
  var explanationStyle: ExplanationStyle {
    ExplanationStyle(
      width: TextPresenter.width(settings), language: settings.language,
      decimals: settings.precision, isAccessible: settings.isAccessible,
      naming: Naming { [session] in session.names(of: $0).first })
  }
}

extension Diagnostic {
  static func nothingToStep(_ text: String, isLeaf: Bool) -> Diagnostic {
    Diagnostic(
      "nothing-to-step",
      isLeaf
        ? Phrase(
          "these numbers were written down, not computed", "这些数是直接写下的，不是算出来的")
        : Phrase("there are no steps to show", "没有步骤可以显示"),
      at: Label(SourceRange(0, text.utf8.count)),
      help: Phrase(same: "step conv2d([1 2; 3 4; 5 6], [1 0; 0 1])"))
  }
}
