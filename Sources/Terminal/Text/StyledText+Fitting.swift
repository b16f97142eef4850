/// Where a text stands in a wider place.
public enum Alignment: Sendable {
  /// At the left, spaces behind it.
  case left
  /// At the right, spaces before it.
  case right
  /// In the middle, the odd space behind it.
  case center
}

extension StyledText {
  /// A one-line text filled up with spaces to a width; a wider text stays as it is.
  public func padded(to width: Int, _ alignment: Alignment = .left) -> StyledText {
    let room = width - lineWidth
    if room <= 0 { return self }
    let before =
      switch alignment {
      case .left: 0
      case .right: room
      case .center: room / 2
      }
    return StyledText(String(repeating: " ", count: before)) + self
      + StyledText(String(repeating: " ", count: room - before))
  }

  /// A one-line text cut to a width, with `…` in place of what is left out.
  public func truncated(to width: Int) -> StyledText {
    if lineWidth <= width { return self }
    if width <= 0 { return "" }
    var result = StyledText()
    var room = width - 1
    for run in runs {
      var kept = ""
      for character in run.text {
        room -= character.displayWidth
        if room < 0 { break }
        kept.append(character)
      }
      result.append(kept, run.role)
      if room < 0 { break }
    }
    result.append("…", .dim)
    return result
  }

  /// The text with spaces before every line.
  public func indented(by columns: Int) -> StyledText {
    let indent = StyledText(String(repeating: " ", count: max(0, columns)))
    return StyledText(lines: lines.map { $0.isEmpty ? $0 : indent + $0 })
  }
}
