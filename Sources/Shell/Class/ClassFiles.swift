import Expressions
import Files
import Lessons
import Terminal

/// The files of a lecturer: the sheet, in both languages where there are both, and the key of the class.
package struct ClassFiles: Sendable {
  /// The longest list of a class: 64 MiB.
  static let longestList = 64 << 20

  let path: String
  let language: Language
  let key: SheetKey
  private let pages: [Language: Page]

  private struct Page: Sendable {
    let lesson: Lesson
    let source: String
  }

  /// Reads them.
  ///
  /// - Parameters:
  ///   - path: The sheet.
  ///   - keyPath: The file of the key.
  ///   - makesKey: Whether a key that is not there is made.
  ///   - language: The language of a sheet outside the folders `en` and `zh`.
  /// - Throws: what is wrong with them.
  package init(
    _ path: String, key keyPath: String, makesKey: Bool = false, language: Language
  ) throws(CommandFailure) {
    self.path = path
    let file = LessonFile(path: path, otherwise: language)
    self.language = file.language
    var pages = [file.language: try ClassFiles.page(file)]
    for twin in LessonFolder.twins(of: file) where LessonFolder.exists(twin.path) {
      pages[twin.language] = try ClassFiles.page(twin)
    }
    self.pages = pages
    key = try ClassFiles.key(keyPath, isMade: makesKey)
  }

  private static func page(_ file: LessonFile) throws(CommandFailure) -> Page {
    let source: String
    do throws(FileFailure) {
      source = try TextFile.read(path: file.path, limit: LessonReader.limit)
    } catch {
      throw CommandFailure(error)
    }
    let (lesson, issues) = LessonReader.read(source, path: file.path, language: file.language)
    guard let lesson, issues.isEmpty else {
      throw .wrong(.brokenLesson(file.path, issues.first, file.path))
    }
    guard let sheet = lesson.header.sheet else { throw .wrong(.noSheet(file.path)) }
    guard sheet.student == nil else { throw .wrong(.studentsSheet(file.path)) }
    return Page(lesson: lesson, source: source)
  }

  private static func key(_ path: String, isMade: Bool) throws(CommandFailure) -> SheetKey {
    let text: String
    do throws(FileFailure) {
      text = try TextFile.read(path: path, limit: 1024)
    } catch {
      guard error.isAbsence else { throw CommandFailure(error) }
      guard isMade else { throw .wrong(.noKey(path, isThere: false)) }
      return try newKey(path)
    }
    guard let key = SheetKey(text: text) else { throw .wrong(.noKey(path, isThere: true)) }
    return key
  }

  private static func newKey(_ path: String) throws(CommandFailure) -> SheetKey {
    var random = SystemRandomNumberGenerator()
    let key = SheetKey(using: &random)
    do throws(FileFailure) {
      try OutputFile.write(Array(key.text.utf8), path: path, isPrivate: true)
    } catch {
      throw CommandFailure(error)
    }
    return key
  }

  /// What the header of the sheet says.
  package var header: SheetHeader? { pages[language]?.lesson.header.sheet }

  /// The title of the sheet.
  package var title: String { pages[language]?.lesson.header.title ?? "" }

  /// Opens the sheet for one thread, in a language if there is a page in it.
  package func desk(_ wanted: Language? = nil) -> SheetDesk? {
    guard let page = wanted.flatMap({ pages[$0] }) ?? pages[language] else { return nil }
    let language = page.lesson.language
    return SheetDesk(page.lesson, source: page.source, key: key) { ShellRunner(language: language) }
  }

  /// What grades hand-ins, for one thread.
  package func grader() -> Grader? {
    let other = pages.keys.first { $0 != language }
    return desk().map { desk in
      Grader(desk, other: other.flatMap { self.desk($0) }) { [language] in
        ShellRunner(language: language)
      }
    }
  }

  /// A name for everything that grades depend on beside the hand-ins.
  package func name(in language: Language) -> String {
    let sources = Language.allCases.map { pages[$0]?.source ?? "" }
    return key.name(of: [ProgramVersion.number, language.rawValue] + sources)
  }

  // MARK: The class

  /// Reads the list of a class.
  ///
  /// - Throws: the first line that is wrong, and how many more there are.
  package static func students(_ path: String) throws(CommandFailure) -> [Student] {
    let text: String
    do throws(FileFailure) {
      text = try TextFile.read(path: path, limit: longestList)
    } catch {
      throw CommandFailure(error)
    }
    let list = StudentList(text)
    if let (line, message) = list.wrong.first {
      throw .wrong(.wrongStudents(path, line, message, more: list.wrong.count - 1))
    }
    return list.students
  }

  /// The files that some paths name, those of folders in the order of their names.
  ///
  /// - Throws: a path where there is nothing.
  package static func handIns(_ paths: [String]) throws(CommandFailure) -> [String] {
    var files: [String] = []
    for path in paths {
      guard LessonFolder.isFolder(path) else {
        files.append(path)
        continue
      }
      let found = FileWalk.files(in: path)
      guard !found.isEmpty else { throw .wrong(.noHandIns(path)) }
      files += found
    }
    return files
  }
}
