import Expressions
import Terminal

/// A question that has been asked: its judge, the hints that were given, and how it is put in words.
public final class OpenQuestion {
  /// The exercise as the page has it, before anything is drawn.
  let original: Exercise

  /// The letters of a template.
  let draw: Draw?

  /// Judges answers; its exercise has the letters put in.
  public let judge: Judge

  /// How many hints were given.
  private var hints = 0

  /// How many answers were wrong.
  var tries = 0

  /// Asks an exercise.
  ///
  /// - Parameters:
  ///   - exercise: What is asked.
  ///   - page: The variables as the page leaves them.
  ///   - draw: The letters of a template.
  ///   - original: The exercise as the page has it, where a generator made this one of it.
  public init(_ exercise: Exercise, page: Session, draw: Draw?, original: Exercise? = nil) {
    self.original = original ?? exercise
    self.draw = draw
    judge = exercise.judge(page: page, draw: draw)
  }

  // MARK: Words

  /// The title and the parts of the question.
  public func parts(_ style: PageText) -> [StyledText] {
    let exercise = judge.exercise
    let title = LessonWords.exercise(Inline.plain(exercise.title))[style.language]
    var parts = [StyledText(title, .heading).wrapped(to: style.width)]
    for item in exercise.question {
      switch item {
      case .prose(let block): parts.append(style.text(block.block))
      case .example(let example):
        if example.isShown { parts.append(example.inputs.wrapped(to: style.width, indent: 4)) }
      case .exercise: break
      }
    }
    return parts
  }

  /// What is said to an empty answer.
  func reminder(_ style: PageText) -> StyledText {
    StyledText(LessonWords.yourAnswer[style.language], .dim).wrapped(to: style.width)
  }

  /// What is said to a right answer, with its value unless it was typed as such.
  func praise(_ text: String, _ style: PageText) -> StyledText {
    let value = value(of: text)
    let phrase = value.map { LessonWords.right($0) } ?? LessonWords.right
    return StyledText(phrase[style.language], .good)
  }

  /// What is said to a wrong answer.
  public func reply(to text: String, _ verdict: Verdict, _ style: PageText) -> StyledText {
    let value = value(of: text)
    let phrase = value.map { LessonWords.notYet($0) } ?? LessonWords.notYet
    var reply = StyledText(phrase[style.language], .bad)
    let space = StyledText(style.language == .english ? " " : "")
    if case .slip(let slip) = verdict { reply += space + style.styled(slip.message) }
    let hasHints = hints < judge.exercise.hints.count
    if hasHints, tries == 1 || tries == 3 {
      reply += space + StyledText(LessonWords.tryHint[style.language], .dim)
    } else if tries >= 2 {
      reply += space + StyledText(LessonWords.trySolution[style.language], .dim)
    }
    return reply.wrapped(to: style.width)
  }

  /// The value of an answer that is more than a number or a letter.
  private func value(of text: String) -> String? {
    guard judge.exercise.kind != .choice, TypedNumber.numbers(in: text) == nil,
      let value = try? judge.value(of: text)
    else { return nil }
    return ValuePreview.text(value)
  }

  /// The next hint; after the last one how the work begins, then that there is only the solution.
  func help(_ style: PageText) -> [StyledText] {
    defer { hints += 1 }
    if hints < judge.exercise.hints.count { return [style.text(judge.exercise.hints[hints])] }
    if hints == judge.exercise.hints.count, let beginning {
      let phrase = LessonWords.workBegins
      return [StyledText(phrase[style.language]) + StyledText(beginning, .name)]
    }
    return [StyledText(LessonWords.noMoreHints[style.language], .dim)]
  }

  /// The first term of the answer's arithmetic, or the function it is computed with.
  private var beginning: String? {
    guard judge.exercise.kind != .choice,
      let answer = judge.exercise.answerText?.split(separator: "\n").last
    else { return nil }
    let sums = answer.ranges(of: " + ")
    let outer = sums.first { answer[..<$0.lowerBound].isBalanced } ?? sums.first
    if let outer { return answer[..<outer.lowerBound] + " + …" }
    guard let bracket = answer.firstIndex(of: "("), bracket > answer.startIndex,
      answer[..<bracket].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
    else { return nil }
    return answer[..<bracket] + "(…)"
  }

  /// The answer, its value, and what the page says to it.
  public func solution(_ style: PageText) -> StyledText {
    let exercise = judge.exercise
    let answer = exercise.answerText ?? ""
    var lines = [StyledText(LessonWords.theAnswer[style.language], .heading)]
    lines += answer.split(separator: "\n").map { StyledText("  " + $0) }
    if exercise.kind != .choice, TypedNumber.numbers(in: answer) == nil,
      let value = try? judge.value(of: answer)
    {
      lines.append(StyledText("  = " + ValuePreview.text(value)))
    }
    if !exercise.explanation.isEmpty { lines.append(style.text(exercise.explanation)) }
    return StyledText(lines: lines)
  }
}

extension Substring {
  /// Whether every bracket that is opened is closed.
  fileprivate var isBalanced: Bool {
    count { "([".contains($0) } == count { ")]".contains($0) }
  }
}
