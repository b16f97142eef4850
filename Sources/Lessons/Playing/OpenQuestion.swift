import Expressions
import Terminal

/// A question that has been asked: its judge, the hints that were given, and how it is put in words.
public final class OpenQuestion {
  /// The exercise as the page has it, before anything is drawn.
  let original: Exercise

  /// The letters of a template.
  let draw: Draw?

  /// The lesson it was taken from; empty if that does not matter.
  var lesson = ""

  /// Judges answers; its exercise has the letters put in.
  public let judge: Judge

  /// Those letters of a template that its question tells.
  let told: [(name: String, letter: Draw.Letter)]

  /// How many hints were given.
  private var hints = 0

  /// Values that are shown with the question: those of the page that it speaks of, or other ones in their
  /// place.
  var data: [(name: String, letter: Draw.Letter)]

  /// Whether it is asked with the numbers that stand on the page.
  let isPrinted: Bool

  /// All values that are given with the question.
  var givenLetters: [(name: String, letter: Draw.Letter)] { told + data }

  /// The data as assignments.
  var givens: [String] { OpenQuestion.assignments(data) }

  private static func assignments(_ data: [(name: String, letter: Draw.Letter)]) -> [String] {
    data.map { "\($0.name) = \($0.letter.literal ?? $0.letter.text)" }
  }

  /// Where a question stands among others.
  enum Place {
    /// An exercise of a lesson, counted from 1.
    case lesson(Int, of: Int)
    /// A problem of practice, counted from 1; there may be no end.
    case practice(Int, of: Int?)
  }

  /// Where it stands; nil for one that follows another.
  var place: Place?

  /// Whether it offers by hand what the machine worked out before.
  var isByHand = false

  /// What it has to do with the question before it, whose solution was shown; nil if there is none.
  var follows: Following?

  /// What a question has to do with the one before it.
  enum Following: String {
    /// It is the same with other numbers.
    case same
    /// It is a similar one.
    case similar

    /// How that is said.
    var words: Phrase {
      switch self {
      case .same: LessonWords.same
      case .similar: LessonWords.similar
      }
    }
  }

  /// How many wrong answers nobody could explain.
  private var misses = 0

  /// How many unexplained misses it takes until a hint comes by itself.
  private static let patience = 2

  /// Takes note of an answer that was not right.
  func miss(_ verdict: Verdict) {
    if case .wrong = verdict { misses += 1 }
  }

  /// Whether the next hint, or the work behind the last, comes without being asked for.
  func hintComes(after verdict: Verdict, _ style: PageText) -> Bool {
    guard case .wrong = verdict else { return false }
    return misses >= OpenQuestion.patience && hints < helps(style)
  }

  /// How much help there is: the hints, and the work if it can be shown.
  private func helps(_ style: PageText) -> Int {
    judge.exercise.hints.count + (WorkedFrame(judge, style: style).lines.isEmpty ? 0 : 1)
  }

  /// Asks an exercise.
  ///
  /// - Parameters:
  ///   - exercise: What is asked.
  ///   - page: The variables as the page leaves them.
  ///   - draw: The letters of a template.
  ///   - isPrinted: Whether they are those that the page prints.
  ///   - items: What stands before it on the page, where it is asked there.
  ///   - language: The language of what is said to two possible mistakes.
  ///   - original: The exercise as the page has it, where this one was made of it.
  init(
    _ exercise: Exercise, page: Session, draw: Draw?, isPrinted: Bool = false,
    after items: [LessonItem] = [], language: Language, original: Exercise? = nil
  ) {
    self.original = original ?? exercise
    self.draw = draw
    self.isPrinted = isPrinted
    let letters = draw?.letters ?? []
    let toldLetters = letters.isEmpty ? [] : exercise.toldLetters
    told = letters.filter { toldLetters.contains($0.name) }
    let applied = draw.map { exercise.applied($0) } ?? exercise
    let session = exercise.session(page: page, draw: draw, isPrinted: isPrinted)
    data =
      exercise.isPrinted
      ? QuestionData(applied, after: items, telling: toldLetters, draw, page: session).values : []
    var known = toldLetters.union(data.map(\.name))
    if exercise.isPrinted {
      // What the page knows the learner knows, and the answer is made of what may be used.
      known.formUnion(page.variables.keys)
      let answer = applied.answerText ?? ""
      let names = Judge.names(in: answer)
      if names != [answer] { known.formUnion(names) }
    }
    let hidden = letters.map(\.name).filter { !known.contains($0) }
    let judge = Judge(applied, page: session, hidden: Set(hidden))
    // The slips of a page are proven to differ from its answer; with other numbers they may not.
    self.judge = isPrinted ? judge : judge.settled(in: language)
  }

