import Expressions
import Terminal
import Testing

/// What is said to words that are typed in place of numbers and commands.
struct UnknownNameTests {
  @Test(arguments: [
    ("four", "a number is typed in digits: 4"), ("四", "数要用数字写：4"),
    ("提示", "命令用英文写：hint"), ("答案", "命令用英文写：solution"),
    ("4个", "只写数，不带单位"), ("qzkv", "qzkv = 3 可以定义它"),
  ])
  func `a word that is no variable gets help`(word: String, help: String) {
    let session = Session { _ in }
    let diagnostic = #expect(throws: Diagnostic.self) { try session.evaluate(word) }
    #expect(Language.allCases.contains { diagnostic?.help?[$0] == help })
  }
}
