@testable import Expressions
import Terminal
import Testing

struct DiagnosticLayoutTests {
  private func layout(
    _ source: String, language: Language = .english, width: Int = 80, isAccessible: Bool = false
  ) throws -> String {
    let diagnostic = try #require(Parser.parse(source).diagnostic)
    return DiagnosticLayout(language: language, width: width, isAccessible: isAccessible)
      .text(for: diagnostic, in: SourceText(source)).plain
  }

  @Test func `carets stand under the places with the words behind them`() throws {
    #expect(
      try layout("x = 1\nA = [1 2; 3]") == """
        error: row 2 has 1 number, but row 1 has 2
         2 │ A = [1 2; 3]
           │           ^ 1 number
           │      ~~~ 2 numbers
        note: the rows of a matrix are of equal length
        help: [1 2; 3 4] has two rows of two, [1 2 3; 4 5 6] two rows of three
        """)
  }

  @Test func `carets are placed by what a terminal shows`() throws {
    #expect(
      try layout("结果 = 输入 输出", language: .chinese) == """
        错误：两个值并排在一起，中间没有运算符
         1 │ 结果 = 输入 输出
           │             ^^^^ 第二个从这里开始
           │        ~~~~ 第一个到这里为止
        说明：只有数紧挨着名字或括号时才表示相乘：2P、2(W+1)
        试试：输入*输出 把两者相乘
        """)
  }

  @Test func `places on several lines are shown on each`() throws {
    #expect(
      try layout("A = f(1,\n 2]") == """
        error: `]` cannot close this bracket: `)` is needed
         1 │ A = f(1,
           │      ~ opened here
         2 │  2]
           │   ^ closed here
        help: type `)` here
        """)
  }

  @Test func `a long line is cut around the caret`() throws {
    let terms = String(repeating: "a + ", count: 100)
    #expect(
      try layout(terms + "b * / c + " + terms + "a", width: 40) == """
        error: something is missing after `*`
         1 │ …a + a + a + b * / c + a + a + a …
           │                ^
           │   needs a value on its right
           │                  ~
           │   but this comes next
        help: 2 * 1
        """)
  }

  @Test func `no line is wider than there is room`() throws {
    for mistake in SyntaxDiagnosticTests.mistakes {
      for width in [40, 80] {
        for language in Language.allCases {
          let text = try layout(mistake.source, language: language, width: width)
          for line in text.split(separator: "\n") { #expect(line.displayWidth <= width, "\(line)") }
        }
      }
    }
  }

  @Test func `control characters are made visible`() throws {
    let text = try layout("x = 1 \u{1B}[31m 2")
    #expect(!text.contains("\u{1B}"))
    #expect(text.contains("\\u{1B}"))
  }

  @Test func `the accessible layout quotes nothing where there is nothing`() throws {
    let text = try layout("(1", language: .chinese, isAccessible: true)
    #expect(text.contains("第 1 行第 3 列：最迟到这里应有 `)`"), "\(text)")
  }

  @Test func `the accessible layout draws nothing`() throws {
    #expect(
      try layout("[1 2; 3]", isAccessible: true) == """
        error: row 2 has 1 number, but row 1 has 2
        line 1, column 7: 3: 1 number
        line 1, column 2: 1 2: 2 numbers
        note: the rows of a matrix are of equal length
        help: [1 2; 3 4] has two rows of two, [1 2 3; 4 5 6] two rows of three
        """)
  }

  @Test func `places are counted in characters from 1`() {
    let source = SourceText("a\r\n👨‍👩‍👧é = x\rz")
    #expect(source.lineCount == 3)
    let start = "a\r\n👨‍👩‍👧é = ".utf8.count
    #expect(
      source.place(of: SourceRange(start, start + 1))
        == SourceText.Place(line: 2, column: 6, length: 1))
    #expect(source.place(of: SourceRange(start + 2, start + 3)).line == 3)
    #expect(source.text(source.range(ofLine: 2)) == "👨‍👩‍👧é = x")
    #expect(source.place(of: SourceRange(9999, 10000)).line == 3)
  }
}
