/// Where in a program a number was computed: the line, and the loops around it.
public struct ProgramPlace: Hashable, Sendable {
  /// A loop variable, and what it was.
  public struct Variable: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// What it was, as it is printed; where the number came about in several iterations, in the first.
    public var value: String
    /// What it was in the last of several iterations; nil where it was the same in all.
    public var last: String?

    /// Names a variable and its value.
    public init(_ name: String, _ value: String, last: String? = nil) {
      self.name = name
      self.value = value
      self.last = last
    }
  }

  /// The line in its source, from 1.
  public var line: Int
  /// What stands there, without the blanks around it.
  public var text: String
  /// The variables of the loops, the outermost first.
  public var variables: [Variable]

  /// Names a place.
  public init(line: Int, text: String, variables: [Variable]) {
    self.line = line
    self.text = text
    self.variables = variables
  }
}

/// What is known of the lines and loops by which records count: their texts and names.
public protocol RecordedLines: AnyObject, Sendable {
  /// The number of a line in its own source and what stands there; nil for one that is not known.
  func line(_ counted: Int) -> (number: Int, text: String)?

  /// The name of a loop's variable; nil where it has none.
  func variable(ofLoop loop: Int) -> String?

  /// What a line assigns to, with the variables of the loops put in: `h[1,0]`; nil where it assigns nothing.
  func target(ofLine counted: Int, _ variables: [ProgramPlace.Variable]) -> String?
}
