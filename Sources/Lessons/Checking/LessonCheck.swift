import Expressions
import Files
import Terminal

/// Everything that `strider check` proves of some files.
public struct LessonCheck {
  /// What is wrong, in the order of the files and lines.
  public private(set) var issues: [LessonIssue] = []

  /// What an author should know, where nothing is wrong.
  public private(set) var notes: [LessonIssue] = []

  /// The pages that could be read.
  public private(set) var lessons: [Lesson] = []

  /// How many pages of help could be read.
  public private(set) var helpPages = 0

  /// Files whose outputs or stamps were put right, if that was asked for.
  public private(set) var updated: [String] = []

  private let makeRunner: @Sendable (Language) -> any LessonRunner
  /// What could not be written.
  private var failures: [LessonIssue] = []

  private var updates: Bool

  /// Prepares to check.
  ///
  /// - Parameters:
  ///   - updates: Whether to write outputs that differ, and stamps that are missing, into the files.
  ///   - makeRunner: Makes a new session in a language; it is asked by several threads at once.
  public init(
    updates: Bool = false, makeRunner: @escaping @Sendable (Language) -> any LessonRunner
  ) {
    self.updates = updates
    self.makeRunner = makeRunner
  }

  /// Checks files; those beside them are read for `requires` and for the pairs.
  ///
  /// A file that is named twice is checked once. Files that were put right are checked once more, for
  /// what is left and where it stands now.
  public mutating func check(_ files: [LessonFile]) {
    var seen: Set<String> = []
    let files = files.filter { seen.insert($0.identity).inserted }
    prove(files)
    if !updated.isEmpty {
      updates = false
      issues = []
      notes = []
      lessons = []
      helpPages = 0
      prove(files)
    }
    issues += failures
    let order = Dictionary(files.enumerated().map { ($1.path, $0) }) { first, _ in first }
    let last = files.count
    issues.sort { (order[$0.path] ?? last, $0.line) < (order[$1.path] ?? last, $1.line) }
  }

  private mutating func prove(_ files: [LessonFile]) {
    proveHelp(files.filter(\.isHelp))
    let files = files.filter { !$0.isHelp }
    for (file, proof) in zip(files, FileProof.proofs(of: files, makeRunner: makeRunner)) {
      take(proof, of: file)
    }
    let others = LessonCheck.neighbours(of: files).compactMap {
      LessonReader.read(path: $0.path, language: $0.language).0
    }
    var form = FormChecker()
    form.check(lessons, beside: others)
    issues += form.issues
    checkPairs(beside: others)
  }

  private mutating func proveHelp(_ files: [LessonFile]) {
    guard let course = files.first?.course else { return }
    // One page by itself is proven with its translation; all of them, that none is missing.
    let all = LessonFolder.helpFiles(in: course + "/..")
    let asked = Set(files.compactMap(\.pair))
    let isWhole = Set(all.compactMap(\.pair)) == asked
    let pairs = all.filter { $0.pair.map(asked.contains) ?? false }
    var proof = HelpProof(pairs, makeRunner: makeRunner)
    proof.prove(isWhole: isWhole)
    issues += proof.issues
    helpPages += proof.pages.count
    guard updates else { return }
    for (file, corrections) in proof.corrections {
      guard let source = try? TextFile.read(path: file.path) else { continue }
      write(PageUpdate.corrected(source, corrections), to: file.path)
    }
  }

  /// The lessons in the same folders, and in those of the other language.
  private static func neighbours(of files: [LessonFile]) -> [LessonFile] {
    var seen = Set(files.map(\.identity))
    return Set(files.compactMap(\.course)).sorted().flatMap(LessonFolder.files).filter {
      seen.insert($0.identity).inserted
    }
  }

  private mutating func take(_ proof: FileProof, of file: LessonFile) {
    issues += proof.issues
    notes += proof.notes
    guard let lesson = proof.lesson else { return }
    guard updates, !proof.corrections.isEmpty else {
      lessons.append(lesson)
      return
    }
    let corrected = PageUpdate.corrected(proof.source, proof.corrections)
    write(corrected, to: file.path)
    // Lines have moved, so the page is read anew for its stamps.
    let again = LessonReader.read(corrected, path: file.path, language: file.language)
    lessons.append(again.0 ?? lesson)
  }

  private mutating func checkPairs(beside others: [Lesson]) {
    let own = Set(lessons.map(\.path))
    let pairs = Dictionary(grouping: lessons + others) { LessonFile(path: $0.path).pair }
    for (pair, pages) in pairs.sorted(by: { ($0.key ?? "") < ($1.key ?? "") })
    where pair != nil && pages.contains(where: { own.contains($0.path) }) {
      let original = pages.first { $0.language == .english }
      let translation = pages.first { $0.language != .english }
      if let original, let translation {
        if updates { stamp(translation, original) }
        var checker = PairChecker(original, translation)
        checker.check()
        issues += checker.issues
      } else if let single = original ?? translation {
        issues.append(
          LessonIssue(
            single.path, 1,
            original == nil
              ? Phrase("there is no original", "没有对应的英文原文")
              : Phrase("there is no translation", "没有对应的译文"),
            isWarning: true))
      }
    }
  }

  private mutating func stamp(_ translation: Lesson, _ original: Lesson) {
    guard translation.sections.count == original.sections.count,
      let source = try? TextFile.read(path: translation.path)
    else { return }
    let stamped = PageUpdate.stamped(source, translation.sections, original.sections)
    guard stamped != source else { return }
    write(stamped, to: translation.path)
  }

  private mutating func write(_ text: String, to path: String) {
    do {
      try TextFile.write(text, path: path)
      if !updated.contains(path) { updated.append(path) }
    } catch {
      failures.append(LessonIssue(error, path: path))
    }
  }
}
