import Tensors

/// Numbers that a graph brings along: a parameter, or a shape that never changes.
struct Constant: Layer {
  /// The one parameter; none where the numbers are fixed.
  let parameters: [ParameterShape]
  let numbers: Tensor<Double>?
  /// Whether they are whole: shapes, places.
  let isWhole: Bool

  /// A parameter of a shape.
  init(_ shape: Shape) {
    parameters = [ParameterShape("value", shape, start: .constant(0))]
    numbers = nil
    isWhole = false
  }

  /// Fixed numbers.
  init(_ numbers: Tensor<Double>, isWhole: Bool) {
    parameters = []
    self.numbers = numbers
    self.isWhole = isWhole
  }

  var exportedNumbers: ExportedNode.Operand? {
    guard let numbers else { return .parameter("value") }
    return isWhole ? .whole(numbers) : .numbers(numbers)
  }

  var kind: LayerKind { LayerKind("Constant", []) { _ throws(ShapeError) in Identity() } }

  func reach(of input: Shape?) -> LayerReach { .same }

  func operation(
    for input: Shape, _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation { Rearrangement.copy(input, name: "constant") }

  func result(
    of operands: [LayerInput], _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> LayerResult { numbers.map { .numbers($0) } ?? .parameter(0) }

  func trained(
    _ operation: any Operation, _ input: Shape
  ) throws(LayerFault.Reason) -> (any BlockLayer)? { throw .kind }
}
