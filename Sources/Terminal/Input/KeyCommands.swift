#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Gives libedit its keys and answers those that are Strider's own.
final class KeyCommands: EditLine.Delegate {
  private unowned let editor: LineEditor
  private var searched = false

  init(_ editor: LineEditor) {
    self.editor = editor
  }

  private var edit: EditLine {
    editor.edit
  }

  func nextScalar() -> Unicode.Scalar? {
    while true {
      switch editor.input.next() {
      case .end: return nil
      case .signal(let event):
        if let scalar = answer(event) { return scalar }
      case .scalar(let scalar):
        if scalar == "\u{12}" || scalar == "\u{13}" { searched = true }
        // Without marks a paste is known by coming faster than anyone types.
        if (scalar == "\n" || scalar == "\r") && !editor.asksForMarks && editor.input.isBurst {
          return editor.prepare(.text("\n"))
        }
        return scalar
      }
    }
  }

  func perform(_ command: EditLine.Command) -> EditLine.Answer {
    switch command {
    case .complete: return editor.complete()
    case .cancel: return cancel()
    case .insert: return editor.performPrepared()
    case .paste: return paste()
    case .newline:
      edit.insert("\n")
      return .refresh
    case .searchBack: return recall(older: true, edit.line.before)
    case .searchForth: return recall(older: false, edit.line.before)
    case .entryBack: return recall(older: true, "")
    case .entryForth: return recall(older: false, "")
    case .shortcut: return enterShortcut()
    }
  }

  /// What is typed already is not lost: only an empty line takes the shortcut.
  private func enterShortcut() -> EditLine.Answer {
    guard let shortcut = editor.shortcut, edit.line == ("", "") else { return .beep }
    edit.insert(shortcut)
    edit.submit()
    return .refresh
  }

  private func cancel() -> EditLine.Answer {
    editor.wasCancelled = true
    // From the end of the line, so that what follows does not write over rows of a long one.
    edit.moveToEnd()
    edit.insert("^C")
    edit.submit()
    return .refresh
  }

  private func recall(older: Bool, _ start: String) -> EditLine.Answer {
    let (before, after) = edit.line
    let line = before + after
    if searched {
      editor.cursor.found(line)
      searched = false
    }
    let entry =
      older
      ? editor.cursor.older(than: line, startingWith: start)
      : editor.cursor.newer(than: line, startingWith: start)
    guard let entry else { return .beep }
    edit.replaceLine(with: entry)
    return .refresh
  }

  private func paste() -> EditLine.Answer {
    var text = String.UnicodeScalarView()
    var count = 0
    // The mark of the end is what the last scalars are held against, so each is looked at once.
    let end = Array("\u{1B}[201~".unicodeScalars)
    var last: [Unicode.Scalar] = []
    while last != end {
      switch editor.input.next() {
      case .end: return .refresh
      case .scalar(let scalar):
        last.append(scalar)
        guard last.count > end.count else { continue }
        let first = last.removeFirst()
        count += 1
        if count <= PastedText.limit { text.append(first) }
      case .signal(let event):
        if answer(event) != nil { return cancel() }
      }
    }
    edit.insert(PastedText.clean(String(text)))
    return .refresh
  }

  /// Answers a signal; Ctrl-C becomes a key, so that it works within a search as well.
  private func answer(_ event: Signals.Event) -> Unicode.Scalar? {
    switch event {
    case .interrupt: return "\u{3}"
    case .resize: repaint()
    case .stop:
      edit.prepareTerminal(false)
      editor.marksPastes(false)
      Signals.stop()
      resume()
    case .continue: resume()
    case .leave(let status):
      edit.prepareTerminal(false)
      editor.marksPastes(false)
      edit.write("\n")
      editor.history.save()
      editor.onLeave()
      exit(status)
    }
    return nil
  }

  private func resume() {
    edit.prepareTerminal(true)
    editor.marksPastes(true)
    edit.measureTerminal()
    edit.draw()
  }

  /// Draws the line again for another width, over the old one: the terminal has wrapped it anew.
  private func repaint() {
    if editor.style.hasEscapes {
      let before = editor.prompt.text.lineWidth + edit.line.before.displayWidth
      let rows = before / max(1, editor.columns)
      edit.write((rows > 0 ? "\u{1B}[\(rows)A" : "") + "\r\u{1B}[J")
    } else {
      edit.write("\n")
    }
    edit.measureTerminal()
    edit.draw()
  }
}
