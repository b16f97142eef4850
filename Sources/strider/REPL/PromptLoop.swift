import Expressions
import Tensors
import Terminal

/// The prompt: reads an input, carries it out, and asks for the next.
final class PromptLoop {
  private let shell: Shell
  private let editor: LineEditor
  private let style: TerminalStyle
  private let isQuiet: Bool

  /// Opens the line editor; nil where the terminal cannot have one.
  init?(_ shell: Shell, style: TerminalStyle, isQuiet: Bool) {
    let history = History(path: History.path(environment: TerminalState.environment))
    guard let editor = LineEditor(style: style, history: history) else { return nil }
    self.shell = shell
    self.style = style
    self.editor = editor
    self.isQuiet = isQuiet
    editor.completer = ShellCompleter(shell)
    shell.lines = editor
  }

  /// Runs until the user leaves.
  func run() {
    Signals.install { Interruption.request() }
    if !isQuiet { greet() }
    notices()
    StartUp.run(in: shell)
    while !shell.isLeaving, let input = read() {
      guard !input.isEmpty else { continue }
      remember(input)
      shell.take(input)
    }
    editor.history.save()
  }

  /// Keeps an entry, and says so where that fails for the first time.
  private func remember(_ input: String) {
    guard !input.isBlank, !input.hasPrefix(" ") else { return }
    let before = editor.history.notice
    editor.history.add(input.trimmed)
    if let notice = editor.history.notice, notice != before { say(notice) }
  }

  private func greet() {
    say(
      Phrase(
        "Strider: type an expression, or help. Ctrl-D leaves.",
        "Strider：输入表达式，或 help。按 Ctrl-D 离开。"))
  }

  private func notices() {
    if let notice = editor.history.notice { say(notice) }
    if History.folder(environment: TerminalState.environment) == nil {
      say(
        Phrase(
          "note: HOME names no folder, so neither history nor progress is kept",
          "说明：HOME 没有指定文件夹，因此不保存历史记录和学习进度"))
    }
    if !editor.isUTF8 {
      say(
        Phrase(
          "this terminal's locale has no UTF-8: only ASCII can be typed",
          "终端的区域设置不是 UTF-8：只能输入 ASCII 字符"))
    }
  }

  private func say(_ phrase: Phrase) {
    let text = StyledText(phrase[shell.settings.language], .dim)
    shell.presenter.show(shell.settings.fitted(text), facts: [], shell.settings)
    shell.presenter.flush()
  }

  /// Reads lines until the parser has a whole input; nil at the end.
  ///
  /// A blank line ends an input that is not complete, so that its error is said.
  private func read() -> String? {
    var input = ""
    Interruption.clear()
    defer { shell.unfinished = "" }
    while true {
      shell.unfinished = input
      editor.language = shell.settings.language
      editor.shortcut = input.isEmpty && shell.guide.hasSteps ? "step" : nil
      let prefill = shell.prefill
      shell.prefill = ""
      switch editor.readLine(prompt(isFirst: input.isEmpty, prefill)) {
      case .line(let line):
        if line.isBlank { return input.isEmpty ? "\n" : input }
        input += input.isEmpty ? line : "\n" + line
        guard isIncomplete(input) else { return input }
        if Interruption.isRequested { return "" }
      case .cancelled: return ""
      case .endOfInput: return input.isEmpty ? nil : input
      case .failed(let failure):
        say(failure.phrase)
        return nil
      }
    }
  }

  private func prompt(isFirst: Bool, _ prefill: String) -> Prompt {
    Prompt(StyledText(isFirst ? "strider>" : "    ...>", .prompt) + " ", prefill: prefill)
  }

  private func isIncomplete(_ input: String) -> Bool {
    let source = Transcript.blanked(input)
    var parser = Parser(source) { [shell] in shell.session.isKnown($0) }
    while let (offset, beginsLine) = parser.nextStart() {
      if beginsLine, CommandLine(source, at: offset, in: shell.session) != nil {
        parser.skipLine()
      } else if let parsed = parser.next() {
        if parsed.isIncomplete { return true }
        if parsed.diagnostic != nil { return false }
      }
    }
    return false
  }
}
