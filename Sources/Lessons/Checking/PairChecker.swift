import Terminal

/// Proves that a translation says what its original says: the same exercises and examples in the same
/// order, and that none of its sections is older than the original's.
struct PairChecker {
  let original: Lesson
  let translation: Lesson
  private(set) var issues: [LessonIssue] = []

  init(_ original: Lesson, _ translation: Lesson) {
    self.original = original
    self.translation = translation
  }

  mutating func check() {
    checkHeaders()
    checkItems()
    checkSections()
  }

  private mutating func report(
    _ line: Int, _ message: Phrase, expected: String? = nil, got: String? = nil,
    isWarning: Bool = false
  ) {
    issues.append(
      LessonIssue(
        translation.path, line, message, expected: expected, got: got, isWarning: isWarning))
  }

  private mutating func checkHeaders() {
    let (a, b) = (original.header, translation.header)
    if a.id != b.id || a.requires != b.requires || a.minutes != b.minutes {
      report(
        1, Phrase("the headers differ", "文件头不一致"),
        expected: "\(a.id) \(a.requires) \(a.minutes)", got: "\(b.id) \(b.requires) \(b.minutes)")
    }
  }

  // MARK: Exercises and examples

  private struct Mark: Hashable {
    var text: String
    var line: Int
  }

  /// The first difference is told; what follows it differs as a matter of course.
  private mutating func checkItems() {
    let (a, b) = (PairChecker.marks(original), PairChecker.marks(translation))
    for (own, other) in zip(b, a) where own.text != other.text {
      report(
        own.line,
        Phrase(
          "differs from line \(other.line) of \(original.path)",
          "与 \(original.path) 第 \(other.line) 行不一致"),
        expected: other.text, got: own.text)
      return
    }
    if a.count != b.count {
      let extra = a.count > b.count ? a[b.count] : b[a.count]
      report(
        b.count < a.count ? (b.last?.line ?? 1) : extra.line,
        Phrase(
          "the pages have different numbers of examples, exercises or slips",
          "两个页面的示例、练习或错误答案数目不同"),
        expected: "\(a.count)", got: "\(b.count): \(extra.text)")
    }
  }

  private static func marks(_ lesson: Lesson) -> [Mark] {
    lesson.items.flatMap { item -> [Mark] in
      switch item {
      case .prose(let block): marks(block)
      case .example(let example): marks(example)
      case .exercise(let exercise): marks(exercise)
      }
    }
  }

  private static func marks(_ block: PlacedBlock) -> [Mark] {
    guard case .fence(let fence) = block.block else { return [] }
    let code = fence.lines.map(withoutWords).joined(separator: "\n")
    return [Mark(text: fence.language + "\n" + code, line: fence.line)]
  }

  private static func marks(_ example: Example) -> [Mark] {
    let words = (["strider"] + example.fence.words).joined(separator: " ")
    return [Mark(text: words, line: example.fence.line)]
      + example.entries.map { Mark(text: withoutWords($0.input), line: $0.line) }
  }

  private static func marks(_ exercise: Exercise) -> [Mark] {
    let options = exercise.options.map(withoutWords)
    let head = (["exercise", exercise.id] + options).joined(separator: " ")
    var marks = [Mark(text: head, line: exercise.line)]
    for part in exercise.question {
      switch part {
      case .prose(let block): marks += self.marks(block)
      case .example(let example): marks += self.marks(example)
      case .exercise: break
      }
    }
    if exercise.kind == .program {
      let programs = [exercise.answerText, exercise.reference].compactMap(\.self)
      for program in programs + exercise.wrongPrograms.map(\.text) {
        marks.append(Mark(text: withoutWords(program), line: exercise.line))
      }
    }
    if let answer = exercise.answer {
      marks += self.marks(answer)
      if exercise.kind == .choice {
        marks.append(Mark(text: exercise.answerText ?? "", line: answer.fence.line))
      }
    }
    marks.append(Mark(text: "hints: \(exercise.hints.count)", line: exercise.line))
    return marks
      + exercise.slips.map { slip in
        Mark(
          text: (slip.answers.map(withoutWords) + [slip.value ?? ""]).joined(separator: " | "),
          line: slip.line)
      }
  }

  /// A line of code without what is written for people: its comment and its strings.
  static func withoutWords(_ code: String) -> String {
    code.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var kept = ""
      var quote: Character?
      for character in line {
        if let open = quote {
          if character == open { quote = nil }
          continue
        }
        if character == "#" || character == "%" { break }
        let follows = kept.last.map { $0.isLetter || $0.isNumber || ")]'_".contains($0) } ?? false
        if character == "\"" || (character == "'" && !follows) { quote = character }
        kept.append(character)
      }
      return kept.split(separator: " ").joined(separator: " ")
    }.joined(separator: "\n")
  }

  // MARK: Sections

  private mutating func checkSections() {
    let (a, b) = (original.sections, translation.sections)
    guard a.count == b.count else {
      report(
        b.last?.line ?? 1,
        Phrase("the pages have different numbers of sections", "两个页面的小节数目不同"),
        expected: "\(a.count)", got: "\(b.count)")
      return
    }
    for (own, other) in zip(b, a) where own.translated != other.hash {
      report(
        own.line,
        Phrase(
          "“\(own.name)” may be older than “\(other.name)”, \(original.path):\(other.line)",
          "“\(own.name)”可能比“\(other.name)”旧，见 \(original.path):\(other.line)"),
        expected: "<!-- of \(other.hash) -->",
        got: own.translated.map { "<!-- of \($0) -->" } ?? "", isWarning: true)
    }
  }
}
