import Terminal
import Testing

struct WrappingTests {
  private static let chinese =
    "卷积核（kernel）在输入上滑动，每到一处就把对应的数相乘再相加；“步幅”说的是每次移动几格，填充则在四周补零。"

  @Test func `English breaks at spaces`() {
    #expect("the filter slides over it".wrapped(to: 10) == "the filter\nslides\nover it")
  }

  @Test func `Chinese breaks between characters`() {
    #expect("卷积核在输入上滑动".wrapped(to: 8) == "卷积核在\n输入上滑\n动")
  }

  @Test func `no line begins with a closing mark or ends with an opening one`() {
    for width in 10...40 {
      let lines = Self.chinese.wrapped(to: width).split(separator: "\n")
      for line in lines {
        #expect(line.displayWidth <= width)
        #expect(!"，。；、）”".contains(line.first ?? "，"), "width \(width): \(line)")
        #expect(!"（“".contains(line.last ?? "（"), "width \(width): \(line)")
      }
      #expect(lines.joined() == Self.chinese)
    }
  }

  @Test func `a name within Chinese stays whole`() {
    #expect("输出由conv2d算出".wrapped(to: 8) == "输出由\nconv2d算\n出")
  }

  @Test func `a word wider than a line is cut`() {
    #expect("abcdefgh ij".wrapped(to: 3) == "abc\ndef\ngh\nij")
  }

  @Test func `an expression that fits a line stays whole`() {
    let call = StyledText("what is ") + StyledText("f(x, k)[0,0]", .name) + StyledText(" here")
    #expect(call.wrapped(to: 16).plain == "what is\nf(x, k)[0,0]\nhere")
    let matrix = StyledText("see ") + StyledText("[1 2 3; 4 5 6]", .name)
    #expect(matrix.wrapped(to: 10).plain == "see [1 2\n3; 4 5 6]")
  }

  @Test func `indents and paragraphs are kept`() {
    #expect("  a b c\n\nd".wrapped(to: 5) == "  a b\nc\n\nd")
    #expect("one two three".wrapped(to: 7, indent: 2) == "one two\n  three")
    #expect("".wrapped(to: 10) == "")
  }

  @Test func `code goes on further in than it began, and its margin is no line`() {
    #expect(
      StyledText("    total = first + second").wrappedCode(to: 20).plain
        == "    total = first +\n        second")
    #expect(
      StyledText("      alongwordofcode").wrappedCode(to: 12).plain
        == "      alongw\n      ordofc\n      ode")
  }

  @Test func `no line begins with the sign of a product`() {
    #expect("填充×2 加上 填充×3".wrapped(to: 6) == "填充×2\n加上\n填充×3")
  }

  @Test func `roles survive the break`() {
    let text = StyledText("stride ") + StyledText("must be", .error)
    #expect(text.wrapped(to: 8).lines == [StyledText("stride"), StyledText("must be", .error)])
  }

  @Test func `no width traps`() {
    for width in -3...3 { #expect(!"卷积 ab，c".wrapped(to: width, indent: 9).isEmpty) }
  }
}
