/// The lengths of a tensor's dimensions, outermost first.
///
/// A shape that exists is one that fits in memory: no length is negative, and neither the number of
/// dimensions nor of elements exceeds its limit.
public struct Shape: Hashable, Sendable {
  /// The most dimensions a tensor may have.
  public static let maximumRank = 16

  /// The most elements a tensor may have: 256 MiB of 64-bit numbers.
  public static let maximumCount = 1 << 25

  /// The most elements that a parameter of a network may have: 1 GiB of 64-bit numbers.
  public static let maximumWeights = 1 << 27

  /// The shape of a single number.
  public static let scalar = Shape(known: [])

  /// The length of each dimension.
  public let dimensions: [Int]

  /// The number of elements.
  public let count: Int

  /// Checks the lengths of a shape.
  ///
  /// - Throws: `ShapeError.negativeLength`, `.tooManyDimensions` or `.tooLarge`.
  public init(_ dimensions: [Int]) throws(ShapeError) {
    try self.init(dimensions, limit: Shape.maximumCount)
  }

  /// Checks the lengths of a parameter, which may be larger than what is typed and computed.
  ///
  /// - Throws: `ShapeError.negativeLength`, `.tooManyDimensions` or `.tooLarge`.
  public init(weights dimensions: [Int]) throws(ShapeError) {
    try self.init(dimensions, limit: Shape.maximumWeights)
  }

  private init(_ dimensions: [Int], limit: Int) throws(ShapeError) {
    guard dimensions.count <= Shape.maximumRank else {
      throw .tooManyDimensions(dimensions.count, limit: Shape.maximumRank)
    }
    if let negative = dimensions.first(where: { $0 < 0 }) { throw .negativeLength(negative) }
    var count = 1
    // A length of 0 counts as 1 here, so that the other lengths stay sensible as well.
    for length in dimensions where length > 0 {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      guard !overflow, product <= limit else { throw .tooLarge(dimensions, limit: limit) }
      count = product
    }
    if dimensions.contains(0) { count = 0 }
    self.dimensions = dimensions
    self.count = count
  }

  /// Makes a shape from lengths that have been checked, or that come from shapes which have been.
  init(known dimensions: [Int]) {
    self.dimensions = dimensions
    self.count = dimensions.reduce(1, *)
  }

  /// The number of dimensions.
  public var rank: Int { dimensions.count }

  /// Whether a tensor of this shape has one element, and so counts as a number.
  public var isSingle: Bool { count == 1 }

  /// The length of one dimension.
  public subscript(dimension: Int) -> Int { dimensions[dimension] }

  /// How far apart in row-major order neighbours along each dimension lie.
  public var strides: [Int] {
    var strides = [Int](repeating: 1, count: rank)
    for dimension in stride(from: rank - 2, through: 0, by: -1) {
      strides[dimension] = strides[dimension + 1] * dimensions[dimension + 1]
    }
    return strides
  }

  /// The place of an element in row-major order, or nil where the index leaves the shape.
  public func offset(of index: [Int]) -> Int? {
    guard index.count == rank else { return nil }
    var offset = 0
    for (position, length) in zip(index, dimensions) {
      guard position >= 0, position < length else { return nil }
      offset = offset * length + position
    }
    return offset
  }

  /// The index of the element at a place in row-major order.
  public func index(of offset: Int) -> [Int] {
    var index = [Int](repeating: 0, count: rank)
    var rest = offset
    for dimension in stride(from: rank - 1, through: 0, by: -1) where dimensions[dimension] > 0 {
      index[dimension] = rest % dimensions[dimension]
      rest /= dimensions[dimension]
    }
    return index
  }

  /// Resolves a dimension that may be counted from the end: −1 is the last.
  ///
  /// - Throws: `ShapeError.noSuchDimension`.
  public func dimension(_ number: Int) throws(ShapeError) -> Int {
    let slots = max(rank, 1)
    guard number >= -slots, number < slots else { throw .noSuchDimension(number, shape: self) }
    return number < 0 ? number + slots : number
  }

  /// Resolves several dimensions, each of which may be named once; an empty list means all.
  ///
  /// - Throws: `ShapeError.noSuchDimension`, `.repeatedDimension`.
  public func dimensions(_ numbers: [Int]) throws(ShapeError) -> [Int] {
    if numbers.isEmpty { return Array(0..<rank) }
    var seen: [Int] = []
    for number in numbers {
      let dimension = try dimension(number)
      guard !seen.contains(dimension) else { throw .repeatedDimension(number) }
      seen.append(dimension)
    }
    return rank == 0 ? [] : seen
  }

  /// The shape that two shapes stretch to: lengths agree from the last dimension on, and 1 fits any.
  ///
  /// - Throws: `ShapeError.notBroadcastable`, or `.tooLarge` for what results.
  public func broadcast(with other: Shape) throws(ShapeError) -> Shape {
    if self == other { return self }
    let rank = max(self.rank, other.rank)
    var result = [Int](repeating: 1, count: rank)
    for fromEnd in 1...max(rank, 1) where fromEnd <= rank {
      let a = fromEnd <= self.rank ? dimensions[self.rank - fromEnd] : 1
      let b = fromEnd <= other.rank ? other.dimensions[other.rank - fromEnd] : 1
      guard a == b || a == 1 || b == 1 else {
        throw .notBroadcastable(self, other, dimension: rank - fromEnd)
      }
      result[rank - fromEnd] = a == 1 ? b : a
    }
    return try Shape(result)
  }
}

extension Shape: CustomStringConvertible {
  /// The lengths as the prompt prints them: `2×3`, or `()` for a single number.
  public var description: String {
    rank == 0 ? "()" : dimensions.map(String.init).joined(separator: "×")
  }
}
