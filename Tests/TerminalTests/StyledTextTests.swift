import Terminal
import Testing

struct StyledTextTests {
  @Test func `pieces with one role become one run`() {
    let text = StyledText("a") + "b" + StyledText("c", .error) + StyledText("", .help)
    #expect(text.runs.map(\.text) == ["ab", "c"])
    #expect(text.plain == "abc")
  }

  @Test func `lines keep their roles`() {
    let text = StyledText("a\nb", .window) + StyledText("c\n")
    #expect(text.lines == [StyledText("a", .window), StyledText("b", .window) + "c", ""])
    #expect(StyledText(lines: text.lines).lines == text.lines)
    #expect(StyledText("卷积\nab").width == 4)
    #expect(StyledText().lines == [""])
  }

  @Test func `padding counts columns`() {
    #expect(StyledText("卷积").padded(to: 6).plain == "卷积  ")
    #expect(StyledText("卷积").padded(to: 6, .right).plain == "  卷积")
    #expect(StyledText("卷积").padded(to: 7, .center).plain == " 卷积  ")
    #expect(StyledText("long").padded(to: 2).plain == "long")
  }

  @Test func `what is cut ends with an ellipsis and never exceeds its width`() {
    let text = StyledText("卷积", .name) + "核大小"
    #expect(text.truncated(to: 10) == text)
    #expect(text.truncated(to: 6).plain == "卷积…")
    for width in 0...10 { #expect(text.truncated(to: width).width <= width) }
  }

  @Test func `indenting leaves empty lines empty`() {
    #expect(StyledText("a\n\nb").indented(by: 2).plain == "  a\n\n  b")
  }
}
