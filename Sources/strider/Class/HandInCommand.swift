import ArgumentParser
import Expressions
import Files
import Lessons
import Shell
import Terminal
import Walkthroughs

/// `strider hand-in SHEET.md --to FILE`.
struct HandInCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .handIn,
      Phrase(
        "Shows what was recorded of a sheet, and writes it into a file to be handed in.",
        "显示作业卷的记录，并写成可以提交的文件。"))
  }

  @OptionGroup var common: CommonOptions

  @ArgumentParser.Argument(
    help: .phrase("Your own sheet.", "你自己的作业卷。"), completion: .file(extensions: ["md"]))
  var sheet: String

  @Option(help: .phrase("The file to hand in.", "要提交的文件。"), completion: .file())
  var to: String

  @Flag(help: .phrase("Write it without asking.", "不再询问，直接写入。"))
  var yes = false

  @Flag(help: .phrase("Replace a file that is there.", "替换已有的文件。"))
  var force = false

  func run() throws {
    try common.carryOut(handIn)
  }

  private func handIn(_ shell: Shell) throws(CommandFailure) {
    try CommandFailure.checkReplaceable(to, isForced: force)
    let own = try StudentsSheet(sheet, language: common.chosenLanguage)
    let record = SheetRecord(
      own.header, page: own.page, environment: TerminalState.environment)
    if let failure = record.failure { throw CommandFailure(failure) }
    guard record.events.contains(where: { $0.kind == .answer }) else {
      throw .wrong(.nothingAnswered(sheet))
    }
    let handIn = HandIn(
      sheet: own.header.id, student: own.header.student ?? "", name: own.header.name ?? "",
      page: own.page, program: ProgramVersion.number, made: SheetClock.now(),
      events: record.events)
    show(handIn, own, shell)
    if !yes, !confirms(shell) { throw .reported(status: 1) }
    do throws(FileFailure) {
      try TextFile.write(handIn.text, path: to)
    } catch {
      throw CommandFailure(error)
    }
    let name = escaped(to)
    say(
      Phrase(
        "\(name) is what you hand in; keep a copy.", "\(name) 就是要提交的文件；请自己留一份。"), shell,
      facts: [
        JSONValue.members([
          ("kind", .string("hand-in")), ("file", .string(to)), ("id", .string(handIn.student)),
          (
            "answers",
            .integer(Set(record.events.filter { $0.kind == .answer }.map(\.exercise)).count)
          ),
        ]).text
      ])
  }

  private func show(_ handIn: HandIn, _ own: StudentsSheet, _ shell: Shell) {
    for line in handIn.text.split(separator: "\n", omittingEmptySubsequences: false) {
      shell.presenter.show(
        shell.settings.fitted(StyledText(escaped(line))), facts: [], shell.settings)
    }
    let answered = Set(handIn.events.filter { $0.kind == .answer }.map(\.exercise))
    let open = own.lesson.exercises.map(\.id).filter { !answered.contains($0) }
    if !open.isEmpty {
      say(
        Phrase(
          "Without an answer: \(open.joined(separator: ", ")).",
          "还没有作答：\(open.joined(separator: "、"))。"), shell)
    }
  }

  /// Whether the student agrees; an answer that is none, and no answer, is no.
  private func confirms(_ shell: Shell) -> Bool {
    say(Phrase("Write this into \(escaped(to))? yes or no", "写入 \(escaped(to))？yes 或 no"), shell)
    shell.presenter.flush()
    guard case .line(let line) = PipeReader().readLine(Prompt(StyledText())) else { return false }
    let isYes = ["y", "yes", "是", "好", "写"].contains(line.trimmed.lowercased())
    if !isYes { say(Phrase("Nothing was written.", "什么也没有写入。"), shell) }
    return isYes
  }

  private func say(_ phrase: Phrase, _ shell: Shell, facts: [String] = []) {
    let text = StyledText(phrase[shell.settings.language])
    shell.presenter.show(shell.settings.fitted(text), facts: facts, shell.settings)
  }
}
