import Expressions
import Foundation
import Testing

@testable import Lessons
@testable import Shell

/// Whether the lessons have every number of the plan that they were written after.
///
/// The plan lies beside the project and not in it; without it there is nothing to compare.
struct SyllabusTests {
  /// An expression of the plan with the value that it has there.
  struct Pair {
    let line: Int
    let expression: String
    let value: String
  }

  static let plan = try? String(
    contentsOf: Course.root.appendingPathComponent("../shared/syllabus.md").standardized,
    encoding: .utf8)

  /// The pages that were written after the plan; later lessons have none.
  static let planned = Course.pages.filter { plan?.contains("### \($0.id) ") ?? false }

  /// Expressions of the plan whose numbers the pages have changed, because with them a wrong way to the
  /// answer was right by chance: the upstream gradient forgotten gave the gradient of the first weight.
  static let exchanged: Set<String> = [
    "2*1 + 2*2 + 0*0 + 1*(-1)", "conv2d(x, g2)", "grad(L2, k)", "y = conv2d(x, k)",
    "2*(-1) + 2*0 + 0*2 + 1*1", "(2 + 4 + 0 - 1)/4", "0.5*0.1", "0.5/0.1",
    "sum(conv2d(x, [1.1 -1; 2 0])*g2) - sum(conv2d(x, k)*g2)",
  ]

  /// The pairs of a lesson: `` `expression` → `value` `` from its heading to its practice.
  static func pairs(of id: String, in plan: String) -> [Pair] {
    var pairs: [Pair] = []
    var isOwn = false
    for (number, line) in plan.components(separatedBy: "\n").enumerated() {
      if line.hasPrefix("#") { isOwn = line.hasPrefix("### \(id) ") }
      if line.hasPrefix("**Practice**") { isOwn = false }
      guard isOwn else { continue }
      for match in line.matches(of: /`([^`]+)`\s*→\s*`([^`]+)`/) {
        pairs.append(
          Pair(line: number + 1, expression: String(match.1), value: String(match.2)))
      }
    }
    return pairs
  }

  @Test(.enabled(if: plan != nil)) func `the plan has the first eighteen lessons`() {
    #expect(Self.planned.count == 36)
  }

  @Test(.enabled(if: plan != nil), arguments: planned)
  func `a lesson has every number of the plan`(page: Course.Page) throws {
    let pairs = SyllabusTests.pairs(of: page.id, in: try #require(SyllabusTests.plan))
    #expect(pairs.count > 20)
    let numbers = PageNumbers(try page.lesson())
    for pair in pairs
    where !(page.id == "14-backprop-convolution" && Self.exchanged.contains(pair.expression))
      && !numbers.contain(pair.expression, pair.value)
    {
      Issue.record("line \(pair.line) of the plan: \(pair.expression) → \(pair.value)")
    }
  }

  @Test func `a number that is missing or another is noticed`() throws {
    let page = try #require(Course.pages.first)
    let numbers = PageNumbers(try page.lesson())
    #expect(numbers.contain("d[2,1]", "9") && numbers.contain("d.shape", "[5 4]"))
    #expect(!numbers.contain("d[2,1]", "8") && !numbers.contain("d[2,2]", "-7"))
    #expect(numbers.contain("3*10^7", "30000000") && !numbers.contain("3*10^7+1", "30000001"))
  }
}

/// The expressions on a page, each with the variables where it stands, and the values they have.
private final class PageNumbers {
  private var places: [String: [Session]] = [:]
  private var values: [Value] = []
  /// The answers and slips of exercises whose numbers are letters' first draws.
  private var inLetters: [Value] = []

  /// Goes through a page from its beginning.
  init(_ lesson: Lesson) {
    let runner = ShellRunner(language: lesson.language)
    for item in lesson.items { take(item, runner) }
  }

