import Expressions
import Tensors
import Terminal
import Testing

@testable import Lessons

/// What is taken as an answer, and what is said to a wrong one.
struct AnswerFormTests {
  private let style = PageText(width: 80, language: .english)

  private func question(_ id: String) throws -> (question: OpenQuestion, learner: Session) {
    let lesson = try #require(Pages.read(Pages.whole).0)
    let exercise = try #require(lesson.exercises.first { $0.id == id })
    let session = Session { _ in }
    try session.run("W = 10; F = 3; six = 6; map = [1 2; 3 4];")
    var random = RandomSource(seed: 5)
    let question = try exercise.ask(page: session, language: .english, using: &random)
    return (question, session)
  }

  private func reply(_ question: OpenQuestion, _ text: String) -> String {
    question.reply(to: text, question.judge.verdict(on: text), style).plain
  }

  @Test(arguments: [
    ("last-place", "7", true), ("last-place", "W - 4", true), ("last-place", "map", false),
    ("last-place", "six", true), ("last-place", "nothing", true), ("last-place", "z = 7", false),
    ("pick", "b)", true), ("pick", "yes", true), ("pick", "the second", true),
    ("pick", "W - 4", false), ("pick", "map", false), ("pick", "W", false), ("pick", "2", true),
    ("gap", "W", true),
  ])
  func `looking at a value is no answer`(id: String, input: String, isAnswer: Bool) throws {
    let (question, learner) = try question(id)
    #expect(question.isAnswer(input, learner: learner) == isAnswer, "\(input)")
  }

  @Test func `an answer of another form is told which one is wanted`() throws {
    let (number, _) = try question("last-place")
    #expect(reply(number, "[7 7]").contains("One number is asked for."))
    #expect(!reply(number, "100").contains("asked for"))
  }

  @Test func `hints are offered as long as there are any`() throws {
    let (question, _) = try question("last-place")
    // Two hints, and the work up to its last number.
    for _ in 0..<3 {
      #expect(reply(question, "100").hasSuffix("hint gives a hint."))
      _ = question.help(style)
    }
    #expect(reply(question, "100").hasSuffix("solution shows the answer."))
  }
}
