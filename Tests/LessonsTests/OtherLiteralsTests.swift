import Expressions
import Tensors
import Terminal
import Testing

@testable import Lessons

/// The same question with other numbers in its words.
struct OtherLiteralsTests {
  private func question(
    _ prose: String, answer: String, slips: [String] = ["7777"], seed: UInt64 = 1
  ) throws -> OpenQuestion? {
    let source = Pages.asking(
      before: "```strider\n> x = [3 1 4; 1 5 9]\n```", "asked kind=value", prose,
      hints: ["Begin."], answer: answer, slips: slips.map { ($0, "Look again.") })
    let lesson = try #require(Pages.read(source).0)
    let exercise = try #require(lesson.exercises.first)
    var random = RandomSource(seed: seed)
    return OtherNumbers.question(
      exercise, after: lesson.items.dropLast(), language: .english, using: &random)
  }

  /// The numbers of the question as it is put.
  private func numbers(_ question: OpenQuestion) -> [Double] {
    question.judge.exercise.question.flatMap { item -> [WrittenNumber] in
      guard case .prose(let block) = item else { return [] }
      return WrittenNumber.all(in: Inline.plain(block.block.words))
    }.map(\.value)
  }

  @Test(arguments: 0..<20)
  func `numbers of the question change in it, in the answer and in the slips`(seed: UInt64) throws {
    let question = try #require(
      try question(
        "A row of 40, a window of `F = 3`. How many places?", answer: "40 - 3 + 1",
        slips: ["40 - 3", "40", "[40 3]", "sum(x) + 40"], seed: seed))
    let numbers = numbers(question)
    try #require(numbers.count == 2)
    #expect(!numbers.contains(40) && !numbers.contains(3) && numbers[0] > numbers[1])
    #expect(numbers[0].truncatingRemainder(dividingBy: 2) == 0, "even as it was")
    #expect(numbers[1].truncatingRemainder(dividingBy: 2) == 1, "odd as it was")
    let right = Int(numbers[0] - numbers[1]) + 1
    #expect(question.judge.verdict(on: "\(right)").isRight)
    #expect(question.judge.verdict(on: "\(Int(numbers[0])) - F + 1").isRight)
    let slips = question.judge.exercise.slips.flatMap(\.answers)
    #expect(slips == ["\(Int(numbers[0])) - \(Int(numbers[1]))", "\(Int(numbers[0]))", "38"])
    for slip in slips { #expect(!question.judge.verdict(on: slip).isRight) }
  }

  @Test(arguments: ["999999999999", "123456789", "9007199254740993", "1e300", "0.000001"])
  func `numbers that nobody writes are left alone`(number: String) throws {
    let question = try question(
      "How much is \(number) and 7?", answer: "\(number) + 7", slips: ["7"], seed: 1)
    // Another 7 makes another question, which keeps the number.
    guard let question else { return }
    #expect(numbers(question).first == Double(number))
    #expect(numbers(question).last != 7)
  }

  @Test(arguments: [
    // A number of the rule, an exponent, and one that is computed from another.
    ("`W = 32`, `P = 2`. How many?", "(32 + 2*2)/1", [2.0]),
    ("The side is 5. What is `5^2 + 8`?", "5^2 + 8", [2]),
    ("A size of 32 stays 32, with `F = 5`. Which P?", "(5 - 1)/2", [32]),
  ])
  func `a number that may be a part of the rule stays`(
    prose: String, answer: String, stays: [Double]
  ) throws {
    for seed in 0..<20 as Range<UInt64> {
      let question = try #require(try question(prose, answer: answer, seed: seed))
      #expect(stays.allSatisfy(numbers(question).contains))
    }
  }

  @Test(arguments: [
    // 2.5 comes from the others, two is 10 − 8, 90 is 100 − 10, and 0.2 twice 0.1.
    ("`W = 6`, `F = 3`, `S = 2`: the formula gives 2.5. How many?", "floor((6-3)/2 + 1)"),
    ("Stride 8, so that windows overlap by two. How many?", "floor((1000-10)/8 + 1)"),
    ("90 cats, 10 dogs. Which weight does a dog get?", "100/(2*10)"),
    ("From 1.9 to 2.1 in steps of 0.1: how steep?", "(2.1 - 1.9)/(2*0.1)"),
    // The page's own numbers, and numbers that tell nothing.
    ("The corner of `x` holds 3. What is twice that?", "2*3"), ("How much is the 4?", "4"),
    ("What is `cross_entropy([9 9], 0)`?", "0.69314718"),
    ("The loss was 0.84375. Twice?", "2*0.84375"),
    // The same value whatever the number is.
    ("`w = 6`. What is the rest?", "6 - 6"),
  ])
  func `what would not be the same question is not asked`(prose: String, answer: String) throws {
    for seed in 0..<8 as Range<UInt64> {
      #expect(try question(prose, answer: answer, seed: seed) == nil)
    }
  }

  @Test(
    arguments: [
      ("conv2d, L2 and VGG-16", []), ("3 × 3 at 180°, x^2", [3, 3, 180, 2]),
      ("0.5·8+1e3", [0.5, 8, 1000]),
      ("第 12 行，2P", [12, 2]), ("", []), (".5", [0.5]),
    ] as [(String, [Double])])
  func `numbers are told from names`(text: String, values: [Double]) {
    #expect(WrittenNumber.all(in: text).map(\.value) == values)
  }

  @Test(
    arguments: [
      ("Two windows, a million units", [2, 1_000_000]), ("one second layer", []),
      ("两个窗口，二十一格", [2, 21]), ("一百万个", [1_000_000]), ("第二层，两侧各一格", []), ("一半", [2]),
    ] as [(String, Set<Double>)])
  func `numbers in words are found in both languages`(text: String, values: Set<Double>) {
    #expect(NumberWords.values(in: text) == values)
  }
}
