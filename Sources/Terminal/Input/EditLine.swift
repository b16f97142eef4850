import CLineEditor

/// libedit, as much of it as Strider uses.
///
/// No other file knows of it.
final class EditLine {
  /// The keys that libedit leaves to us.
  enum Command: CaseIterable {
    case complete, cancel, insert, paste, newline
    case searchBack, searchForth, entryBack, entryForth
    case shortcut

    fileprivate init?(_ number: CInt) {
      switch UInt32(bitPattern: number) {
      case LE_COMPLETE.rawValue: self = .complete
      case LE_CANCEL.rawValue: self = .cancel
      case LE_INSERT.rawValue: self = .insert
      case LE_PASTE.rawValue: self = .paste
      case LE_NEWLINE.rawValue: self = .newline
      case LE_SEARCH_BACK.rawValue: self = .searchBack
      case LE_SEARCH_FORTH.rawValue: self = .searchForth
      case LE_ENTRY_BACK.rawValue: self = .entryBack
      case LE_ENTRY_FORTH.rawValue: self = .entryForth
      case LE_SHORTCUT.rawValue: self = .shortcut
      default: return nil
      }
    }
  }

  /// What libedit does after a command.
  enum Answer {
    case nothing, refresh, beep

    fileprivate var number: CInt {
      switch self {
      case .nothing: CInt(LE_NOTHING.rawValue)
      case .refresh: CInt(LE_REFRESH.rawValue)
      case .beep: CInt(LE_BEEP.rawValue)
      }
    }
  }

  /// Whoever reads the keys and answers the commands.
  protocol Delegate: AnyObject {
    /// The next scalar, or nil at the end of the input.
    func nextScalar() -> Unicode.Scalar?
    /// Answers a key.
    func perform(_ command: Command) -> Answer
  }

  private let editor: OpaquePointer
  private let context: Context

  /// Opens libedit on a terminal; nil if it refuses.
  init?(input: CInt, output: CInt, isPlain: Bool) {
    let context = Context()
    let pointer = Unmanaged.passUnretained(context).toOpaque()
    guard let editor = le_open(input, output, isPlain, readScalar, performCommand, pointer) else {
      return nil
    }
    self.context = context
    self.editor = editor
  }

  deinit {
    le_close(editor)
  }

  var delegate: (any Delegate)? {
    get { context.delegate }
    set { context.delegate = newValue }
  }

  var isVi: Bool {
    le_is_vi(editor)
  }

  /// Whether libedit does not understand a line of `~/.editrc`.
  var hasBadSettings: Bool {
    le_has_bad_settings(editor)
  }

  /// Chooses UTF-8 for the process, which libedit needs to draw; false if the system has none.
  static func chooseUTF8() -> Bool {
    le_use_utf8()
  }

  /// Sets the prompt from pieces that are by turns text and codes.
  func setPrompt(_ pieces: [String]) {
    // libedit drops a code at the very end, so a prompt ends with text, at least a space.
    let end = pieces.count > 1 && pieces.last?.isEmpty ?? false ? " " : ""
    _ = le_set_prompt(editor, pieces.joined(separator: "\u{1}") + end)
  }

  /// Reads a line; nil at the end of the input.
  func readLine() -> String? {
    var scalars: UnsafePointer<Int32>?
    let count = le_read_line(editor, &scalars)
    return count < 0 ? nil : text(scalars, count)
  }

  /// The text before the cursor and the text after it.
  var line: (before: String, after: String) {
    var scalars: UnsafePointer<Int32>?
    var length = 0
    var cursor = 0
    le_line(editor, &scalars, &length, &cursor)
    return (text(scalars, cursor), text(scalars.map { $0 + cursor }, length - cursor))
  }

  func moveToEnd() {
    var scalars: UnsafePointer<Int32>?
    var length = 0
    var cursor = 0
    le_line(editor, &scalars, &length, &cursor)
    le_set_cursor(editor, length)
  }

  /// Moves the cursor behind a number of scalars.
  func move(to offset: Int) {
    le_set_cursor(editor, offset)
  }

  func insert(_ text: String) {
    let scalars = text.unicodeScalars.map { Int32(bitPattern: $0.value) }.filter { $0 != 0 } + [0]
    _ = le_insert(editor, scalars)
  }

  /// Deletes a number of scalars before the cursor.
  func delete(_ count: Int) {
    le_delete(editor, count)
  }

  /// Puts another text in the place of the line.
  func replaceLine(with text: String) {
    moveToEnd()
    delete(line.before.unicodeScalars.count)
    insert(text)
  }

  /// Acts as if Enter had been typed.
  func submit() {
    le_submit(editor)
  }

  /// Draws the prompt and the line where the cursor stands.
  func draw() {
    le_draw(editor)
  }

  func measureTerminal() {
    le_resize(editor)
  }

  /// Puts the terminal into the mode for editing, or back.
  func prepareTerminal(_ isOn: Bool) {
    le_prepare(editor, isOn)
  }

  /// Writes to the terminal, in order with what libedit draws.
  func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { le_write(editor, $0.baseAddress, $0.count) }
    }
  }

  /// Gives libedit the entries that Ctrl-R searches.
  func setHistory(_ entries: [String]) {
    le_history_clear(editor)
    for entry in entries { le_history_enter(editor, entry) }
  }

  /// Writes out what the C library holds for the standard output.
  static func flushOutput() {
    le_flush_standard_output()
  }

  private func text(_ scalars: UnsafePointer<Int32>?, _ count: Int) -> String {
    var text = ""
    for scalar in UnsafeBufferPointer(start: scalars, count: max(0, count)) {
      text.unicodeScalars.append(Unicode.Scalar(UInt32(bitPattern: scalar)) ?? "\u{FFFD}")
    }
    return text
  }
}

/// What libedit hands back to the functions below.
private final class Context {
  weak var delegate: (any EditLine.Delegate)?
}

private func context(_ pointer: UnsafeMutableRawPointer?) -> Context? {
  pointer.map { Unmanaged<Context>.fromOpaque($0).takeUnretainedValue() }
}

private func readScalar(
  _ pointer: UnsafeMutableRawPointer?, _ scalar: UnsafeMutablePointer<UInt32>?
) -> CInt {
  guard let next = context(pointer)?.delegate?.nextScalar() else { return 0 }
  scalar?.pointee = next.value
  return 1
}

private func performCommand(_ pointer: UnsafeMutableRawPointer?, _ number: CInt) -> CInt {
  guard let command = EditLine.Command(number), let delegate = context(pointer)?.delegate else {
    return EditLine.Answer.nothing.number
  }
  return delegate.perform(command).number
}
