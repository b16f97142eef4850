import Terminal

/// A screen that fills row by row, and what is done when it is full.
final class Page {
  private let rows: Int
  private let pause: () -> Bool
  private var used = 0
  private var isEndless = false

  /// - Parameters:
  ///   - rows: The rows of the screen, one of which the pause takes, and one the prompt.
  ///   - pause: Waits until they have been read; false if nothing more is to wait.
  init(rows: Int, pause: @escaping () -> Bool) {
    self.rows = max(4, rows - 2)
    self.pause = pause
  }

  /// Writes lines that belong together: on a new screen where this one has no room for all of them.
  ///
  /// - Parameters:
  ///   - lines: The lines.
  ///   - flush: Sends on what was written.
  ///   - emit: Writes a line.
  func write(_ lines: [StyledText], flush: () -> Void, _ emit: (StyledText) -> Void) {
    let columns = max(1, TerminalState.columns())
    let heights = lines.map { max(1, ($0.width + columns - 1) / columns) }
    if used + heights.reduce(0, +) > rows { wait(flush) }
    for (line, height) in zip(lines, heights) {
      if used + height > rows { wait(flush) }
      emit(line)
      used += height
    }
  }

  private func wait(_ flush: () -> Void) {
    guard used > 0, !isEndless else { return }
    flush()
    isEndless = !pause()
    used = 0
  }
}
