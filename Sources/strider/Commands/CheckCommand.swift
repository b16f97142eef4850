import ArgumentParser
import Expressions
import Lessons
import Shell
import Tensors
import Terminal

/// `strider check [PATH…]`.
struct CheckCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .check,
      Phrase("Proves lessons: their examples, answers, slips and pairs.", "检验课程：例子、答案、常见错误和中英对照。"))
  }

  @OptionGroup var common: CommonOptions

  @Flag(
    help: .phrase(
      "Write outputs that differ, and stamps that are missing, into the files.",
      "把对不上的输出和缺少的标记写进文件。"))
  var update = false

  @Flag(
    help: .phrase(
      "A translation that may be older than its original is an error.",
      "译文可能比原文旧时，算作错误。"))
  var strict = false

  @ArgumentParser.Argument(
    help: .phrase(
      "Lesson files, or folders of them; the lessons of the program unless given.",
      "课程文件或其文件夹；不写时是程序自带的课程。"),
    completion: .file(extensions: ["md"]))
  var paths: [String] = []

  func run() throws {
    Signals.installInterruptOnly { Interruption.request() }
    let files = try files()
    var check = LessonCheck(updates: update) { ShellRunner(language: $0) }
    check.check(files)
    let report = CheckReport(check, language: common.chosenLanguage, isStrict: strict)
    var output = Output(descriptor: 1)
    let lines = common.format == .json ? report.json : report.text(common.style.ansi)
    for line in lines { output.line(line) }
    output.flush()
    if Interruption.isRequested { throw ExitCode(130) }
    if report.failed { throw ExitCode(1) }
  }

  private func files() throws -> [LessonFile] {
    var folders = paths
    if folders.isEmpty {
      let standard = LessonFolder.standard(
        program: LessonFolder.program(), environment: TerminalState.environment)
      guard let standard else { throw missing(Phrase("no lessons were found", "没有找到课程")) }
      folders = [standard]
    }
    return try folders.flatMap { path -> [LessonFile] in
      guard LessonFolder.exists(path) else {
        throw missing(
          Phrase(
            "\(escaped(path)): no such file or folder", "\(escaped(path))：没有这个文件或文件夹"))
      }
      guard LessonFolder.isFolder(path) else {
        return [LessonFile(path: path, otherwise: common.chosenLanguage)]
      }
      let files =
        LessonFolder.files(in: path) + LessonFolder.files(in: path + "/sheets")
        + LessonFolder.helpFiles(in: path)
      guard !files.isEmpty else {
        throw missing(
          Phrase("\(escaped(path)) holds no lessons", "\(escaped(path)) 中没有课程"))
      }
      return files
    }
  }

  private func missing(_ phrase: Phrase) -> any Error {
    let shell = common.shell()
    shell.presenter.report(
      Diagnostic("no-lessons", phrase), in: NamedSource(""), shell.settings)
    shell.presenter.flush()
    return ExitCode(74)
  }
}
