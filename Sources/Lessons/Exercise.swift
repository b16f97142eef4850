/// A question, its hints, its answer, and what each likely mistake means.
public struct Exercise: Hashable, Sendable {
  /// How an answer is compared.
  public enum Kind: String, CaseIterable, Sendable {
    /// By value and shape.
    case value
    /// By shape alone.
    case shape
    /// By the letter of one of several sentences.
    case choice
    /// By the value of a line with a gap.
    case fill
    /// By the value that the next example shows.
    case predict
    /// By the place of something wrong.
    case find
    /// By what a function does that is written or mended.
    case program
  }

  /// A program that learners write, and what it gets to hear.
  public struct WrongProgram: Hashable, Sendable {
    /// The program.
    public var text: String
    /// What is said to it.
    public var message: [Inline]
    /// The share of the points that it is worth; nil where the page does not say.
    public var credit: Double?
    /// Its line in the file.
    public var line: Int
  }

  /// A likely wrong answer.
  public struct Slip: Hashable, Sendable {
    /// The expressions that give it, or the letters of wrong choices.
    public var answers: [String]
    /// What it means.
    public var message: [Inline]
    /// The value that the page says it has.
    public var value: String?
    /// Its line in the file.
    public var line: Int
    /// What part of an exercise's points it is worth on a sheet.
    public var credit: Double?
  }

  /// The name by which progress remembers it.
  public var id: String
  /// How an answer is compared.
  public var kind: Kind
  /// An expression of `answer` that is true for every right one.
  public var accept: String?
  /// A function that the answer is meant to be found with.
  public var use: String?
  /// A function that the answer is meant to be found without.
  public var avoid: String?
  /// Why a usual wrong way may lead to the right value here.
  public var coincidence: String?
  /// The program's own family of problems that this one belongs to.
  public var generator: String?
  /// What is drawn anew each time; empty for a question with fixed numbers.
  public var parameters: [Parameter]
  /// A condition on what was drawn.
  public var condition: String?
  /// What it is called.
  public var title: [Inline]
  /// What is asked: prose and examples.
  public var question: [LessonItem]
  /// The line with a gap, for `fill`.
  public var gap: String?
  /// What the learner of a `program` begins with.
  public var program: String?
  /// The function of the library that a program is held against, or `reference`.
  public var against: String?
  /// Whether it is a program that any copy of the page can judge.
  public var isHeldAgainstTheLibrary: Bool {
    kind == .program && against != nil && against != "reference"
  }
  /// The program that it is held against instead.
  public var reference: String?
  /// The settings that vary; nil for all that the function takes.
  public var cases: Set<String>?
  /// The wrong programs that have a message of their own.
  public var wrongPrograms: [WrongProgram] = []
  /// Hints, the least telling first.
  public var hints: [[PlacedBlock]]
  /// The inputs whose last value is the answer, with what they print; or the letter of a choice.
  public var answer: Example?
  /// Whether the answer's expression is the program's own way to the value, and helps nobody to find it.
  public var answerIsMachinery = false
  /// What is said with the answer.
  public var explanation: [PlacedBlock]
  /// The likely wrong answers.
  public var slips: [Slip]
  /// Its first line in the file.
  public var line: Int
  /// The words of its comment behind the id, as they were written.
  public var options: [String]
  /// The line on which it ends.
  public var lastLine = 0
  /// What it is worth on a sheet, where its comment says it.
  public var points: Int?
  /// In what share of draws a guess may be right on a sheet, where its comment says it.
  public var guess: Double?
  /// How many decimals are asked for.
  public var digits: Int?
  /// The words of the seal of a student's sheet.
  public var seal: [String] = []

  /// Whether its numbers are other ones each time.
  public var isTemplate: Bool { !parameters.isEmpty || generator != nil }

  /// Whether the page says with which numbers it is asked there: it is no template, or each letter has a
  /// first draw.
  public var isPrinted: Bool {
    generator == nil && parameters.allSatisfy { !$0.isFree || $0.first != nil }
  }

  /// The examples of the question.
  public var examples: [Example] {
    question.compactMap { if case .example(let example) = $0 { example } else { nil } }
  }

  /// The answer as the page writes it: inputs one a line, or the letter.
  public var answerText: String? {
    guard let answer else { return nil }
    if kind == .choice {
      let line = answer.fence.lines.first { !$0.allSatisfy(\.isWhitespace) }
      return line.map { String($0.drop { $0 == ">" || $0 == " " }) }
    }
    if kind == .program { return answer.fence.lines.joined(separator: "\n") }
    return answer.entries.map(\.input).joined(separator: "\n")
  }

  /// A short hash that changes when the answer does, and is the same in every language.
  public var hash: String {
    ShortHash.of(
      ([answerText ?? "", gap ?? ""] + options
        + [reference].compactMap(\.self)).joined(separator: "\n"))
  }
}

extension Exercise {
  /// The sentences to choose from, each with its letter: the points of the question that begin `a)`,
  /// `b)` and so on.
  public var choices: [String] {
    guard kind == .choice else { return [] }
    return question.flatMap { item -> [String] in
      guard case .prose(let block) = item, case .list(_, let items) = block.block else { return [] }
      return items.compactMap { blocks in
        guard case .paragraph(let words) = blocks.first else { return nil }
        let text = Inline.plain(words)
        return text.dropFirst().first == ")" ? text : nil
      }
    }
  }
}
