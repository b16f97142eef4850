/// A second of universal time, as a deadline or a hand-in names it: `2026-12-07T23:59:00Z`.
public struct Moment: Hashable, Comparable, Sendable {
  /// Seconds since the beginning of 1970.
  public var seconds: Int

  /// Names a second.
  public init(seconds: Int) {
    self.seconds = seconds
  }

  /// Reads a moment with its zone, `Z` or `+01:00`; a day alone lasts to its end in universal time.
  ///
  /// - Returns: Nil for anything else, and for days that there are not.
  public init?(_ text: some StringProtocol) {
    guard let match = String(text).wholeMatch(of: Moment.form) else { return nil }
    func number(_ part: Substring?) -> Int { part.flatMap { Int($0) } ?? 0 }
    let (year, month, day) = (number(match.1), number(match.2), number(match.3))
    guard year >= 1970, (1...12).contains(month), day >= 1,
      day <= Moment.days(in: month, of: year)
    else { return nil }
    let start = Moment.day(year, month, day) * 86_400
    guard match.4 != nil else {
      self.init(seconds: start + 86_399)
      return
    }
    let (hour, minute, second) = (number(match.4), number(match.5), number(match.6))
    let (zoneHours, zoneMinutes) = (number(match.9), number(match.10))
    guard hour < 24, minute < 60, second < 60, zoneHours <= 14, zoneMinutes < 60 else {
      return nil
    }
    let offset = (zoneHours * 60 + zoneMinutes) * 60 * (match.8 == "-" ? -1 : 1)
    self.init(seconds: start + hour * 3600 + minute * 60 + second - offset)
  }

  // Unsafe to the compiler alone: it is made once and only matched.
  private nonisolated(unsafe) static let form =
    /(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))? ?(?:(Z)|([+-])(\d\d):?(\d\d)))?/

  /// The moment in universal time, read back as the same.
  public var text: String {
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let rest = seconds - day * 86_400
    var year = 1970 + day / 366
    while Moment.day(year + 1, 1, 1) <= day { year += 1 }
    var month = 1
    while month < 12, Moment.day(year, month + 1, 1) <= day { month += 1 }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let date = "\(year)-\(two(month))-\(two(day - Moment.day(year, month, 1) + 1))"
    return date + "T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  /// Whether a moment comes before another.
  public static func < (a: Moment, b: Moment) -> Bool { a.seconds < b.seconds }

  /// How many days lie between the beginning of 1970 and a day.
  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let before = year - 1
    let leaps = before / 4 - before / 100 + before / 400 - (1969 / 4 - 1969 / 100 + 1969 / 400)
    return (year - 1970) * 365 + leaps + (1..<month).reduce(0) { $0 + days(in: $1, of: year) }
      + day - 1
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2:
      year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
