import Tensors

/// Something that a program shows: the value of a bare expression, or a line that `print` wrote.
public struct ProgramOutput {
  /// A piece of a line.
  public enum Piece {
    /// Text as it is to be written.
    case text(String)
    /// An array, which stands on lines of its own.
    case array(Node<Double>)
  }

  /// The whole as programs read it.
  public enum Fact {
    /// A number, a boolean (1 or 0), an array, or a list or tuple of equally shaped ones.
    case numbers(shape: [Int], values: [Double])
    /// Anything else, as `repr` writes it, and what `print` wrote.
    case text(String)
  }

  /// The variable that a bare expression is; nil where it is anything else.
  public var name: String?

  /// What is written, from left to right; neighbours that are texts are one.
  public var pieces: [Piece]

  /// The same for programs.
  public var fact: Fact

  /// Whether `print` wrote it: it is then never shortened, and an array has no heading.
  public var isPrinted: Bool

  /// Makes an output.
  public init(name: String? = nil, pieces: [Piece], fact: Fact, isPrinted: Bool) {
    self.name = name
    self.pieces = pieces
    self.fact = fact
    self.isPrinted = isPrinted
  }
}
