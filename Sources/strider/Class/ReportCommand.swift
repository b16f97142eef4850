import ArgumentParser
import Expressions
import Files
import Lessons
import Shell
import Tensors
import Terminal

/// `strider report MAKE.md --seed-key FILE HAND-INS…`.
struct ReportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .report,
      Phrase(
        "Counts over a class how often each slip was made, and names the lesson that cures it.",
        "统计全班各种错误的比例，并指出对应的课程。"))
  }

  @OptionGroup var common: CommonOptions

  @OptionGroup var sheet: GradingOptions

  @Option(
    help: .phrase(
      "Write it as FILE.md or FILE.html instead.", "改为写入 文件.md 或 文件.html。"),
    completion: .file(extensions: ["md", "html"]))
  var to: String?

  @Flag(help: .phrase("Replace a file that is there.", "替换已有的文件。"))
  var force = false

  func validate() throws {
    if let to, !to.hasSuffix(".md"), !to.hasSuffix(".html") {
      throw ValidationError(
        Phrase("--to is a name that ends in .md or .html.", "--to 的文件名应以 .md 或 .html 结尾。"))
    }
  }

  func run() throws {
    Signals.installInterruptOnly { Interruption.request() }
    try common.carryOut(report)
  }

  private func report(_ shell: Shell) throws(CommandFailure) {
    if let to { try CommandFailure.checkReplaceable(to, isForced: force) }
    let language = common.chosenLanguage
    let files = try sheet.files(language)
    let handIns = try ClassFiles.handIns(sheet.handIns)
    guard let desk = files.desk() else { throw .wrong(.noSheet(sheet.make)) }
    var report = ClassReport(of: desk, language: language)
    var isWhole = false
    do throws(FileFailure) {
      let run = GradeRun(handIns, language: language) { files.grader() }
      isWhole = try run.run(into: nil) { report.add($0) }
    } catch {
      throw CommandFailure(error)
    }
    guard isWhole else { throw .reported(status: 130) }
    let text = ClassReportText(report, title: files.title, language: language)
    if let to {
      do throws(FileFailure) {
        try TextFile.write(to.hasSuffix(".md") ? text.markdown : text.html, path: to)
      } catch {
        throw CommandFailure(error)
      }
    } else {
      shell.presenter.show(
        text.text(width: shell.settings.columns, isAccessible: shell.settings.isAccessible),
        facts: report.facts().map(\.text), shell.settings)
    }
    if report.count == 0 { throw .wrong(.nothingGraded(handIns.count)) }
  }
}
