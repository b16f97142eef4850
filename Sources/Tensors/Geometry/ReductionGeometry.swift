/// Which elements of a tensor are put together into one.
public struct ReductionGeometry: Hashable, Sendable {
  /// The tensor's shape.
  public let input: Shape
  /// The dimensions that go away, or become 1, in increasing order.
  public let reduced: [Int]
  /// Whether no dimension was named, so that the whole tensor becomes one number.
  public let isWhole: Bool
  /// The shape of the result.
  public let output: Shape
  /// How many elements are put together into each one.
  public let termCount: Int
  /// A walk through the input that keeps its place in the output.
  let rows: PairedRows

  /// Resolves the dimensions to reduce; an empty list means all.
  ///
  /// - Throws: `ShapeError.noSuchDimension`, `.repeatedDimension`.
  public init(_ input: Shape, _ dimensions: [Int], keepsDimensions: Bool) throws(ShapeError) {
    let reduced = try input.dimensions(dimensions).sorted()
    let kept = Shape(
      known: input.dimensions.indices.map { reduced.contains($0) ? 1 : input[$0] })
    self.input = input
    self.reduced = reduced
    isWhole = dimensions.isEmpty
    output =
      keepsDimensions
      ? kept
      : Shape(
        known: input.dimensions.indices.filter { !reduced.contains($0) }.map { input[$0] })
    termCount = reduced.reduce(1) { $0 * input[$1] }
    let steps = zip(kept.strides, input.dimensions.indices).map { stride, dimension in
      reduced.contains(dimension) ? 0 : stride
    }
    rows = PairedRows(
      input, stepsA: steps, stepsB: [Int](repeating: 0, count: input.rank))
  }

  /// The places in the input of the elements that an output element is made of, in order.
  public func terms(of output: Int) -> [Int] {
    guard output >= 0, output < self.output.count else { return [] }
    let kept = input.dimensions.indices.filter { !reduced.contains($0) }
    let (strides, lengths) = (input.strides, Shape(known: kept.map { input[$0] }))
    let base = zip(lengths.index(of: output), kept).reduce(0) { $0 + $1.0 * strides[$1.1] }
    let tables = reduced.map { dimension in
      (0..<input[dimension]).map { $0 * strides[dimension] }
    }
    return SourceTable.offsets(base: base, tables).map(Int.init)
  }

  /// The number of a term among its output's terms, from its place in the input.
  func number(ofTerm offset: Int) -> Int {
    let index = input.index(of: offset)
    return reduced.reduce(0) { $0 * input[$1] + index[$1] }
  }
}
