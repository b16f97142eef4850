import Expressions
import Tensors
import Testing

@testable import Lessons

/// The same question with other numbers, for exercises that are no templates.
struct OtherNumbersTests {
  private func question(_ prose: String, answer: String, seed: UInt64 = 1) throws -> OpenQuestion? {
    let source = Pages.asking(
      before: "```strider\n> x = [1 2 3; 4 5 6]; k = [1 0; 0 1];\n> z = x + 1\n```",
      "asked kind=value", prose, hints: ["Begin with 1.", "Use the window at `x[0,1]`."],
      answer: answer,
      slips: [("x[0,0] + x[1,1]", "The window moves."), ("1 + 5", "The window moves.")])
    let lesson = try #require(Pages.read(source).0)
    let exercise = try #require(lesson.exercises.first)
    var random = RandomSource(seed: seed)
    return OtherNumbers.question(
      exercise, after: lesson.items.dropLast(), language: .english, using: &random)
  }

  @Test(arguments: 0..<20)
  func `a question that shows what it asks is asked with other numbers`(seed: UInt64) throws {
    let asked = try question(
      "In `y = conv2d(x, k)`, what is `y[0,1]`?", answer: "x[0,1] + x[1,2]", seed: seed)
    let question = try #require(asked)
    #expect(question.givens.map { $0.prefix(5) } == ["x = ["])
    let letters = question.judge.letters
    for given in question.givens { try letters.run(given + ";") }
    try letters.run("y = conv2d(x, k);")
    #expect(Agreement.agree(try letters.evaluate("y[0,1]"), try question.judge.value(of: "y[0,1]")))
    #expect(question.judge.verdict(on: "y[0,1]").isRight)
    #expect(!question.judge.verdict(on: "8").isRight)
    #expect(question.judge.exercise.hints.count == 1)
    // A slip that happens to be right this time is none; that of old numbers has none to stand for it.
    let slips = question.judge.exercise.slips.flatMap(\.answers)
    #expect(slips.contains("8") && Set(slips).isSubset(of: ["8", "x[0,0] + x[1,1]"]))
    #expect(slips.allSatisfy { !question.judge.verdict(on: $0).isRight })
  }

  @Test(arguments: [
    ("What is `max(x)`?", "x[1,2]"), ("The 6 is where? What is `sum(x)`?", "sum(x)"),
    ("What is the sum of all?", "sum(x)"), ("`x[0,0]` is 2. What is `sum(x)`?", "sum(x)"),
    ("What is `k.shape`?", "[2 2]"), ("What is `x.shape`?", "x.shape"),
    ("Is `sum(x)` the same as `sum(x.T)`?", "1+2+3+4+5+6"),
  ])
  func `what would not be the same question is not asked`(prose: String, answer: String) throws {
    #expect(try question(prose, answer: answer) == nil)
  }

  @Test func `an answer of numbers is the work on what is shown`() throws {
    let question = try #require(try question("What is `sum(x*x)`?", answer: "1 + 4 + 9 + 16 + 61"))
    #expect(question.judge.verdict(on: "sum(x^2)").isRight)
    #expect(!question.judge.verdict(on: "1 + 4 + 9 + 16 + 61").isRight)
  }

  @Test(arguments: 0..<20)
  func `an element that the words pick is asked for, and a value that they say is said anew`(
    seed: UInt64
  ) throws {
    let asked = try question(
      "`sum(x)` is 21. What is the last number of `conv2d(x, k)`?", answer: "2 + 6", seed: seed)
    #expect(asked == nil)
    let last = try #require(
      try question("What is the last number of `conv2d(x, k)`?", answer: "2 + 6", seed: seed))
    #expect(last.judge.verdict(on: "x[0,1] + x[1,2]").isRight)
    let said = try #require(
      try question("`sum(x)` is 21. What is `x*x`?", answer: "x^2", seed: seed))
    let sum = try #require(Agreement.tensor(try said.judge.value(of: "sum(x)"))?.single)
    let words = said.parts(PageText(width: 100, language: .english)).map(\.plain).joined()
    #expect(words.contains("sum(x) is \(Int(sum)). What"))
  }

  @Test func `a picture stays one, and a pattern of zeros and ones is left alone`() throws {
    for seed in 0..<20 as Range<UInt64> {
      var random = RandomSource(seed: seed)
      let edge = NumberGrid(
        [0, 0, 9, 9, 0, 0, 9, 9], rows: 2, columns: 4, isMatrix: true, areWhole: true)
      let text = try #require(MatrixDraw(edge)).literal(using: &random)
      let new = try #require(Agreement.tensor(try Session { _ in }.evaluate(text)))
      let bright = try #require(new.elements.last)
      #expect(bright > 0 && bright != 9)
      #expect(new.elements == [0, 0, bright, bright, 0, 0, bright, bright])
    }
    for values in [[0, 1, -1, 1], [3, 3, 3, 3], [1, 2000, 3, 4], [0.123, 1, 2, 3]] as [[Double]] {
      #expect(
        MatrixDraw(NumberGrid(values, rows: 2, columns: 2, isMatrix: true, areWhole: true)) == nil)
    }
  }

  @Test func `numbers that are computed from new ones are computed anew`() throws {
    let question = try #require(try question("What is `sum(z)`?", answer: "sum(x) + 6"))
    #expect(question.givens.count == 1)
    #expect(question.judge.verdict(on: "sum(x + 1)").isRight)
  }
}
