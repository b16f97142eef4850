import Tensors
import Terminal
import Walkthroughs

/// Frames for a lecture: one fills the screen, drawn large, one key goes on, and the command that made it
/// stands above it.
struct Presentation {
  /// What fills the screen until the next key.
  struct Slide {
    /// What made it.
    let command: String
    /// Its lines for a width and a number of rows.
    let lines: (_ width: Int, _ rows: Int) -> [StyledText]
  }

  private let slides: [Slide]
  private let shell: Shell
  private var position = 0
  /// The part of a slide that is higher than the screen.
  private var part = 0

  init(_ slides: [Slide], _ shell: Shell) {
    self.slides = slides
    self.shell = shell
  }

  /// Shows the slides by key; false where nothing can be drawn over, so that they are shown otherwise.
  static func run(_ slides: [Slide], _ shell: Shell) -> Bool {
    guard !slides.isEmpty, shell.presenter.mayRedraw, let keys = KeyReader() else { return false }
    var presentation = Presentation(slides, shell)
    keys.withSingleKeys { presentation.run($0) }
    shell.presenter.flush()
    return true
  }

  private mutating func run(_ keys: KeyReader) {
    draw(isResized: true)
    while !Interruption.isRequested {
      let key = keys.next()
      guard take(key) else { return }
      draw(isResized: key == .redraw)
    }
  }

  /// Does what a key asks for; false if that is to leave.
  ///
  /// A remote control sends the keys for pages.
  private mutating func take(_ key: Key?) -> Bool {
    switch key {
    case .character(" "), .character("　"), .enter, .right, .down, .pageDown: return forward()
    case .left, .up, .pageUp, .backspace: back()
    case .home: (position, part) = (0, 0)
    case .end: (position, part) = (slides.count - 1, 0)
    case .character("q"), .escape, .interrupt, .endOfInput: return false
    default: break
    }
    return true
  }

  private mutating func forward() -> Bool {
    if part + 1 < parts.count {
      part += 1
    } else {
      guard position + 1 < slides.count else { return false }
      (position, part) = (position + 1, 0)
    }
    return true
  }

  private mutating func back() {
    if part > 0 {
      part -= 1
    } else if position > 0 {
      position -= 1
      part = parts.count - 1
    }
  }

  // MARK: Drawing

  private static let margin = "  "

  private var size: (width: Int, rows: Int) {
    let size = TerminalState.size() ?? (columns: 80, rows: 24)
    return (max(20, size.columns - 1), max(6, size.rows - 1))
  }

  /// The command on at most two lines.
  private var command: [StyledText] {
    let line = StyledText("> ", .prompt) + StyledText(escaped(slides[position].command), .heading)
    let lines = line.wrapped(to: size.width, indent: 2).lines
    guard lines.count > 2 else { return lines }
    return [lines[0], lines[1].truncated(to: size.width - 2) + StyledText(" …", .dim)]
  }

  /// The slide, in as many parts as the screen needs.
  private var parts: [[StyledText]] {
    let room = max(1, size.rows - command.count - 3)
    let lines = slides[position].lines(size.width - Presentation.margin.count, room)
    guard lines.count > room else { return [lines] }
    return stride(from: 0, to: lines.count, by: room).map {
      Array(lines[$0..<min($0 + room, lines.count)])
    }
  }

  private func draw(isResized: Bool) {
    let parts = parts
    let shown = parts[min(part, parts.count - 1)].map { StyledText(Presentation.margin) + $0 }
    let top = command + [""] + shown
    let filling = max(0, size.rows - 1 - top.count)
    let rows = top + Array(repeating: StyledText(), count: filling) + [keys]
    shell.presenter.redraw(rows.map { $0.truncated(to: size.width) }, isResized: isResized)
  }

  private var keys: StyledText {
    let place = "\(position + 1)/\(slides.count)"
    let words =
      position + 1 == slides.count
      ? Phrase("space ends  \(place)", "空格 结束  \(place)")
      : Phrase("space goes on  \(place)", "空格 继续  \(place)")
    return StyledText(words[shell.settings.language], .dim)
  }
}

extension Presentation {
  /// The steps of a value's operation.
  static func slides(
    of walkthrough: Walkthrough, command: String, _ shell: Shell, naming: Naming? = nil
  ) -> [Slide] {
    walkthrough.indices.map { position in
      Slide(command: command) { width, rows in
        var style = shell.explanationStyle
        style.width = width
        style.isLarge = true
        if let naming { style.naming = naming }
        return FrameText(style).lines(walkthrough[position], rows: rows)
      }
    }
  }

  /// Every value forward and every gradient backward.
  static func slides(of trace: Trace, command: String, _ shell: Shell) -> [Slide] {
    (0..<2 * trace.entries.count).map { place in
      Slide(command: command) { width, _ in
        var style = shell.explanationStyle
        style.width = width
        return TraceText(style).parts(trace)[place].lines
      }
    }
  }
}
