import Terminal
import Testing

@testable import Lessons

/// How the words of a page are laid out.
struct PageTextTests {
  private func text(_ paragraph: String, _ style: PageText) throws -> String {
    let page = Pages.head + "\n" + paragraph + "\n"
    let lesson = try #require(Pages.read(page).0)
    guard case .prose(let block) = lesson.items.last else { return "" }
    return style.text(block.block).plain
  }

  @Test(arguments: [
    ("一行字\n又一行", "一行字又一行"), ("一行，\n`L` 又", "一行，L 又"), ("看 `L`\n（损失）", "看 L（损失）"),
    ("一行字\n`L` 又", "一行字 L 又"), ("two\nlines,\nthree", "two lines, three"),
  ])
  func `lines of a paragraph are joined as each language writes`(
    paragraph: String, joined: String
  ) throws {
    #expect(try text(paragraph, PageText(width: 80, language: .chinese)) == joined)
  }

  @Test func `a line of a program that does not fit goes on further in`() throws {
    let code =
      "```python\ndef f(x):\n    for i in range(3):\n        out[i] = x[i] * first + x[i + 1] * second\n```"
    #expect(
      try text(code, PageText(width: 30, language: .english)) == """
          def f(x):
              for i in range(3):
                  out[i] = x[i] *
                      first + x[i + 1]
                      * second
        """)
  }

  @Test func `the head of a card stands once above its rows`() throws {
    let card = "| `conv(x, k, stride=S)` | |\n|---|---|\n| 输入 | 一个矩阵 |\n| 参数 | 各个权重 |"
    #expect(
      try text(card, PageText(width: 22, language: .chinese))
        == "conv(x, k, stride=S)\n输入：一个矩阵\n参数：各个权重")
  }

  @Test func `a spoken table has the marks of its language`() throws {
    let table = "| 运算 | 得到 |\n|---|---|\n| `sum(a)` | 一个数 |"
    let style = PageText(width: 80, isAccessible: true, language: .chinese)
    #expect(try text(table, style) == "运算：sum(a)；得到：一个数")
    let english = PageText(width: 80, isAccessible: true, language: .english)
    #expect(try text("| a | b |\n|---|---|\n| 1 | 2 |", english) == "a: 1; b: 2")
  }
}
