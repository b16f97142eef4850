import Expressions
import Terminal

/// Judges an answer that is a program: runs it, holds its function against what is right on inputs of
/// growing size, and knows the wrong programs that the page declares.
public struct ProgramJudge {
  /// What an answer is worth.
  public enum Verdict {
    /// It agrees on every case.
    case right(Comparison)
    /// It does what a declared wrong program does.
    case declared(Exercise.WrongProgram, Comparison)
    /// It differs; the comparison says where.
    case differs(Comparison)
    /// It cannot be read, or stops before its function is defined.
    case unreadable(Diagnostic)

    var isRight: Bool { if case .right = self { true } else { false } }
  }

  let exercise: Exercise

  /// The function that is asked for.
  public let name: String

  private let trial: ProgramTrial
  private let known = Known()

  private final class Known {
    var wrong: [Comparison?]?
  }

  /// Prepares to judge; nil where the exercise asks for no program, or its answer defines no function.
  public init?(_ exercise: Exercise, page: Session) {
    guard exercise.kind == .program, let answer = exercise.answerText,
      let name = ProgramTrial.functionName(in: answer)
    else { return nil }
    self.exercise = exercise
    self.name = name
    let against = exercise.against ?? name
    let standard: ProgramTrial.Standard =
      if against == "reference" { .program(exercise.reference ?? answer) } else {
        .library(against)
      }
    trial = ProgramTrial(name, against: standard, varying: exercise.cases, page: page)
  }

  /// Whether an input is meant as the answer: a program that defines the function, or its name alone.
  public func isAnswer(_ input: String) -> Bool {
    ProgramTrial.functionName(in: input) != nil && ProgramTrial.defines(name, in: input)
  }

  /// Says what a program is worth.
  public func verdict(on text: String) -> Verdict {
    do throws(Diagnostic) {
      let comparison = try trial.comparison(of: text)
      if comparison.isSame { return .right(comparison) }
      let wrong = known.wrong ?? exercise.wrongPrograms.map { try? trial.comparison(of: $0.text) }
      known.wrong = wrong
      let place = wrong.firstIndex { $0.map { comparison.isAlike($0) } ?? false }
      return place.map { .declared(exercise.wrongPrograms[$0], comparison) } ?? .differs(comparison)
    } catch {
      return .unreadable(error)
    }
  }
}
