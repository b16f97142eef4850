import Tensors

/// What goes through a network: a value on the tape, or numbers alone.
public protocol PassValue {
  /// The precision of its numbers.
  associatedtype Scalar: TensorScalar

  /// Its numbers.
  var value: Tensor<Scalar> { get }

  /// Numbers that depend on no value.
  static func constant(_ numbers: Tensor<Double>) -> Self

  /// A parameter of a network.
  static func parameter(_ node: Node<Double>) -> Self

  /// What an operation gives.
  static func result(of operation: any Operation, _ operands: [Self]) -> Self
}

/// A value on the tape.
extension Node: PassValue where Scalar == Double {
  /// A leaf.
  public static func constant(_ numbers: Tensor<Double>) -> Node<Double> { Node(numbers) }

  /// The parameter itself, so that gradients reach it.
  public static func parameter(_ node: Node<Double>) -> Node<Double> { node }

  /// The operation remembered.
  public static func result(
    of operation: any Operation, _ operands: [Node<Double>]
  ) -> Node<Double> {
    Node(operation, operands)
  }
}

/// Numbers on their way through a network that nobody asks where they came from: nothing is kept of them
/// once the next layer has read them.
public struct Unrecorded<Scalar: TensorScalar>: PassValue {
  /// The numbers.
  public let value: Tensor<Scalar>

  /// Takes numbers.
  public init(_ value: Tensor<Scalar>) { self.value = value }

  /// The same in its precision.
  public static func constant(_ numbers: Tensor<Double>) -> Unrecorded {
    Unrecorded(numbers.converted(to: Scalar.self))
  }

  /// Its numbers in this precision.
  ///
  /// - Complexity: O(n) in them, in each pass.
  public static func parameter(_ node: Node<Double>) -> Unrecorded { constant(node.value) }

  /// The numbers that the kernels give in this precision.
  public static func result(
    of operation: any Operation, _ operands: [Unrecorded]
  ) -> Unrecorded {
    Unrecorded(operation.forward(operands.map(\.value)))
  }
}
