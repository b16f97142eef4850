import Terminal
import Testing

struct AnsiStyleTests {
  @Test func `without colour there is no escape sequence at all`() {
    for role in Role.allCases {
      #expect(AnsiStyle.plain.render(StyledText("卷积 x", role)) == "卷积 x")
    }
  }

  @Test func `a colour ends with its line`() {
    let shown = AnsiStyle(hasColor: true).render(StyledText("a\nb", .error))
    #expect(shown == "\u{1B}[1;31ma\u{1B}[0m\n\u{1B}[1;31mb\u{1B}[0m")
  }

  @Test func `plain text needs no colour`() {
    #expect(AnsiStyle(hasColor: true).render("x = 1") == "x = 1")
  }

  @Test(arguments: [true, false])
  func `what was quoted never reaches the terminal as a command`(hasColor: Bool) {
    let shown = AnsiStyle(hasColor: hasColor).render("\u{1B}]0;title\u{7}\u{9B}2J")
    #expect(shown == "\\u{1B}]0;title\\u{7}\\u{9B}2J")
  }

  @Test(arguments: [true, false])
  func `what is printed keeps its lines and tabs and nothing else`(hasColor: Bool) {
    let style = AnsiStyle(hasColor: hasColor)
    #expect(style.render(StyledText(printed: "a\tb\n\u{1B}[2J\r")) == "a\tb\n\\u{1B}[2J\\r")
    #expect(style.render("a\tb") == "a\\tb")
  }
}
