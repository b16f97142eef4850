import ArgumentParser
import Expressions
import Files
import Lessons
import Shell
import Terminal
import Walkthroughs

/// `strider sheet MAKE.md --seed-key FILE --for STUDENTS.csv --to FOLDER`.
struct SheetCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .sheet,
      Phrase(
        "Makes each student's sheet, with numbers of the student's own and without answers.",
        "为每个学生生成作业卷：数值各不相同，不含答案。"))
  }

  @OptionGroup var common: CommonOptions

  @ArgumentParser.Argument(
    help: .phrase("The sheet that all are made of.", "用来生成的作业卷。"),
    completion: .file(extensions: ["md"]))
  var make: String

  @Option(
    help: .phrase(
      "The secret that the numbers follow from; it is made if it is not there.",
      "决定数值的密钥文件；没有时自动生成。"), completion: .file())
  var seedKey: String

  @Option(
    name: .customLong("for"),
    help: .phrase(
      "The class: a table with a column id, and name and language if wanted.",
      "学生名单：一个表格，要有 id 列，可以有 name 和 language 列。"),
    completion: .file(extensions: ["csv"]))
  var students: String

  @Option(help: .phrase("The folder for the sheets.", "存放作业卷的文件夹。"), completion: .directory)
  var to: String

  @Flag(
    help: .phrase(
      "Add seals, by which right and wrong can be told at once.", "加上密封，以便当场判断对错。"))
  var sealed = false

  @Flag(
    help: .phrase(
      "Write them to be printed, and the answers into a file beside the folder.",
      "写成可以打印的形式，答案写进文件夹旁边的一个文件。"))
  var paper = false

  @Flag(help: .phrase("Replace files that are there.", "替换已有的文件。"))
  var force = false

  func validate() throws {
    if sealed && paper {
      throw ValidationError(
        Phrase("--sealed and --paper do not go together.", "--sealed 和 --paper 不能同用。"))
    }
  }

  func run() throws {
    try common.carryOut(make)
  }

  private var folder: String { to.count > 1 && to.hasSuffix("/") ? String(to.dropLast()) : to }

  private func make(_ shell: Shell) throws(CommandFailure) {
    let students = try ClassFiles.students(self.students)
    let files = try ClassFiles(
      make, key: seedKey, makesKey: true, language: common.chosenLanguage)
    guard let header = files.header, let desk = files.desk() else { throw .wrong(.noSheet(make)) }
    if header.told != .nothing, !sealed, !paper { throw .wrong(.unsealed(header.told)) }
    let paths = students.map { "\(folder)/\($0.id).md" } + (paper ? [keyPath] : [])
    for path in paths { try CommandFailure.checkReplaceable(path, isForced: force) }
    let canSeal = desk.exercises.indices.map { sealed && desk.canSeal($0) }
    let made = SheetRun(for: students, isPaper: paper, sealed: canSeal) { files.desk($0) }.run()
    if let (student, reason) = made.lazy.compactMap({ one in
      one.failure.map { (one.student.id, $0) }
    }).first {
      throw .wrong(.notDrawn(student, reason))
    }
    do throws(FileFailure) {
      try FilePath.makeDirectory(folder)
      for one in made { try TextFile.write(one.text, path: "\(folder)/\(one.student.id).md") }
      if paper { try TextFile.write(made.map { $0.key }.joined(separator: "\n"), path: keyPath) }
    } catch {
      throw CommandFailure(error)
    }
    report(desk, made.count, canSeal, shell)
  }

  /// The file of the answers: beside the folder, so that they are not handed out with it.
  private var keyPath: String { folder + "-answers.md" }

  private func report(_ desk: SheetDesk, _ count: Int, _ canSeal: [Bool], _ shell: Shell) {
    let place = escaped(folder)
    var lines = [
      Phrase(
        "\(count) \(count == 1 ? "sheet" : "sheets") of \(desk.exercises.count) exercises in \(place)",
        "\(place) 中有 \(count) 份作业卷，每份 \(desk.exercises.count) 题")
    ]
    let open = zip(desk.exercises, canSeal).filter { !$1 && !$0.isHeldAgainstTheLibrary }
      .map(\.0.id)
    if sealed, !open.isEmpty {
      lines.append(
        Phrase(
          "judged later, for too few answers are possible or no one text is right: "
            + open.joined(separator: ", "),
          "之后才评判（可能的答案太少，或正确的写法不止一种）：\(open.joined(separator: "、"))"))
    }
    if paper {
      lines.append(Phrase("the answers are in \(escaped(keyPath))", "答案在 \(escaped(keyPath))"))
    }
    let fact = JSONValue.members([
      ("kind", .string("sheets")), ("sheet", .string(desk.header.id)), ("folder", .string(folder)),
      ("count", .integer(count)), ("exercises", .array(desk.exercises.map { .string($0.id) })),
      ("judged_later", .array(sealed ? open.map { .string($0) } : [])),
    ])
    let language = shell.settings.language
    shell.presenter.show(
      StyledText(lines: lines.map { shell.settings.fitted(StyledText($0[language])) }),
      facts: [fact.text], shell.settings)
  }
}
