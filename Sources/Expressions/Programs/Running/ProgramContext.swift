/// What a diagnostic says besides where the error stands, if it came about in a program: how the
/// program came there, and what Python itself would have raised.
public struct ProgramContext: Hashable, Sendable {
  /// A call that had not returned.
  public struct Call: Hashable, Sendable {
    /// The function that was called.
    public var function: String

    /// What `range` stands in.
    public var source: ProgramSource

    /// Where the call stands.
    public var range: SourceRange

    /// Makes a call.
    public init(function: String, source: ProgramSource, range: SourceRange) {
      self.function = function
      self.source = source
      self.range = range
    }
  }

  /// A loop variable, and what it was.
  public struct Variable: Hashable, Sendable {
    /// Its name.
    public var name: String

    /// What it was, as `repr` writes it; shortened where that is long.
    public var text: String

    /// What it was, if that is a number.
    public var number: Double?

    /// Makes a variable.
    public init(name: String, text: String, number: Double?) {
      self.name = name
      self.text = text
      self.number = number
    }
  }

  /// The class of the exception that Python raises there: `ValueError`.
  public var python: String

  /// The text that the diagnostic's places are in.
  public var source: ProgramSource

  /// The calls that led there, the outermost first.
  public var calls: [Call]

  /// The variables of the loops around the place, the outermost first.
  public var variables: [Variable]

  /// Makes a context.
  public init(
    python: String, source: ProgramSource, calls: [Call] = [], variables: [Variable] = []
  ) {
    self.python = python
    self.source = source
    self.calls = calls
    self.variables = variables
  }
}
