import Tensors
import Terminal
import Walkthroughs

/// An explanation as one still picture: its frames side by side and one under another, with a title and the
/// sentences of the accessible form for those who do not see it.
public struct SVGPicture {
  /// The sizes of the letters' cells, in the picture's units.
  private static let cell = (width: 9.0, height: 21.0)
  private static let margin = 18.0
  /// The cells between two frames.
  private static let gap = (columns: 5, rows: 1)
  /// A picture that is this many times as wide as it is high is easily read.
  private static let shape = 1.5

  private let title: String
  private let frames: [StyledText]
  private let description: [String]

  /// Draws every step of a value's operation; of a gradient the view in which a number is found whole.
  ///
  /// - Parameters:
  ///   - walkthrough: The steps.
  ///   - style: The language, the decimals and the names.
  ///   - title: What the picture is called: the command that made it.
  public init(_ walkthrough: Walkthrough, style: ExplanationStyle, title: String) {
    var (drawn, spoken) = (style, style)
    drawn.isAccessible = false
    (spoken.isAccessible, spoken.width) = (true, .max)
    self.title = title
    frames = walkthrough.map { FrameText(drawn).text($0) }
    description = walkthrough.flatMap { FrameText(spoken).text($0).lines.map(\.plain) }
  }

  /// Draws every value forward and every gradient backward.
  public init(_ trace: Trace, style: ExplanationStyle, title: String) {
    var spoken = style
    (spoken.isAccessible, spoken.width) = (true, .max)
    self.title = title
    frames = [TraceText(style).text(trace)]
    description = TraceText(spoken).text(trace).lines.map(\.plain)
  }

  /// The picture.
  public var text: String {
    let rows = arranged()
    let widths = columnWidths(rows)
    let columns = widths.reduce(0, +) + SVGPicture.gap.columns * (widths.count - 1)
    let heights = rows.map { row in row.map(\.lines.count).max() ?? 0 }
    let height = heights.reduce(0, +) + SVGPicture.gap.rows * (rows.count - 1)
    let size = (
      width: 2 * SVGPicture.margin + Double(columns) * SVGPicture.cell.width,
      height: 2 * SVGPicture.margin + Double(height) * SVGPicture.cell.height
    )
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(short(size.width)) \(short(size.height))\""
        + " width=\"\(short(size.width))\" height=\"\(short(size.height))\" role=\"img\""
        + " aria-labelledby=\"title\" aria-describedby=\"description\">",
      "<title id=\"title\">\(Markup.escaped(title))</title>",
      "<desc id=\"description\">\(Markup.escaped(description.joined(separator: "\n")))</desc>",
      "<style>",
      "text { font: 15px ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace; white-space: pre }",
      RoleLook.pictureRules, "</style>",
      "<rect class=\"paper\" width=\"100%\" height=\"100%\" rx=\"8\"/>",
    ]
    var top = 0
    for (row, height) in zip(rows, heights) {
      var left = 0
      for (column, frame) in row.enumerated() {
        lines += drawing(frame, left: left, top: top)
        left += widths[column] + SVGPicture.gap.columns
      }
      top += height + SVGPicture.gap.rows
    }
    return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  /// The frames in rows: as many beside one another as bring the picture nearest to its shape.
  private func arranged() -> [[StyledText]] {
    let size = (
      width: Double((frames.map(\.width).max() ?? 0) + SVGPicture.gap.columns)
        * SVGPicture.cell.width,
      height: Double((frames.map(\.lines.count).max() ?? 0) + SVGPicture.gap.rows)
        * SVGPicture.cell.height
    )
    func distance(_ columns: Int) -> Double {
      let rows = (frames.count + columns - 1) / columns
      let shape = Double(columns) * size.width / (Double(rows) * size.height)
      return max(shape / SVGPicture.shape, SVGPicture.shape / shape)
    }
    let columns = (1...max(1, min(frames.count, 4))).min { distance($0) < distance($1) } ?? 1
    return stride(from: 0, to: frames.count, by: columns).map {
      Array(frames[$0..<min($0 + columns, frames.count)])
    }
  }

  private func columnWidths(_ rows: [[StyledText]]) -> [Int] {
    (0..<(rows.first?.count ?? 0)).map { column in
      rows.compactMap { column < $0.count ? $0[column].width : nil }.max() ?? 0
    }
  }

  private func drawing(_ frame: StyledText, left: Int, top: Int) -> [String] {
    frame.lines.enumerated().compactMap { number, line in
      var spans = ""
      var column = left
      for run in line.runs { spans += span(run, &column) }
      guard !spans.isEmpty else { return nil }
      let y = SVGPicture.margin + (Double(top + number) + 0.75) * SVGPicture.cell.height
      return "<text y=\"\(short(y))\">\(spans)</text>"
    }
  }

  /// A run of one role, word for word in its place, so that columns stand under one another in any font.
  private func span(_ run: StyledText.Run, _ column: inout Int) -> String {
    var spans = ""
    let kind = RoleLook(run.role).map { " class=\"\($0.name)\"" } ?? ""
    let pieces = run.text.piecesByWidth.flatMap { piece, isWide in
      isWide ? [(piece, true)] : SVGPicture.words(of: piece).map { ($0, false) }
    }
    for (word, isWide) in pieces {
      let width = word.displayWidth
      defer { column += width }
      if word.allSatisfy({ $0 == " " }) { continue }
      let x = SVGPicture.margin + Double(column) * SVGPicture.cell.width
      let length = short(Double(width) * SVGPicture.cell.width)
      // Characters that are narrower than two cells need not be drawn apart.
      let fixed = isWide ? "" : " textLength=\"\(length)\""
      spans +=
        "<tspan x=\"\(short(x))\"\(fixed)\(kind)>\(Markup.escaped(word))</tspan>"
    }
    return spans
  }

  /// A text cut at runs of two blanks or more, which are pieces of their own, as are those at its ends.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var blanks = ""
    for character in text {
      if character == " " {
        blanks.append(character)
      } else {
        let joins = blanks.count == 1 && !words.isEmpty
        if !joins, !blanks.isEmpty { words.append(blanks) }
        if joins || (blanks.isEmpty && !words.isEmpty) {
          words[words.count - 1] += blanks + String(character)
        } else {
          words.append(String(character))
        }
        blanks = ""
      }
    }
    return blanks.isEmpty ? words : words + [blanks]
  }

  /// A length with at most two decimals.
  private func short(_ length: Double) -> String {
    let text = fixed(length, decimals: 2)
    guard text.contains(".") else { return text }
    let kept = text.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed()
    return String(kept)
  }
}
