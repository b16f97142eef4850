import Expressions
import Terminal

/// Everything that `strider check` proves of some files.
public struct LessonCheck {
  /// What is wrong, in the order of the files and lines.
  public private(set) var issues: [LessonIssue] = []

  /// The pages that could be read.
  public private(set) var lessons: [Lesson] = []

  /// Files whose outputs or stamps were put right, if that was asked for.
  public private(set) var updated: [String] = []

  private let makeRunner: (Language) -> any LessonRunner
  private let updates: Bool
  private var templates = TemplateChecker()

  /// Prepares to check.
  ///
  /// - Parameters:
  ///   - updates: Whether to write outputs that differ, and stamps that are missing, into the files.
  ///   - makeRunner: Makes a new session in a language.
  public init(updates: Bool = false, makeRunner: @escaping (Language) -> any LessonRunner) {
    self.updates = updates
    self.makeRunner = makeRunner
  }

  /// Checks files; those beside them are read for `requires` and for the pairs.
  public mutating func check(_ files: [LessonFile]) {
    for file in files { check(file) }
    let others = LessonCheck.neighbours(of: files).compactMap {
      LessonReader.read(path: $0.path, language: $0.language).0
    }
    var form = FormChecker()
    form.check(lessons, beside: others)
    issues += form.issues
    checkPairs(beside: others)
    let order = Dictionary(files.enumerated().map { ($1.path, $0) }) { first, _ in first }
    issues.sort { (order[$0.path] ?? 0, $0.line) < (order[$1.path] ?? 0, $1.line) }
  }

  /// The lessons in the same folders, and in those of the other language.
  private static func neighbours(of files: [LessonFile]) -> [LessonFile] {
    var folders: Set<String> = []
    for file in files {
      let folder = LessonFolder.folder(of: file.path)
      guard Language(rawValue: LessonFolder.name(of: folder)) != nil else { continue }
      folders.insert(LessonFolder.folder(of: folder))
    }
    let paths = Set(files.map(\.path))
    return folders.sorted().flatMap(LessonFolder.files).filter { !paths.contains($0.path) }
  }

  private mutating func check(_ file: LessonFile) {
    let source: String
    do {
      source = try Terminal.SourceText.read(path: file.path, limit: LessonReader.limit)
    } catch {
      issues.append(LessonIssue(file.path, 1, error.phrase))
      return
    }
    let (lesson, wrong) = LessonReader.read(source, path: file.path, language: file.language)
    issues += wrong
    guard let lesson else { return }
    var form = FormChecker()
    form.check(lesson, source: source)
    issues += form.issues
    let makeRunner = self.makeRunner
    var page = PageChecker(lesson, templates: templates) { makeRunner(file.language) }
    page.check()
    templates = page.templates
    issues += page.issues.filter { !updates || !page.corrected.contains($0) }
    guard updates, !page.corrections.isEmpty else {
      lessons.append(lesson)
      return
    }
    let corrected = PageUpdate.corrected(source, page.corrections)
    write(corrected, to: file.path)
    // Lines have moved, so the page is read anew for what is still to be compared.
    let again = LessonReader.read(corrected, path: file.path, language: file.language)
    lessons.append(again.0 ?? lesson)
  }

  private mutating func checkPairs(beside others: [Lesson]) {
    let all = lessons + others
    for original in all where original.language == .english {
      let name = LessonFolder.name(of: original.path)
      let translation = all.first {
        $0.language != .english && LessonFolder.name(of: $0.path) == name
      }
      let own = [original.path] + (translation.map { [$0.path] } ?? [])
      guard lessons.contains(where: { own.contains($0.path) }) else { continue }
      guard var translation else {
        missing(original)
        continue
      }
      if updates { stamp(&translation, original) }
      var pair = PairChecker(original, translation)
      pair.check()
      issues += pair.issues
    }
  }

  /// A lesson among pairs that has no translation.
  private mutating func missing(_ original: Lesson) {
    guard LessonFolder.name(of: LessonFolder.folder(of: original.path)) == "en" else { return }
    issues.append(
      LessonIssue(
        original.path, 1, Phrase("there is no translation", "没有对应的译文"), isWarning: true))
  }

  private mutating func stamp(_ translation: inout Lesson, _ original: Lesson) {
    guard translation.sections.count == original.sections.count,
      let source = try? Terminal.SourceText.read(path: translation.path)
    else { return }
    let stamped = PageUpdate.stamped(source, translation.sections, original.sections)
    guard stamped != source else { return }
    write(stamped, to: translation.path)
    let again = LessonReader.read(stamped, path: translation.path, language: translation.language)
    translation = again.0 ?? translation
  }

  private mutating func write(_ text: String, to path: String) {
    do {
      try TextFile.write(text, path: path)
      if !updated.contains(path) { updated.append(path) }
    } catch {
      issues.append(LessonIssue(path, 1, error.phrase))
    }
  }
}
