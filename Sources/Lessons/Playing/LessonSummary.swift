import Terminal
import Walkthroughs

/// What is said of a lesson before it is taken, and of how it went.
struct LessonSummary {
  let lesson: Lesson
  /// The exercises that were answered rightly.
  let solved: Set<String>
  /// Those that were passed over, or answered by the program.
  let skipped: Set<String>

  // MARK: At the start

  /// How long the lesson takes, and what it builds on.
  ///
  /// - Parameters:
  ///   - lesson: The lesson.
  ///   - isDone: Whether a required lesson has been taken.
  /// - Returns: A sentence or two.
  static func opening(_ lesson: Lesson, isDone: (String) -> Bool) -> Phrase {
    let header = lesson.header
    let (minutes, exercises) = (header.minutes, lesson.exercises.count)
    let noun = exercises == 1 ? "exercise" : "exercises"
    var english = "About \(minutes) minutes, \(exercises) \(noun)."
    var chinese = "大约 \(minutes) 分钟，\(exercises) 道题。"
    if !header.requires.isEmpty {
      english += " It builds on \(header.requires.joined(separator: ", "))"
      chinese += "需要先学 \(header.requires.joined(separator: "、"))"
      let open = header.requires.filter { !isDone($0) }
      if open.isEmpty {
        english += "."
        chinese += "。"
      } else if open.count == header.requires.count {
        english += open.count == 1 ? ", which is not done yet." : ", none of which is done yet."
        chinese += open.count == 1 ? "，这一课还没有学完。" : "，这些课都还没有学完。"
      } else {
        english += "; not done yet: \(open.joined(separator: ", "))."
        chinese += "；其中还没有学完的：\(open.joined(separator: "、"))。"
      }
    }
    return Phrase(english, chinese)
  }

  // MARK: At the end

  private var exercises: [Exercise] { lesson.exercises }
  private var right: Int { exercises.count { solved.contains($0.id) } }
  private var passed: [Exercise] {
    exercises.filter { skipped.contains($0.id) && !solved.contains($0.id) }
  }
  private var untouched: [Exercise] {
    exercises.filter { !skipped.contains($0.id) && !solved.contains($0.id) }
  }

  /// How many exercises were answered rightly, and which were not.
  func lines(_ language: Language) -> [StyledText] {
    var lines = [StyledText(LessonWords.finished[language], .dim)]
    guard !exercises.isEmpty else { return lines }
    let count = exercises.count
    lines.append(
      StyledText(
        Phrase("\(right) of \(count) exercises right.", "\(count) 道题中答对 \(right) 道。")[language],
        right == count ? .good : .heading))
    lines += list(Phrase("Skipped, or answered by the program:", "跳过或由程序作答的："), passed, language)
    lines += list(Phrase("Not taken:", "还没有做的："), untouched, language)
    if right < count { lines.append(StyledText(LessonWords.again[language], .dim)) }
    return lines
  }

  private func list(_ head: Phrase, _ exercises: [Exercise], _ language: Language) -> [StyledText] {
    if exercises.isEmpty { return [] }
    let all = lesson.exercises
    return [StyledText(head[language])]
      + exercises.map { exercise in
        let number = (all.firstIndex { $0.id == exercise.id } ?? 0) + 1
        return StyledText("  \(number)  ") + StyledText(Inline.plain(exercise.title))
      }
  }

  /// The same for programs.
  var fact: JSONValue {
    .object([
      .init("kind", .string("end")), .init("lesson", .string(lesson.header.id)),
      .init("exercises", .integer(exercises.count)), .init("right", .integer(right)),
      .init("skipped", .array(passed.map { .string($0.id) })),
      .init("open", .array(untouched.map { .string($0.id) })),
    ])
  }
}
