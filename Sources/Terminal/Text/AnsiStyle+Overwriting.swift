extension AnsiStyle {
  /// A line that is written over the one the cursor stands in; nothing of the old one remains.
  ///
  /// The old line is not cleared first, so that nothing flickers. Only where `mayRedraw` says so.
  ///
  /// - Parameter line: One line, narrower than the terminal.
  /// - Returns: what is sent, without a newline at the end.
  public func overwriting(_ line: StyledText) -> String {
    "\r" + render(line) + "\u{1B}[K"
  }

  /// Rows that are written over others which the cursor stands at the end of; only where `mayRedraw`
  /// says so.
  ///
  /// - Parameters:
  ///   - rows: Rows that are narrower than the terminal, and fewer than it has.
  ///   - count: How many rows are written over; 0 to begin where the cursor stands.
  /// - Returns: What is sent, without a newline at the end.
  public func overwriting(_ rows: [StyledText], over count: Int) -> String {
    let top = count > 1 ? "\u{1B}[\(count - 1)A" : ""
    let erased = rows.count < count ? "\u{1B}[J" : ""
    return top + rows.map { overwriting($0) }.joined(separator: "\n") + erased
  }

  /// What empties the screen and puts the cursor at its top.
  public static let emptyScreen = "\u{1B}[H\u{1B}[2J"
}
