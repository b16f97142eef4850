import Files
import Terminal

/// Reads a lesson file: its header, then its blocks as prose, examples and exercises.
public struct LessonReader {
  /// The longest file that is read: 1 MiB.
  public static let limit = 1 << 20

  let path: String
  let lines: [String]
  private(set) var issues: [LessonIssue] = []
  private var items: [LessonItem] = []
  private var exercise: ExerciseReader?
  private var tags = TagReader()
  private var isStudents = false

  /// Reads a file.
  ///
  /// - Returns: The lesson, or nil where there is none to speak of, and what is wrong.
  public static func read(path: String, language: Language) -> (Lesson?, [LessonIssue]) {
    do {
      let source = try TextFile.read(path: path, limit: limit)
      return read(source, path: path, language: language)
    } catch {
      return (nil, [LessonIssue(error, path: path)])
    }
  }

  /// Reads the text of a file.
  public static func read(
    _ source: String, path: String, language: Language
  ) -> (Lesson?, [LessonIssue]) {
    var reader = LessonReader(path: path, source: source)
    let lesson = reader.lesson(source, language)
    return (lesson, reader.issues.sorted { $0.line < $1.line })
  }

  private init(path: String, source: String) {
    self.path = path
    lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private mutating func lesson(_ source: String, _ language: Language) -> Lesson? {
    if let line = lines.firstIndex(where: { $0.utf8.contains(0) }) {
      report(line + 1, Phrase("a byte 0 is no text", "字节 0 不是文本"))
      return nil
    }
    let (header, end, wrong) = LessonHeader.read(lines)
    for (line, message) in wrong { report(line, message) }
    guard let header else { return nil }
    isStudents = header.isStudents
    // The parser is given blank lines in place of the header, so that its line numbers are the file's.
    let body = Array(repeating: "", count: end) + lines[end...]
    let markdown = MarkdownReader(body.joined(separator: "\n"))
    for issue in markdown.issues { report(issue.line, issue.message) }
    for block in markdown.blocks { take(block) }
    finishExercise(before: lines.count + 1)
    for line in tags.unclosed {
      report(line, Phrase("<details> is never closed", "<details> 没有结束"))
    }
    return Lesson(
      header: header, language: language, path: path, items: items,
      sections: SectionReader.sections(lines, from: end, markdown.blocks))
  }

  mutating func report(_ line: Int, _ message: Phrase) {
    issues.append(LessonIssue(path, line, message))
  }

  // MARK: Blocks

  private mutating func take(_ block: PlacedBlock) {
    if case .html(let text) = block.block {
      for tag in tags.tags(in: text, line: block.line) { take(tag) }
      return
    }
    if case .heading(let level, _) = block.block, level <= 2 {
      finishExercise(before: block.line)
    }
    if case .fence(let fence) = block.block, fence.language == "strider" {
      return take(fence, block)
    }
    if exercise != nil {
      exercise?.take(block)
    } else {
      items.append(.prose(block))
    }
  }

  private mutating func take(_ fence: Fence, _ block: PlacedBlock) {
    let role = fence.words.first { ExerciseReader.roles.contains($0) }
    var words: Set<Example.Word> = []
    var credit: String?
    for word in fence.words where word != role {
      if role == "wrong", word.hasPrefix("credit=") {
        credit = String(word.dropFirst("credit=".count))
        continue
      }
      if fence.words.contains("step"), Example.start(word) != nil { continue }
      if let known = Example.Word(rawValue: word) {
        words.insert(known)
      } else {
        report(
          fence.line,
          Phrase("unknown word behind strider: \(escaped(word))", "strider 后有未知的词：\(escaped(word))")
        )
      }
    }
    let example = TranscriptFence.example(fence, words: words)
    if let stray = example.stray, role == nil {
      report(stray, Phrase("this line comes before any input", "这一行之前没有输入"))
    }
    if exercise != nil {
      exercise?.take(example.example, role: role, credit: credit)
    } else if role != nil {
      report(fence.line, Phrase("this fence belongs into an exercise", "这个代码块应放在练习里"))
    } else {
      items.append(.example(example.example))
    }
  }

  private mutating func take(_ tag: TagReader.Tag) {
    switch tag.kind {
    case .comment(let words) where words.first == "exercise":
      finishExercise(before: tag.line)
      exercise = ExerciseReader(
        words: Array(words.dropFirst()), line: tag.line, isStudents: isStudents)
    case .comment(let words) where words.first == "seal":
      exercise?.seal(Array(words.dropFirst()))
    case .comment: break
    case .open(let summary): exercise?.open(summary, line: tag.line)
    case .close:
      if let finished = exercise?.close(), finished { finishExercise(before: tag.line + 1) }
    case .unknown(let text):
      report(
        tag.line,
        Phrase(
          "a lesson has no place for \(escaped(text))", "课程文件中不能有 \(escaped(text))"))
    }
  }

  private mutating func finishExercise(before line: Int) {
    guard let reader = exercise else { return }
    exercise = nil
    let (read, wrong) = reader.finish(lastLine: line - 1)
    for (line, message) in wrong { report(line, message) }
    if let read { items.append(.exercise(read)) }
  }
}
