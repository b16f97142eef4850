/// A day of the calendar, counted from 1 January 1970.
public struct Day: Hashable, Comparable, Sendable {
  /// The number of the day.
  public let number: Int

  /// The day of a number.
  public init(number: Int) { self.number = number }

  /// Reads `2026-11-30`; nil if that is no day.
  ///
  /// Years begin in March here, so that a leap day is the last of its year.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      (1900...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    let (march, shifted) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    let leaps = march / 4 - march / 100 + march / 400
    number = march * 365 + leaps + (153 * shifted + 2) / 5 + day - 1 - 719_468
  }

  /// Days are compared by time.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}
