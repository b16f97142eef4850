import Terminal

/// Gathers the parts of an exercise, from its comment to the end of its answer.
struct ExerciseReader {
  private enum Part {
    case question, hint, answer
  }

  /// What a word behind `strider` makes of a fence in an exercise.
  static let roles: Set<String> = ["answer", "fill", "program", "reference", "wrong"]

  private var part = Part.question
  private var exercise: Exercise
  private let isStudents: Bool
  private var wrong: [(line: Int, message: Phrase)] = []

  /// Begins with the words of the comment behind `exercise`.
  ///
  /// - Parameters:
  ///   - words: The words.
  ///   - line: The line of the comment.
  ///   - isStudents: Whether it stands on a student's sheet, without hints and answer.
  init(words: [String], line: Int, isStudents: Bool = false) {
    self.isStudents = isStudents
    exercise = Exercise(
      id: words.first ?? "", kind: .value, parameters: [], title: [], question: [], hints: [],
      explanation: [], slips: [], line: line, options: Array(words.dropFirst()))
    readOptions()
  }

  // MARK: Parts

  /// Begins a hint or the answer.
  mutating func open(_ summary: String, line: Int) {
    switch summary {
    case "Hint", "提示":
      part = .hint
      exercise.hints.append([])
    case "Answer", "答案": part = .answer
    default:
      let shown = escaped(summary)
      wrong.append(
        (line, Phrase("expected Hint or Answer, not \(shown)", "应为“提示”或“答案”，而不是 \(shown)")))
    }
  }

  /// Ends a hint or the answer.
  ///
  /// - Returns: Whether the exercise ends with it.
  mutating func close() -> Bool {
    defer { part = .question }
    return part == .answer
  }

  /// Takes the words of a comment behind `seal`.
  mutating func seal(_ words: [String]) { exercise.seal = words }

  /// Takes a block that is no fence of ours.
  mutating func take(_ block: PlacedBlock) {
    switch (part, block.block) {
    case (.question, .heading(_, let title)) where exercise.title.isEmpty: exercise.title = title
    case (.question, _): exercise.question.append(.prose(block))
    case (.hint, _): exercise.hints[exercise.hints.count - 1].append(block)
    case (.answer, .table(let rows)): takeSlips(rows, line: block.line)
    case (.answer, .paragraph(let words)) where isAwaitingMessage:
      exercise.wrongPrograms[exercise.wrongPrograms.count - 1].message = words
    case (.answer, _): exercise.explanation.append(block)
    }
  }

  /// Takes a fence; `role` is `answer` or `fill` if it says so.
  mutating func take(_ example: Example, role: String?, credit: String? = nil) {
    let line = example.fence.line
    let text = example.fence.lines.joined(separator: "\n")
    switch (part, role) {
    case (.answer, "answer"):
      if exercise.answer != nil {
        wrong.append((line, Phrase("a second answer", "有两个答案")))
      }
      exercise.answer = example
    case (.question, "fill"):
      exercise.gap = example.entries.map(\.input).joined(separator: "\n")
      exercise.question.append(
        .prose(PlacedBlock(block: .fence(example.fence), line: line, lastLine: line)))
    case (.question, "program"):
      exercise.program = text
      exercise.question.append(
        .prose(PlacedBlock(block: .fence(example.fence), line: line, lastLine: line)))
    case (.answer, "reference"): exercise.reference = text
    case (.answer, "wrong"):
      let share = credit.flatMap { self.share($0, line: line) }
      exercise.wrongPrograms.append(
        Exercise.WrongProgram(text: text, message: [], credit: share, line: line))
    case (.question, nil): exercise.question.append(.example(example))
    default: wrong.append((line, Phrase("this fence is out of place", "这个代码块放错了地方")))
    }
  }

  /// Whether a wrong program still needs its message.
  private var isAwaitingMessage: Bool { exercise.wrongPrograms.last?.message.isEmpty ?? false }

  private mutating func takeSlips(_ rows: [[[Inline]]], line: Int) {
    let heads = rows.first?.map { Inline.plain($0).lowercased() } ?? []
    let credit = heads.firstIndex { ["credit", "得分"].contains($0) }
    for (position, row) in rows.enumerated().dropFirst() {
      // The row of dashes under the head is no row of the table.
      let place = line + position + 1
      guard row.count >= 2, let first = row.first else { continue }
      let codes = Inline.codes(first)
      let answers = codes.isEmpty ? [Inline.plain(first)] : codes
      let value = row.count > 2 && credit != 2 ? Inline.plain(row[2]) : ""
      var slip = Exercise.Slip(
        answers: answers, message: row[1], value: value.isEmpty ? nil : value, line: place)
      if let credit, credit < row.count {
        slip.credit = share(Inline.plain(row[credit]), line: place)
      }
      exercise.slips.append(slip)
    }
  }

  /// A share: `1/2`, `0.5` or `50 %`; nil for an empty cell.
  private mutating func share(_ text: String, line: Int) -> Double? {
    let text = text.filter { $0 != " " }
    if text.isEmpty { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Double($0) }
    let share: Double?
    if parts.count == 2, let a = parts[0], let b = parts[1], b != 0 {
      share = a / b
    } else if text.hasSuffix("%") {
      share = Double(text.dropLast()).map { $0 / 100 }
    } else {
      share = Double(text)
    }
    if let share, (0...1).contains(share) { return share }
    wrong.append(
      (
        line,
        Phrase(
          "\(escaped(text)) is no share, such as 1/2 or 50%",
          "\(escaped(text)) 不是比例，比例应写成 1/2 或 50%")
      ))
    return nil
  }

