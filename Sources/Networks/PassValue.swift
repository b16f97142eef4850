import Tensors

/// What goes through a network: a value on the tape, or numbers alone.
public protocol PassValue {
  /// The precision of its numbers.
  associatedtype Scalar: TensorScalar

  /// Its numbers.
  var value: Tensor<Scalar> { get }

  /// Numbers that depend on no value.
  static func constant(_ numbers: Tensor<Double>) -> Self

  /// Parameters of a network's layer, with what is kept of them between passes.
  static func parameters(_ nodes: [Node<Double>], _ kept: inout KeptNumbers) -> [Self]

  /// What an operation gives.
  static func result(of operation: any Operation, _ operands: [Self]) -> Self
}

/// A value on the tape.
extension Node: PassValue where Scalar == Double {
  /// A leaf.
  public static func constant(_ numbers: Tensor<Double>) -> Node<Double> { Node(numbers) }

  /// The parameters themselves, so that gradients reach them.
  public static func parameters(
    _ nodes: [Node<Double>], _ kept: inout KeptNumbers
  ) -> [Node<Double>] {
    nodes
  }

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

  /// Their numbers in this precision.
  ///
  /// - Complexity: O(n) in those that are not kept.
  public static func parameters(
    _ nodes: [Node<Double>], _ kept: inout KeptNumbers
  ) -> [Unrecorded] {
    kept.numbers(of: nodes).map { Unrecorded($0) }
  }

  /// The numbers that the kernels give in this precision.
  public static func result(
    of operation: any Operation, _ operands: [Unrecorded]
  ) -> Unrecorded {
    Unrecorded(operation.forward(operands.map(\.value)))
  }
}

/// The numbers of a layer's parameters in another precision, kept from one picture to the next.
public struct KeptNumbers {
  private var kept: [(node: Node<Double>, numbers: any Sendable)] = []

  /// The most numbers of a parameter that are kept: those of dense layers beyond would take more memory
  /// than their time is worth.
  private static let most = 1 << 22

  /// The numbers of some parameters.
  mutating func numbers<Scalar: TensorScalar>(of nodes: [Node<Double>]) -> [Tensor<Scalar>] {
    let numbers = nodes.map { node in
      kept.first { $0.node === node }?.numbers as? Tensor<Scalar>
        ?? node.value.converted(to: Scalar.self)
    }
    kept = zip(nodes, numbers).filter { $1.shape.count <= KeptNumbers.most }
      .map { (node: $0, numbers: $1) }
    return numbers
  }
}
