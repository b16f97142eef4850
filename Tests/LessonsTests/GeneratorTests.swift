import Expressions
import Tensors
import Terminal
import Testing

@testable import Lessons

/// Problems that the program makes, proved family by family over many seeds.
struct GeneratorTests {
  static let names = Generators.all.map(\.name)
  static let seeds: Range<UInt64> = 0..<120

  /// The exercise of a page that asks for a generator.
  private func exercise(_ name: String) throws -> Exercise {
    let page = "<!-- exercise made kind=value generator=\(name) -->\n### Made\n"
    return try #require(Pages.read(Pages.head + "\n" + page).0?.exercises.last)
  }

  private func ask(
    _ exercise: Exercise, _ seed: UInt64, _ language: Language
  ) throws -> OpenQuestion {
    var random = RandomSource(seed: seed)
    return try exercise.ask(page: Session { _ in }, language: language, using: &random)
  }

  @Test(arguments: names)
  func `the answer is right and every slip is another value with its own message`(
    name: String
  ) throws {
    let exercise = try exercise(name)
    for seed in Self.seeds {
      let judge = try ask(exercise, seed, .english).judge
      let asked = judge.exercise
      #expect(judge.verdict(on: asked.sampleAnswer).isRight, "seed \(seed)")
      #expect(!judge.verdict(on: "7919.414213").isRight, "seed \(seed)")
      #expect(!asked.slips.isEmpty, "seed \(seed)")
      for slip in asked.slips {
        #expect(!slip.message.isEmpty)
        for answer in slip.answers {
          guard case .slip(let found) = judge.verdict(on: answer) else {
            Issue.record("seed \(seed): \(answer) is no slip")
            continue
          }
          #expect(found == slip, "seed \(seed): \(answer)")
        }
      }
    }
  }

  /// A learner types numbers, not expressions.
  @Test(arguments: names)
  func `the printed value of the answer is right and that of a slip is not`(name: String) throws {
    let exercise = try exercise(name)
    for seed in Self.seeds.prefix(40) {
      let question = try ask(exercise, seed, .english)
      guard question.judge.exercise.kind != .choice else { continue }
      #expect(question.judge.verdict(on: question.answerValue).isRight, "seed \(seed)")
      for value in question.judge.exercise.slips.flatMap(question.values) {
        #expect(!question.judge.verdict(on: value).isRight, "seed \(seed): \(value)")
      }
    }
  }

  @Test(arguments: names)
  func `both languages ask for the same with the same numbers`(name: String) throws {
    let exercise = try exercise(name)
    for seed in Self.seeds {
      let english = try ask(exercise, seed, .english)
      let chinese = try ask(exercise, seed, .chinese)
      let (a, b) = (english.judge.exercise, chinese.judge.exercise)
      #expect(a.answerText == b.answerText && a.kind == b.kind && a.accept == b.accept)
      #expect(a.slips.map(\.answers) == b.slips.map(\.answers))
      #expect(a.hints.count == b.hints.count && a.explanation.count == b.explanation.count)
      #expect(english.draw == chinese.draw)
      #expect(numbers(a) == numbers(b), "seed \(seed)")
      #expect(a.question != b.question, "seed \(seed): nothing was translated")
    }
  }

  /// The numbers that a question names, in any order.
  private func numbers(_ exercise: Exercise) -> [String] {
    exercise.question.flatMap { item -> [String] in
      guard case .prose(let block) = item else { return [] }
      return MarkdownText.lines(block.block).joined(separator: " ")
        .split { !$0.isASCII || !($0.isNumber || $0 == "." || $0 == "-") }.map(String.init)
        .filter { $0.contains(where: \.isNumber) }
    }.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }.sorted()
  }

  @Test(arguments: names)
  func `no braces are left and choices differ`(name: String) throws {
    let exercise = try exercise(name)
    for seed in Self.seeds {
      for language in Language.allCases {
        let asked = try ask(exercise, seed, language).judge.exercise
        let words = asked.question.map(\.words) + asked.hints.flatMap { $0.map(\.words) }
        #expect(!words.contains { $0.contains("{") }, "seed \(seed)")
        #expect(Set(asked.choices.map { $0.dropFirst(3) }).count == asked.choices.count)
        if asked.kind == .choice {
          #expect(asked.choices.count == asked.slips.count + 1, "seed \(seed)")
        }
      }
    }
  }

  @Test(arguments: names)
  func `other seeds give other problems and the right letter varies`(name: String) throws {
    let exercise = try exercise(name)
    let made = try Self.seeds.map { try ask(exercise, $0, .english).judge.exercise }
    let problems = Set(made.map { $0.question.map(\.words).joined() })
    #expect(problems.count > 30)
    let letters = Set(made.filter { $0.kind == .choice }.compactMap(\.answerText))
    #expect(letters.isEmpty || letters.count > 1)
  }

  @Test(arguments: names)
  func `a solution and the work fit the page`(name: String) throws {
    let exercise = try exercise(name)
    for seed in Self.seeds.prefix(40) {
      for language in Language.allCases {
        let question = try ask(exercise, seed, language)
        let style = PageText(width: 80, language: language)
        var lines = question.solution(style).lines
        for _ in 0...question.judge.exercise.hints.count { lines += question.help(style).lines }
        #expect(lines.allSatisfy { $0.width <= 80 }, "seed \(seed)")
        #expect(!lines.contains { $0.plain.contains("one_hot") || $0.plain.contains("pad(x, [") })
      }
    }
  }

  @Test func `the filter to be named is shown with its picture and its map`() throws {
    let exercise = try exercise("name-the-filter")
    var divisors: Set<Bool> = []
    for seed in Self.seeds {
      let question = try ask(exercise, seed, .english)
      #expect(question.told.map(\.name) == ["x", "k", "y"])
      let session = Session { _ in }
      for (name, letter) in question.told { session.bind(name, to: letter.value) }
      let isBlur = question.judge.exercise.question[0].words.contains("k/9")
      divisors.insert(isBlur)
      let map = isBlur ? "conv2d(x, k/9)" : "conv2d(x, k)"
      #expect(try session.tensor("max(abs(y - \(map)))").value.single.map { $0 < 1e-9 } == true)
    }
    #expect(divisors.count == 2)
  }

  @Test func `the slopes of a chain multiply to its gradient`() throws {
    for seed in Self.seeds {
      var random = RandomSource(seed: seed)
      let problem = try #require(SlopeChain().problem(using: &random))
      let whole = try #require(problem.slips.last?.answer)
      for w in [-1.5, 0.75, 2] {
        let session = Session { _ in }
        try session.run("w = \(w); c = 3; d = 2")
        let product = try session.tensor(problem.answer).value.single
        let gradient = try session.tensor("grad(\(whole), w)").value.single
        let (a, b) = (try #require(product), try #require(gradient))
        #expect((a - b).magnitude < 1e-12 * max(1, b.magnitude), "\(whole) at \(w)")
      }
    }
  }

  @Test func `an unknown generator is named`() {
    let page = "<!-- exercise made kind=value generator=weather -->\n### Made\n"
    let issues = Pages.read(Pages.head + "\n" + page).1
    #expect(issues.map(\.message.english).contains("there is no generator weather"))
  }
}

extension LessonItem {
  fileprivate var words: String {
    if case .prose(let block) = self { block.words } else { "" }
  }
}

extension PlacedBlock {
  fileprivate var words: String { MarkdownText.lines(block).joined(separator: "\n") }
}
