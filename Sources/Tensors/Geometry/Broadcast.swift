/// How two shapes stretch to a common one: dimensions agree from the last on, and a length of 1, or a
/// missing dimension, serves any length.
public struct Broadcast: Hashable, Sendable {
  /// The shape of the first operand.
  public let left: Shape
  /// The shape of the second operand.
  public let right: Shape
  /// The common shape.
  public let output: Shape
  let rows: PairedRows

  /// Finds the common shape.
  ///
  /// - Throws: `ShapeError.notBroadcastable`, or `.tooLarge` for what results.
  public init(_ left: Shape, _ right: Shape) throws(ShapeError) {
    self.left = left
    self.right = right
    output = try left.broadcast(with: right)
    rows = PairedRows(
      output, stepsA: left.steps(over: output), stepsB: right.steps(over: output))
  }

  /// The elements of both operands, by place, that an element of the output comes from.
  public func sources(of output: Int) -> (left: Int, right: Int) {
    let index = self.output.index(of: output)
    return (left.source(index, over: self.output), right.source(index, over: self.output))
  }
}

extension Shape {
  /// The step for each dimension of a shape that this one stretches to: 0 where it is stretched.
  func steps(over output: Shape) -> [Int] {
    let missing = output.rank - rank
    let strides = strides
    return output.dimensions.indices.map { dimension in
      let own = dimension - missing
      return own < 0 || dimensions[own] == 1 ? 0 : strides[own]
    }
  }

  fileprivate func source(_ index: [Int], over output: Shape) -> Int {
    zip(index, steps(over: output)).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
