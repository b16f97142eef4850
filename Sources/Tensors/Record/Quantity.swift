/// The tensor that a number in an explanation belongs to.
public enum Quantity: Sendable {
  /// A value on the tape.
  case value(Node<Double>)
  /// The gradient of one value with respect to another.
  case gradient(at: Node<Double>, of: Node<Double>)

  /// The shape of the tensor.
  public var shape: Shape {
    switch self {
    case .value(let node), .gradient(let node, _): node.value.shape
    }
  }
}

extension Quantity: Equatable {
  /// Whether two quantities are the same tensor.
  public static func == (a: Quantity, b: Quantity) -> Bool {
    switch (a, b) {
    case (.value(let a), .value(let b)): a === b
    case (.gradient(let a, let aOf), .gradient(let b, let bOf)): a === b && aOf === bOf
    default: false
    }
  }
}
