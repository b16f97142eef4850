/// What one number is put in the place of a window.
public enum PoolingKind: Hashable, Sendable {
  /// The largest cell, the first of equals; NaN wins.
  case maximum
  /// The sum of the cells, divided by the divisor or else by their number: those in the padding
  /// counted or not.
  case average(countIncludePad: Bool, divisorOverride: Int?)
  /// (Σ xᵖ)^(1/p)
  case norm(p: Double)
}

/// One number in the place of each window: `max_pool2d`, `avg_pool2d`, `lp_pool2d` and their
/// one-dimensional twins.
public struct Pooling: Operation {
  /// The name a user types.
  public let name: String
  /// Which number.
  public let kind: PoolingKind
  /// Where the windows lie.
  public let geometry: PlaneGeometry
  /// The operand's shape.
  public let input: Shape
  /// The shape of the output.
  public let outputShape: Shape

  /// Lays windows over a map, an image or a batch.
  ///
  /// - Throws: `ShapeError.wrongRank`, `.empty` for images without channels, what `WindowGeometry` throws,
  ///   `.tooBig` for padding of more than half a window, `.tooSmall` for a divisor of 0, `.noNorm` for a p of
  ///   0, which has no root, or of infinity, which is a maximum.
  public init(
    name: String, _ kind: PoolingKind, input: Shape, spatialRank: Int = 2,
    window request: WindowGeometry.Request
  ) throws(ShapeError) {
    let layout = try ImageLayout(input, spatialRank: spatialRank)
    guard layout.channels > 0 else { throw .empty(input) }
    let window = try WindowGeometry(
      inputRows: layout.rows, inputColumns: layout.columns, request)
    for axis in [window.rows, window.columns] {
      let (widest, half) = (max(axis.before, axis.after), axis.extent / 2)
      guard widest <= half else { throw .tooBig(.padding, value: widest, maximum: half) }
    }
    if case .average(_, let divisor?) = kind, divisor == 0 {
      throw .tooSmall(.divisorOverride, value: 0, minimum: 1)
    }
    if case .norm(let p) = kind, p == 0 || p.isInfinite { throw .noNorm(p) }
    self.name = name
    self.kind = kind
    self.input = input
    geometry = try PlaneGeometry(planes: layout.planes, window: window)
    outputShape = try layout.result(
      channels: layout.channels, rows: window.rows.output, columns: window.columns.output)
  }

  /// The loops that do it, and that train networks.
  var pool: LanePool { LanePool(kind, geometry.window) }

  /// A look at every cell of every window costs as much as ten products.
  public var work: Int {
    let window = geometry.window
    let cells =
      min(window.rows.kernel, window.rows.input) * min(window.columns.kernel, window.columns.input)
    return Budget.product(outputShape.count, Budget.product(cells, 10))
  }

  /// The number that the sum of a window is divided by, for an average.
  public func divisor(row: Int, column: Int) -> Double {
    guard case .average(let countsPadding, let override) = kind else { return 1 }
    if let override { return Double(override) }
    return Double(max(1, geometry.cells(row: row, column: column, countsPadding: countsPadding)))
  }

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

extension PlaneGeometry {
  /// The cells of a window on the input, or on the input and its padding.
  func cells(row: Int, column: Int, countsPadding: Bool) -> Int {
    let (rows, columns) = (window.rows, window.columns)
    return countsPadding
      ? rows.cellsIncludingPadding(output: row) * columns.cellsIncludingPadding(output: column)
      : rows.taps(output: row).count * columns.taps(output: column).count
  }
}
