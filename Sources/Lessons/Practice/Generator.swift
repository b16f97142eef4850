import Tensors
import Terminal

/// A family of problems that letters and expressions cannot say, made by the program.
public protocol Generator: Sendable {
  /// The name by which an exercise asks for it: `generator=NAME`.
  var name: String { get }

  /// Makes a problem.
  func problem(using random: inout RandomSource) -> Problem
}

/// A problem that a generator made: words in every language, and expressions that both share.
public struct Problem: Sendable {
  /// What is asked.
  public var question: Phrase
  /// A table that belongs to the question: rows, the first of which is the head.
  public var table: [[Phrase]]
  /// A hint.
  public var hint: Phrase
  /// An expression for the answer.
  public var answer: String
  /// Expressions for likely mistakes, and what they mean.
  public var slips: [(answer: String, message: Phrase)]
}

extension Generator {
  /// Makes a problem into an exercise with the name and title of the one that asked for it.
  func exercise(
    for original: Exercise, in language: Language, using random: inout RandomSource
  ) -> Exercise {
    let problem = problem(using: &random)
    func block(_ block: Block) -> PlacedBlock {
      PlacedBlock(block: block, line: original.line, lastLine: original.line)
    }
    func words(_ phrase: Phrase) -> [Inline] { [.text(phrase[language])] }
    let table = Block.table(problem.table.map { $0.map { words($0) } })
    let fence = Fence(
      language: "strider", words: ["answer"], lines: ["> " + problem.answer], line: original.line)
    var exercise = original
    exercise.question = [
      .prose(block(.paragraph(words(problem.question)))), .prose(block(table)),
    ]
    exercise.hints = [[block(.paragraph(words(problem.hint)))]]
    exercise.answer = TranscriptFence.example(fence, words: []).example
    exercise.slips = problem.slips.map {
      Exercise.Slip(
        answers: [$0.answer], message: words($0.message), value: nil, line: original.line)
    }
    return exercise
  }
}

/// The generators there are.
public enum Generators {
  /// All of them.
  public static let all: [any Generator] = [TableRow()]

  /// The generator of a name.
  public static func named(_ name: String) -> (any Generator)? {
    all.first { $0.name == name }
  }
}
