import Expressions
import Terminal
import Walkthroughs

/// What programs show, laid out for people: texts as Python writes them, arrays as the prompt does.
struct ProgramText {
  private let whole: ValueText
  private let shortened: ValueText

  /// - Parameters:
  ///   - settings: How things are shown.
  ///   - shortened: How a value is laid out that no `print` asked for.
  init(_ settings: Settings, _ shortened: ValueText) {
    whole = ValueText(decimals: settings.precision)
    self.shortened = shortened
  }

  /// The lines of an output: an array breaks the line that it stands in.
  func lines(_ output: ProgramOutput) -> StyledText {
    if !output.isPrinted, case .array(let node)? = output.pieces.first, output.pieces.count == 1 {
      return shortened.text(node.value, name: output.name)
    }
    var lines: [StyledText] = []
    for piece in output.pieces {
      switch piece {
      case .text(let text):
        let trimmed = output.pieces.count > 1 ? text.trimmed : text
        if trimmed.isEmpty, output.pieces.count > 1 { continue }
        lines.append(StyledText(printed: output.isPrinted ? trimmed.withoutColours : trimmed))
      case .array(let node):
        let printer = output.isPrinted ? whole : shortened
        lines.append(printer.body(of: node.value))
      }
    }
    return StyledText(lines: lines)
  }
}

extension String {
  /// The text without what a program writes to colour it, as `"\033[92mAll tests passed!\033[0m"` does: the
  /// terminal's colours are not its own to set.
  fileprivate var withoutColours: String {
    var kept = ""
    var rest = self[...]
    while let start = rest.firstIndex(of: "\u{1B}") {
      kept += rest[..<start]
      let behind = rest[start...].dropFirst()
      let end = behind.dropFirst().drop { $0.isASCII && $0.isNumber || $0 == ";" }
      if behind.first == "[", end.first == "m" {
        rest = end.dropFirst()
      } else {
        kept.append("\u{1B}")
        rest = behind
      }
    }
    return kept + rest
  }
}
