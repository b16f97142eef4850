import Expressions
import Tensors
import Terminal

/// Questions: asked, answered, helped with, and passed over.
extension LessonPlayer {
  /// Asks an exercise, with other numbers each time if it is a template.
  func ask(_ exercise: Exercise) -> [LessonEvent] {
    let runner = page.runner(at: position)
    var events: [LessonEvent] = [.adopt(runner.session.copy { _ in })]
    drawnWith = random
    do throws(Drawing.Failure) {
      let question = try exercise.askOnPage(
        runner.session, after: itemsBefore, language: lesson.language, using: &random)
      if question.draw != nil { events.append(.adopt(question.judge.letters)) }
      return events + open(question)
    } catch {
      position += 1
      return events + [say(error.reason)] + proceed()
    }
  }

  /// What stands on the page before the place where it is.
  var itemsBefore: [LessonItem] { Array(lesson.items.prefix(position)) }

  func open(_ question: OpenQuestion) -> [LessonEvent] {
    stop = .question(question)
    question.lesson = lesson.header.id
    let place = lesson.exercises.firstIndex { $0.id == question.original.id } ?? 0
    if question.follows == nil { question.place = .lesson(place + 1, of: lesson.exercises.count) }
    let parts = StyledText(lines: question.parts(style))
    return [.tell(parts, fact: question.fact(number: place + 1)), say(LessonWords.yourAnswer)]
  }

  /// Judges an answer.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - learner: The learner's own variables, which an answer may use.
  /// - Returns: What to show; nothing if no question is open.
  public func answer(_ text: String, learner: Session) -> [LessonEvent] {
    guard case .question(let question) = stop else { return [] }
    let exercise = question.judge.exercise
    if exercise.kind == .program { return answerProgram(text, question) }
    let verdict = question.judge.verdict(on: text, learner: learner)
    switch verdict {
    case .right(let meant):
      note(.right, question)
      if question.follows != .similar {
        solved.insert(question.original.id)
        skipped.remove(question.original.id)
      }
      let reminder = meant.map { [say(LessonWords.reminder($0))] } ?? []
      let words = style.text(exercise.explanation)
      let explanation = words.isEmpty ? [] : [show(words)]
      let praise = question.praise(text, style) + StyledText("\n")
      return [.tell(praise, fact: question.fact(of: verdict, on: text))] + explanation + reminder
        + (offerByHand(question, text) ?? leave(question))
    case .slip, .wrong, .empty:
      note(.wrong, question)
      question.miss(verdict)
      let reply = question.reply(to: text, verdict, style)
      let told = LessonEvent.tell(reply, fact: question.fact(of: verdict, on: text))
      return [told] + (question.hintComes(after: verdict, style) ? hint() : [])
    case .unreadable(let diagnostic):
      return [.report(diagnostic, in: question.judge.filled(text))]
    }
  }

  /// What is said to those who ask for help where nothing is asked of them: that, and what they can do.
  public var noQuestion: [LessonEvent] { [say(LessonWords.noQuestion)] + reminder() }

  /// Gives the next hint.
  public func hint() -> [LessonEvent] {
    guard case .question(let question) = stop else { return noQuestion }
    note(.hint, question)
    let help = question.help(style)
    return [.tell(help, fact: question.fact(ofHint: help))]
  }

  /// Shows the answer, then asks the same with other numbers, or a similar question, once.
  public func solution() -> [LessonEvent] {
    guard case .question(let question) = stop else { return noQuestion }
    note(.solution, question)
    pass(question)
    let answer = LessonEvent.tell(
      question.solution(style) + StyledText("\n"), fact: question.factOfAnswer())
    return [answer] + (ask(after: question) ?? leave(question))
  }

  /// Passes over the question.
  public func skip() -> [LessonEvent] {
    guard case .question(let question) = stop else { return noQuestion }
    let wasRight = question.follows == nil && solved.contains(question.original.id)
    if !wasRight {
      note(.skipped, question)
      pass(question)
    }
    let words = wasRight ? LessonWords.passed : LessonWords.skipped
    return [show(StyledText(words[lesson.language], .dim))] + leave(question)
  }

  /// Remembers an exercise that the learner did not answer.
  private func pass(_ question: OpenQuestion) {
    let id = question.original.id
    if question.follows == nil, !solved.contains(id) { skipped.insert(id) }
  }

  /// Goes on behind a question; the variables are the page's again.
  func leave(_ question: OpenQuestion) -> [LessonEvent] {
    position += 1
    if question.follows == nil { return proceed() }
    let page = session(at: position)
    let changed = question.judge.changed(from: page)
    let given = StyledText(LessonWords.givenBack(changed)[lesson.language], .dim)
    let words = changed.isEmpty ? [] : [show(given.wrapped(to: style.width))]
    return words + [.adopt(page)] + proceed()
  }
}
