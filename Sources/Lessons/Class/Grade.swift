import Terminal
import Walkthroughs

/// What a hand-in is worth, exercise by exercise.
public struct Grade: Sendable {
  /// What an answer turned out to be.
  public enum Outcome: Hashable, Sendable {
    /// Right.
    case right
    /// A known mistake: the numbers of its slips on the sheet, and what it means.
    case slip([Int], String)
    /// A known mistake in a program: what it means, and the lesson that teaches it.
    case mistake(String, lesson: String?)
    /// Wrong in no known way.
    case wrong
    /// Something without a value, and why.
    case unreadable(Phrase)
    /// Nothing was given.
    case open
  }

  /// One exercise.
  public struct Test: Sendable {
    /// The exercise.
    public var exercise: String
    /// What it is called.
    public var title: String
    /// What the answer is worth.
    public var score: Double
    /// What a right one is worth.
    public var maxScore: Double
    /// What it turned out to be.
    public var outcome: Outcome
    /// The answer as it was typed.
    public var answer: String
    /// How many answers were given to it.
    public var tries: Int
    /// The seconds from its being asked to the last answer; nil where that is not known.
    public var seconds: Int?
    /// Whether the program worked the answer out.
    public var isMachine: Bool
  }

  /// What a lecturer should know of a hand-in.
  public enum Remark: Hashable, Sendable {
    /// It does not agree with its own last line.
    case changed
    /// Its questions are not those that were handed out.
    case otherPage
    /// It was finished so many seconds after the deadline.
    case late(Int)
    /// It holds answers to exercises that the sheet has not got.
    case strangeExercises
    /// The student is not in the list of the class.
    case unknownStudent
    /// A later one of the same student counts; or this one does and so many are left out.
    case counts(insteadOf: Int)
  }

  /// The student.
  public var id: String
  /// The student's name; empty where nobody said it.
  public var name: String
  /// The file.
  public var file: String
  /// When it was made.
  public var made: Moment?
  /// The exercises in order.
  public var tests: [Test]
  /// What a lecturer should know.
  public var remarks: [Remark]
  /// Why it could not be graded.
  public var error: Phrase?

  /// The points.
  public var score: Double { Points.rounded(tests.reduce(0) { $0 + $1.score }) }

  /// The points of a faultless one.
  public var maxScore: Double { Points.rounded(tests.reduce(0) { $0 + $1.maxScore }) }

  /// Something that could not be graded.
  init(file: String, error: Phrase, id: String = "", name: String = "") {
    self.init(
      id: id, name: name, file: file, made: nil, tests: [], remarks: [], error: error)
  }

  /// Puts a grade together.
  init(
    id: String, name: String, file: String, made: Moment?, tests: [Test], remarks: [Remark],
    error: Phrase? = nil
  ) {
    self.id = id
    self.name = name
    self.file = file
    self.made = made
    self.tests = tests
    self.remarks = remarks
    self.error = error
  }
}

extension Grade {
  /// What a lecturer should know, in one line.
  public func remark(in language: Language) -> String {
    if let error { return error[language] }
    let unread = tests.filter { if case .unreadable = $0.outcome { true } else { false } }
    let phrases = remarks.map(\.phrase) + unread.map { GradeWords.unreadable($0.exercise) }
    return phrases.map { $0[language] }.joined(separator: Phrase("; ", "；")[language])
  }

  /// What is said of an exercise.
  public func output(_ test: Test, in language: Language) -> String {
    GradeWords.output(test)[language]
  }

  /// The object that programs are given.
  public func fact(in language: Language) -> JSONValue {
    let head: [JSONValue.Member] = [
      .init("kind", .string("grade")), .init("id", id.isEmpty ? .null : .string(id)),
      .init("file", .string(file)),
    ]
    if let error { return .object(head + [.init("error", .string(error[language]))]) }
    let tests = tests.map { test -> JSONValue in
      .object([
        .init("name", .string(test.exercise)), .init("score", .number(test.score)),
        .init("max_score", .number(test.maxScore)),
        .init("output", .string(output(test, in: language))),
      ])
    }
    let remark = remark(in: language)
    return .object(
      head + [.init("score", .number(score)), .init("max_score", .number(maxScore))]
        + (remark.isEmpty ? [] : [.init("output", .string(remark))])
        + [.init("tests", .array(tests))])
  }
}

/// What is said about hand-ins and their grades.
enum GradeWords {
  static func output(_ test: Grade.Test) -> Phrase {
    let phrase: Phrase
    switch test.outcome {
    case .right: phrase = Phrase("Right.", "正确。")
    case .slip(_, let message): phrase = Phrase(same: message)
    case .mistake(let message, let lesson):
      phrase = Phrase(
        message + (lesson.map { " See lesson \($0)." } ?? ""),
        message + (lesson.map { "见课程 \($0)。" } ?? ""))
    case .wrong: phrase = Phrase("Wrong, in no known way.", "不对，不属于已知的错误。")
    case .unreadable(let why):
      phrase = Phrase(
        "It has no value: \(why.english)", "没有值：\(why.chinese)")
    case .open: phrase = Phrase("No answer.", "没有作答。")
    }
    guard test.isMachine else { return phrase }
    return Phrase(
      phrase.english + " The machine worked it out.", phrase.chinese + "这是机器算出来的。")
  }

  static func unreadable(_ exercise: String) -> Phrase {
    Phrase("\(exercise) could not be read", "\(exercise) 无法读取")
  }

  static func duration(_ seconds: Int) -> Phrase {
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3600 % 24, max(1, seconds / 60 % 60))
    if days > 0 { return Phrase("\(days) d \(hours) h", "\(days) 天 \(hours) 小时") }
    if seconds >= 3600 {
      return Phrase("\(hours) h \(seconds / 60 % 60) min", "\(hours) 小时 \(seconds / 60 % 60) 分")
    }
    return Phrase("\(minutes) min", "\(minutes) 分钟")
  }
}

extension Grade.Remark {
  /// How it is said.
  var phrase: Phrase {
    switch self {
    case .changed:
      Phrase("changed after it was written", "写好以后被改动过")
    case .otherPage:
      Phrase(
        "its questions are not those that were handed out; graded with the sheet's numbers",
        "题目与发下去的不同；按作业卷的数评分")
    case .late(let seconds):
      Phrase(
        "late by \(GradeWords.duration(seconds).english)",
        "迟交 \(GradeWords.duration(seconds).chinese)")
    case .strangeExercises:
      Phrase("answers exercises that the sheet has not got", "回答了作业卷中没有的题")
    case .unknownStudent:
      Phrase("not in the list of the class", "不在名单中")
    case .counts(let others):
      Phrase(
        "handed in \(others + 1) times; the last one counts",
        "提交了 \(others + 1) 次，以最后一次为准")
    }
  }
}