  // MARK: The comment

  private mutating func readOptions() {
    var hasKind = false
    for option in exercise.options {
      guard let sign = option.firstIndex(of: "="), sign > option.startIndex else {
        wrong.append((exercise.line, unknown(option)))
        continue
      }
      let name = String(option[..<sign])
      let value = String(option[option.index(after: sign)...])
      switch name {
      case "kind":
        hasKind = true
        guard let kind = Exercise.Kind(rawValue: value) else {
          wrong.append(
            (
              exercise.line,
              Phrase("unknown kind: \(escaped(value))", "未知的练习类型：\(escaped(value))")
            ))
          continue
        }
        exercise.kind = kind
      case "against": exercise.against = value
      case "cases": exercise.cases = Set(value.split(separator: ",").map(String.init))
      case "accept": exercise.accept = value
      case "accept-coincidence": exercise.coincidence = value
      case "use": exercise.use = value
      case "avoid": exercise.avoid = value
      case "generator": exercise.generator = value
      case "where": exercise.condition = value
      case "points": exercise.points = count(value, 1...1000, option)
      case "guess": exercise.guess = share(value, line: exercise.line)
      case "digits": exercise.digits = count(value, 0...9, option)
      default: readParameter(name, value, option)
      }
    }
    if !hasKind {
      wrong.append((exercise.line, Phrase("an exercise needs a kind=", "练习需要写 kind=")))
    }
  }

  private mutating func readParameter(_ name: String, _ value: String, _ option: String) {
    guard name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }),
      name.first?.isLetter ?? false, let parameter = Parameter(name: name, text: value)
    else {
      wrong.append((exercise.line, unknown(option)))
      return
    }
    exercise.parameters.append(parameter)
  }

  private mutating func count(
    _ value: String, _ range: ClosedRange<Int>, _ option: String
  ) -> Int? {
    if let count = Int(value), range.contains(count) { return count }
    wrong.append(
      (
        exercise.line,
        Phrase(
          "\(escaped(option)) goes from \(range.lowerBound) to \(range.upperBound)",
          "\(escaped(option)) 应在 \(range.lowerBound) 到 \(range.upperBound) 之间")
      ))
    return nil
  }

  private func unknown(_ option: String) -> Phrase {
    Phrase("an exercise has no option \(escaped(option))", "练习没有选项 \(escaped(option))")
  }

  // MARK: The end

  /// The exercise, if it can be asked at all, and what is wrong with it.
  ///
  /// - Parameter lastLine: The line on which it ends.
  /// - Returns: The exercise, and what is wrong with the lines of it.
  func finish(lastLine: Int) -> (Exercise?, [(line: Int, message: Phrase)]) {
    var wrong = wrong
    var exercise = exercise
    exercise.lastLine = lastLine
    func expect(_ condition: Bool, _ message: Phrase) {
      if !condition { wrong.append((exercise.line, message)) }
    }
    expect(!exercise.id.isEmpty, Phrase("an exercise needs an id", "练习需要一个名称"))
    expect(!exercise.title.isEmpty, Phrase("an exercise needs a heading", "练习需要一个标题"))
    if let generator = exercise.generator {
      expect(
        Generators.named(generator) != nil,
        Phrase(
          "there is no generator \(escaped(generator))", "没有生成器 \(escaped(generator))"))
    } else if isStudents {
      expect(!exercise.question.isEmpty, Phrase("an exercise needs a question", "练习需要一个问题"))
      return (exercise.id.isEmpty ? nil : exercise, wrong)
    } else {
      expect(!exercise.question.isEmpty, Phrase("an exercise needs a question", "练习需要一个问题"))
      expect(!exercise.hints.isEmpty, Phrase("an exercise needs a hint", "练习需要一个提示"))
      expect(
        exercise.answerText?.isEmpty == false,
        Phrase("an exercise needs an answer", "练习需要一个答案"))
      expect(
        !exercise.slips.isEmpty || exercise.kind == .program,
        Phrase("an exercise needs a slip", "练习需要列出常见错误"))
    }
    expect(
      exercise.isPrinted || exercise.parameters.allSatisfy { $0.first == nil },
      Phrase(
        "either every letter has a first draw or none has", "要么每个字母都有首次取值，要么都没有"))
    if exercise.kind == .program { expectProgram(expect) }
    if exercise.kind == .fill {
      expect(
        exercise.gap?.contains("___") ?? false,
        Phrase("a fence with ___ is missing", "缺少带 ___ 的代码块"))
    }
    let canBeAsked = !exercise.id.isEmpty && exercise.answerText?.isEmpty == false
    return (canBeAsked || exercise.generator != nil ? exercise : nil, wrong)
  }

  /// What an exercise needs whose answer is a program.
  private func expectProgram(_ expect: (Bool, Phrase) -> Void) {
    expect(
      exercise.program != nil,
      Phrase(
        "a fence `strider program` is missing: what the learner begins with",
        "缺少 `strider program` 代码块：学生从什么开始写"))
    expect(
      !exercise.wrongPrograms.isEmpty,
      Phrase("a fence `strider wrong` is missing", "缺少 `strider wrong` 代码块"))
    expect(
      exercise.wrongPrograms.allSatisfy { !$0.message.isEmpty },
      Phrase("a wrong program needs a message behind it", "错误程序之后要有一段说明"))
    expect(
      exercise.against != nil, Phrase("a program needs an against=", "program 练习需要写 against="))
    expect(
      exercise.against != "reference" || exercise.reference != nil,
      Phrase("a fence `strider reference` is missing", "缺少 `strider reference` 代码块"))
  }
}
