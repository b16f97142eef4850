import Tensors
import Terminal

/// A problem that a generator made: words in every language, and letters and expressions that all
/// languages share.
///
/// Letters are drawn and put into words and expressions as a template's are.
public struct Problem: Sendable {
  /// A part of what is asked.
  public enum Part: Sendable {
    /// A paragraph; what stands between backticks is an expression.
    case words(Phrase)
    /// Rows, the first of which is the head.
    case table([[Phrase]])
    /// Points, one under another.
    case list([Phrase])
    /// A program to be read; its lines have numbers if it is asked for one.
    case program([String], isNumbered: Bool)
  }

  /// A likely mistake: an expression that gives it, or a letter, and what it means.
  public struct Slip: Sendable {
    /// The expression or letter.
    public var answer: String
    /// What the mistake is.
    public var message: Phrase

    /// Names a mistake.
    public init(_ answer: String, _ message: Phrase) {
      self.answer = answer
      self.message = message
    }
  }

  /// How the answer is compared.
  public var kind = Exercise.Kind.value
  /// What is drawn, as the comment of a template says it.
  public var letters: [(name: String, from: String)] = []
  /// A condition on what was drawn.
  public var condition: String?
  /// An expression of `answer` that is true for every right one.
  public var accept: String?
  /// What is asked.
  public var question: [Part]
  /// Hints, the least telling first.
  public var hints: [Phrase]
  /// An expression for the answer, or the letter of the right choice.
  public var answer: String
  /// Whether that expression is the program's own way to the value, and helps nobody to find it.
  public var answerIsMachinery = false
  /// What is said with the answer.
  public var explanation: Phrase?
  /// The likely mistakes.
  public var slips: [Slip]
}

extension Problem {
  /// Something to choose, and what choosing it wrongly means.
  struct Choice {
    var words: Phrase
    var message: Phrase
  }

  /// The choices of a question in the order of their letters.
  static func choices(
    right: Phrase, wrong: [Choice], using random: inout RandomSource
  ) -> (list: Part, answer: String, slips: [Slip]) {
    let all = random.shuffle([nil] + wrong.map { Optional($0) })
    var (words, slips): ([Phrase], [Slip]) = ([], [])
    var answer = ""
    for (choice, letter) in zip(all, "abcdefgh".map(String.init)) {
      let text = choice?.words ?? right
      words.append(Phrase("\(letter)) \(text.english)", "\(letter)) \(text.chinese)"))
      if let choice {
        slips.append(Slip(letter, choice.message))
      } else {
        answer = letter
      }
    }
    return (.list(words), answer, slips)
  }
}
