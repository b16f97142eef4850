import Testing

@testable import Lessons

struct MomentTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2000-02-29T12:00:00Z", 951_825_600),
    ("2026-12-07T23:59+01:00", 1_796_684_340), ("2026-12-07T23:59:00-0530", 1_796_707_740),
    ("2026-12-07", 1_796_687_999), ("2100-03-01T00:00:00Z", 4_107_542_400),
  ])
  func `a moment is its seconds since 1970`(_ text: String, _ seconds: Int) {
    #expect(Moment(text)?.seconds == seconds)
  }

  @Test(arguments: [
    "2026-12-07T23:59", "2026-02-29", "2026-13-01", "2026-12-07T24:00Z", "1969-12-31", "tomorrow",
    "2026-12-07T10:00+15:00", "",
  ])
  func `what is no moment, or has no zone, is refused`(_ text: String) {
    #expect(Moment(text) == nil)
  }

  @Test func `a moment is written as it is read`() {
    for seconds in stride(from: 0, to: 5_000_000_000, by: 86_399 * 37) {
      let text = Moment(seconds: seconds).text
      #expect(Moment(text)?.seconds == seconds, "\(text)")
    }
  }
}
