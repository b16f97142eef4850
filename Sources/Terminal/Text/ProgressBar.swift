/// One line that shows how far something is.
///
/// The bar takes the room that the other parts leave, so as long as those keep their width nothing
/// moves but the end of the bar.
public struct ProgressBar: Sendable {
  /// How much is done, 0 to 1.
  public var fraction: Double

  /// What stands before the bar.
  public var title: StyledText

  /// What stands behind the bar, the most important first; those that do not fit are left out.
  public var details: [StyledText]

  /// The columns of the bar, if there is room.
  public var barWidth: ClosedRange<Int>

  /// Describes a moment.
  public init(
    fraction: Double, title: StyledText, details: [StyledText], barWidth: ClosedRange<Int> = 8...30
  ) {
    self.fraction = fraction
    self.title = title
    self.details = details
    self.barWidth = barWidth
  }

  /// The line, at most `width` columns wide.
  public func line(width: Int) -> StyledText {
    var shown = details
    func taken() -> Int { shown.reduce(title.width + 1) { $0 + 2 + $1.width } }
    while !shown.isEmpty && taken() + barWidth.lowerBound > width { shown.removeLast() }
    let room = min(barWidth.upperBound, width - taken())
    var line = title
    if room >= barWidth.lowerBound { line += " " + bar(room) }
    for detail in shown { line += "  " + detail }
    return line.truncated(to: width)
  }

  /// A bar of full and empty cells; halves of a cell are told apart.
  private func bar(_ width: Int) -> StyledText {
    let share = fraction.isFinite ? min(1, max(0, fraction)) : 0
    let halves = Int(exactly: (share * Double(2 * width)).rounded(.down)) ?? 0
    let (full, half) = halves.quotientAndRemainder(dividingBy: 2)
    var bar = StyledText(
      String(repeating: "━", count: full) + (half > 0 ? "╸" : ""), .good)
    bar.append(String(repeating: "─", count: max(0, width - full - half)), .dim)
    return bar
  }
}
