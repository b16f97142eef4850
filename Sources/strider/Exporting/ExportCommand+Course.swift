import Expressions
import Files
import Lessons
import Pages
import Shell
import Terminal
import Walkthroughs

/// `strider export lessons PATH… --to FOLDER`: the course as pages that step and ask, without a server.
extension ExportCommand {
  /// Whether pages are wanted, and not a bank of questions.
  var isCourse: Bool {
    kind == .lessons && ![".xml", ".zip"].contains { options.to.hasSuffix($0) }
  }

  /// What is wrong with the arguments for pages.
  var courseFault: Phrase? {
    if let fault = pathsFault { return fault }
    let ending = FilePath.name(of: options.to).split(separator: ".").dropFirst().last ?? ""
    if !ending.isEmpty, ending.allSatisfy(\.isLetter) {
      return Phrase(
        "--to is a folder for pages, or a name that ends in .xml or .zip for a bank of questions.",
        "--to 是存放网页的文件夹，或以 .xml、.zip 结尾的题库文件名。")
    }
    return UsageFault("--draws", options.draws ?? 1, 1...20)?.phrase
  }

  /// Writes the pages.
  func exportCourse(_ shell: Shell) throws(CommandFailure) {
    let folder =
      options.to.count > 1 && options.to.hasSuffix("/") ? String(options.to.dropLast()) : options.to
    let lessons = try courseLessons()
    guard !lessons.isEmpty else { throw .wrong(.noHandIns(paths.first ?? "")) }
    let course = Course(lessons, draws: options.draws ?? 4, seed: options.seed ?? 1) {
      ShellRunner(language: $0)
    }
    for path in course.paths {
      try CommandFailure.checkReplaceable("\(folder)/\(path)", isForced: options.force)
    }
    try course.write { (path, page) throws(CommandFailure) in
      do throws(FileFailure) {
        let file = "\(folder)/\(path)"
        try FilePath.makeDirectory(FilePath.directory(of: file), isPrivate: false)
        try TextFile.write(page, path: file)
      } catch {
        throw CommandFailure(error)
      }
    }
    reportCourse(course.paths, in: folder, shell)
  }

  /// The lessons in the order of teaching; of a folder those of the language that was asked for, else of every
  /// language that it has.
  private func courseLessons() throws(CommandFailure) -> [Lesson] {
    var lessons: [Lesson] = []
    for path in paths {
      guard LessonFolder.isFolder(path) else {
        lessons.append(try courseLesson(LessonFile(path: path, otherwise: common.chosenLanguage)))
        continue
      }
      for entry in LessonLibrary(folder: path).entries {
        for language in Language.allCases where common.language.map({ $0 == language }) ?? true {
          guard let file = entry.paths[language] else { continue }
          lessons.append(try courseLesson(LessonFile(path: file, otherwise: language)))
        }
      }
    }
    return lessons
  }

  private func courseLesson(_ file: LessonFile) throws(CommandFailure) -> Lesson {
    let (lesson, issues) = LessonReader.read(path: file.path, language: file.language)
    guard let lesson, issues.isEmpty else {
      throw .wrong(.brokenLesson(file.path, issues.first, file.path))
    }
    if lesson.header.sheet != nil { throw .wrong(.sheetAnswers(file.path)) }
    return lesson
  }

  private func reportCourse(_ paths: [String], in folder: String, _ shell: Shell) {
    let place = escaped(folder)
    let phrase = Phrase(
      "\(paths.count) pages in \(place); open \(place)/index.html in a browser",
      "\(place) 中有 \(paths.count) 个网页；用浏览器打开 \(place)/index.html")
    let fact = JSONValue.members([
      ("kind", .string("export")), ("as", .string("html")),
      ("files", .array(paths.map { .string("\(folder)/\($0)") })),
    ])
    shell.presenter.show(
      shell.settings.fitted(StyledText(phrase[shell.settings.language])), facts: [fact.text],
      shell.settings)
  }
}

extension Diagnostic {
  fileprivate static func sheetAnswers(_ path: String) -> Diagnostic {
    let name = escaped(path)
    return Diagnostic(
      "sheet-answers",
      Phrase(
        "\(name) is a sheet, and a page that judges holds the answers",
        "\(name) 是作业卷，而能评判的网页里存有答案"),
      help: Phrase(
        "strider sheet makes what students are given", "发给学生的作业卷用 strider sheet 生成"))
  }
}
