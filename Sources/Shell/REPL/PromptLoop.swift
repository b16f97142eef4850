import Expressions
import Files
import Tensors
import Terminal

/// The prompt: reads an input, carries it out, and asks for the next.
package final class PromptLoop {
  private let shell: Shell
  private let editor: LineEditor
  private let style: TerminalStyle
  private let isQuiet: Bool

  /// Opens the line editor; nil where the terminal cannot have one.
  package init?(_ shell: Shell, style: TerminalStyle, isQuiet: Bool) {
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
  package func run() {
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
        "Strider: type an expression, help, or lesson 01 to begin. Ctrl-D leaves.",
        "Strider：输入表达式或 help；lesson 01 从头学起。按 Ctrl-D 离开。"))
  }

  private func notices() {
    if let notice = editor.history.notice { say(notice) }
    if StateFolder.path(environment: TerminalState.environment) == nil {
      say(
        Phrase(
          "note: HOME names no folder, so neither history nor progress is kept",
          "说明：HOME 没有指定文件夹，因此不保存历史记录和学习进度"))
    }
    if editor.hasBadSettings {
      say(
        Phrase(
          "note: .editrc has lines that libedit does not understand; bind and the like are",
          "说明：.editrc 中有 libedit 不理解的行；它理解 bind 之类的命令"))
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

  /// Reads lines until there is a whole input; nil at the end.
  ///
  /// A blank line ends an input that is not complete, so that its error is said, and a block that was
  /// typed; in a text in triple quotes it is a line of the text. The end of a paste ends all its blocks.
  /// Where the terminal does not mark pastes, lines that already wait are taken together with a line that
  /// opens a block.
  private func read() -> String? {
    var input = ""
    var state = TypedInput.State.complete
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
        if line.isBlank, state != .inText, !isPasting(state) {
          return input.isEmpty ? "\n" : input
        }
        input += input.isEmpty ? line : "\n" + line
        if state == .inBlock, editor.hasWaitingInput(milliseconds: 50) { continue }
        state = self.state(of: input)
        if state == .complete || state == .inBlock && line.contains(where: \.isNewline) {
          return input
        }
        if Interruption.isRequested { return "" }
      case .cancelled: return ""
      case .endOfInput: return input.isEmpty ? nil : input
      case .failed(let failure):
        say(failure.phrase)
        return nil
      }
    }
  }

  /// Whether lines of a block come in faster than anyone types.
  private func isPasting(_ state: TypedInput.State) -> Bool {
    state == .inBlock && editor.hasWaitingInput(milliseconds: 50)
  }

  private func state(of typed: String) -> TypedInput.State {
    let input = MarkdownFence.blanked(typed)
    let source = Transcript.blanked(input)
    return TypedInput(input, names: KnownNames(shell.session)) { [shell] offset in
      CommandLine(source, at: offset, in: shell.session) != nil
    }.state
  }

  private func prompt(isFirst: Bool, _ prefill: String) -> Prompt {
    Prompt(StyledText(isFirst ? "strider>" : "    ...>", .prompt) + " ", prefill: prefill)
  }
}
