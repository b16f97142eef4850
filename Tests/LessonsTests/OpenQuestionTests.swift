import Expressions
import Tensors
import Terminal
import Testing

@testable import Lessons

/// What becomes of a template when its letters are drawn.
struct OpenQuestionTests {
  private func ask(
    _ letters: String, kind: String = "value", question: String, answer: String, slips: [String]
  ) throws -> OpenQuestion {
    let page = Pages.asking(
      "drawn kind=\(kind) \(letters)", question, answer: answer,
      slips: slips.enumerated().map { ($1, "Mistake \($0).") })
    let exercise = try #require(Pages.read(page).0?.exercises.last)
    var random = RandomSource(seed: 2)
    return try exercise.ask(page: Session { _ in }, language: .english, using: &random)
  }

  @Test func `mistakes of one value are named together, and one that is right is none`() throws {
    let question = try ask(
      "a=2,2 b=2,2", question: "What is {a} − {b}?", answer: "a - b",
      slips: ["a + b", "a*b", "a//b - 1", "2*a - 1"])
    let slips = question.judge.exercise.slips
    #expect(slips.map(\.answers) == [["a + b", "a*b"], ["2*a - 1"]])
    guard case .slip(let slip) = question.judge.verdict(on: "4") else {
      Issue.record("4 is a slip")
      return
    }
    #expect(Inline.plain(slip.message) == "Either: Mistake 0. Or: Mistake 1.")
    #expect(question.judge.verdict(on: "0").isRight)
  }

  @Test func `two possible mistakes are joined in Chinese too`() {
    let mistakes = [Phrase("One.", "甲。"), Phrase("Two.", "乙。")]
    #expect(LessonWords.either(mistakes) == Phrase("Either: One. Or: Two.", "要么：甲。要么：乙。"))
    #expect(LessonWords.either([mistakes[0]]) == mistakes[0])
  }

  @Test(arguments: [
    ("conv1d(x, [1 1])[0]", true), ("F.conv1d(x, [1 1])[0]", true), ("grad(sum(x), x)[0]", true),
    ("1 + 2", false), ("3", false), ("x[0] + x[1]", false), ("sum([1 2])", false),
    ("sum(x[0:2])", false), ("sum(x)", true), ("floor(3.5)", false),
  ])
  func `what the machine worked out is right, and said to be`(input: String, isMachine: Bool) throws
  {
    let question = try ask(
      "x=ints(3,1..1)", question: "`x = {x}`. Once `sum(x)`, the sum of two of them?",
      answer: "2", slips: ["99"])
    #expect(question.judge.isMachine(input) == isMachine)
    let style = PageText(width: 80, language: .english)
    #expect(question.praise(input, style).plain.contains("machine") == isMachine)
  }

  @Test func `a letter that the question keeps to itself is no answer`() throws {
    let question = try ask(
      "a=2,2 b=a+1,a+1", question: "What follows {a}?", answer: "b", slips: ["b + 1"])
    let learner = Session { _ in }
    guard case .unreadable = question.judge.verdict(on: "b", learner: learner) else {
      Issue.record("b is not known to a learner")
      return
    }
    #expect(question.judge.verdict(on: "a + 1", learner: learner).isRight)
    #expect(question.judge.verdict(on: "b").isRight)
    // A variable of one's own may have the name.
    try learner.run("b = 3;")
    #expect(question.judge.verdict(on: "b", learner: learner).isRight)
  }

  @Test(arguments: [
    ("value", "1234567", "1,234,567", "Type it without commas: 1234567."),
    ("value", "0.2973", "0.3", "Give two digits or more."),
    ("value", "[4, -4]", "[4 -4;]", "A vector of 2 numbers is asked for, typed as [a b]."),
    ("value", "arange(9)", "1", "numbers is asked for, typed as [a b c d e f g h …]."),
    ("shape", "[6 28 28]", "28 6", "A shape of 3 sizes"),
    ("shape", "[6 28 28]", "28×28×6", "Not yet. hint"), ("find", "3", "line 2", "Not yet. hint"),
    ("value", "7", "0.7", "Not yet. hint"),
  ])
  func `a wrong answer is told what its form lacks`(
    kind: String, answer: String, given: String, words: String
  ) throws {
    let question = try ask("a=2,2", kind: kind, question: "{a}", answer: answer, slips: ["99"])
    let verdict = question.judge.verdict(on: given, learner: Session { _ in })
    let reply = question.reply(to: given, verdict, PageText(width: 200, language: .english)).plain
    #expect(!verdict.isRight && reply.contains(words), "\(reply)")
  }

  @Test(arguments: [
    ("find", "3", "line 3"), ("find", "3", "第3行"), ("value", "12", "第 12 个"),
    ("shape", "[6 28 28]", "6 28 28"), ("shape", "[6 28 28]", "６×２８×２８"),
  ])
  func `a number or a shape may be typed as it is said`(
    kind: String, answer: String, given: String
  ) throws {
    let question = try ask("a=2,2", kind: kind, question: "{a}", answer: answer, slips: ["99"])
    #expect(question.judge.verdict(on: given, learner: Session { _ in }).isRight)
  }

  @Test func `two numbers with a blank between them are not one`() throws {
    let question = try ask("a=2,2", question: "{a}", answer: "44", slips: ["99"])
    guard case .unreadable = question.judge.verdict(on: "4 4", learner: Session { _ in }) else {
      Issue.record("4 4 is no number")
      return
    }
  }

  @Test func `a drawn word stands in the answer and the slips`() throws {
    let question = try ask(
      "op='max','min' v=ints(3,4..9) where=\"max(v)>min(v)\"", question: "What is `{op}({v})`?",
      answer: "{op}(v)", slips: ["mean(v) + {op}(v)"])
    let exercise = question.judge.exercise
    #expect(["max(v)", "min(v)"].contains(exercise.answerText))
    #expect(question.judge.verdict(on: exercise.answerText ?? "").isRight)
    #expect(exercise.slips.map(\.answers).count == 1)
  }

  @Test func `a letter that the question keeps to itself is not given away`() throws {
    let question = try ask(
      "a=3..5 d=7..9", question: "Guess a number; {a} is another.", answer: "d",
      slips: ["a"])
    #expect(question.judge.letters.variables.keys.sorted() == ["a"])
    #expect(question.told.map(\.name) == ["a"])
    #expect(question.answerWork == nil && Int(question.answerValue) != nil)
  }

  @Test func `matrices stand as rows, side by side where there is room`() throws {
    let question = try ask(
      "x=ints(3,3,1..9) k=ints(2,2,1..3)", question: "`x = {x}`, `k = {k}`. What is the sum?",
      answer: "sum(x) + sum(k)", slips: ["sum(x)"])
    let wide = question.matrixRows(PageText(width: 80, language: .english)).lines.map(\.plain)
    #expect(wide.count == 4 && wide[0].hasPrefix("x  3×3") && wide[0].hasSuffix("k  2×2"))
    let narrow = question.matrixRows(PageText(width: 20, language: .english)).lines
    #expect(narrow.count == 4 || narrow.count == 8)
    #expect(narrow.allSatisfy { $0.width <= 20 })
    let spoken = PageText(width: 80, isAccessible: true, language: .english)
    #expect(question.matrixRows(spoken).isEmpty)
  }
}
