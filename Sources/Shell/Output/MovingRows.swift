import Terminal

/// Rows that are drawn over one another in one place of the screen, until something else is written.
struct MovingRows {
  /// How many rows stand there.
  private var count = 0

  /// Draws rows in the place of those before.
  mutating func draw(
    _ rows: [StyledText], isResized: Bool, _ style: AnsiStyle, to output: inout Output
  ) {
    if isResized {
      output.text(AnsiStyle.emptyScreen)
      count = 0
    }
    output.text(style.overwriting(rows, over: count))
    output.flush()
    count = rows.count
  }

  /// Takes the rows away; what is written next stands in their place.
  mutating func erase(_ style: AnsiStyle, from output: inout Output) {
    if count > 0 { output.text(style.overwriting([""], over: count) + "\r") }
    count = 0
  }

  /// Lets the rows stand where they are; what is written next stands below them.
  mutating func leave(to output: inout Output) {
    if count > 0 { output.text("\r\n") }
    count = 0
  }
}