  /// Whether an expression has a value where it stands on the page; or whether the page has the value
  /// in other words: as an answer or a slip in letters, or anywhere, if it is one that tells itself apart,
  /// with two digits at least.
  func contain(_ expression: String, _ value: String) -> Bool {
    let wanted = PageNumbers.valued(expression)
    guard let number = try? Session { _ in }.evaluate(value) else { return false }
    func agrees(_ found: Value?) -> Bool {
      guard let found else { return false }
      return Agreement.agree(GivenAnswer(value: number, text: value), found)
    }
    let sessions = places[PageNumbers.bare(wanted), default: []]
    let stands =
      sessions.contains { agrees(try? $0.copy { _ in }.evaluate(wanted)) }
      || sessions.isEmpty && inLetters.contains(where: agrees)
    let digits = value.filter(\.isNumber).drop { $0 == "0" }
    return stands || digits.count > 1 && values.contains(where: agrees)
  }

  // MARK: The page

  private func take(_ item: LessonItem, _ runner: any LessonRunner) {
    switch item {
    case .prose(let block): note(codes(block.block), runner)
    case .example(let example): run(example, runner)
    case .exercise(let asked):
      for part in asked.question where asked.isPrinted { take(part, runner) }
      guard
        let question = try? asked.askPrinted(page: runner.session, language: .english)
      else { return }
      let exercise = question.judge.exercise
      let judge = question.judge
      let runner = runner.copy()
      runner.session.adopt(judge.page)
      let words = (exercise.hints.flatMap(\.self) + exercise.explanation).flatMap {
        codes($0.block)
      }
      let slips = exercise.slips.flatMap { Inline.codes($0.message) + $0.answers }
      let said =
        exercise.questionCodes + words + slips + [exercise.accept ?? "", exercise.sampleAnswer]
      note(said + said.map { numbered($0, judge.page) }, runner)
      let slipped = exercise.slips.flatMap(\.answers).compactMap { try? judge.value(ofSlip: $0) }
      values += slipped
      if asked.isTemplate {
        inLetters += slipped
        inLetters += [try? judge.value(of: exercise.sampleAnswer)].compactMap(\.self)
      }
      if let answer = exercise.answer { run(answer, runner.copy()) }
    }
  }

  /// An expression with numbers in the place of elements and of single letters, as a learner works it out.
  private func numbered(_ expression: String, _ page: Session) -> String {
    expression.replacing(/[A-Za-z_]\w*(?:\[\d+(?:,\d+)*\])?/) { match in
      let text = String(match.output)
      guard let value = page.valueAside(of: text).flatMap(Agreement.tensor)?.single else {
        return text
      }
      let number = ValuePreview.text(.number(value))
      return number.hasPrefix("-") ? "(\(number))" : number
    }
  }

  private func run(_ example: Example, _ runner: any LessonRunner) {
    for entry in example.entries where example.runs {
      let parts = Parser.parse(entry.input).statements.flatMap { statement in
        let text = Expressions.SourceText(entry.input).text(statement.range)
        return [PageNumbers.valued(text)] + PageNumbers.targets(text)
      }
      // A variable may mean one thing before the input and another after it.
      note(parts, runner)
      _ = runner.run(entry.input)
      note(parts, runner)
      values += [runner.session.last].compactMap(\.self)
    }
  }

  private func note(_ expressions: [String], _ runner: any LessonRunner) {
    guard !expressions.isEmpty else { return }
    let session = runner.session.copy { _ in }
    for expression in expressions {
      places[PageNumbers.bare(expression), default: []].append(session)
    }
  }

  private func codes(_ block: Block) -> [String] {
    switch block {
    case .heading(_, let words), .paragraph(let words): Inline.codes(words)
    case .list(_, let items): items.flatMap { $0.flatMap(codes) }
    case .table(let rows): rows.flatMap { $0.flatMap { Inline.codes($0) } }
    case .fence, .html: []
    }
  }

  // MARK: Expressions

  /// An expression without blanks, so that spacing does not matter.
  private static func bare(_ expression: String) -> String {
    expression.filter { !$0.isWhitespace }.replacing("−", with: "-")
  }

  /// The names that an assignment gives values to.
  private static func targets(_ text: String) -> [String] {
    guard case .assignment(let assignment)? = Parser.parse(text).statements.last?.kind else {
      return []
    }
    return assignment.targets.map { Expressions.SourceText(text).text($0.range) }
  }

  /// What an assignment gives its variable; any other text as it is.
  private static func valued(_ text: String) -> String {
    guard case .assignment(let assignment)? = Parser.parse(text).statements.last?.kind else {
      return text
    }
    return Expressions.SourceText(text).text(assignment.value.range)
  }
}
