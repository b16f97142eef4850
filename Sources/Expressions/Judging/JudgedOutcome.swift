import Tensors
import Terminal

/// What a function that is judged gave for a case.
enum JudgedOutcome {
  /// Numbers, as a node where there is a record of how they came about.
  case numbers(Tensor<Double>, Node<Double>?)
  /// An error, or nothing that numbers could be.
  case failed(JudgedFailure)

  /// The numbers, if there are some.
  var tensor: Tensor<Double>? {
    if case .numbers(let tensor, _) = self { tensor } else { nil }
  }

  /// The same without the record of how the numbers came about, which is large.
  var unrecorded: JudgedOutcome {
    if case .numbers(let tensor, _) = self { .numbers(tensor, nil) } else { self }
  }

  /// What went wrong, if something did.
  var failure: JudgedFailure? {
    if case .failed(let failure) = self { failure } else { nil }
  }
}

/// Why a function that is judged gave no numbers.
public struct JudgedFailure: Hashable, Sendable {
  /// What Python would have raised; empty where nothing was raised.
  public var python: String

  /// What is wrong.
  public var message: Phrase

  /// The line of the program where it came about, and the variables of the loops around it.
  public var place: Phrase?

  /// How far the program got: the place in its text.
  var progress = 0

  /// Whether it is no use to try again: a limit was reached.
  var isFinal = false

  /// What a diagnostic says.
  init(_ diagnostic: Diagnostic) {
    python = diagnostic.program?.python ?? ""
    message = diagnostic.message
    isFinal = ["program-steps", "program-memory"].contains(diagnostic.id)
    guard let program = diagnostic.program, let label = diagnostic.primary else { return }
    progress = label.range.start
    let line = program.source.lines.lineNumber(of: label.range.start)
    let variables = program.variables.map { "\($0.name) = \($0.text)" }.joined(separator: ", ")
    place = Phrase(
      "in line \(line)" + (variables.isEmpty ? "" : " at \(variables)"),
      "第 \(line) 行" + (variables.isEmpty ? "" : "，当 \(variables)"))
  }

  /// A failure in words.
  init(_ message: Phrase, python: String = "") {
    self.python = python
    self.message = message
  }
}
