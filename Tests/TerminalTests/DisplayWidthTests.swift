import Terminal
import Testing

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("conv2d", 6), ("卷积", 4), ("×·│−≤", 5), ("é", 1), ("e\u{301}", 1), ("，", 2),
    ("（步幅）", 8), ("α=σ", 3), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("ｘ", 2), ("、", 2),
    ("😀", 2), ("👨‍👩‍👧", 2), ("🇨🇳", 2), ("❤️", 2), ("❤", 1), ("①", 1), ("█▓░", 3),
  ])
  func `characters fill the columns that terminals give them`(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test func `a control character is as wide as its escape`() {
    for text in ["\t", "\u{1B}", "\u{202E}", "\r\n", "a\u{7}b", "\u{9B}", "e\u{200B}"] {
      #expect(text.displayWidth == escaped(text).count)
    }
  }
}
