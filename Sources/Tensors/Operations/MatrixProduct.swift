/// Products of matrices, of batches of them, and of vectors: `matmul`, `dot`, `outer`.
///
/// Operands: left `[…, rows, inner]`, right `[…, inner, columns]`; leading dimensions are stretched to
/// each other. A vector on the left is one row, on the right one column, and what it adds goes away.
public struct MatrixProduct: Operation {
  /// The name a user types.
  public let name: String
  /// The shape of the left operand.
  public let left: Shape
  /// The shape of the right operand.
  public let right: Shape
  /// The shape of the output.
  public let outputShape: Shape
  /// Rows of the left matrix and of the result.
  public let rows: Int
  /// Terms of every sum.
  public let inner: Int
  /// Columns of the right matrix and of the result.
  public let columns: Int
  /// How the leading dimensions meet.
  public let batches: Broadcast

  /// Checks that two operands can be multiplied as `torch.matmul` does.
  ///
  /// - Throws: `ShapeError.wrongRank` for a single number, `.innerLengths`, `.notBroadcastable`,
  ///   `.tooLarge`.
  public init(name: String, left: Shape, right: Shape) throws(ShapeError) {
    let ranks = [1, 2, 3, 4]
    guard left.rank > 0 else { throw .wrongRank(.input, left, expected: ranks) }
    guard right.rank > 0 else { throw .wrongRank(.other, right, expected: ranks) }
    let (m, k) = (left.rank == 1 ? 1 : left[left.rank - 2], left[left.rank - 1])
    let other = right.rank == 1 ? right[0] : right[right.rank - 2]
    guard k == other else { throw .innerLengths(left, right, left: k, right: other) }
    let n = right.rank == 1 ? 1 : right[right.rank - 1]
    let batches = try Broadcast(
      Shape(known: Array(left.dimensions.dropLast(2))),
      Shape(known: Array(right.dimensions.dropLast(2))))
    _ = try Shape(batches.output.dimensions + [m, n])
    let matrix = (left.rank == 1 ? [] : [m]) + (right.rank == 1 ? [] : [n])
    self.init(
      name: name, left: left, right: right,
      outputShape: try Shape(batches.output.dimensions + matrix), sizes: (m, k, n),
      batches: batches)
  }

  private init(
    name: String, left: Shape, right: Shape, outputShape: Shape,
    sizes: (rows: Int, inner: Int, columns: Int), batches: Broadcast
  ) {
    self.name = name
    self.left = left
    self.right = right
    self.outputShape = outputShape
    (rows, inner, columns) = sizes
    self.batches = batches
  }

  /// The sum of the products of two vectors of one length.
  ///
  /// - Throws: `ShapeError.wrongRank`, `.innerLengths`.
  public static func dot(
    left: Shape, right: Shape, name: String = "dot"
  ) throws(ShapeError) -> MatrixProduct {
    guard left.rank == 1 else { throw .wrongRank(.input, left, expected: [1]) }
    guard right.rank == 1 else { throw .wrongRank(.other, right, expected: [1]) }
    return try MatrixProduct(name: name, left: left, right: right)
  }

  /// Every product of an element of one vector with an element of another: rows from the left one.
  ///
  /// - Throws: `ShapeError.wrongRank`, `.tooLarge`.
  public static func outer(
    left: Shape, right: Shape, name: String = "outer"
  ) throws(ShapeError) -> MatrixProduct {
    guard left.rank == 1 else { throw .wrongRank(.input, left, expected: [1]) }
    guard right.rank == 1 else { throw .wrongRank(.other, right, expected: [1]) }
    return MatrixProduct(
      name: name, left: left, right: right, outputShape: try Shape([left[0], right[0]]),
      sizes: (left[0], 1, right[0]), batches: try Broadcast(.scalar, .scalar))
  }

  /// The products that computing the output takes.
  public var multiplyAdds: Int {
    // Every factor is at most 2²⁵ and rows·columns·batches as well, so their product stays below 2⁵⁰.
    outputShape.count * inner
  }

  /// The places of the first elements of the matrices that a matrix of the result is made of.
  public func starts(ofBatch batch: Int) -> (left: Int, right: Int) {
    let (a, b) = batches.sources(of: batch)
    return (a * rows * inner, b * inner * columns)
  }

  /// The kind of numbers it gives.
  public func elementType(of operands: [ElementType]) -> ElementType {
    .common(operands).counted
  }

  /// Computes the output.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    var result = [Scalar](repeating: 0, count: outputShape.count)
    multiply(inputs[0].elements, inputs[1].elements, &result)
    return Tensor(known: outputShape, result)
  }

  /// Passes a gradient back to the operands.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    let (a, b, g) = (pass.inputs[0].elements, pass.inputs[1].elements, pass.gradient.elements)
    var gradients: [Tensor<Scalar>?] = [nil, nil]
    if pass.needs[0] {
      var da = [Scalar](repeating: 0, count: left.count)
      addLeftGradient(g, b, &da)
      gradients[0] = Tensor(known: left, da)
    }
    if pass.needs[1] {
      var db = [Scalar](repeating: 0, count: right.count)
      addRightGradient(g, a, &db)
      gradients[1] = Tensor(known: right, db)
    }
    return gradients
  }

  private func multiply<Scalar: TensorScalar>(
    _ a: UnsafePointer<Scalar>, _ b: UnsafePointer<Scalar>, _ c: UnsafeMutablePointer<Scalar>
  ) {
    let sizes = ProductSizes(rows: rows, inner: inner, columns: columns)
    for batch in 0..<batches.output.count {
      let starts = starts(ofBatch: batch)
      ArrayProduct.add(
        a + starts.left, times: b + starts.right, to: c + batch * rows * columns, sizes)
    }
  }

  private func addLeftGradient<Scalar: TensorScalar>(
    _ g: UnsafePointer<Scalar>, _ b: UnsafePointer<Scalar>, _ da: UnsafeMutablePointer<Scalar>
  ) {
    let sizes = ProductSizes(rows: rows, inner: columns, columns: inner)
    for batch in 0..<batches.output.count {
      let starts = starts(ofBatch: batch)
      ArrayProduct.add(
        g + batch * rows * columns, timesTransposed: b + starts.right, to: da + starts.left, sizes)
    }
  }

  private func addRightGradient<Scalar: TensorScalar>(
    _ g: UnsafePointer<Scalar>, _ a: UnsafePointer<Scalar>, _ db: UnsafeMutablePointer<Scalar>
  ) {
    let sizes = ProductSizes(rows: inner, inner: rows, columns: columns)
    for batch in 0..<batches.output.count {
      let starts = starts(ofBatch: batch)
      ArrayProduct.add(
        transposed: a + starts.left, times: g + batch * rows * columns, to: db + starts.right,
        sizes)
    }
  }
}
