/// How a number was worked out from sizes: one line of arithmetic after the other.
public struct Derivation: Hashable, Sendable {
  /// One line.
  public struct Line: Hashable, Sendable {
    /// The place of the layer that it is about; nil where it is about none.
    public let layer: String?
    /// The layer's type, where it is known.
    public let type: String?
    /// Arithmetic that gives the value: `1+1·(3−1)·1`.
    public let formula: String
    /// What it gives; nil where it has no bound.
    public let value: Int?

    /// Describes a line.
    public init(layer: String?, type: String? = nil, _ formula: String, _ value: Int?) {
      self.layer = layer
      self.type = type
      self.formula = formula
      self.value = value
    }
  }

  /// The function that worked it out, such as `receptive_field`.
  public let function: String
  /// The lines in order; the last one gives the number.
  public let lines: [Line]

  /// Describes how a number came about.
  public init(of function: String, _ lines: [Line]) {
    self.function = function
    self.lines = lines
  }
}
