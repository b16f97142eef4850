import Expressions
import Lessons
import Terminal

/// What is to be practised.
package struct PracticePlan {
  /// A lesson or a family; everything if it is empty.
  var topic: String
  /// What the draws depend on; what has been done so far if there is none.
  var seed: UInt64?
  /// How many problems; nil for no end.
  var count: Int?
  /// How many lessons are reached; it depends on the answers if there is no number.
  var level: Int?
  /// Whether only what is due again is asked.
  var isDue = false
  /// Whether a series is asked that grows by one idea a problem.
  var isLadder = false
  /// Whether problems are written down, so that nothing is answered in between.
  var isWorksheet = false

  /// Says what is to be practised.
  package init(
    topic: String, seed: UInt64? = nil, count: Int? = nil, level: Int? = nil, isDue: Bool = false,
    isLadder: Bool = false, isWorksheet: Bool = false
  ) {
    (self.topic, self.seed, self.count, self.level) = (topic, seed, count, level)
    (self.isDue, self.isLadder, self.isWorksheet) = (isDue, isLadder, isWorksheet)
  }

  /// How far into the lessons problems are taken from.
  var reach: Drill.Reach {
    if isDue || isLadder { return .inOrder }
    if let level { return .lessons(level) }
    return topic.isEmpty && !isWorksheet ? .rising : .everything
  }
}

extension LessonGuide {
  /// Begins to practise a topic, or everything.
  ///
  /// - Throws: a diagnostic if there is nothing to practise.
  func practice(_ topic: String) throws(Diagnostic) {
    let options = ArgumentFlags(topic, known: ["--list", "--due", "--ladder"])
    let topic = options.rest.trimmed
    if options.has("--list") || topic == "list" {
      return FamilyList.show(try families(of: topic == "list" ? "" : topic), shell)
    }
    let plan = PracticePlan(
      topic: topic, isDue: options.has("--due"), isLadder: options.has("--ladder"))
    if let drill = try drill(plan) { begin(drill) }
  }

  /// Begins to practise.
  package func begin(_ drill: Drill) {
    drill.record = { [unowned self] event, exercise in
      record(event, exercise, lesson: Drill.name)
    }
    self.drill = drill
    carryOut(drill.begin())
  }

  /// Prepares problems on a topic.
  ///
  /// - Returns: Nil where nothing is due, which has been said.
  /// - Throws: a diagnostic if there is nothing to practise.
  package func drill(_ plan: PracticePlan) throws(Diagnostic) -> Drill? {
    var families = try plan.isLadder ? ladder(plan.topic) : self.families(of: plan.topic)
    if plan.isDue {
      let due = memory.due(among: families)
      if due.isEmpty {
        say(memory.nothingDue(among: families))
        return nil
      }
      families = due
    }
    // With a seed of one's own the problems depend on nothing else.
    return Drill(
      families, reach: plan.reach,
      seed: plan.seed ?? UInt64(progress.progress.entries.count),
      count: plan.count, progress: plan.seed == nil ? progress.progress : Progress(), style: style
    ) { Session(files: .lessonPage) { _ in } }
  }

  /// What is remembered of each family.
  var memory: PracticeMemory {
    PracticeMemory(
      progress.progress, today: Day(ProgressFile.today()) ?? Day(number: 0))
  }

  /// The problems of a ladder.
  ///
  /// - Throws: a diagnostic if there is none on the topic.
  private func ladder(_ topic: String) throws(Diagnostic) -> [Family] {
    guard let ladder = topic.isEmpty ? Ladder.all.first : Ladder.named(topic) else {
      throw .noLadder(topic, among: Ladder.all.map(\.name))
    }
    return ladder.families(in: style.language)
  }

  /// The families of problems on a topic; all of them if it is empty.
  ///
  /// - Throws: a diagnostic if there are none.
  package func families(of topic: String) throws(Diagnostic) -> [Family] {
    guard let library else { throw .noLessons(topic) }
    let language = style.language
    let lessons = library.entries.compactMap { library.read($0, in: language).0 }
    let all = Family.families(in: lessons)
    let chosen = all.filter { $0.belongs(to: topic) }
    guard !chosen.isEmpty else {
      throw .noPractice(topic, among: all.map(\.exercise.id) + lessons.map(\.header.id), topic)
    }
    return chosen
  }
}
