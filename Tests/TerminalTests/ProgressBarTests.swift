import Testing

@testable import Terminal

struct ProgressBarTests {
  private func line(_ fraction: Double, width: Int) -> String {
    ProgressBar(fraction: fraction, title: "1/3", details: ["loss 0.31", "90.00 %", "0:04"])
      .line(width: width).plain
  }

  @Test func `the bar fills from the left and nothing else moves`() {
    #expect(line(0, width: 44) == "1/3 ──────────────  loss 0.31  90.00 %  0:04")
    #expect(line(0.5, width: 44) == "1/3 ━━━━━━━───────  loss 0.31  90.00 %  0:04")
    #expect(line(1, width: 44) == "1/3 ━━━━━━━━━━━━━━  loss 0.31  90.00 %  0:04")
  }

  @Test func `details go before the bar does, and the line never leaves its width`() {
    #expect(line(0.5, width: 27) == "1/3 ━━━━━━──────  loss 0.31")
    #expect(line(0.5, width: 12) == "1/3 ━━━━────")
    #expect(line(0.5, width: 3) == "1/3")
    for width in 0..<100 {
      #expect(line(0.7, width: width).displayWidth <= width)
    }
  }

  @Test func `fractions out of range are drawn as their nearest`() {
    #expect(line(7, width: 44) == line(1, width: 44))
    #expect(line(-1, width: 44) == line(0, width: 44))
    #expect(line(.nan, width: 44) == line(0, width: 44))
  }

  @Test func `numbers keep their width`() {
    #expect(fixed(0.98765, decimals: 4) == "0.9877")
    #expect(fixed(-0.00001, decimals: 4) == "0.0000")
    #expect(fixed(-2.5, decimals: 1) == "-2.5")
    #expect(fixed(12, decimals: 0) == "12")
    #expect(fixed(.nan, decimals: 2) == "nan")
    #expect(fixed(-Double.nan, decimals: 2) == "nan")
    #expect(fixed(-.infinity, decimals: 2) == "-inf")
    #expect(fixed(999_999_999, decimals: 2) == "999999999.00")
    #expect(fixed(6.676104600372485e36, decimals: 4) == "6.676e+36")
    #expect(fixed(-9.99996e9, decimals: 4) == "-1.000e+10")
    #expect(fixed(1e300, decimals: 2) == "1.000e+300")
    #expect(grouped(1_234_567) == "1,234,567")
    #expect(grouped(-999) == "-999")
    #expect(grouped(.min) == "-9,223,372,036,854,775,808")
    #expect(clock(0.2) == "0:01")
    #expect(clock(187) == "3:07")
    #expect(clock(3609) == "1:00:09")
    #expect(clock(.infinity) == "99:00:00")
    #expect(clock(.nan) == "0:00")
  }
}
