import Expressions
import Files
import Lessons
import Shell
import Terminal
import Walkthroughs

/// `strider export sheet|lessons PATH… --to FILE.xml|FILE.zip`.
extension ExportCommand {
  /// What is wrong with the arguments for a bank of questions.
  var bankFault: Phrase? {
    if let fault = pathsFault { return fault }
    if !options.to.hasSuffix(".xml"), !options.to.hasSuffix(".zip") {
      return Phrase("--to is a name that ends in .xml or .zip.", "--to 的文件名应以 .xml 或 .zip 结尾。")
    }
    return UsageFault("--draws", options.draws ?? 1, 1...1000)?.phrase
  }

  /// What is wrong with the pages that are named.
  var pathsFault: Phrase? {
    paths.isEmpty
      ? Phrase(
        "a page or a folder of pages is wanted behind \(what).", "\(what) 后面要写页面或页面文件夹。")
      : nil
  }

  /// Writes the bank.
  func exportBank(_ shell: Shell) throws(CommandFailure) {
    let to = options.to
    try CommandFailure.checkReplaceable(to, isForced: options.force)
    let lessons = try pages()
    guard let first = lessons.first else { throw .wrong(.noHandIns(paths.first ?? "")) }
    let title = lessons.count == 1 ? first.header.title : "Strider"
    let bank = QuestionBank(
      lessons, title: title, draws: options.draws ?? 10, seed: options.seed ?? 0
    ) {
      ShellRunner(language: $0)
    }
    do throws(FileFailure) {
      if to.hasSuffix(".xml") {
        try TextFile.write(bank.moodleXML, path: to)
      } else {
        try OutputFile.write(bank.qtiPackage, path: to)
      }
    } catch {
      throw CommandFailure(error)
    }
    report(bank, shell)
  }

  /// The pages, in their order; of a folder those of the chosen language.
  private func pages() throws(CommandFailure) -> [Lesson] {
    var lessons: [Lesson] = []
    for path in paths {
      let isFolder = LessonFolder.isFolder(path)
      let files =
        isFolder
        ? LessonFolder.files(in: path).filter { $0.language == common.chosenLanguage }
        : [LessonFile(path: path, otherwise: common.chosenLanguage)]
      for file in files {
        let (lesson, issues) = LessonReader.read(path: file.path, language: file.language)
        guard let lesson, issues.isEmpty else {
          throw .wrong(.brokenLesson(file.path, issues.first, file.path))
        }
        if lesson.header.isStudents { throw .wrong(.studentsSheet(file.path)) }
        if kind == .sheet, lesson.header.sheet == nil { throw .wrong(.noSheet(file.path)) }
        lessons.append(lesson)
      }
    }
    return lessons
  }

  private func report(_ bank: QuestionBank, _ shell: Shell) {
    let name = escaped(options.to)
    var lines = [
      Phrase(
        "\(bank.count) \(bank.count == 1 ? "question" : "questions") in \(name)",
        "\(name) 中有 \(bank.count) 道题")
    ]
    if !bank.leftOut.isEmpty {
      lines.append(
        Phrase(
          "left out, for a platform cannot judge them: \(bank.leftOut.joined(separator: ", "))",
          "未导出（平台无法评判）：\(bank.leftOut.joined(separator: "、"))"))
    }
    let fact = JSONValue.members([
      ("kind", .string("bank")), ("file", .string(options.to)), ("questions", .integer(bank.count)),
      ("left_out", .array(bank.leftOut.map { .string($0) })),
    ])
    let language = shell.settings.language
    shell.presenter.show(
      StyledText(lines: lines.map { shell.settings.fitted(StyledText($0[language])) }),
      facts: [fact.text], shell.settings)
  }
}
