import Expressions
import Tensors
import Terminal

/// Proves what only sheets need: that the points add up, that a student's page would hold all of a
/// question and nothing of its answer, and that draws are fair to everybody.
struct SheetProof {
  /// How many students' draws are looked at.
  private static let draws = 100

  /// The largest share of draws in which a guess may be right, where the author says none.
  private static let mostGuessed = 0.5

  /// What is wrong.
  private(set) var issues: [LessonIssue] = []

  /// What an author should know of the draws of each exercise.
  private(set) var notes: [LessonIssue] = []

  private let lesson: Lesson

  /// Proves a sheet of which others are made; any other page has nothing to prove.
  init(_ lesson: Lesson, source: String, makeRunner: @escaping () -> any LessonRunner) {
    self.lesson = lesson
    guard let key = SheetKey([UInt8](repeating: 0x5A, count: SheetKey.length)),
      let desk = SheetDesk(lesson, source: source, key: key, makeRunner: makeRunner)
    else { return }
    if let points = desk.header.points, points != desk.points {
      report(
        desk.header.line, Phrase("the points do not add up", "分值加起来不对"),
        expected: Points.text(points), got: desk.pointsText)
    }
    for place in desk.exercises.indices {
      checkForm(desk.exercises[place])
      if desk.exercises[place].isTemplate { checkDraws(desk, place) }
    }
  }

  private mutating func report(
    _ line: Int, _ message: Phrase, expected: String? = nil, got: String? = nil
  ) {
    issues.append(LessonIssue(lesson.path, line, message, expected: expected, got: got))
  }

  private mutating func checkForm(_ exercise: Exercise) {
    if exercise.kind == .predict {
      report(
        exercise.line,
        Phrase(
          "\(exercise.id) predicts what the page shows next; a sheet has no place for that",
          "\(exercise.id) 预测页面接着显示的内容；作业卷中不能有这种题"))
    }
    let told = exercise.toldLetters
    let hidden = Set(exercise.parameters.map(\.name)).subtracting(told)
    for entry in exercise.examples.flatMap(\.entries) {
      for name in Judge.names(in: entry.input).intersection(hidden).sorted() {
        report(
          entry.line,
          Phrase(
            "\(exercise.id) computes with \(name), which the question does not tell",
            "\(exercise.id) 用到 \(name)，而题目没有给出它"))
      }
    }
  }

  // MARK: Draws

  /// What the draws of an exercise are like.
  private struct Draws {
    var guessed = 0
    var answers: Set<String> = []
    var numbers: [Int] = []
    var minuses: [Int] = []
    var largest: [Double] = []
  }

  private mutating func checkDraws(_ desk: SheetDesk, _ place: Int) {
    let exercise = desk.exercises[place]
    var draws = Draws()
    for number in 0..<Self.draws {
      // What cannot be drawn is told where the page is proven.
      guard let question = try? desk.question(place, of: "draw \(number)") else { return }
      SheetProof.look(at: question, &draws)
    }
    let share = Double(draws.guessed) / Double(Self.draws)
    let most = exercise.guess ?? Self.mostGuessed
    if share > most {
      report(
        exercise.line,
        Phrase(
          "a guess (0, 1 or a number of the question) is right too often",
          "猜 0、1 或题中的数，猜中的次数太多"),
        expected: "<= " + SheetProof.percent(most), got: SheetProof.percent(share))
    }
    notes.append(
      LessonIssue(lesson.path, exercise.line, SheetProof.note(exercise.id, draws, share)))
  }

  private static func look(at question: OpenQuestion, _ draws: inout Draws) {
    let told = question.givenLetters.flatMap { name, letter -> [Double] in
      switch letter {
      case .number(let number): [number]
      case .word: []
      case .integers(let tensor): tensor.elements
      }
    }
    let guesses = ["0", "1"] + question.givenLetters.map(\.name)
    if question.judge.exercise.kind != .choice,
      guesses.contains(where: { question.judge.verdict(on: $0).isRight })
    {
      draws.guessed += 1
    }
    draws.answers.insert(question.answerValue)
    draws.numbers.append(told.count)
    draws.minuses.append(told.count { $0 < 0 })
    draws.largest.append(told.map(\.magnitude).max() ?? 0)
  }

  private static func percent(_ share: Double) -> String { "\(Int((100 * share).rounded())) %" }

  private static func note(_ id: String, _ draws: Draws, _ share: Double) -> Phrase {
    func span(_ numbers: [Double]) -> String {
      let (least, most) = (Points.text(numbers.min() ?? 0), Points.text(numbers.max() ?? 0))
      return least == most ? least : "\(least)…\(most)"
    }
    let guess = percent(share)
    let answers = draws.answers.count
    let numbers = span(draws.numbers.map(Double.init))
    let minuses = span(draws.minuses.map(Double.init))
    let largest = span(draws.largest)
    return Phrase(
      "\(id): a guess is right in \(guess) of \(Self.draws) draws; \(answers) different answers; "
        + "\(numbers) numbers, \(minuses) of them negative, the largest \(largest)",
      "\(id)：\(Self.draws) 次抽取中猜中 \(guess)；有 \(answers) 个不同的答案；"
        + "\(numbers) 个数，其中负数 \(minuses) 个，最大 \(largest)")
  }
}
