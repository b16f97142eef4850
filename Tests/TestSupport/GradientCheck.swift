import Tensors

/// An operation put to the test: whether its gradients are what small changes of its operands say.
///
/// The output is weighted and summed, so that every element of it matters differently.
public struct GradientCheck {
  private let operation: any Operation
  private let operands: [Tensor<Double>]
  private let weights: Tensor<Double>

  /// Prepares a check.
  public init(_ operation: any Operation, _ operands: [Tensor<Double>], seed: UInt64 = 1) throws {
    self.operation = operation
    self.operands = operands
    var samples = Samples(seed: seed)
    weights = try samples.tensor(operation.forward(operands).shape.dimensions, in: 0.5...1.5)
  }

  /// The largest relative error of a gradient against central differences, over those operands that get
  /// one.
  public func worstError(step: Double = 1e-5) throws -> Double {
    let (root, leaves) = try graph(of: Double.self)
    let gradients = Gradients(of: root)
    var worst = 0.0
    for leaf in leaves {
      guard let gradient = gradients[leaf] else { continue }
      guard gradient.shape == leaf.value.shape else { return .infinity }
      let differences = Replay(root: root, variable: leaf).differences(step: step)
      worst = max(worst, GradientCheck.distance(gradient.elements, differences.elements))
    }
    return worst
  }

  /// The largest relative distance of the outputs and gradients in `Float` from those in `Double`.
  public func worstFloatError() throws -> Double {
    let (root, leaves) = try graph(of: Double.self)
    let (small, smallLeaves) = try graph(of: Float.self)
    var worst = GradientCheck.distance(
      root.value.elements, small.value.elements.map(Double.init))
    let (exact, rounded) = (Gradients(of: root), Gradients(of: small))
    for (leaf, smallLeaf) in zip(leaves, smallLeaves) {
      guard let a = exact[leaf], let b = rounded[smallLeaf] else { continue }
      worst = max(worst, GradientCheck.distance(a.elements, b.elements.map(Double.init)))
    }
    return worst
  }

  /// The operands that get a gradient, by number.
  public func differentiable() throws -> [Int] {
    let (root, leaves) = try graph(of: Double.self)
    let gradients = Gradients(of: root)
    return leaves.indices.filter { gradients[leaves[$0]] != nil }
  }

  private func graph<Scalar: TensorScalar>(
    of type: Scalar.Type
  ) throws -> (Node<Scalar>, [Node<Scalar>]) {
    let leaves = operands.map { Node($0.converted(to: type)) }
    let output = Node(operation, leaves)
    let factors = Node(weights.converted(to: type))
    let product = try ElementwiseBinary(
      name: "mul", .multiply, left: output.value.shape, right: weights.shape)
    let sum = try Reduction(name: "sum", .sum, input: weights.shape)
    return (Node(sum, [Node(product, [output, factors])]), leaves)
  }

  private static func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { worst, pair in
      let distance = (pair.0 - pair.1).magnitude
      return distance.isNaN
        ? .infinity : max(worst, distance / max(1, pair.0.magnitude, pair.1.magnitude))
    }
  }
}
