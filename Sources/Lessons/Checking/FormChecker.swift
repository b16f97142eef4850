import Terminal

/// Proves what can be seen without running anything: widths, links, names.
struct FormChecker {
  /// The widest line of a page, in columns.
  static let widest = 100

  private(set) var issues: [LessonIssue] = []

  // MARK: One page

  /// Checks the lines and links of a page.
  mutating func check(_ lesson: Lesson, source: String) {
    for (number, line) in source.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    where line.displayWidth > Self.widest && !lesson.header.isStudents {
      issues.append(
        LessonIssue(
          lesson.path, number + 1, Phrase("the line is too wide", "这一行太宽"),
          expected: "\(Self.widest)", got: "\(line.displayWidth)"))
    }
    for item in lesson.items { checkLinks(item, lesson.path) }
  }

  private mutating func checkLinks(_ item: LessonItem, _ path: String) {
    switch item {
    case .example: break
    case .prose(let block): checkLinks(block, path)
    case .exercise(let exercise):
      exercise.question.forEach { checkLinks($0, path) }
      (exercise.hints.flatMap(\.self) + exercise.explanation).forEach { checkLinks($0, path) }
    }
  }

  private mutating func checkLinks(_ block: PlacedBlock, _ path: String) {
    for target in FormChecker.links(block.block) where !FormChecker.resolves(target, from: path) {
      issues.append(
        LessonIssue(
          path, block.line, Phrase("the link leads nowhere", "链接没有目标"), got: target))
    }
    if case .fence(let fence) = block.block,
      !["python", "matlab", "text", "", "strider"].contains(fence.language)
    {
      issues.append(
        LessonIssue(
          path, block.line, Phrase("unknown word behind the fence", "代码块有未知的语言"),
          got: fence.language))
    }
  }

  private static func links(_ block: Block) -> [String] {
    switch block {
    case .heading(_, let words), .paragraph(let words): links(words)
    case .list(_, let items): items.flatMap { $0.flatMap(links) }
    case .table(let rows): rows.flatMap { $0.flatMap { links($0) } }
    case .fence, .html: []
    }
  }

  private static func links(_ words: [Inline]) -> [String] {
    words.flatMap { word -> [String] in
      switch word {
      case .link(let inner, let target): [target] + links(inner)
      case .emphasis(let inner), .strong(let inner): links(inner)
      default: []
      }
    }
  }

  private static func resolves(_ target: String, from path: String) -> Bool {
    if target.hasPrefix("https://") || target.hasPrefix("http://") || target.hasPrefix("#") {
      return true
    }
    let file = target.prefix { $0 != "#" }
    return LessonFolder.exists(LessonFolder.folder(of: path) + "/" + file)
  }

  // MARK: All pages

  /// Checks that ids are unique, and that `requires` leads to lessons and never round.
  ///
  /// - Parameters:
  ///   - lessons: The lessons to speak of.
  ///   - others: Lessons that stand beside them.
  mutating func check(_ lessons: [Lesson], beside others: [Lesson]) {
    for language in Language.allCases {
      let own = lessons.filter { $0.language == language }
      checkIDs(own)
      checkRequirements(own, beside: others.filter { $0.language == language })
    }
  }

  private mutating func checkIDs(_ lessons: [Lesson]) {
    var seen: [String: String] = [:]
    for lesson in lessons {
      let header = [(lesson.header.id, lesson.header.idLine)]
      for (id, line) in header + lesson.exercises.map({ ($0.id, $0.line) }) {
        if let other = seen[id] {
          issues.append(
            LessonIssue(
              lesson.path, line, Phrase("the id \(id) is taken", "名称 \(id) 已被使用"),
              got: other))
        }
        seen[id] = "\(lesson.path):\(line)"
      }
    }
  }

  private mutating func checkRequirements(_ lessons: [Lesson], beside others: [Lesson]) {
    let all = (lessons + others).map { ($0.header.id, $0.header.requires) }
    let needs = Dictionary(all) { first, _ in first }
    for lesson in lessons {
      for required in lesson.header.requires where needs[required] == nil {
        issues.append(
          LessonIssue(
            lesson.path, lesson.header.requiresLine,
            Phrase("requires names no lesson", "requires 中的课程不存在"),
            got: required))
      }
      if FormChecker.leadsBack(lesson.header.id, needs) {
        issues.append(
          LessonIssue(
            lesson.path, lesson.header.requiresLine,
            Phrase("requires leads back to the lesson itself", "requires 绕回了这一课自己")))
      }
    }
  }

  private static func leadsBack(_ id: String, _ needs: [String: [String]]) -> Bool {
    var open = needs[id] ?? []
    var seen: Set<String> = []
    while let next = open.popLast() {
      if next == id { return true }
      if seen.insert(next).inserted { open += needs[next] ?? [] }
    }
    return false
  }
}