  /// Whether an input is meant as an answer, and not as a try of the learner's own.
  public func isAnswer(_ input: String, learner: Session) -> Bool {
    judge.isAnswer(input, learner: learner)
  }

  /// Judges answers that are programs; nil where none is asked for.
  private(set) lazy var programJudge = ProgramJudge(judge.exercise, page: judge.page)

  // MARK: Words

  /// The title and the parts of the question.
  public func parts(_ style: PageText) -> [StyledText] {
    let exercise = judge.exercise
    let title = Inline.plain(exercise.title)
    let heading =
      switch place {
      case .lesson(let number, let count): LessonWords.exercise(title, number, of: count)
      case .practice(let number, let count): LessonWords.problem(title, number, of: count)
      case nil: LessonWords.exercise(title)
      }
    var parts = [StyledText(heading[style.language], .heading).wrapped(to: style.width)]
    if let follows {
      let byHand = exercise.kind == .program ? LessonWords.programByHand : LessonWords.byHand
      let words = isByHand ? byHand : follows.words
      parts.insert(StyledText(words[style.language], .dim).wrapped(to: style.width), at: 0)
    }
    let lines = givenLines(style)
    if !lines.isEmpty { parts.append(lines) }
    for item in exercise.question {
      switch item {
      case .prose(let block): parts.append(style.text(block.block))
      case .example(let example):
        if example.isShown { parts.append(example.transcript.wrappedCode(to: style.width)) }
      case .exercise: break
      }
    }
    let rows = matrixRows(style)
    return rows.isEmpty ? parts : parts + [rows]
  }

  /// The data that stands well in a line, as inputs; empty if there is none.
  private func givenLines(_ style: PageText) -> StyledText {
    let inRows = style.isAccessible ? [] : MatrixRows(givenLetters).names
    let lines = OpenQuestion.assignments(data.filter { !inRows.contains($0.name) }).map {
      StyledText("> ", .prompt) + StyledText($0)
    }
    return StyledText(lines: lines).wrapped(to: style.width, indent: 4)
  }

  /// What is given beside the words, for paper and pages: inputs, and rows and columns; empty if nothing is.
  func given(_ style: PageText) -> StyledText {
    StyledText(lines: [givenLines(style), matrixRows(style)].filter { !$0.isEmpty })
  }

  /// The matrices of the question as rows and columns; empty if there are none, or sentences are wanted.
  func matrixRows(_ style: PageText) -> StyledText {
    style.isAccessible ? StyledText() : MatrixRows(givenLetters).text(width: style.width)
  }

  /// What is said to a right answer, with its value unless it was typed as such, and whose work it was if
  /// it was the machine's.
  func praise(_ text: String, _ style: PageText) -> StyledText {
    let value = value(of: text)
    let phrase = value.map { LessonWords.right($0) } ?? LessonWords.right
    let praise = StyledText(phrase[style.language], .good)
    guard judge.isMachine(text) else { return praise.wrapped(to: style.width) }
    return (praise + StyledText(LessonWords.machine[style.language], .dim)).wrapped(to: style.width)
  }

