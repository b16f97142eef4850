import Expressions
import Tensors
import Terminal
import Walkthroughs

/// Commands that explain: `size`, `step`, `trace`, `why`.
package enum ExplanationCommands {
  static let all = [
    Command("size") { argument, shell throws(Diagnostic) in
      try answerSize(SizeQuestion.questions(argument, shell.session), shell)
    },
    Command("step") { argument, shell throws(Diagnostic) in
      let options = ArgumentFlags(argument, known: ["--predict", "--present"])
      try expectExpression(options.rest, "step")
      if options.has("--present"),
        try presentStep(options.rest, command: "step \(options.rest.trimmed)", shell)
      {
        return
      }
      try step(options.rest, isPredicting: options.has("--predict"), shell)
    },
    Command("why") { argument, shell throws(Diagnostic) in
      let options = ArgumentFlags(argument, known: [], withNumbers: ["--depth"])
      try expectExpression(options.rest, "why")
      try why(options.rest, depth: options.number("--depth") ?? 1, shell)
    },
    Command("trace") { argument, shell throws(Diagnostic) in
      let options = ArgumentFlags(argument, known: ["--present"])
      try expectExpression(options.rest, "trace")
      if options.has("--present"),
        try presentTrace(options.rest, command: "trace \(options.rest.trimmed)", shell)
      {
        return
      }
      try trace(options.rest, shell)
    },
  ]

  private static func expectExpression(_ text: String, _ command: String) throws(Diagnostic) {
    if text.isBlank { throw .expressionWanted(command, text) }
  }

  /// Answers questions about sizes: one, or one for each axis.
  package static func answerSize(_ questions: [SizeQuestion], _ shell: Shell) throws(Diagnostic) {
    var answers: [SizeAnswer] = []
    for question in questions { answers.append(try question.answer()) }
    let text = StyledText(lines: answers.flatMap { $0.lines(shell.settings.language) })
    shell.presenter.show(
      shell.settings.fitted(text), facts: answers.flatMap(\.json), shell.settings)
  }

  /// Shows every step of the operation that a text's value came from.
  package static func step(
    _ text: String, isPredicting: Bool, _ shell: Shell
  ) throws(Diagnostic) {
    try step(try node(text, shell), text, isPredicting: isPredicting, shell)
  }

  /// Every step of the operation that a text's value came from, few enough to be listed.
  static func walkthrough(_ text: String, _ shell: Shell) throws(Diagnostic) -> Walkthrough {
    let walkthrough = try walkthrough(try node(text, shell), text, shell)
    try checkLength(walkthrough, text)
    return walkthrough
  }

  private static func node(_ text: String, _ shell: Shell) throws(Diagnostic) -> Node<Double> {
    try shell.session.watching { () throws(Diagnostic) in try shell.session.tensor(text) }
  }

  private static func walkthrough(
    _ node: Node<Double>, _ text: String, _ shell: Shell
  ) throws(Diagnostic) -> Walkthrough {
    let naming = shell.explanationStyle.naming
    guard let walkthrough = Walkthrough(of: node, naming: naming) else {
      throw .nothingToStep(text, isLeaf: node.operation == nil)
    }
    return walkthrough
  }

  /// Shows every step of a value's operation, which a text stands for.
  static func step(
    _ node: Node<Double>, _ text: String, isPredicting: Bool, _ shell: Shell
  ) throws(Diagnostic) {
    let walkthrough = try walkthrough(node, text, shell)
    shell.stepped = SteppedProgram(walkthrough, node, shell.explanationStyle.naming)
    if isPredicting, let lines = shell.lines {
      StepQuiz(walkthrough, shell, lines).run()
    } else if shell.settings.isPrompt, let keys = KeyReader() {
      var screen = StepScreen(walkthrough, node, shell)
      screen.run(keys)
    } else {
      try checkLength(walkthrough, text)
      StepPlayer(walkthrough: walkthrough, node: node, shell: shell).showAll()
    }
  }

  /// Shows the step of one element: by key, with those around it, where frames can be drawn over.
  static func walk(_ text: String, at index: [Int], _ shell: Shell) throws(Diagnostic) {
    let node = try shell.session.tensor(text)
    guard let walkthrough = Walkthrough(of: node), let position = walkthrough.position(of: index)
    else { return }
    guard shell.settings.isPrompt, shell.presenter.mayRedraw, let keys = KeyReader() else {
      return shell.show(walkthrough[position], isLast: true)
    }
    var screen = StepScreen(walkthrough, node, shell, from: position)
    screen.run(keys)
  }

  /// The most steps that are listed at once, and the most terms in all of them.
  static let longestList = (steps: 2000, terms: 500_000)

  /// - Throws: a diagnostic if a walkthrough is too long to be read, or written in sensible time.
  private static func checkLength(_ walkthrough: Walkthrough, _ text: String) throws(Diagnostic) {
    let steps = walkthrough.count
    guard steps <= longestList.steps else { throw .tooManySteps(steps, text) }
    // A window in the middle has all its terms.
    let terms = walkthrough[steps / 2].step.terms.count
    guard terms <= longestList.terms / steps else { throw .tooManySteps(steps, text) }
  }

  /// Tells where one element came from; a place alone, `[1,0]`, is one of the last value.
  package static func why(_ text: String, depth: Int, _ shell: Shell) throws(Diagnostic) {
    if let element = OverTraining.element(of: text) {
      return try OverTraining.explain(element, shell)
    }
    let isPlace = text.wholeMatch(of: /\s*\[\s*-?\d+(?:\s*,\s*-?\d+)*\s*\]\s*/) != nil
    let (node, offset) = try shell.session.explaining { () throws(Diagnostic) in
      try element(isPlace ? "_" + text.trimmed : text, shell)
    }
    if let derivation = node.derivation {
      return shell.presenter.show(
        shell.settings.fitted(DerivationText.lines(derivation)),
        facts: DerivationText.facts(derivation), shell.settings)
    }
    var style = shell.explanationStyle
    let base = text.lastIndex(of: "[").map { String(text[..<$0]).trimmed } ?? ""
    if node.operation?.record != nil, !isPlace, node.label == nil, !base.isEmpty {
      let named = style.naming
      style.naming = Naming {
        $0 === node ? named.variableName($0) ?? base : named.variableName($0)
      }
    }
    // What has no name of its own goes by what was typed: an element of a list, `rows[1][0]`.
    if node.value.shape.rank == 0, !isPlace, node.operation != nil {
      let named = style.naming
      style.naming = Naming {
        $0 === node ? named.variableName($0) ?? text : named.variableName($0)
      }
    }
    guard
      let explanation = Explanation(of: offset, in: node, depth: depth, naming: style.naming)
    else {
      throw .nothingToStep(text, isLeaf: true)
    }
    if explanation.steps.isEmpty, shell.session.picksFromProgram(text) {
      return sayPlain(text, node.value.elements[offset], shell)
    }
    shell.presenter.show(
      ExplanationText(style).text(explanation),
      facts: explanation.steps.map { $0.json(naming: style.naming, includesDepth: true).text },
      shell.settings)
  }
}

