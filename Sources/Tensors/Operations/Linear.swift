/// A dense layer: `linear`.
///
///     y[…,o] = bias[o] + Σ i  x[…,i] · weight[o,i]
///
/// Operands: x `[…, in]`, weight `[out, in]`, or `[in]` for one output without a dimension of its own,
/// and, if it has one, bias `[out]`.
public struct Linear: Operation {
  /// The name a user types.
  public let name: String
  /// The shape of x.
  public let input: Shape
  /// The shape of the weights.
  public let weight: Shape
  /// The shape of the output.
  public let outputShape: Shape
  /// Numbers that go in.
  public let inputs: Int
  /// Numbers that come out.
  public let outputs: Int
  /// Vectors that the layer is put on.
  public let rows: Int

  /// Checks that operands fit.
  ///
  /// - Throws: `ShapeError.wrongRank`, `.innerLengths`, `.biasCount`, `.tooLarge`.
  public init(
    name: String, input: Shape, weight: Shape, bias: Shape? = nil
  ) throws(ShapeError) {
    guard input.rank > 0 else { throw .wrongRank(.input, input, expected: [1, 2, 3, 4]) }
    guard weight.rank == 1 || weight.rank == 2 else {
      throw .wrongRank(.weight, weight, expected: [1, 2])
    }
    let (found, expected) = (input[input.rank - 1], weight[weight.rank - 1])
    guard found == expected else {
      throw .innerLengths(input, weight, left: found, right: expected)
    }
    outputs = weight.rank == 2 ? weight[0] : 1
    if let bias, bias.count != outputs { throw .biasCount(bias: bias, expected: outputs) }
    let leading = Array(input.dimensions.dropLast())
    outputShape = try Shape(leading + (weight.rank == 2 ? [outputs] : []))
    rows = leading.reduce(1, *)
    inputs = found
    self.name = name
    self.input = input
    self.weight = weight
  }

  /// The products that computing the output takes.
  public var multiplyAdds: Int { outputShape.count * inputs }

  /// The kind of numbers it gives.
  public func elementType(of operands: [ElementType]) -> ElementType {
    .common(operands).counted
  }

  /// Computes the output.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    var result: [Scalar] = []
    result.reserveCapacity(outputShape.count)
    let bias = inputs.count > 2 ? inputs[2].elements : [Scalar](repeating: 0, count: outputs)
    for _ in 0..<rows where outputs > 0 { result.append(contentsOf: bias) }
    ArrayProduct.add(
      inputs[0].elements, timesTransposed: inputs[1].elements, to: &result,
      ProductSizes(rows: rows, inner: self.inputs, columns: outputs))
    return Tensor(known: outputShape, result)
  }

  /// Passes a gradient back to the operands.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    let g = pass.gradient.elements
    return pass.inputs.indices.map { operand in
      guard pass.needs[operand] else { return nil }
      let shape = pass.inputs[operand].shape
      if operand == 2 {
        return Tensor(known: shape, planeSums(g, images: rows, channels: outputs))
      }
      var result = [Scalar](repeating: 0, count: shape.count)
      switch operand {
      case 0:
        ArrayProduct.add(
          g, times: pass.inputs[1].elements, to: &result,
          ProductSizes(rows: rows, inner: outputs, columns: inputs))
      default:
        ArrayProduct.add(
          transposed: g, times: pass.inputs[0].elements, to: &result,
          ProductSizes(rows: outputs, inner: rows, columns: inputs))
      }
      return Tensor(known: shape, result)
    }
  }
}
