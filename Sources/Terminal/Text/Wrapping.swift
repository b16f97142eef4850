extension StyledText {
  /// The text broken into lines of at most a width, in English and in Chinese.
  ///
  /// A line is broken at a space, or beside a Chinese character unless that would put a closing
  /// mark at the beginning of a line or an opening one at its end. An expression that fits a line is
  /// not broken if there is another place. A word wider than a line is cut.
  ///
  /// - Parameters:
  ///   - width: The columns of a line; at least 2 are used.
  ///   - indent: Spaces before every line but the first of each paragraph.
  /// - Returns: The lines, with newlines between them.
  /// - Complexity: O(*n*).
  public func wrapped(to width: Int, indent: Int = 0) -> StyledText {
    let margin = min(max(0, indent), max(0, width - 2))
    return StyledText(
      lines: lines.flatMap { LineBreaker(width: max(2, width), margin: margin).lines($0) })
  }
}

extension StyledText {
  /// Lines of a program broken into lines of at most a width: what a line goes on with stands further
  /// in than its beginning.
  ///
  /// - Parameter width: The columns of a line.
  /// - Returns: The lines, with newlines between them.
  public func wrappedCode(to width: Int) -> StyledText {
    StyledText(
      lines: lines.map { line in
        let margin = line.plain.prefix { $0 == " " }.count
        return line.wrapped(to: width, indent: min(margin + 4, max(4, width / 2)))
      })
  }
}

extension String {
  /// The text broken into lines of at most a width, in English and in Chinese.
  public func wrapped(to width: Int, indent: Int = 0) -> String {
    StyledText(self).wrapped(to: width, indent: indent).plain
  }
}

/// Breaks one paragraph.
private struct LineBreaker {
  private struct Cell {
    var character: Character
    var role: Role
    var width: Int
  }

  let width: Int
  let margin: Int

  func lines(_ paragraph: StyledText) -> [StyledText] {
    let cells = paragraph.runs.flatMap { run in
      run.text.map { Cell(character: $0, role: run.role, width: $0.displayWidth) }
    }
    var lines: [StyledText] = []
    var start = 0
    while start < cells.count || lines.isEmpty {
      let room = lines.isEmpty ? width : width - margin
      let end = endOfLine(cells, from: start, room: room)
      lines.append(text(cells[start..<end], isLast: end == cells.count, isFirst: lines.isEmpty))
      start = end
      while start < cells.count && cells[start].character == " " { start += 1 }
    }
    return lines
  }

  private func endOfLine(_ cells: [Cell], from start: Int, room: Int) -> Int {
    var used = 0
    var lastBreak: Int?
    var lastBreakInside: Int?
    // What stands before the first word is its margin, and no line of its own.
    var hasWord = false
    for index in start..<cells.count {
      let cell = cells[index]
      if index > start { hasWord = hasWord || cells[index - 1].character != " " }
      if hasWord && mayBreak(cells[index - 1].character, cell.character) {
        if isInside(cells, index) { lastBreakInside = index } else { lastBreak = index }
      }
      used += cell.width
      // Spaces may hang over the end, where they are dropped.
      if used > room && cell.character != " " {
        return lastBreak ?? lastBreakInside ?? max(index, start + 1)
      }
    }
    return cells.count
  }

  /// Whether a place lies inside an expression that fits a line of its own.
  private func isInside(_ cells: [Cell], _ index: Int) -> Bool {
    guard cells[index - 1].role == .name, cells[index].role == .name else { return false }
    let before = cells[..<index].reversed().prefix { $0.role == .name }
    let after = cells[index...].prefix { $0.role == .name }
    let used = before.reduce(0) { $0 + $1.width } + after.reduce(0) { $0 + $1.width }
    return used <= width - margin
  }

  private func text(_ cells: ArraySlice<Cell>, isLast: Bool, isFirst: Bool) -> StyledText {
    var kept = cells
    while !isLast, kept.last?.character == " " { kept.removeLast() }
    var line = StyledText(isFirst ? "" : String(repeating: " ", count: margin))
    for cell in kept { line.append(String(cell.character), cell.role) }
    return line
  }

  private func mayBreak(_ before: Character, _ after: Character) -> Bool {
    if after == " " { return false }
    if before == " " { return true }
    if isWide(before) || isWide(after) {
      return !closingMarks.contains(after) && !openingMarks.contains(before)
    }
    return false
  }

  private func isWide(_ character: Character) -> Bool {
    character.displayWidth == 2 && !character.isShownEscaped || quoteOrDash.contains(character)
  }
}

extension Character {
  fileprivate var isShownEscaped: Bool {
    unicodeScalars.contains { $0.isShownEscaped }
  }
}

private let closingMarks = Set<Character>("，。、；：？！）】》〉」』〕”’…—·％℃,.;:?!)]}>%»›~～×")
private let openingMarks = Set<Character>("（【《〈「『〔“‘([{<«‹$￥¥#")

/// Marks that Chinese shares with Western writing, beside which it may break.
private let quoteOrDash = Set<Character>("”…—")
