import Terminal

/// Drawings side by side where they fit, else one under another.
struct BlockLayout {
  private var blocks: [[StyledText]] = []

  init(_ blocks: [[StyledText]]) {
    self.blocks = blocks.filter { !$0.isEmpty }
  }

  /// The lines of all blocks within a width.
  func lines(width: Int, gap: Int = 3) -> [StyledText] {
    var lines: [StyledText] = []
    var row: [[StyledText]] = []
    var used = 0
    func finish() {
      if row.isEmpty { return }
      lines += BlockLayout.joined(row, gap: gap)
      row = []
    }
    for block in blocks {
      let wide = block.reduce(0) { max($0, $1.width) }
      if !row.isEmpty, used + gap + wide > width { finish(); used = 0 }
      used += (row.isEmpty ? 0 : gap) + wide
      row.append(block)
    }
    finish()
    return lines.map(\.withoutSpacesAtEnd)
  }

  private static func joined(_ row: [[StyledText]], gap: Int) -> [StyledText] {
    let widths = row.map { block in block.reduce(0) { max($0, $1.width) } }
    let height = row.reduce(0) { max($0, $1.count) }
    return (0..<height).map { number in
      var line = StyledText()
      var pending = 0
      for (block, width) in zip(row, widths) {
        let cell = number < block.count ? block[number] : StyledText()
        if !cell.isEmpty {
          line.append(String(repeating: " ", count: pending))
          line += cell
          pending = 0
        }
        pending += width - cell.width + gap
      }
      return line
    }
  }
}

extension StyledText {
  /// A line without the spaces at its end.
  var withoutSpacesAtEnd: StyledText {
    var text = StyledText()
    var spaces = StyledText()
    for run in runs {
      let kept = run.text.lastIndex { $0 != " " }.map { run.text.index(after: $0) }
      if let kept {
        text += spaces
        spaces = StyledText()
        text.append(String(run.text[..<kept]), run.role)
      }
      spaces.append(String(run.text[(kept ?? run.text.startIndex)...]), run.role)
    }
    return text
  }
}
