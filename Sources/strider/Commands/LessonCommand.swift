import ArgumentParser
import Expressions
import Files
import Lessons
import Shell
import Tensors
import Terminal

/// `strider lessons`.
struct LessonsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .lessons,
      Phrase("Lists the lessons, with progress.", "列出课程和学习进度。"))
  }

  @OptionGroup var common: CommonOptions

  func run() throws {
    let shell = common.shell()
    guard shell.run(NamedSource("lessons")) else { throw ExitCode(1) }
  }
}

/// `strider lesson [ID]`.
struct LessonCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .lesson,
      Phrase("Takes a lesson, or goes on with it, at the prompt.", "在提示符下开始或继续一课。"))
  }

  @OptionGroup var common: CommonOptions

  @Flag(help: .phrase("Print it whole with every output; no key is needed.", "打印整课和每个输出；不需要按键。"))
  var transcript = false

  @Option(
    help: .phrase(
      "A lesson of one's own.",
      "自己编写的课程。"), completion: .file(extensions: ["md"]))
  var file: String?

  @Option(
    help: .phrase(
      "Write what is done as a page that runs again.",
      "把做过的内容写成可以再次运行的页面。"), completion: .file())
  var notes: String?

  @Flag(help: .phrase("With --notes: replace a file that is there.", "与 --notes 合用：替换已有的文件。"))
  var force = false

  @Flag(help: .phrase("Forget what was done of the lesson.", "清除这一课的学习记录。"))
  var forget = false

  @Flag(
    help: .phrase(
      "For a lecture: screen by screen with one key, the command always in sight.",
      "讲课用：按一个键翻一屏，命令始终可见。"))
  var present = false

  @ArgumentParser.Argument(
    help: .phrase("The lesson: its id, or its number.", "课程的 id 或编号。"), completion: .lesson)
  var id: String = ""

  func run() throws {
    let isPrompt = common.style.isInteractive && !transcript && common.format == .text
    let shell = common.shell(isPrompt: isPrompt)
    let lesson = try file.map { try read($0, shell) }
    if forget { return try forgetLesson(lesson, shell) }
    if present, ExplanationCommands.present(try lesson ?? named(shell), shell) { return }
    if transcript { return try print(lesson ?? named(shell), shell) }
    guard isPrompt, let loop = PromptLoop(shell, style: common.style, isQuiet: true) else {
      try open(lesson, shell)
      try LessonLoop.run(shell)
      return try endNotes(shell)
    }
    try open(lesson, shell)
    loop.run()
    try endNotes(shell)
  }

  private func open(_ lesson: Lesson?, _ shell: Shell) throws {
    if let notes {
      let hindrance = Diagnostic.notReplaceable(
        notes, isForced: force, at: nil,
        help: Phrase("--force replaces it", "--force 会替换它"))
      if let hindrance { throw fail(hindrance, shell, status: 74) }
      shell.guide.notes = LessonNotes(path: notes, lesson: try lesson ?? named(shell))
    }
    if let file, let lesson, lesson.header.isStudents { return try openSheet(file, shell) }
    do throws(Diagnostic) {
      if let lesson {
        shell.guide.open(lesson)
      } else {
        try shell.guide.open(id, argument: id, atPrompt: false)
      }
    } catch {
      throw fail(error, shell)
    }
  }

  /// Opens a student's sheet; answers that could not be kept would be lost work.
  private func openSheet(_ path: String, _ shell: Shell) throws {
    do throws(CommandFailure) {
      let own = try StudentsSheet(path, language: common.chosenLanguage)
      if let hindrance = shell.guide.open(own) { throw .file(hindrance) }
    } catch {
      try common.end(error, shell)
    }
  }

  /// Writes the notes for the last time.
  private func endNotes(_ shell: Shell) throws {
    guard let notes = shell.guide.notes else { return }
    notes.save()
    guard let failure = notes.failure else { return }
    throw fail(.file(failure), shell, status: 74)
  }

  private func read(_ path: String, _ shell: Shell) throws -> Lesson {
    let source: String
    do throws(FileFailure) {
      source = try TextFile.read(path: path, limit: LessonReader.limit)
    } catch {
      let unread = Diagnostic(
        "file-not-read",
        error.phrase,
        help: Phrase("strider lessons lists those that are here", "strider lessons 列出现有的课程"))
      throw fail(unread, shell, status: 74)
    }
    let (lesson, issues) = LessonReader.read(source, path: path, language: common.chosenLanguage)
    guard let lesson else { throw fail(.brokenLesson(path, issues.first, path), shell) }
    return lesson
  }

  private func named(_ shell: Shell) throws -> Lesson {
    guard let library = shell.guide.library, !library.entries.isEmpty else {
      throw fail(.noLessons(id), shell)
    }
    guard let entry = id.isEmpty ? library.entries.first : library.entry(id) else {
      throw fail(.unknownLesson(id, among: library.entries.map(\.id), id, atPrompt: false), shell)
    }
    let (lesson, issues) = library.read(entry, in: common.chosenLanguage)
    guard let lesson else { throw fail(.brokenLesson(entry.id, issues.first, id), shell) }
    return lesson
  }

  private func print(_ lesson: Lesson, _ shell: Shell) throws {
    let style = PageText(
      width: TerminalState.isTerminal(1) ? TerminalState.columns() : 100,
      isAccessible: common.style.isAccessible, language: lesson.language)
    let transcript = LessonTranscript(lesson, style: style) {
      ShellRunner(language: lesson.language)
    }
    for part in transcript.parts() {
      shell.presenter.show(part + StyledText("\n"), facts: [], shell.settings)
    }
    shell.presenter.flush()
  }

  private func forgetLesson(_ lesson: Lesson?, _ shell: Shell) throws {
    let id = try lesson?.header.id ?? named(shell).header.id
    shell.guide.progress.add(
      Progress.Entry(day: ProgressFile.today(), .forgotten, lesson: id, exercise: "", hash: "-"))
  }

  private func fail(
    _ diagnostic: Diagnostic, _ shell: Shell, status: Int32 = 1
  ) -> any Error {
    shell.presenter.report(diagnostic, in: NamedSource(id), shell.settings)
    shell.presenter.flush()
    return ExitCode(status)
  }
}
