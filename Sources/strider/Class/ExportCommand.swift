import ArgumentParser
import Expressions
import Files
import Lessons
import Terminal
import Walkthroughs

/// `strider export sheet|lessons PATH… --to FILE.xml|FILE.zip`.
struct ExportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "export",
      Phrase(
        "Hands exercises to a learning platform as a bank of questions.", "把练习导出为学习平台的题库。"))
  }

  @OptionGroup var common: CommonOptions

  @ArgumentParser.Argument(
    help: .phrase("What is exported: sheet or lessons.", "导出什么：sheet 或 lessons。"))
  var what: String

  @ArgumentParser.Argument(
    help: .phrase("The pages: files, or folders of them.", "页面文件，或装有它们的文件夹。"),
    completion: .file(extensions: ["md"]))
  var paths: [String]

  @Option(
    help: .phrase(
      "FILE.xml for Moodle, FILE.zip with QTI for Canvas and others.",
      "文件.xml 用于 Moodle，文件.zip（QTI）用于 Canvas 等。"),
    completion: .file(extensions: ["xml", "zip"]))
  var to: String

  @Option(help: .phrase("How many questions are made of a template.", "每个模板生成多少道题。"))
  var draws = 10

  @Option(help: .phrase("The same seed gives the same numbers.", "种子相同，数值就相同。"))
  var seed: UInt64 = 0

  @Flag(help: .phrase("Replace a file that is there.", "替换已有的文件。"))
  var force = false

  func validate() throws {
    guard ["sheet", "lessons"].contains(what) else {
      throw ValidationError(
        Phrase(
          "'\(escaped(what))' cannot be exported; sheet and lessons can.",
          "不能导出 \(escaped(what))；可以导出 sheet 或 lessons。"))
    }
    if !to.hasSuffix(".xml"), !to.hasSuffix(".zip") {
      throw ValidationError(
        Phrase("--to is a name that ends in .xml or .zip.", "--to 的文件名应以 .xml 或 .zip 结尾。"))
    }
    if let fault = UsageFault("--draws", draws, 1...1000) { throw ValidationError(fault.phrase) }
  }

  func run() throws {
    try common.carryOut(export)
  }

  private func export(_ shell: Shell) throws(CommandFailure) {
    try CommandFailure.checkReplaceable(to, isForced: force)
    let lessons = try pages()
    guard let first = lessons.first else { throw .wrong(.noHandIns(paths.first ?? "")) }
    let title = lessons.count == 1 ? first.header.title : "Strider"
    let bank = QuestionBank(lessons, title: title, draws: draws, seed: seed) {
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
        if what == "sheet", lesson.header.sheet == nil { throw .wrong(.noSheet(file.path)) }
        lessons.append(lesson)
      }
    }
    return lessons
  }

  private func report(_ bank: QuestionBank, _ shell: Shell) {
    let name = escaped(to)
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
      ("kind", .string("bank")), ("file", .string(to)), ("questions", .integer(bank.count)),
      ("left_out", .array(bank.leftOut.map { .string($0) })),
    ])
    let language = shell.settings.language
    shell.presenter.show(
      StyledText(lines: lines.map { shell.settings.fitted(StyledText($0[language])) }),
      facts: [fact.text], shell.settings)
  }
}
