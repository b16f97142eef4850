#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Lines from a person at a terminal: libedit's editing with history, completion and pastes.
///
/// It is used on one thread, and nothing else may write to the terminal while a line is awaited.
/// What is printed with `print` appears in order with what is edited.
public final class LineEditor: LineSource {
  /// The entries that Up, Down and Ctrl-R bring back.
  ///
  /// The caller adds to it what was entered, which may
  /// be more than one line.
  public let history: History

  /// What Tab asks.
  public var completer: (any Completer)?

  /// The input that Ctrl-G enters on an empty line.
  public var shortcut: String?

  /// The language of the few words that the editor itself shows.
  public var language = Language.english

  /// Whether the system can show other characters than ASCII.
  public let isUTF8: Bool

  /// Whether libedit does not understand a line of `~/.editrc`.
  public var hasBadSettings: Bool { edit.hasBadSettings }

  /// Called before a signal ends the program while a line is awaited.
  public var onLeave: () -> Void = {}

  /// What the editor does by a key that nobody presses.
  enum Prepared {
    /// Inserts a text.
    case text(String)
    /// Lists candidates and moves the cursor back behind a number of scalars.
    case list(Completion, cursor: Int)
  }

  let edit: EditLine
  let style: TerminalStyle
  let output: CInt
  var input: TerminalInput
  var cursor = HistoryCursor([])
  var prompt = Prompt("")
  private var prepared: Prepared?
  var wasCancelled = false
  var historyGeneration = -1
  private var delegate: KeyCommands?

  /// Opens the editor; nil if libedit refuses the terminal.
  ///
  /// - Parameters:
  ///   - style: What may be sent to the terminal.
  ///   - history: The entries.
  ///   - completer: What Tab asks.
  ///   - input: The terminal to read.
  ///   - output: The terminal to write.
  public init?(
    style: TerminalStyle, history: History, completer: (any Completer)? = nil,
    input: CInt = STDIN_FILENO, output: CInt = STDOUT_FILENO
  ) {
    isUTF8 = EditLine.chooseUTF8()
    guard let edit = EditLine(input: input, output: output, isPlain: !style.hasEscapes) else {
      return nil
    }
    self.edit = edit
    self.style = style
    self.history = history
    self.completer = completer
    self.input = TerminalInput(descriptor: input)
    self.output = output
    delegate = KeyCommands(self)
    edit.delegate = delegate
  }

  /// Waits for a line.
  ///
  /// At the end of the input the cursor is put on a new line.
  public func readLine(_ prompt: Prompt) -> LineEvent {
    EditLine.flushOutput()
    begin(prompt)
    let line = Signals.whileAwaitingKeys {
      // libedit does this only after it has drawn the prompt, when the first key may be there
      // already.
      edit.prepareTerminal(true)
      marksPastes(true)
      defer { marksPastes(false) }
      return edit.readLine()
    }
    guard var line else {
      edit.write("\n")
      return wasCancelled ? .cancelled : .endOfInput
    }
    if wasCancelled { return .cancelled }
    if line.hasSuffix("\n") { line.removeLast() }
    return .line(line.composed())
  }

  /// Whether something has been typed already, or is within a time: faster than anyone types, as a
  /// paste is that the terminal does not mark.
  public func hasWaitingInput(milliseconds: Int) -> Bool {
    input.comesWithin(milliseconds: milliseconds)
  }

  private func begin(_ prompt: Prompt) {
    self.prompt = prompt
    edit.setPrompt(promptStyle.renderPieces(prompt.text))
    edit.measureTerminal()
    if historyGeneration != history.generation {
      edit.setHistory(history.entries)
      historyGeneration = history.generation
    }
    cursor = HistoryCursor(history.entries)
    wasCancelled = false
    input.begin()
    let text = PastedText.clean(prompt.prefill)
    if !text.isEmpty { input.push(prepare(.text(text))) }
  }

  /// Readies something to be done within a command of libedit, where alone the line may be changed.
  ///
  /// - Returns: The key that does it.
  func prepare(_ action: Prepared) -> Unicode.Scalar {
    prepared = action
    return TerminalInput.prepared
  }

  /// Does what was readied.
  func performPrepared() -> EditLine.Answer {
    defer { prepared = nil }
    switch prepared {
    case nil: return .beep
    case .text(let text):
      edit.insert(text)
      return .refresh
    case .list(let completion, let cursor):
      list(completion, cursor: cursor)
      return .nothing
    }
  }

  /// Apple's libedit writes codes apart from the text that they belong to.
  private var promptStyle: AnsiStyle {
    #if canImport(Darwin)
      return .plain
    #else
      return style.hasEscapes ? style.ansi : .plain
    #endif
  }

  /// Whether the terminal is asked to say where a paste begins and ends.
  ///
  /// In vi mode the mark would be
  /// taken for ESC and commands.
  var asksForMarks: Bool {
    style.hasEscapes && !edit.isVi
  }

  func marksPastes(_ isOn: Bool) {
    if asksForMarks { edit.write(isOn ? "\u{1B}[?2004h" : "\u{1B}[?2004l") }
  }

  var columns: Int {
    TerminalState.columns(descriptor: output)
  }
}
