import Expressions
import Lessons
import Terminal

/// Taking a student's own sheet.
extension LessonGuide {
  /// Commands that move about in a sheet, or leave it, and are no work on it.
  private static let unrecorded: Set<String> = [
    "next", "back", "skip", "hint", "solution", "restart", "lesson", "lessons", "language", "quit",
    "exit", "help", "practice",
  ]

  /// Opens a student's sheet.
  ///
  /// - Parameter own: The sheet.
  /// - Returns: What hinders the answers from being kept.
  package func open(_ own: StudentsSheet) -> Diagnostic? {
    let record = SheetRecord(own.header, page: own.page, environment: shell.environment)
    let language = own.lesson.language
    let player = SheetPlayer(own.lesson, style: style, events: record.events) {
      ShellRunner(language: language)
    }
    guard let player else { return nil }
    var hindrance: Diagnostic?
    if record.path == nil || record.failure != nil { hindrance = .noAnswersKept(record.failure) }
    player.record = { [unowned self] kind, exercise, text in
      let event = SheetEvent(at: SheetClock.now(), exercise: exercise, kind, text)
      guard !record.add(event), hindrance == nil else { return }
      let broken = Diagnostic.noAnswersKept(record.failure)
      hindrance = broken
      shell.presenter.report(broken, in: NamedSource(""), shell.settings)
    }
    sheet = player
    carryOut(player.begin())
    return hindrance
  }

  /// Takes an input while a sheet is open; false if it is for the shell.
  func take(_ input: String, _ sheet: SheetPlayer) -> Bool {
    sheet.style = style
    if input.isBlank {
      carryOut(sheet.enter())
      return true
    }
    let word = input.trimmed.prefix { $0 != " " }.drop { $0 == ":" }
    let isCommand = CommandLine(input, at: 0, in: shell.session) != nil
    if !shell.session.isKnown(input.trimmed), input.trimmed.contains(" ") || !isCommand,
      let wish = LessonWish(input)
    {
      grant(wish, sheet)
      return true
    }
    switch isCommand ? .input : sheet.meaning(of: input, learner: shell.session) {
    case .answer(let meant):
      carryOut(sheet.answer(meant, typed: input, learner: shell.session))
      return true
    case .sentence:
      carryOut(sheet.unread)
      return true
    case .wish(let wish):
      grant(wish, sheet)
      return true
    case .input: carryOut(isCommand ? [] : sheet.remark(on: input))
    }
    if let exercise = sheet.openQuestion?.judge.exercise.id,
      !isCommand || !Self.unrecorded.contains(String(word))
    {
      sheet.record(.input, exercise, input)
    }
    return false
  }

  private func grant(_ wish: LessonWish, _ sheet: SheetPlayer) {
    switch wish {
    case .question: carryOut(sheet.enter())
    case .leave: leaveSheet()
    case .help: shell.run(NamedSource("help"))
    default: carryOut(events(of: wish.command, sheet))
    }
  }

  /// What a command of lessons does on a sheet.
  func events(of command: String, _ sheet: SheetPlayer) -> [LessonEvent] {
    switch command {
    case "next", "skip": sheet.next()
    case "back": sheet.back()
    case "restart": sheet.restart()
    default: sheet.noHelp
    }
  }
}
