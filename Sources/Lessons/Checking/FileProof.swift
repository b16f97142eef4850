import Expressions
import Files
import Synchronization
import Tensors
import Terminal

/// What the proof of one file by itself gave.
struct FileProof: Sendable {
  /// The page; nil if it cannot be read.
  private(set) var lesson: Lesson?
  /// What is wrong with it.
  private(set) var issues: [LessonIssue] = []
  /// The text of the file.
  private(set) var source = ""
  /// What an author should know, where nothing is wrong.
  private(set) var notes: [LessonIssue] = []
  /// Lines that are not what they should be.
  private(set) var corrections: [PageChecker.Correction] = []

  /// Proves files: reads them one after the other, for CommonMark's parser keeps tables that all threads
  /// would share, and carries out as many at once as there are cores.
  ///
  /// A page and its translation are carried out by the same thread, so that templates they share are
  /// drawn once.
  ///
  /// - Returns: The proofs in the order of the files.
  static func proofs(
    of files: [LessonFile], makeRunner: @escaping @Sendable (Language) -> any LessonRunner
  ) -> [FileProof] {
    let read = files.map(FileProof.init)
    let pairs = Dictionary(grouping: files.indices) { files[$0].pair ?? files[$0].identity }
      .values.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
    let proven = Mutex<[Int: FileProof]>([:])
    let pool = WorkerPool(threads: min(Machine.cores, pairs.count), keepsSubnormals: true)
    pool.run(pairs.count) { pair, _ in
      var templates = TemplateChecker()
      for place in pairs[pair] {
        var proof = read[place]
        proof.prove(&templates) { makeRunner(files[place].language) }
        proven.withLock { [proof] in $0[place] = proof }
      }
    }
    return proven.withLock { $0 }.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Reads a file and looks at its form.
  private init(_ file: LessonFile) {
    do {
      source = try TextFile.read(path: file.path, limit: LessonReader.limit)
    } catch {
      issues = [LessonIssue(error, path: file.path)]
      return
    }
    (lesson, issues) = LessonReader.read(source, path: file.path, language: file.language)
    guard let lesson else { return }
    var form = FormChecker()
    form.check(lesson, source: source)
    issues += form.issues
  }

  /// Carries the page out.
  private mutating func prove(
    _ templates: inout TemplateChecker, _ makeRunner: @escaping () -> any LessonRunner
  ) {
    guard let lesson else { return }
    var page = PageChecker(lesson, templates: templates, makeRunner: makeRunner)
    page.check()
    templates = page.templates
    issues += page.issues
    corrections = page.corrections
    let sheet = SheetProof(lesson, source: source, makeRunner: makeRunner)
    issues += sheet.issues
    notes = sheet.notes
  }
}
