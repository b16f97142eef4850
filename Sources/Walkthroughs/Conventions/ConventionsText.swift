import Tensors
import Terminal

/// Conventions as text: the sizes, then a paragraph for each library.
public struct ConventionsText {
  private let style: ExplanationStyle

  /// Shows conventions in a style.
  public init(_ style: ExplanationStyle) { self.style = style }

  /// The text, without a newline at its end.
  public func text(_ conventions: Conventions) -> StyledText {
    let (rows, columns) = (conventions.window.rows, conventions.window.columns)
    var lines = conventions.hasRows ? sizes(rows, style.say("rows", "行")) : []
    lines += sizes(columns, style.say("columns", "列"))
    for entry in conventions.entries {
      lines.append("")
      lines += self.lines(entry, hasRows: conventions.hasRows)
    }
    return StyledText(lines: lines)
  }

  /// The letters of an axis: `rows  W 5  F 3  P 1  S 2  D 1 → 3`.
  private func sizes(_ axis: AxisGeometry, _ name: String) -> [StyledText] {
    let padding = axis.before == axis.after ? "\(axis.before)" : "\(axis.before)+\(axis.after)"
    let text =
      "\(name)  W \(axis.input)  F \(axis.kernel)  P \(padding)  S \(axis.stride)  D \(axis.dilation)  "
      + style.say("gives", "得") + " \(axis.output)"
    return StyledText(text, .dim).wrapped(to: style.width, indent: 2).lines
  }

  private func lines(_ entry: Conventions.Entry, hasRows: Bool) -> [StyledText] {
    let size = hasRows ? "\(entry.output.rows)×\(entry.output.columns)" : "\(entry.output.columns)"
    var lines = (StyledText(entry.name[style.language], .heading) + StyledText("  " + size, .dim))
      .wrapped(to: style.width).lines
    let wrapping = CodeWrapping(width: style.width - 2, continuation: "")
    if entry.call != "–" {
      lines += wrapping.wrapped([entry.call]).flatMap {
        StyledText($0, .name).wrapped(to: style.width - 2).lines.map { $0.indented(by: 2) }
      }
    }
    for note in entry.notes {
      lines += StyledText(note[style.language]).wrapped(to: style.width - 2).lines.map {
        $0.indented(by: 2)
      }
    }
    if let result = entry.result {
      let values = ValueText(
        decimals: style.numbers.decimals, width: style.width - 2, height: style.rows)
      lines += values.body(of: result).lines.map { $0.indented(by: 2) }
    }
    return lines
  }

  /// The entries as objects of the program's JSON output.
  public static func facts(_ conventions: Conventions) -> [String] {
    conventions.entries.map { entry in
      JSONValue.object([
        JSONValue.Member("kind", .string("convention")),
        JSONValue.Member("library", .string(entry.name.english)),
        JSONValue.Member("call", entry.call == "–" ? .null : .string(entry.call)),
        JSONValue.Member("output", .integers([entry.output.rows, entry.output.columns])),
        JSONValue.Member("values", entry.result.map { .numbers($0.elements) } ?? .null),
      ]).text
    }
  }
}
