import Terminal

/// The line that shows how far something is, written over itself until other text takes its place.
struct MovingLine {
  /// How often it is drawn.
  private static let interval = Duration.milliseconds(100)

  private let style: TerminalStyle
  private let clock = ContinuousClock()
  private var drawn: ContinuousClock.Instant?
  private var isThere = false

  /// A line that is drawn only where the terminal lets lines be written over.
  init(_ style: TerminalStyle) {
    self.style = style
  }

  /// Draws the line, unless that was done a moment ago; what takes no longer needs none.
  mutating func draw(_ bar: @autoclosure () -> ProgressBar, to output: inout Output) {
    guard style.mayRedraw else { return }
    let now = clock.now
    guard let last = drawn else {
      drawn = now
      return
    }
    guard last.duration(to: now) >= Self.interval else { return }
    drawn = now
    // A terminal that echoes `^C` behind the line must not break it.
    let width = max(1, TerminalState.columns() - 3)
    output.text(style.ansi.overwriting(bar().line(width: width)))
    output.flush()
    isThere = true
  }

  /// Writes a text that stands until something else does.
  mutating func write(_ text: StyledText, to output: inout Output) {
    guard style.mayRedraw else { return }
    let fitted = text.truncated(to: max(1, TerminalState.columns() - 3))
    output.text(style.ansi.overwriting(fitted))
    output.flush()
    isThere = true
  }

  /// Takes the line away.
  mutating func clear(from output: inout Output) {
    if isThere { output.text(style.ansi.overwriting("") + "\r") }
    (isThere, drawn) = (false, nil)
  }
}
