import TestSupport
import Testing

struct ScreenModelTests {
  private func screen(_ text: String, width: Int = 10, height: Int = 3) -> ScreenModel {
    var screen = ScreenModel(width: width, height: height)
    screen.feed(text.utf8)
    return screen
  }

  @Test(arguments: [
    ("abc\r\nde", "abc\nde"), ("abc\rx", "xbc"), ("abc\u{8}\u{8}x", "axc"),
    ("abc\u{1B}[2DX\u{1B}[K", "aX"), ("\u{1B}[2;3Hx", "\n  x"), ("ab\u{1B}[31mc\u{1B}[0m", "abc"),
    ("a\tb", "a       b"), ("abc\u{1B}[2J\u{1B}[Hx", "x"), ("\u{1B}]0;title\u{7}a", "a"),
    ("abcd\u{1B}[1G\u{1B}[2P", "cd"), ("ab\u{1B}[1G\u{1B}[1@x", "xab"),
    ("a\r\nb\u{1B}[Ac", "ac\nb"),
    ("a\r\nb\u{1B}[H\u{1B}[J", ""),
  ])
  func `sequences do what a terminal does`(text: String, shown: String) {
    #expect(screen(text).text == shown)
  }

  @Test func `long rows wrap, and the cursor waits at the margin`() {
    #expect(screen("abcdefghij").column == 9)
    #expect(screen("abcdefghijk").rows[1] == "k")
    #expect(screen("abcdefghij\r\nk").rows[1] == "k")
  }

  @Test func `a wide character is never split`() {
    let screen = screen("abcdefghi卷")
    #expect(screen.rows[0] == "abcdefghi" && screen.rows[1] == "卷")
    #expect(screen.column == 2)
  }

  @Test func `rows scroll away at the bottom`() {
    let screen = screen("1\r\n2\r\n3\r\n4")
    #expect(screen.rows == ["2", "3", "4"])
    #expect(screen.scrolled == ["1"])
  }

  @Test func `modes and bells are counted`() {
    #expect(screen("\u{1B}[?2004h\u{7}").modes == [2004])
    #expect(screen("\u{1B}[?2004h\u{1B}[?2004l\u{7}").modes.isEmpty)
    #expect(screen("\u{7}\u{7}").bells == 2)
  }
}
