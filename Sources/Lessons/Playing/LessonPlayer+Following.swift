import Expressions
import Tensors

/// The question behind a solution: the same with other numbers, or a similar one.
extension LessonPlayer {
  /// How many draws of a template may be the question that was solved before.
  private static let patience = 8

  /// Asks once more what was solved, or something like it.
  ///
  /// - Parameters:
  ///   - solved: The question whose solution was shown.
  ///   - isByHand: Whether the machine answered it instead, and now the learner is to.
  /// - Returns: Nil where nothing can be asked, and behind a question that was one more already.
  func ask(after solved: OpenQuestion, isByHand: Bool = false) -> [LessonEvent]? {
    guard solved.follows == nil else { return nil }
    isAskedByHand = isByHand
    let exercise = solved.original
    return same(exercise, unlike: solved) ?? similar(exercise)
  }

  /// Asks a question that followed a solution in another language, with the same numbers.
  ///
  /// - Returns: Nil if the question that was open is none of those, or cannot be asked here.
  func askAgain(_ open: OpenQuestion) -> [LessonEvent]? {
    isAskedByHand = open.isByHand
    guard let follows = open.follows, position < lesson.items.count,
      case .exercise(let exercise) = lesson.items[position]
    else { return nil }
    return follows == .same ? same(exercise, unlike: nil) : similar(exercise)
  }

  /// Offers by hand, with other numbers, what the machine worked out; once in a lesson.
  ///
  /// - Returns: Nil where the answer was the learner's work, or nothing can be offered.
  func offerByHand(_ answered: OpenQuestion, _ text: String) -> [LessonEvent]? {
    guard answered.follows == nil, !hasOffered, answered.judge.isMachine(text) else { return nil }
    hasOffered = true
    return ask(after: answered, isByHand: true)
  }

  private func same(_ exercise: Exercise, unlike solved: OpenQuestion?) -> [LessonEvent]? {
    if exercise.isTemplate { return draw(exercise, .same, unlike: solved) }
    drawnWith = random
    let before = lesson.items[..<min(position, lesson.items.count)]
    return OtherNumbers.question(
      exercise, after: before, language: lesson.language, using: &random
    ).map {
      addUnchanged($0, exercise, after: before)
      return open($0, as: .same)
    }
  }

  /// Shows with a question of other numbers also what it speaks of and what has stayed as it was.
  private func addUnchanged(
    _ question: OpenQuestion, _ exercise: Exercise, after items: some Sequence<LessonItem>
  ) {
    let session = page.runner(at: position).session
    for (name, letter) in QuestionData(exercise, after: items, page: session).values
    where !question.data.contains(where: { $0.name == name }) {
      guard let old = session.variables[name], let new = question.judge.page.variables[name],
        Agreement.agree(old, new)
      else { continue }
      question.data.append((name, letter))
    }
  }

  private func similar(_ exercise: Exercise) -> [LessonEvent]? {
    guard !exercise.isTemplate, let template = template(near: exercise) else { return nil }
    return draw(template, .similar, unlike: nil)
  }

  /// Draws a template, another time if it comes out as what was solved.
  private func draw(
    _ template: Exercise, _ follows: OpenQuestion.Following, unlike solved: OpenQuestion?
  ) -> [LessonEvent]? {
    let page = page.runner(at: position).session
    for attempt in 1...Self.patience {
      drawnWith = random
      let question = try? template.ask(page: page, language: lesson.language, using: &random)
      guard let question else { return nil }
      let isSame = solved.map {
        $0.draw == question.draw && $0.judge.exercise == question.judge.exercise
      }
      if isSame != true || attempt == Self.patience { return open(question, as: follows) }
    }
    return nil
  }

  private func open(
    _ question: OpenQuestion, as follows: OpenQuestion.Following
  ) -> [LessonEvent] {
    question.follows = follows
    question.isByHand = isAskedByHand
    return [.adopt(question.judge.letters)] + open(question)
  }

  // MARK: Templates

  /// The nearest related template of the page; of the lessons that it requires, and those require, if it
  /// has none.
  private func template(near exercise: Exercise) -> Exercise? {
    var seen: Set<String> = []
    var lessons = [lesson]
    while !lessons.isEmpty {
      let templates = lessons.flatMap(\.exercises).filter(\.isTemplate)
      let nearest = NearestTemplate.template(
        near: exercise, among: templates, onSamePage: seen.isEmpty)
      if let nearest { return nearest }
      let required = lessons.flatMap(\.header.requires).filter { seen.insert($0).inserted }
      lessons = required.compactMap(other)
    }
    return nil
  }

  // MARK: Progress

  /// Tells what happened to a question.
  ///
  /// The same with other numbers may still be answered rightly, and the exercise is then done; that it was
  /// solved or passed over has been told already. A similar question is practice, for its template has a
  /// place of its own in a lesson; so is what was right before and is done by hand.
  func note(_ event: Progress.Event, _ question: OpenQuestion) {
    if question.isByHand { return record(event, question.original, Drill.name) }
    switch question.follows {
    case nil: record(event, question.original, lesson.header.id)
    case .same:
      if ![.solution, .skipped].contains(event) {
        record(event, question.original, lesson.header.id)
      }
    case .similar: record(event, question.original, Drill.name)
    }
  }
}
