/// Pooling to a given output size: `adaptive_avg_pool2d`, `adaptive_max_pool2d`.
public struct AdaptivePooling: Operation {
  /// What is put in the place of a part.
  public enum Kind: Hashable, Sendable {
    /// The mean of its cells.
    case average
    /// Its largest cell, the first of equals; NaN wins.
    case maximum
  }

  /// The name a user types.
  public let name: String
  /// What is put in the place of a part.
  public let kind: Kind
  /// How the planes are cut into parts.
  public let geometry: AdaptiveGeometry
  /// The operand's shape.
  public let input: Shape
  /// The shape of the output.
  public let outputShape: Shape

  /// Cuts a map, an image or a batch into parts.
  ///
  /// The size is that of the output; nil means as many as the input has.
  ///
  /// - Throws: `ShapeError.wrongRank`, `.tooSmall`, `.tooBig`, `.tooLarge`, and `.empty` for a maximum of a
  ///   batch of images without channels.
  public init(
    name: String, _ kind: Kind, input: Shape, size: (rows: Int?, columns: Int?)
  ) throws(ShapeError) {
    let layout = try ImageLayout(input, spatialRank: 2)
    if kind == .maximum, layout.leading == 2, layout.channels == 0 { throw .empty(input) }
    let rows = try AdaptiveAxis(input: layout.rows, output: size.rows ?? layout.rows)
    let columns = try AdaptiveAxis(
      input: layout.columns, output: size.columns ?? layout.columns)
    self.name = name
    self.kind = kind
    self.input = input
    geometry = try AdaptiveGeometry(planes: layout.planes, rows: rows, columns: columns)
    outputShape = try layout.result(
      channels: layout.channels, rows: rows.output, columns: columns.output)
  }

  /// The loops that do it, and that train networks.
  var pool: LanePool { LanePool(kind, geometry) }

  /// The kind of numbers it gives.
  public func elementType(of operands: [ElementType]) -> ElementType {
    if case .maximum = kind { .common(operands) } else { .real }
  }

  /// Computes the output.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    Tensor(known: outputShape, pool.forward(inputs[0].elements))
  }

  /// Passes a gradient back to the operands.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    guard pass.needs[0] else { return [nil] }
    let elements = pool.backward(
      pass.inputs[0].elements, outputGradient: pass.gradient.elements)
    return [Tensor(known: input, elements)]
  }
}
