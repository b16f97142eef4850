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
    /// What is right stands elsewhere: the page is a student's sheet.
    case later

    var isRight: Bool { if case .right = self { true } else { false } }
  }

  let exercise: Exercise

  /// The function that is asked for.
  public let name: String

  private let trial: ProgramTrial?
  private let known = Known()

  private final class Known {
    var wrong: [Comparison?]?
  }

  /// Prepares to judge; nil where the exercise asks for no program, or names no function.
  public init?(_ exercise: Exercise, page: Session) {
    guard exercise.kind == .program, let text = exercise.answerText ?? exercise.program,
      let name = ProgramTrial.functionName(in: text)
    else { return nil }
    self.exercise = exercise
    self.name = name
    let against = exercise.against ?? name
    let own = (exercise.reference ?? exercise.answerText).map { ProgramTrial.Standard.program($0) }
    let standard = against == "reference" ? own : .library(against)
    trial = standard.map { ProgramTrial(name, against: $0, varying: exercise.cases, page: page) }
  }

  /// Whether what is right is known here.
  public var canJudge: Bool { trial != nil }

  /// Whether an input is meant as the answer: a program that defines the function, or its name alone.
  public func isAnswer(_ input: String) -> Bool {
    ProgramTrial.functionName(in: input) != nil && ProgramTrial.defines(name, in: input)
  }

  /// The whole program, where only what belongs into its one gap was typed.
  ///
  /// That is an expression, or where a whole line is missing a line, that makes the program right, or one of the wrong ones that are known; and any that
  /// can mean nothing at the prompt, for it names what only the program has.
  ///
  /// - Parameters:
  ///   - input: What was typed.
  ///   - learner: The learner's own variables.
  /// - Returns: Nil where it is something else.
  func filled(with input: String, learner: Session) -> String? {
    let text = input.trimmingBlanks
    guard let program = exercise.program, program.ranges(of: "___").count == 1, !text.isEmpty,
      !text.contains("\n")
    else { return nil }
    let parsed = Parser.parse(text) { _ in true }
    let isPart = !program.split(separator: "\n").contains { $0.allSatisfy { " _".contains($0) } }
    guard parsed.diagnostic == nil, parsed.statements.count == 1 else { return nil }
    var isName = false
    var isLine = false
    switch parsed.statements[0].kind {
    case .expression(let node): if case .name = node.kind { isName = true }
    case .assignment where !isPart: isLine = true
    default: return nil
    }
    if isName, learner.isKnown(text) { return nil }
    let whole = program.replacing("___", with: text)
    switch verdict(on: whole) {
    case .right, .declared: return whole
    case .unreadable, .later: return nil
    case .differs:
      let names = Judge.names(in: text)
      let isOfProgram = names.isSubset(of: Judge.names(in: program))
      return isOfProgram && (isPart || isLine) && !isName && names.contains { !learner.isKnown($0) }
        ? whole : nil
    }
  }

  /// The one function that a program defines under another name than the one that is asked for; nil where
  /// it defines that, or several, or none.
  public func otherName(in text: String) -> String? {
    let names = ProgramTrial.definitions(in: text)
    return names.count == 1 && names[0] != name ? names[0] : nil
  }

  /// The functions of the library that do in a program what it was to do by hand; none that the right
  /// program uses too.
  public func machine(in text: String) -> [String] {
    let right = [exercise.answerText, exercise.reference, exercise.program].compactMap(\.self)
    let used = right.reduce(into: Set<String>()) {
      $0.formUnion(ProgramText.windowFunctions(in: $1))
    }
    return ProgramText.windowFunctions(in: text).subtracting(used).sorted()
  }

  /// Says what a program is worth.
  ///
  /// - Parameters:
  ///   - text: The program.
  ///   - other: What its function is called, if not as is asked for.
  /// - Returns: The verdict.
  public func verdict(on text: String, named other: String? = nil) -> Verdict {
    guard let trial else { return .later }
    do throws(Diagnostic) {
      let comparison = try trial.comparison(of: text, named: other)
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
