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
    ("pick", "> b", true), ("pick", "（b）", true), ("gap", "W", true), ("gap", "W = 3", false),
    ("last-place", "import torch", false), ("last-place", "import torch as t", false),
    ("last-place", "# a remark", false), ("last-place", "7  # a remark", true),
  ])
  func `looking at a value is no answer`(id: String, input: String, isAnswer: Bool) throws {
    let (question, learner) = try question(id)
    #expect(question.isAnswer(input, learner: learner) == isAnswer, "\(input)")
  }

  @Test func `what has no value is never judged`() throws {
    let (question, learner) = try question("last-place")
    for input in ["import torch", "# 7", "z = 7"] {
      guard case .empty = question.judge.verdict(on: input, learner: learner) else {
        Issue.record("\(input) is no answer")
        continue
      }
    }
  }

  @Test(arguments: [
    ("b", true), ("> b", true), ("b.", true), ("b)", true), ("（b）", true), ("Ｂ", true),
    ("ｂ。", true),
    ("B、", true), ("a", false), ("map", false),
  ])
  func `a letter is one however it is written, and wins over a variable`(
    input: String, isRight: Bool
  ) throws {
    let (question, learner) = try question("pick")
    try learner.run("b = [1 2; 3 4]; a = 3;")
    #expect(question.judge.verdict(on: input, learner: learner).isRight == isRight)
    #expect(question.isAnswer(input, learner: learner) == (input != "map"))
  }

  @Test func `the text of a gap is taken, be it an argument by name`() throws {
    let page = Pages.whole.replacing("> (10 - ___) + 1", with: "> sum(conv1d(x, [1], ___))")
      .replacing("> (10 - 3) + 1\n8", with: "> sum(conv1d(x, [1], padding=1))\n6")
      .replacing("`3+1`", with: "`padding=1, stride=2`").replacing("| 9 |", with: "| 2 |")
      .replacing("> W = 10; F = 3;", with: "> W = 10; F = 3; x = [1 2 3];")
    #expect(Pages.issues(page) == [])
    let exercise = try #require(Pages.read(page).0?.exercises.first { $0.id == "gap" })
    let learner = Session { _ in }
    try learner.run("x = [1 2 3];")
    let judge = Judge(exercise, page: learner)
    #expect(judge.isAnswer("padding=1", learner: learner))
    #expect(judge.verdict(on: "padding=1", learner: learner).isRight)
    #expect(judge.verdict(on: "sum(conv1d(x, [1], padding=1))", learner: learner).isRight)
    guard case .slip = judge.verdict(on: "padding=1, stride=2", learner: learner) else {
      Issue.record("the slip is not found")
      return
    }
  }

  @Test func `a name that the question asks for may be given its value`() throws {
    let source = Pages.asking(
      before: "```strider quiet\n> x = 4;\n```", "asked kind=value",
      "Which `w` makes `w*x` 20? Not `x` itself.", answer: "5", slips: [("4", "That is x.")])
    let exercise = try #require(Pages.read(source).0?.exercises.first)
    let page = Session { _ in }
    try page.run("x = 4;")
    let judge = Judge(exercise, page: page)
    for (input, isAnswer) in [
      ("w = 5", true), ("x = 5", false), ("v = 5", false), ("w += 5", false),
    ] {
      #expect(judge.isAnswer(input, learner: page) == isAnswer, "\(input)")
      #expect(judge.verdict(on: input, learner: page).isRight == isAnswer, "\(input)")
    }
  }

  @Test func `an exact mistake wins over a right answer that rounds to it`() throws {
    let source = Pages.asking(
      "asked kind=value", "What is left?", answer: "2 - 0.01*5",
      slips: [("2*(1 - 0.01*5)", "Scaled."), ("1.9533", "Close.")])
    let exercise = try #require(Pages.read(source).0?.exercises.first)
    let judge = Judge(exercise, page: Session { _ in })
    guard case .slip = judge.verdict(on: "1.9") else {
      Issue.record("1.9 is the slip")
      return
    }
    #expect(judge.verdict(on: "1.95").isRight)
    // Rounded, both fit, and what is right comes first.
    #expect(judge.verdict(on: "2.0").isRight)
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