  /// What is said to a wrong answer.
  public func reply(to text: String, _ verdict: Verdict, _ style: PageText) -> StyledText {
    let value = value(of: text)
    let phrase = value.map { LessonWords.notYet($0) } ?? LessonWords.notYet
    var reply = StyledText(phrase[style.language], .bad)
    let space = StyledText(style.language == .english ? " " : "")
    if case .slip(let slip) = verdict {
      reply += space + style.styled(slip.message)
    } else if let form = letters(missedBy: text) ?? judge.wantedForm(of: text) {
      reply += space + StyledText(form[style.language])
    }
    guard !hintComes(after: verdict, style) else { return reply.wrapped(to: style.width) }
    let way = hints < helps(style) ? LessonWords.tryHint : LessonWords.trySolution
    reply += space + StyledText(way[style.language], .dim)
    return reply.wrapped(to: style.width)
  }

  /// Which letters there are to choose from, for an answer that is none of them.
  private func letters(missedBy text: String) -> Phrase? {
    let letters = judge.exercise.letters
    guard let first = letters.first, let last = letters.last,
      !letters.contains(Judge.letter(text))
    else { return nil }
    return LessonWords.letters(first, last)
  }

  /// The value of an answer that is more than a number or a letter.
  private func value(of text: String) -> String? {
    let isShape = judge.exercise.kind == .shape && Judge.writtenShape(text) != nil
    guard judge.exercise.kind != .choice, !isShape, TypedNumber.numbers(in: text) == nil,
      let value = try? judge.value(typed: text), ValuePreview.isShort(value)
    else { return nil }
    return self.text(value)
  }

  /// The next hint; after the last one the work, up to its last number, then that there is only the
  /// solution.
  func help(_ style: PageText) -> StyledText {
    defer { hints += 1 }
    let exercise = judge.exercise
    if hints < exercise.hints.count { return style.text(exercise.hints[hints]) }
    let work = WorkedFrame(judge, style: style)
    var frame = hints == exercise.hints.count ? work.lines : []
    // The letters of a template stand there with what was drawn for them.
    if let first = frame.first?.plain, !answerLetters.isEmpty,
      told.contains(where: { Judge.names(in: first).contains($0.name) })
    {
      let letters = StyledText(answerLetters).wrapped(to: style.width - 2, indent: 2)
      frame.insert(letters, at: work.isArithmetic ? 1 : 0)
    }
    if frame.isEmpty {
      return StyledText(LessonWords.noMoreHints[style.language], .dim).wrapped(to: style.width)
    }
    let head = StyledText(work.head[style.language], .heading)
    return StyledText(lines: [head] + frame.map { $0.indented(by: 2) })
  }

  /// The answer, its value, the work that leads there, and what the page says to it.
  public func solution(_ style: PageText) -> StyledText {
    let exercise = judge.exercise
    let frame = WorkedFrame(judge, style: style, isOpen: false)
    var lines = [StyledText(LessonWords.theAnswer[style.language], .heading)]
    if let work = answerWork {
      lines += work.split(separator: "\n").map {
        StyledText("  " + $0).wrapped(to: style.width, indent: 4)
      }
      lines += frame.numbers.map { $0.indented(by: 2) }
      lines.append(StyledText("  = " + answerValue).wrapped(to: style.width, indent: 4))
    } else if exercise.kind == .program {
      lines += answerValue.split(separator: "\n").map {
        StyledText("  " + $0).wrappedCode(to: style.width)
      }
    } else {
      lines.append((StyledText("  ") + StyledText(answerValue)).wrapped(to: style.width, indent: 2))
    }
    let steps = frame.recorded
    if !steps.isEmpty {
      lines.append(StyledText(frame.head[style.language], .heading))
      lines += steps.map { $0.indented(by: 2) }
    }
    if !exercise.explanation.isEmpty { lines.append(style.text(exercise.explanation)) }
    return StyledText(lines: lines)
  }
}
