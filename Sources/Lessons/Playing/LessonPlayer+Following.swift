import Expressions
import Tensors
import Terminal

/// The question behind a solution: the same with other numbers, or a similar one.
extension LessonPlayer {
  /// How many draws of a template may have the answer that was solved before.
  private static let patience = 20

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
    exercise.isTemplate ? draw(exercise, .same, unlike: solved) : nil
  }

  private func similar(_ exercise: Exercise) -> [LessonEvent]? {
    guard !exercise.isTemplate, let template = template(near: exercise) else { return nil }
    return draw(template, .similar, unlike: nil)
  }

  /// Draws a template, another time if what was solved answers it.
  private func draw(
    _ template: Exercise, _ follows: OpenQuestion.Following, unlike solved: OpenQuestion?
  ) -> [LessonEvent]? {
    let page = page.runner(at: position).session
    var asked = template
    if let solved, template.generator == nil {
      asked.slips += solved.oldAnswer(lesson.language).map { [$0] } ?? []
    }
    for attempt in 1...Self.patience {
      drawnWith = random
      let question = try? asked.ask(
        page: page, after: itemsBefore, language: lesson.language, original: template,
        using: &random)
      guard let question else { return nil }
      let isSame = solved.map {
        $0.judge.exercise.question == question.judge.exercise.question
          && ($0.draw == question.draw || $0.answerValue == question.answerValue)
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
  ///
  /// What the page itself asks further down is left to it.
  private func template(near exercise: Exercise) -> Exercise? {
    var seen: Set<String> = []
    var lessons = [lesson]
    let asked = itemsBefore.count { if case .exercise = $0 { true } else { false } }
    let coming = lesson.exercises.dropFirst(asked).filter(\.isPrinted)
    while !lessons.isEmpty {
      let templates = lessons.flatMap(\.exercises).filter {
        $0.isTemplate && !coming.contains($0)
      }
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

extension OpenQuestion {
  /// The slip of whoever gives its answer to the same question with other numbers.
  fileprivate func oldAnswer(_ language: Language) -> Exercise.Slip? {
    let exercise = judge.exercise
    guard exercise.kind != .choice, exercise.kind != .fill, let answer = exercise.answerText,
      let text = (try? judge.value(of: answer)).flatMap(ValueLiteral.text)
    else { return nil }
    return Exercise.Slip(
      answers: [text], message: [.text(LessonWords.oldAnswer[language])], value: nil,
      line: exercise.line)
  }
}
