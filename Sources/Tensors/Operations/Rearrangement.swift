/// An operation whose every output element is a copy of one input element, or a constant.
///
/// So are `reshape`, `permute`, `flip`, `pad`, `cat`, indexing and assignment to elements.
/// A gradient goes back to where the element came from; an element copied several times collects.
public struct Rearrangement: Operation {
  /// What was asked for, in the words of those who ask.
  public enum Move: Hashable, Sendable {
    /// The same elements in another shape.
    case reshape
    /// The dimensions in another order.
    case permute([Int])
    /// The part that an index selects.
    case part([IndexItem])
    /// Other numbers in the part that an index selects.
    case assign([IndexItem])
    /// The order along dimensions reversed.
    case flip([Int])
    /// Elements moved along dimensions, round the end; along all as one line where none is named.
    case roll([Int], [Int])
    /// Quarter turns from one dimension towards another.
    case turn(Int, from: Int, to: Int)
    /// A border: cells before and after, the last dimension first.
    case border([Int])
    /// Tensors one after the other.
    case concatenate(Int)
    /// Tensors along a new dimension.
    case stack(Int)
    /// Dimensions of length 1 repeated.
    case expand
    /// Elements picked one by one.
    case picked
  }

  /// The name a user types.
  public let name: String
  /// What was asked for.
  public let move: Move
  /// The shapes of the operands.
  public let operands: [Shape]
  /// The shape of the output.
  public let outputShape: Shape
  /// What stands where no element was copied.
  public let fill: Double
  /// What kind of border it puts around its operand, if that is what it does.
  public let border: BorderMode?
  /// Whether its operands are the slices of its output along the first dimension.
  public let stacksOperands: Bool

  /// For each output element the place it comes from, the operands laid end to end, −1 for the
  /// constant; nil where the elements keep their order.
  private let sources: [Int32]?

  /// Makes an operation that keeps the order of the elements.
  init(name: String, keeping input: Shape, as output: Shape) {
    self.name = name
    move = .reshape
    operands = [input]
    outputShape = output
    fill = 0
    border = nil
    stacksOperands = false
    sources = nil
  }

  /// Makes an operation from the source of every output element.
  init(
    name: String, _ move: Move, operands: [Shape], output: Shape, sources: [Int32],
    fill: Double = 0, border: BorderMode? = nil, stacksOperands: Bool = false
  ) {
    assert(sources.count == output.count)
    self.name = name
    self.move = move
    self.operands = operands
    outputShape = output
    self.fill = fill
    self.border = border
    self.stacksOperands = stacksOperands
    self.sources = sources
  }

  /// Makes an operation on one operand whose dimensions are looked up in one table each.
  ///
  /// - Throws: `ShapeError.tooLarge`.
  init(
    name: String, _ move: Move, _ input: Shape, tables: [[Int]], base: Int = 0,
    fill: Double = 0, border: BorderMode? = nil
  ) throws(ShapeError) {
    let output = try Shape(tables.map(\.count))
    let sources = output.count == 0 ? [] : SourceTable.offsets(base: base, tables)
    self.init(
      name: name, move, operands: [input], output: output, sources: sources, fill: fill,
      border: border)
  }

  /// Whether the elements keep their order, so that only the shape changes.
  public var keepsOrder: Bool { sources == nil }

  /// The operand and the place in it that an output element is a copy of; nil for the constant.
  public func source(of output: Int) -> (operand: Int, offset: Int)? {
    guard output >= 0, output < outputShape.count else { return nil }
    guard let sources else { return (0, output) }
    var offset = Int(sources[output])
    guard offset >= 0 else { return nil }
    for (operand, shape) in operands.enumerated() {
      if offset < shape.count { return (operand, offset) }
      offset -= shape.count
    }
    return nil
  }

  /// The kind of numbers it gives.
  public func elementType(of operands: [ElementType]) -> ElementType {
    // A constant of its own is cut to the kind of the rest, as in NumPy; one that was typed gives way.
    let type = ElementType.common(operands)
    return type == .written && fill != fill.rounded() ? .real : type
  }

  /// Computes the output.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    guard let sources else { return Tensor(known: outputShape, inputs[0].elements) }
    let elements = inputs.count == 1 ? inputs[0].elements : inputs.flatMap(\.elements)
    return Tensor(known: outputShape, gather(elements, from: sources, fill: Scalar(fill)))
  }

  /// Passes a gradient back to the operands.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    let gradient = pass.gradient.elements
    guard let sources else { return [Tensor(known: operands[0], gradient)] }
    let collected = gatherGradient(
      gradient, from: sources, count: operands.reduce(0) { $0 + $1.count })
    var start = 0
    return zip(operands, pass.needs).map { shape, isNeeded in
      defer { start += shape.count }
      return isNeeded
        ? Tensor(known: shape, Array(collected[start..<start + shape.count])) : nil
    }
  }
}
