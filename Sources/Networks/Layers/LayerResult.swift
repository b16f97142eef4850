import Tensors

/// A value that comes to a layer: its shape, and its numbers where they follow from shapes alone.
public struct LayerInput: Sendable {
  /// The shape.
  public let shape: Shape
  /// The numbers, where they are known.
  public let numbers: Tensor<Double>?

  /// Describes a value.
  public init(_ shape: Shape, numbers: Tensor<Double>? = nil) {
    self.shape = shape
    self.numbers = numbers
  }

  /// The numbers as whole ones.
  var integers: [Int]? {
    guard let numbers else { return nil }
    let integers = numbers.elements.compactMap { Int(ofFile: $0) }
    return integers.count == numbers.elements.count ? integers : nil
  }
}

extension Int {
  /// A whole number of a file, which writes ±2⁶³ for "to the end"; nil for any other number.
  init?(ofFile number: Double) {
    if let exact = Int(exactly: number) {
      self = exact
    } else if number >= 0x1p63 {
      self = .max
    } else if number < -0x1p63 {
      self = .min
    } else {
      return nil
    }
  }
}

/// What a layer makes of the values that come to it.
public enum LayerResult: Sendable {
  /// What an operation gives, done to some of them.
  case operation(any Operation, of: [Int])
  /// One of them as it is.
  case same(Int)
  /// Numbers that depend on no value: a shape, a constant.
  case numbers(Tensor<Double>)
  /// A parameter of the layer's own.
  case parameter(Int)
}

extension LayerResult {
  /// The most numbers that are worked out while shapes are followed.
  static let mostKnown = 4096

  /// The most equal numbers that are made of a shape.
  static let mostFilled = 1 << 24

  /// What an operation gives, done to the first value.
  static func of(_ operation: any Operation) -> LayerResult { .operation(operation, of: [0]) }

  /// What is known of it, from what is known of the operands.
  func fact(_ operands: [LayerInput], _ layer: any Layer) -> LayerInput {
    switch self {
    case .same(let number): return operands[number]
    case .numbers(let numbers): return LayerInput(numbers.shape, numbers: numbers)
    case .parameter(let number): return LayerInput(layer.parameters[number].shape)
    case .operation(let operation, let picked):
      let numbers = picked.compactMap { operands[$0].numbers }
      guard numbers.count == picked.count, layer.parameters.isEmpty, layer.buffers.isEmpty,
        operation.outputShape.count <= LayerResult.mostKnown, operation.work <= 1 << 20
      else { return LayerInput(operation.outputShape) }
      return LayerInput(operation.outputShape, numbers: operation.forward(numbers))
    }
  }
}
