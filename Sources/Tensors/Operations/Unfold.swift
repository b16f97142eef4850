/// The cells under every place of a window as columns of a matrix: `unfold`, im2col.
public struct Unfold: Operation {
  /// The name a user types.
  public let name: String
  /// Images and columns.
  public let geometry: UnfoldGeometry
  /// The operand's shape.
  public let input: Shape
  /// The shape of the output.
  public let outputShape: Shape

  /// Lays a window over a map, an image or a batch.
  ///
  /// - Throws: `ShapeError.wrongRank`, `.empty` for images without channels, what `WindowGeometry` throws,
  ///   `.tooLarge`.
  public init(
    name: String, input: Shape, window request: WindowGeometry.Request
  ) throws(ShapeError) {
    let layout = try ImageLayout(input, spatialRank: 2)
    guard layout.channels > 0 else { throw .empty(input) }
    geometry = try UnfoldGeometry(
      batch: layout.batch, channels: layout.channels,
      window: WindowGeometry(inputRows: layout.rows, inputColumns: layout.columns, request))
    self.name = name
    self.input = input
    let matrix = [geometry.columnHeight, geometry.window.outputCount]
    outputShape = try Shape(layout.leading == 2 ? [layout.batch] + matrix : matrix)
  }

  /// The kind of numbers it gives.
  public func elementType(of operands: [ElementType]) -> ElementType { .common(operands) }

  /// Computes the output.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    Tensor(known: outputShape, unfoldImages(inputs[0].elements, geometry: geometry))
  }

  /// Passes a gradient back to the operands.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    guard pass.needs[0] else { return [nil] }
    return [Tensor(known: input, foldColumns(pass.gradient.elements, geometry: geometry))]
  }
}

/// Columns added back into images, each element onto the cell it stands for: `fold`, col2im.
public struct Fold: Operation {
  /// The name a user types.
  public let name: String
  /// Images and columns.
  public let geometry: UnfoldGeometry
  /// The operand's shape.
  public let input: Shape
  /// The shape of the output.
  public let outputShape: Shape

  /// Checks that columns belong to images of a size.
  ///
  /// The input is `[C·KH·KW, places]` or `[N, C·KH·KW, places]`, the size that of the images.
  ///
  /// - Throws: `ShapeError.wrongRank`, `.empty` for columns of no height, what `WindowGeometry` throws,
  ///   `.foldColumns` for a number of
  ///   columns other than that of the places, `.foldHeight` if that is no multiple of KH·KW.
  public init(
    name: String, input: Shape, size: (rows: Int, columns: Int),
    window request: WindowGeometry.Request
  ) throws(ShapeError) {
    guard input.rank == 2 || input.rank == 3 else {
      throw .wrongRank(.input, input, expected: [2, 3])
    }
    guard input[input.rank - 2] > 0 else { throw .empty(input) }
    for side in [size.rows, size.columns] {
      try AxisGeometry.check(.outputSize, side, minimum: 1)
    }
    let window = try WindowGeometry(
      inputRows: size.rows, inputColumns: size.columns, request)
    let (height, places) = (input[input.rank - 2], input[input.rank - 1])
    let (taps, overflow) = window.rows.kernel.multipliedReportingOverflow(
      by: window.columns.kernel)
    guard !overflow, height % taps == 0 else {
      throw .foldHeight(height, taps: overflow ? .max : taps)
    }
    guard places == window.outputCount else {
      throw .foldColumns(expected: window.outputCount, found: places)
    }
    let (batch, channels) = (input.rank == 3 ? input[0] : 1, height / taps)
    geometry = try UnfoldGeometry(batch: batch, channels: channels, window: window)
    self.name = name
    self.input = input
    outputShape = try Shape(
      (input.rank == 3 ? [batch] : []) + [channels, size.rows, size.columns])
  }

  /// The kind of numbers it gives.
  public func elementType(of operands: [ElementType]) -> ElementType {
    .common(operands).counted
  }

  /// Computes the output.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    Tensor(known: outputShape, foldColumns(inputs[0].elements, geometry: geometry))
  }

  /// Passes a gradient back to the operands.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    guard pass.needs[0] else { return [nil] }
    return [Tensor(known: input, unfoldImages(pass.gradient.elements, geometry: geometry))]
  }
}
