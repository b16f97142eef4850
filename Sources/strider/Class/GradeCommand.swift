import ArgumentParser
import Expressions
import Files
import Lessons
import Shell
import Tensors
import Terminal

/// `strider grade MAKE.md --seed-key FILE HAND-INS… --to grades.csv`.
struct GradeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .grade,
      Phrase(
        "Grades what was handed in, exercise by exercise, and names the slips.",
        "逐题评分，并指出各种错误。"))
  }

  @OptionGroup var common: CommonOptions

  @OptionGroup var sheet: GradingOptions

  @Option(help: .phrase("The table for the grades.", "存放成绩的表格。"), completion: .file())
  var to: String?

  @Option(
    help: .phrase(
      "For whom the table is: plain, canvas or moodle.", "表格的用途：plain、canvas 或 moodle。"))
  var columns = GradeTable.Columns.plain

  @Option(
    help: .phrase(
      "A folder in which each grade is written as ID.json too.", "把每份成绩另存为 ID.json 的文件夹。"),
    completion: .directory)
  var results: String?

  @Flag(help: .phrase("Replace files that are there.", "替换已有的文件。"))
  var force = false

  func run() throws {
    Signals.installInterruptOnly { Interruption.request() }
    try common.carryOut(grade)
  }

  private func grade(_ shell: Shell) throws(CommandFailure) {
    if let to { try CommandFailure.checkReplaceable(to, isForced: force) }
    let language = common.chosenLanguage
    let files = try sheet.files(language)
    let students = try sheet.students()
    let handIns = try ClassFiles.handIns(sheet.handIns)
    guard let desk = files.desk() else { throw .wrong(.noSheet(sheet.make)) }
    var table = GradeTable(columns, of: desk, students: students, language: language)
    var (count, errors, isWhole) = (0, 0, false)
    do throws(FileFailure) {
      if let results { try FilePath.makeDirectory(results) }
      let journal = GradeJournal(beside: to, name: files.name(in: language))
      let run = GradeRun(handIns, language: language) { files.grader() }
      isWhole = try run.run(into: journal)
      if isWhole {
        try journal.forEach { table.count($0) }
        table.begin()
        var failure: FileFailure?
        try journal.forEach { row in
          var row = row
          table.add(&row)
          count += 1
          if row.isError { errors += 1 }
          show(row, desk, shell)
          if failure == nil { failure = write(row) }
        }
        if let failure { throw failure }
        if let to { try TextFile.write(table.text(), path: to) }
        journal.remove()
      }
    } catch {
      throw CommandFailure(error)
    }
    if !isWhole {
      if let to { stopped(to, shell) }
      throw .reported(status: 130)
    }
    end(count, errors, shell)
    if errors > 0 { throw .reported(status: 1) }
  }

  /// One hand-in for programs; for people what could not be graded, and without a table everything.
  private func show(_ row: GradeRow, _ desk: SheetDesk, _ shell: Shell) {
    var text = StyledText()
    if row.isError {
      text = StyledText(escaped(row.file), .name) + StyledText(": ") + StyledText(row.remark, .bad)
    } else if to == nil {
      let remark = row.remark.isEmpty ? "" : "  " + row.remark
      text =
        StyledText(row.id, .name)
        + StyledText("  \(row.points) / \(desk.pointsText)" + remark)
    }
    guard common.format == .json || !text.isEmpty else { return }
    shell.presenter.show(shell.settings.fitted(text), facts: [row.objectText], shell.settings)
  }

  /// Writes a grade for an autograder.
  ///
  /// - Returns: Why it could not be written.
  private func write(_ row: GradeRow) -> FileFailure? {
    guard let results, !row.isError else { return nil }
    do throws(FileFailure) {
      try TextFile.write(row.fact + "\n", path: "\(results)/\(row.id).json")
      return nil
    } catch {
      return error
    }
  }

  private func stopped(_ to: String, _ shell: Shell) {
    let name = escaped(to) + ".partial"
    let phrase = Phrase(
      "stopped; what is graded is kept in \(name), and the same command goes on from there",
      "已中断；评好的部分保存在 \(name)，再次运行同样的命令会接着评")
    shell.presenter.show(
      shell.settings.fitted(StyledText(phrase[shell.settings.language])), facts: [],
      shell.settings)
  }

  private func end(_ count: Int, _ errors: Int, _ shell: Shell) {
    guard common.format == .text else { return }
    let place = to.map { escaped($0) }
    let phrase = Phrase(
      "\(count - errors) of \(count) graded" + (place.map { "; the table is \($0)" } ?? ""),
      "\(count) 份中评了 \(count - errors) 份" + (place.map { "；表格为 \($0)" } ?? ""))
    shell.presenter.show(
      shell.settings.fitted(StyledText(phrase[shell.settings.language])), facts: [],
      shell.settings)
  }
}

extension GradeTable.Columns: ExpressibleByArgument {}

/// What grading and reporting need alike.
struct GradingOptions: ParsableArguments {
  @ArgumentParser.Argument(
    help: .phrase("The sheet that all are made of.", "用来生成的作业卷。"),
    completion: .file(extensions: ["md"]))
  var make: String

  @ArgumentParser.Argument(
    help: .phrase("What was handed in: files, or folders of them.", "提交的文件，或装有它们的文件夹。"),
    completion: .file())
  var handIns: [String]

  @Option(
    help: .phrase("The secret that the sheets were made with.", "生成作业卷时用的密钥文件。"),
    completion: .file())
  var seedKey: String

  @Option(
    name: .customLong("for"),
    help: .phrase(
      "The class, for names and for who handed nothing in.", "学生名单，用来写姓名、指出没有提交的人。"),
    completion: .file(extensions: ["csv"]))
  var list: String?

  /// The sheet and its key.
  func files(_ language: Language) throws(CommandFailure) -> ClassFiles {
    try ClassFiles(make, key: seedKey, language: language)
  }

  /// The class; nobody where no list was given.
  func students() throws(CommandFailure) -> [Student] {
    try list.map { path throws(CommandFailure) in try ClassFiles.students(path) } ?? []
  }
}
