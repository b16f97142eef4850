/// The gradient that arrives at an operation, for what is told of how it passes on.
public struct Upstream: Sendable {
  /// Whose gradient it is.
  public let quantity: Quantity
  /// Its numbers, of the output's shape.
  public let tensor: Tensor<Double>

  /// Names a gradient and its numbers.
  public init(_ quantity: Quantity, _ tensor: Tensor<Double>) {
    self.quantity = quantity
    self.tensor = tensor
  }

  /// An element of it, as part of a computation.
  func element(_ output: Int) -> Arithmetic {
    .element(quantity, at: tensor.shape.index(of: output), tensor.elements[output])
  }
}

/// What an element of an operand collects from the outputs that used it.
public enum Gathered: Sendable {
  /// Shares that add up, in order of the outputs.
  case shares([Share])
  /// The same, with the rule by which the operation's own kernel finds the sum; the shares may be too
  /// many to list.
  case rule(Arithmetic, shares: [Share]?)
  /// So many uses that finding them would take too long.
  case tooMany
  /// One number that a program of the learner's gave, without terms.
  case given
}
