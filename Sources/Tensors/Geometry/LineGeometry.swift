/// The lines of a tensor along one dimension: `outer·inner` lines of `length` elements that lie `inner`
/// apart.
public struct LineGeometry: Hashable, Sendable {
  /// The tensor's shape.
  public let shape: Shape
  /// The dimension.
  public let dimension: Int
  /// The product of the lengths before the dimension.
  public let outer: Int
  /// The length of the dimension.
  public let length: Int
  /// The product of the lengths behind the dimension.
  public let inner: Int

  /// Finds the lines along a dimension; a single number is a line of one.
  ///
  /// - Throws: `ShapeError.noSuchDimension`.
  public init(_ shape: Shape, dimension number: Int) throws(ShapeError) {
    self.shape = shape
    dimension = try shape.dimension(number)
    outer = shape.dimensions.prefix(dimension).reduce(1, *)
    length = shape.rank == 0 ? 1 : shape[dimension]
    inner = shape.dimensions.dropFirst(dimension + 1).reduce(1, *)
  }

  /// The number of lines.
  public var lineCount: Int { outer * inner }

  /// The place of a line's first element.
  public func start(ofLine line: Int) -> Int {
    line / inner * length * inner + line % inner
  }

  /// The places of a line's elements, in order.
  public func places(ofLine line: Int) -> [Int] {
    let start = start(ofLine: line)
    return (0..<length).map { start + $0 * inner }
  }
}
