import Terminal
import Testing

struct EscapingTests {
  @Test(arguments: [
    ("plain 卷积 é ×", "plain 卷积 é ×"),
    ("\u{1B}[31mred", "\\u{1B}[31mred"),
    ("a\tb\nc\r\nd\0", "a\\tb\\nc\\r\\nd\\0"),
    ("\u{9B}2J\u{7F}", "\\u{9B}2J\\u{7F}"),
    ("abc\u{202E}fed\u{2066}", "abc\\u{202E}fed\\u{2066}"),
    ("\u{FEFF}x\u{200B}\u{2028}", "\\u{FEFF}x\\u{200B}\\u{2028}"),
  ])
  func `what would act or hide is made visible`(text: String, shown: String) {
    #expect(escaped(text) == shown)
  }

  @Test func `newlines stay where they are wanted`() {
    #expect(escaped("a\nb\r", keepingNewlines: true) == "a\nb\\r")
  }

  @Test func `a family of pictographs stays whole`() {
    #expect(escaped("👨‍👩‍👧") == "👨‍👩‍👧")
  }
}