extension ExplanationCommands {
  /// The element that a text names; of the program that was stepped through last also by the name that it
  /// has in there.
  private static func element(
    _ text: String, _ shell: Shell
  ) throws(Diagnostic) -> (node: Node<Double>, offset: Int) {
    do throws(Diagnostic) {
      return try shell.session.element(text)
    } catch {
      guard error.id == "unknown-name", let stepped = shell.stepped, stepped.isMeant(by: text)
      else { throw error }
      let session = shell.session.copy(show: shell.session.show)
      session.bind(stepped.name, to: .tensor(stepped.node))
      return try session.element(text)
    }
  }

  /// Says of a number that a program has in a list why nothing is known of it.
  private static func sayPlain(_ text: String, _ number: Double, _ shell: Shell) {
    let shown = "\(text.trimmed) = \(shell.explanationStyle.numbers.arithmetic(number))"
    shell.session.show(
      .note(
        Phrase(
          "\(shown) came from plain numbers, which are not on the record; array(…) around the input of the program puts them there: f(array(x), array(k))",
          "\(shown) 由普通的数算出，没有记录；给程序的输入套上 array(…) 就会记录：f(array(x), array(k))")))
  }

  /// Shows every value forward and every gradient backward.
  package static func trace(_ text: String, _ shell: Shell) throws(Diagnostic) {
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
      width: settings.columns, language: settings.language,
      decimals: settings.precision, isAccessible: settings.isAccessible,
      naming: Naming { [session] in session.names(of: $0).first })
  }
}

extension Diagnostic {
  static func tooManySteps(_ steps: Int, _ text: String) -> Diagnostic {
    let limit = ExplanationCommands.longestList
    return Diagnostic(
      "too-many-steps",
      Phrase(
        "this has \(steps) step\(steps == 1 ? "" : "s"); at most \(limit.steps) steps with \(limit.terms) terms in all are listed",
        "这里有 \(steps) 步；一次最多列出 \(limit.steps) 步、共 \(limit.terms) 项"),
      at: Label(SourceRange(0, text.utf8.count)),
      help: Phrase(
        "a part shows the same: step conv2d(x[0:8, 0:8], k); why y[0,0] explains one number",
        "用一部分就能看清：step conv2d(x[0:8, 0:8], k)；why y[0,0] 解释一个数"))
  }

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
