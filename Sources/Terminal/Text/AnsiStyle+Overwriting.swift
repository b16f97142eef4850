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
}
