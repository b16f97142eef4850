import Expressions
import Terminal
import Testing

@testable import Lessons

/// Questions in words at a prompt that has asked nothing.
struct SpokenQuestionTests {
  private static let asked: [(text: String, topic: String?)] = [
    ("为什么卷积核要翻转", "卷积核"), ("池化", "池化"), ("什么是填充？", "填充"), ("怎么算?", nil),
    ("我不懂", nil), ("what is padding", "padding"), ("why does the kernel turn?", "kernel"),
    ("how do I go on from here?", nil), ("what does max pooling keep", "max pooling"),
  ]

  @Test(arguments: asked)
  func `a question is told the page that is about it`(text: String, topic: String?) {
    let question = SpokenQuestion(text, in: Session { _ in }, .chinese)
    #expect(question != nil)
    #expect(question?.topic == topic)
  }

  @Test(arguments: ["conv2d", "x + 1", "四", "qzkv", "my x", "提示", "x = 3", "卷积核 = 3", "2P"])
  func `what may be code, and what is no question, is not one`(text: String) {
    #expect(SpokenQuestion(text, in: Session { _ in }, .english) == nil)
  }

  @Test func `a variable with a Chinese name is no question`() throws {
    let session = Session { _ in }
    try session.run("卷积核 = 3")
    #expect(SpokenQuestion("卷积核", in: session, .chinese) == nil)
  }
}
