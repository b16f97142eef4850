import Expressions
import Tensors
import Terminal

/// The sheet of one student as a page: the questions with the student's numbers, without answers.
struct SheetPage {
  let desk: SheetDesk
  let student: Student
  let questions: [OpenQuestion]
  /// The seal of each exercise that has one.
  var seals: [Seal?] = []

  /// The text of the file.
  var text: String { (head + body).joined(separator: "\n") + "\n" }

  /// A hash by which a hand-in says what was answered: of everything but the header and the seals.
  var name: String { SheetPage.name(of: body) }

  /// The same for the lines of a student's file.
  fileprivate static func name(ofSheet lines: [String]) -> String {
    let isRule = { (line: String) in line.trimmingBlanks == "---" }
    let close = lines.first.map(isRule) == true ? lines.dropFirst().firstIndex(where: isRule) : nil
    return name(of: Array(lines[(close.map { $0 + 1 } ?? 0)...]))
  }

  private static func name(of lines: [String]) -> String {
    let kept = lines.filter { !$0.hasPrefix("<!-- seal ") }.map { line in
      String(line.reversed().drop { $0.isWhitespace }.reversed())
    }.filter { !$0.isEmpty }
    return String(SHA256.hex(kept.joined(separator: "\n")).prefix(16))
  }

  // MARK: The parts

  private var head: [String] {
    func quoted(_ text: String) -> String {
      "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    let header = desk.header
    var lines = [
      "---", "sheet: \(quoted(header.id))", "student: \(quoted(student.id))",
      "title: \(quoted(escaped(desk.lesson.header.title)))",
      "minutes: \(desk.lesson.header.minutes)", "format: \(LessonHeader.format)",
      "points: \(Points.text(desk.points))", "show: \(header.told.rawValue)",
    ]
    if !student.name.isEmpty { lines.insert("name: \(quoted(escaped(student.name)))", at: 3) }
    if let deadline = header.deadline { lines.append("deadline: \(deadline.text)") }
    return lines + ["---"]
  }

  private var body: [String] {
    var lines: [String] = []
    var next = bodyStart
    var place = 0
    for item in desk.lesson.items {
      guard case .exercise(let exercise) = item else { continue }
      lines += SheetPage.withoutComments(desk.source[next..<max(next, exercise.line - 1)])
      lines += self.lines(of: exercise, place)
      next = min(exercise.lastLine, desk.source.count)
      place += 1
    }
    lines += SheetPage.withoutComments(desk.source[next...])
    return SheetPage.singlySpaced(lines)
  }

  /// Lines of which no two empty ones follow one another outside of fences, and none is the last.
  private static func singlySpaced(_ lines: [String]) -> [String] {
    var spaced: [String] = []
    var isInFence = false
    for line in lines {
      if line.hasPrefix("```") || line.hasPrefix("~~~") { isInFence.toggle() }
      let isEmpty = line.trimmingBlanks.isEmpty
      if isEmpty, !isInFence, spaced.last?.trimmingBlanks.isEmpty ?? false { continue }
      spaced.append(line)
    }
    while spaced.last?.trimmingBlanks.isEmpty == true { spaced.removeLast() }
    return spaced
  }

  private var bodyStart: Int {
    (desk.source.dropFirst().firstIndex(of: "---") ?? -1) + 1
  }

  private func lines(of exercise: Exercise, _ place: Int) -> [String] {
    let question = questions[place]
    var options = ["kind=\(question.judge.exercise.kind.rawValue)"]
    options.append("points=\(Points.text(desk.points(place)))")
    if let digits = exercise.digits { options.append("digits=\(digits)") }
    if let against = exercise.against { options.append("against=\(against)") }
    if let cases = exercise.cases {
      options.append("cases=\(cases.sorted().joined(separator: ","))")
    }
    var lines = ["<!-- exercise \(exercise.id) \(options.joined(separator: " ")) -->"]
    if place < seals.count, let seal = seals[place] { lines.append("<!-- \(seal.text) -->") }
    lines += exercise.generator == nil ? written(exercise, question) : made(question)
    while lines.last?.trimmingBlanks.isEmpty == true { lines.removeLast() }
    // What the words do not tell has to be seen.
    return lines + SheetPage.fence("strider", SheetPage.givens(question.data))
      + SheetPage.fence("strider quiet", SheetPage.givens(question.told)) + [""]
  }

  /// The lines of the question as the page has them, with the numbers put in.
  private func written(_ exercise: Exercise, _ question: OpenQuestion) -> [String] {
    let own = desk.source[(exercise.line - 1)..<min(exercise.lastLine, desk.source.count)]
    let behind = own.firstIndex { $0.contains("-->") }.map { own[($0 + 1)...] } ?? own
    let asked = behind.prefix { !$0.hasPrefix("<details>") }
    let lines = SheetPage.withoutComments(asked)
    return question.draw.map { draw in lines.map { draw.applied(to: $0) } } ?? lines
  }

  /// The lines of a question that the program made.
  private func made(_ question: OpenQuestion) -> [String] {
    let exercise = question.judge.exercise
    return ["### " + MarkdownText.text(exercise.title), ""]
      + exercise.question.flatMap { item -> [String] in
        switch item {
        case .prose(let block): MarkdownText.lines(block.block) + [""]
        case .example(let example): MarkdownText.lines(.fence(example.fence)) + [""]
        case .exercise: []
        }
      }
  }

  /// The numbers of a question as inputs, so that they have their names at the prompt.
  private static func givens(_ letters: [(name: String, letter: Draw.Letter)]) -> [String] {
    func given(_ name: String, _ letter: Draw.Letter) -> String? {
      letter.literal.map { "\(name) = \($0);" }
    }
    let tensors = letters.compactMap { name, letter -> String? in
      if case .integers = letter { given(name, letter).map { "> " + $0 } } else { nil }
    }
    let numbers = letters.compactMap { name, letter -> String? in
      if case .number = letter { given(name, letter) } else { nil }
    }
    return tensors + (numbers.isEmpty ? [] : ["> " + numbers.joined(separator: " ")])
  }

  private static func fence(_ words: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", "```" + words] + lines + ["```"]
  }

  /// Lines without the comments among them, for those are the lecturer's.
  private static func withoutComments(_ lines: ArraySlice<String>) -> [String] {
    var kept: [String] = []
    var (isInFence, isInComment) = (false, false)
    for line in lines {
      if isInComment {
        isInComment = !line.contains("-->")
      } else if !isInFence, line.hasPrefix("<!--") {
        isInComment = !line.contains("-->")
      } else {
        if line.hasPrefix("```") || line.hasPrefix("~~~") { isInFence.toggle() }
        kept.append(line)
      }
    }
    return kept
  }
}

extension HandIn {
  /// The hash of a student's page, by which a hand-in says what was answered.
  public static func page(ofSheet source: String) -> String {
    SheetPage.name(ofSheet: SheetDesk.lines(source))
  }
}
