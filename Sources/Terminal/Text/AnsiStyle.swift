/// Turns styled text into bytes for a terminal: the only place that knows the codes of colours.
public struct AnsiStyle: Hashable, Sendable {
  /// Whether roles become colours.
  public var hasColor: Bool

  /// Shows text with or without colours.
  public init(hasColor: Bool) {
    self.hasColor = hasColor
  }

  /// Shows words alone.
  public static let plain = AnsiStyle(hasColor: false)

  /// The text as it is written out.
  ///
  /// Characters that would act on the terminal are made visible, newlines and a program's own tabs excepted. A
  /// colour never runs over the end of a line.
  public func render(_ text: StyledText) -> String {
    text.lines.map(renderLine).joined(separator: "\n")
  }

  private func renderLine(_ line: StyledText) -> String {
    renderPieces(line).joined()
  }

  /// A line as pieces that are by turns text and codes, so that an editor can tell them apart.
  ///
  /// Pieces with an even index are text, the others take no room on the screen.
  func renderPieces(_ line: StyledText) -> [String] {
    var pieces = [""]
    for run in line.runs {
      let text = escaped(run.text, keepingTabs: run.role == .printed)
      if let code = hasColor ? code(run.role) : nil {
        pieces += ["\u{1B}[" + code + "m", text, "\u{1B}[0m", ""]
      } else {
        pieces[pieces.count - 1] += text
      }
    }
    return pieces
  }

  /// The Select Graphic Rendition parameters of a role; from the eight basic colours, whose shades
  /// people choose to suit their background.
  private func code(_ role: Role) -> String? {
    switch role {
    case .plain, .printed, .number: nil
    case .name: "36"
    case .window: "1;34"
    case .kernel: "1;35"
    case .padding, .dim: "2"
    case .winner, .good: "1;32"
    case .error, .caret, .bad: "1;31"
    case .secondary: "34"
    case .help: "32"
    case .prompt: "1;36"
    case .heading: "1"
    }
  }
}
