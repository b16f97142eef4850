import Expressions
import Lessons
import Terminal
import Walkthroughs

/// Takes a shell through a lesson: what the lesson asks for is done in the learner's own session, and
/// what the learner types goes to the question that is open.
package final class LessonGuide {
  /// The lessons there are; nil where none were found.
  package let library: LessonLibrary?

  /// What has been done.
  package let progress: ProgressFile

  /// The lesson that is being taken.
  private(set) var player: LessonPlayer?

  /// The practice that is being done.
  package var drill: Drill?

  /// The student's sheet that is being taken.
  var sheet: SheetPlayer?

  /// The page that is written of what the learner does.
  package var notes: LessonNotes?

  unowned let shell: Shell
  /// The learner's variables before the lesson.
  private var own: Session?
  private var entry: LessonLibrary.Entry?

  /// The lesson that was left last, and the item at which.
  private var left: (lesson: Lesson, place: Int?)?

  init(_ shell: Shell) {
    self.shell = shell
    let folder = LessonFolder.standard(
      program: LessonFolder.program(), environment: shell.environment)
    library = folder.map { LessonLibrary(folder: $0) }
    progress = ProgressFile(environment: shell.environment)
    if let notice = progress.notice { say(notice) }
  }

  /// How pages are laid out here.
  var style: PageText {
    PageText(
      width: shell.settings.isPrompt ? TerminalState.columns() : 80,
      isAccessible: shell.settings.isAccessible, language: shell.settings.language)
  }

  /// Whether there is something left to do in the lesson or the practice.
  package var isOpen: Bool {
    if let sheet { return !sheet.isFinished }
    if let drill { return !drill.isFinished }
    return player.map { !$0.isFinished } ?? false
  }

  // MARK: Opening

  /// Opens the lesson of an id; the one that was open last, or the next to take, without one.
  ///
  /// - Throws: a diagnostic if there is no such lesson, or its file is broken.
  package func open(
    _ id: String, argument: String, atPrompt: Bool = true
  ) throws(Diagnostic) {
    guard let library, let first = library.entries.first else { throw .noLessons(argument) }
    let wanted = id.isBlank ? suggested(library) ?? first : library.entry(id)
    guard let wanted else {
      throw .unknownLesson(
        id, among: library.entries.map(\.id), argument, atPrompt: atPrompt)
    }
    let lesson = try read(wanted, argument)
    entry = wanted
    if lesson.language != shell.settings.language {
      say(
        Phrase(
          "this lesson does not exist in English; here it is in Chinese",
          "这一课没有中文版，以下为英文版"))
    }
    open(lesson)
  }

  /// Opens a lesson that has been read.
  package func open(_ lesson: Lesson) {
    let player = LessonPlayer(lesson, style: style, seed: seed(lesson)) {
      ShellRunner(language: $0)
    }
    player.record = { [unowned self] event, exercise, name in
      record(event, exercise, lesson: name)
    }
    player.other = { [unowned self] id in
      library?.entry(id).flatMap { library?.read($0, in: shell.settings.language).0 }
    }
    if let before = self.player, before.lesson.header.id != lesson.header.id {
      shell.session.clear(madeBy: before.variables)
    }
    if self.player == nil { own = shell.session.copy { _ in } }
    self.player = player
    drill = nil
    let before = left.flatMap { left in
      left.lesson.header.id == lesson.header.id && left.lesson.language == lesson.language
        ? left.place : nil
    }
    carryOut(player.begin(progress.progress, at: before))
  }

  private func read(
    _ entry: LessonLibrary.Entry, _ argument: String
  ) throws(Diagnostic) -> Lesson {
    let (lesson, issues) = library?.read(entry, in: shell.settings.language) ?? (nil, [])
    guard let lesson else { throw .brokenLesson(entry.id, issues.first, argument) }
    return lesson
  }

  /// The lesson that was open last, if something in it still is; else the next one of which that is true.
  private func suggested(_ library: LessonLibrary) -> LessonLibrary.Entry? {
    let ids = library.entries.map(\.id)
    let last =
      entry?.id ?? left?.lesson.header.id
      ?? progress.progress.entries.last { ids.contains($0.lesson) }?.lesson
    let start = last.flatMap(ids.firstIndex) ?? 0
    return (library.entries[start...] + library.entries[..<start]).first { entry in
      guard let lesson = library.read(entry, in: shell.settings.language).0 else { return false }
      let tally = progress.progress.tally(lesson)
      return tally.done < tally.all
    }
  }

  /// Templates get other numbers each time that something has happened in between.
  private func seed(_ lesson: Lesson) -> UInt64 {
    UInt64(progress.progress.entries.count { $0.lesson == lesson.header.id })
  }

  func record(_ event: Progress.Event, _ exercise: Exercise, lesson: String) {
    let entry = Progress.Entry(
      day: ProgressFile.today(), event, lesson: lesson, exercise: exercise.id,
      hash: exercise.hash)
    if let notice = progress.add(entry) { say(notice) }
  }

  /// Whether the lesson is at an example whose steps can be shown.
  var hasSteps: Bool { player?.steppable != nil }

  // MARK: Inputs

  /// Takes an input for the lesson; false if it is for the shell.
  func take(_ input: String) -> Bool {
    if let sheet { return take(input, sheet) }
    follow()
    if input.isBlank { return enter() }
    let words = input.split(separator: " ")
    if words.first == "step", words.dropFirst().allSatisfy({ $0.hasPrefix("--") }), let player,
      let steppable = player.steppable
    {
      let flags = words.dropFirst().map(String.init)
      // The example has the page's variables, and the learner keeps his own.
      let own = shell.session.copy { _ in }
      shell.session.adopt(steppable.session)
      shell.asPage {
        shell.run(NamedSource((["step", steppable.input] + flags).joined(separator: " ")))
      }
      shell.session.adopt(own)
      carryOut(player.reminder())
      return true
    }
    let question = drill?.openQuestion ?? player?.openQuestion
    switch meaning(of: input, question) {
    case .answer(let answer):
      let events =
        drill?.answer(answer, learner: shell.session)
        ?? player?.answer(answer, learner: shell.session) ?? []
      if let question { notes?.add(answer: input, to: question.judge.exercise) }
      carryOut(events)
    case .wish(let wish): grant(wish, question)
    case .sentence:
      if !isOpen, let asked = SpokenQuestion(input, in: shell.session, shell.settings.language) {
        say(asked.words)
      }
      carryOut(question.map { [$0.wanted(style)] } ?? player?.noQuestion ?? [])
    case .input:
      notes?.add(input: input)
      return false
    }
    return true
  }

  /// Whether a lesson was taken to its end and is not left yet.
  private var isAtTheEnd: Bool { drill == nil && player?.isFinished == true }

  /// What an input means here; a command's line is for the shell, unless more than its word was said:
  /// `help me`.
  private func meaning(of input: String, _ question: OpenQuestion?) -> LearnerMeaning {
    let isWords = input.trimmed.contains(" ") || input.trimmed == "leave"
    let isCommand = CommandLine(input, at: 0, in: shell.session).map { !asksNoPage($0) } ?? false
    if isOpen || isAtTheEnd, isWords || !isCommand, !shell.session.isKnown(input.trimmed),
      let wish = LessonWish(input)
    {
      return .wish(wish)
    }
    guard !isCommand else { return .input }
    guard let question else {
      let isSentence =
        isOpen
        ? OpenQuestion.isSentence(input, shell.session)
        : SpokenQuestion(input, in: shell.session, shell.settings.language) != nil
      return isSentence ? .sentence : .input
    }
    return question.meaning(of: input, learner: shell.session)
  }

  /// Whether a question mark stands behind a sentence, and not behind a name that has a page.
  private func asksNoPage(_ line: CommandLine) -> Bool {
    line.command.name == "help" && line.text.last.map { "?？".contains($0) } ?? false
      && HelpIndex[shell.settings.language].entries(for: line.argument.trimmed).isEmpty
  }

  /// Does what a learner has asked for in words.
  private func grant(_ wish: LessonWish, _ question: OpenQuestion?) {
    switch wish {
    case .question:
      carryOut(drill?.enter() ?? (question != nil ? player?.enter() : player?.reminder()) ?? [])
    case .leave: leave()
    case .hint, .solution, .skip, .next, .back, .restart, .help:
      shell.run(NamedSource(wish.command))
    }
  }

  /// Ends the lesson or the practice; the learner's variables are those from before the lesson.
  private func leave() {
    if let drill {
      carryOut(drill.isFinished ? [] : [drill.end])
      self.drill = nil
      return say(LearnerMeaning.leftPractice)
    }
    left = player.map { ($0.lesson, $0.place) }
    player = nil
    entry = nil
    shell.session.clear()
    if let own { shell.session.adopt(own) }
    own = nil
    say(LearnerMeaning.left)
  }

  /// Ends a sheet; what was answered is kept.
  func leaveSheet() {
    sheet = nil
    say(LearnerMeaning.leftSheet)
  }

  private func enter() -> Bool {
    if let drill, !drill.isFinished {
      carryOut(drill.enter())
      return true
    }
    guard drill == nil, let player else { return false }
    carryOut(player.enter())
    return true
  }

  /// Goes on in another language if the learner has changed it.
  func follow() {
    guard let player, let entry, player.lesson.language != shell.settings.language,
      entry.paths[shell.settings.language] != nil,
      let lesson = library?.read(entry, in: shell.settings.language).0
    else { return }
    player.style = style
    carryOut(player.change(to: lesson))
  }

  /// Does something with the lesson or practice that is open.
  ///
  /// - Throws: a diagnostic if none is.
  func act(
    _ command: String, _ argument: String, drill onDrill: (Drill) -> [LessonEvent],
    player onPlayer: (LessonPlayer) -> [LessonEvent]
  ) throws(Diagnostic) {
    if let sheet { return carryOut(events(of: command, sheet)) }
    if let drill { return carryOut(onDrill(drill)) }
    guard let player else { throw .noLessonOpen(command, argument) }
    player.style = style
    carryOut(onPlayer(player))
  }

  /// Goes on: in the lesson, or to the lesson after it.
  func next(_ argument: String) throws(Diagnostic) {
    if drill == nil, let player, player.isFinished, let entry,
      let after = library?.entry(after: entry.id)
    {
      return try open(after.id, argument: argument)
    }
    try act("next", argument, drill: { $0.skip() }, player: { $0.next() })
  }

  // MARK: Events

  /// Carries out what the lesson asks for.
  package func carryOut(_ events: [LessonEvent]) {
    shell.paging { shell.asPage { carryOutAsPage(events) } }
  }

  private func carryOutAsPage(_ events: [LessonEvent]) {
    var hasRun = false
    for event in events {
      switch event {
      case .show(let text):
        // What was printed is set off from the words that follow.
        shell.presenter.show(
          hasRun ? StyledText("\n") + text : text, facts: [], shell.settings)
        hasRun = false
      case .tell(let text, let fact):
        shell.presenter.show(
          hasRun ? StyledText("\n") + text : text, facts: [fact.text], shell.settings)
        hasRun = false
      case .adopt(let session): shell.session.adopt(session)
      case .walk(let input, let place):
        try? ExplanationCommands.walk(input, at: place, shell)
        hasRun = true
      case .report(let diagnostic, let source):
        shell.presenter.report(diagnostic, in: NamedSource(source), shell.settings)
      case .run(let input, let isEchoed):
        if isEchoed {
          let echo = LessonEvent.prompted(input).wrappedCode(to: style.width)
          shell.presenter.show(echo, facts: [], shell.settings)
        }
        notes?.add(input: input)
        shell.run(NamedSource(input))
        hasRun = true
      }
    }
    shell.presenter.flush()
  }

  func say(_ phrase: Phrase) {
    let text = StyledText(phrase[shell.settings.language], .dim)
    shell.presenter.show(text.wrapped(to: style.width), facts: [], shell.settings)
  }
}
