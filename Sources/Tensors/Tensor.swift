/// Numbers laid out along any number of dimensions, in row-major order.
///
/// Images are `[N, C, H, W]` (batch, channel, row, column), filters `[O, I, KH, KW]`; a matrix is
/// rows × columns. A tensor is a value: a copy never sees a later change of the original.
public struct Tensor<Scalar: TensorScalar>: Hashable, Sendable {
  /// The lengths of the dimensions.
  public let shape: Shape

  /// The numbers, the last dimension running fastest: `shape.count` of them.
  public internal(set) var elements: [Scalar]

  /// Makes a tensor from its numbers in row-major order.
  ///
  /// - Throws: `ShapeError.reshape` if their number is not the shape's.
  public init(_ shape: Shape, _ elements: [Scalar]) throws(ShapeError) {
    guard elements.count == shape.count else {
      throw .reshape(Shape(known: [elements.count]), to: shape.dimensions)
    }
    self.init(known: shape, elements)
  }

  /// Makes a tensor whose numbers are known to be as many as the shape wants.
  @usableFromInline
  init(known shape: Shape, _ elements: [Scalar]) {
    assert(elements.count == shape.count)
    self.shape = shape
    self.elements = elements
  }

  /// Makes a tensor that holds the same number everywhere.
  public init(repeating value: Scalar, _ shape: Shape) {
    self.init(known: shape, [Scalar](repeating: value, count: shape.count))
  }

  /// Makes a tensor of no dimensions from one number.
  public init(_ value: Scalar) {
    self.init(known: .scalar, [value])
  }

  /// Makes a tensor of one dimension.
  ///
  /// - Precondition: not more numbers than a shape may have; lists of the program's own are short.
  public init(vector: [Scalar]) {
    self.init(known: Shape(known: [vector.count]), vector)
  }

  /// The number, where there is exactly one.
  public var single: Scalar? { elements.count == 1 ? elements[0] : nil }

  /// The number at an index, or nil where the index leaves the shape.
  public subscript(index: [Int]) -> Scalar? {
    shape.offset(of: index).map { elements[$0] }
  }

  /// The same numbers in another shape of as many elements.
  ///
  /// - Throws: `ShapeError.reshape`.
  public func reshaped(_ shape: Shape) throws(ShapeError) -> Tensor {
    guard shape.count == self.shape.count else {
      throw .reshape(self.shape, to: shape.dimensions)
    }
    return Tensor(known: shape, elements)
  }

  /// The numbers in another precision.
  @inlinable
  public func converted<Other: TensorScalar>(to type: Other.Type) -> Tensor<Other> {
    Tensor<Other>(known: shape, Other.numbers(Scalar.doubles(elements)))
  }

  /// Each number put through a function.
  @inlinable
  public func map(_ function: (Scalar) -> Scalar) -> Tensor {
    Tensor(known: shape, elements.map(function))
  }
}
