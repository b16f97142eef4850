/// One use of an input element by an output element: how fast the output changes with it.
public struct Share: Hashable, Sendable {
  /// An element of another operand, whose number the slope is.
  public struct Factor: Hashable, Sendable {
    /// Which operand.
    public var operand: Int
    /// Its place in row-major order.
    public var element: Int

    /// Names an element of an operand.
    public init(operand: Int, element: Int) {
      self.operand = operand
      self.element = element
    }
  }

  /// The output element, in row-major order; nil where it would lie in the padding that was cut away.
  public var output: Int?
  /// The input element, in row-major order; nil where the share falls into the padding and is lost.
  public var element: Int?
  /// The slope.
  public var slope: Double
  /// Whose number the slope is, if it is one of another operand's.
  public var factor: Factor?

  /// Puts a share together.
  public init(output: Int?, element: Int?, slope: Double, factor: Factor? = nil) {
    self.output = output
    self.element = element
    self.slope = slope
    self.factor = factor
  }
}
