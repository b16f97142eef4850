/// A function that a text defines, held against a function of the library or of another text: how an
/// exercise whose answer is a program is judged.
public struct ProgramTrial {
  /// What is right.
  public enum Standard {
    /// A function of the library; with `_backward` behind its name, the gradient with respect to its input.
    case library(String)
    /// A function of the same name, which a text defines.
    case program(String)
  }

  private let name: String
  private let standard: Standard
  private let varying: Set<String>?
  private let page: Session

  /// Prepares a trial.
  ///
  /// - Parameters:
  ///   - name: The function.
  ///   - standard: What it is held against.
  ///   - varying: The settings that vary, by the library's names; nil for all that it takes.
  ///   - page: The variables that the texts may use; they are not changed.
  public init(
    _ name: String, against standard: Standard, varying: Set<String>? = nil, page: Session
  ) {
    self.name = name
    self.standard = standard
    self.varying = varying
    self.page = page
  }

  /// The function that a text defines last, or the class; nil where it defines none.
  public static func functionName(in text: String) -> String? { definitions(in: text).last }

  /// The functions and classes that a text defines at its outermost level, in order.
  public static func definitions(in text: String) -> [String] {
    let source = ProgramSource(text)
    let program = ParsedProgram(source, Entry(program: source), names: KnownNames())
    return program.statements.compactMap { statement in
      switch statement.kind {
      case .function(let definition): definition.name.text
      case .classDefinition(let definition): definition.name.text
      default: nil
      }
    }
  }

  /// Whether a text defines a function of a name at its outermost level.
  public static func defines(_ name: String, in text: String) -> Bool {
    definitions(in: text).contains(name)
  }

  /// Runs a text and compares the function that it defines.
  ///
  /// - Parameters:
  ///   - text: The program.
  ///   - other: What the function is called there; the name that is asked for unless given.
  /// - Returns: What came out.
  /// - Throws: what cannot be read, what stops the text before its function is defined, and that it
  ///   defines none.
  public func comparison(
    of text: String, named other: String? = nil
  ) throws(Diagnostic) -> Comparison {
    let session = page.copy { _ in }
    let mine = try function(other ?? name, of: text, in: session)
    let whole = SourceRange(0, text.utf8.count)
    switch standard {
    case .library(let wanted):
      let isGradient = wanted.hasSuffix("_backward")
      let name = isGradient ? String(wanted.dropLast("_backward".count)) : wanted
      guard let function = FunctionTable.shared.named(name),
        let other = JudgedFunction(.object(LibraryFunctionObject(function, .torch)))
      else { throw .nothingToCompareWith(name, at: whole) }
      return try FunctionJudge(session: session, range: whole).comparison(
        mine, other, varying: varying, operand: isGradient ? "input" : nil)
    case .program(let right):
      let own = page.copy { _ in }
      let other = try function(name, of: right, in: own)
      return try FunctionJudge(session: session, range: whole, otherSession: own).comparison(
        mine, other, varying: varying)
    }
  }

  private func function(
    _ name: String, of text: String, in session: Session
  ) throws(Diagnostic) -> JudgedFunction {
    let source = ProgramSource(text)
    let program = ParsedProgram(source, Entry(program: source), names: KnownNames(session))
    if let diagnostic = program.diagnostic { throw diagnostic }
    try ProgramRunner(source, session: session).run(program.statements)
    guard case .program(let box)? = session.variables[name], let found = JudgedFunction(box.value)
    else { throw .nothingDefined(name, at: SourceRange(0, text.utf8.count)) }
    return found
  }
}
