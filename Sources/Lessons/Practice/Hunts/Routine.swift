import Expressions
import Terminal

/// Something that a short program computes, as an expression, and the mistakes that are made in it.
struct Routine: Sendable {
  /// A line of the program, and what is said to one who takes it for the wrong one.
  struct Line: Sendable {
    var code: String
    var reason: Phrase
  }

  /// A mistake: the line that it changes, and an expression for what the program then gives.
  struct Bug: Sendable {
    var words: Phrase
    /// Counted from 0.
    var line: Int
    var code: String
    var wrong: String
    /// The slip that it is, of the one list of slips; nil for one that is in no other's program.
    var slip: Slip?
    /// The lesson that teaches it here, where that is not the slip's own.
    var lesson: String?
  }

  /// A value that is drawn before an input is looked for.
  struct Given: Sendable {
    var name: String
    var shape: [Int]
    var range: ClosedRange<Int>
  }

  /// What the program should compute.
  var task: Phrase
  /// The lines of the program that does.
  var lines: [Line]
  /// An expression for what it gives.
  var right: String
  /// What is drawn.
  var given: [Given]
  /// The name and the shape of the input that is looked for.
  var input: (name: String, shape: [Int])
  /// The mistakes.
  var bugs: [Bug]

  /// The program, or the program with a mistake.
  func code(with bug: Bug? = nil) -> [String] {
    lines.enumerated().map { $0 == bug?.line ? bug?.code ?? $1.code : $1.code }
  }
}
