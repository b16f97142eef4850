import Terminal
import Walkthroughs

/// A terminal's screen over time, as asciicast version 2: one line of JSON for the head, one for each time
/// that something is written.
///
/// Source: the format's description, docs.asciinema.org/manual/asciicast/v2.
public struct Recording {
  /// The columns and rows of the screen.
  public static let size = (columns: 80, rows: 24)

  private let title: String
  private var events: [(seconds: Double, text: String)] = []
  private var seconds = 0.0

  /// Begins a recording with the line that made it, as it is typed at a shell.
  public init(title: String, command: String) {
    self.title = title
    write("$ " + escaped(command) + "\r\n")
    wait(1)
  }

  /// Lets time pass.
  public mutating func wait(_ seconds: Double) { self.seconds += seconds }

  /// Shows rows in the place of all that is on the screen.
  public mutating func show(_ rows: [StyledText]) {
    write("\u{1B}[H\u{1B}[2J" + text(rows))
  }

  /// Writes rows below what is there.
  public mutating func add(_ rows: [StyledText]) {
    write(text(rows) + "\r\n")
  }

  private func text(_ rows: [StyledText]) -> String {
    let ansi = AnsiStyle(hasColor: true)
    return rows.map { ansi.render($0.truncated(to: Recording.size.columns)) }
      .joined(separator: "\r\n")
  }

  private mutating func write(_ text: String) { events.append((seconds, text)) }

  /// The file.
  public var text: String {
    let head = JSONValue.object([
      .init("version", .integer(2)), .init("width", .integer(Recording.size.columns)),
      .init("height", .integer(Recording.size.rows)), .init("title", .string(title)),
      .init("env", .object([.init("TERM", .string("xterm-256color"))])),
    ])
    let lines = events.map { event in
      "[\(fixed(event.seconds, decimals: 1)), \"o\", \(JSONValue.string(event.text).text)]"
    }
    // The last picture stays until the end.
    let end = "[\(fixed(seconds, decimals: 1)), \"o\", \"\"]"
    return ([head.text] + lines + [end]).joined(separator: "\n") + "\n"
  }
}
