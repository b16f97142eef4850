import Tensors

/// A value that comes to a layer: its shape, and its numbers where they follow from shapes alone.
public struct LayerInput: Sendable {
  /// The shape.
  public let shape: Shape
  private let known: Known

  /// Numbers that few layers ask for.
  private enum Known: Sendable {
    case nothing
    case double(Tensor<Double>)
    case single(Tensor<Float>)
  }

  /// Describes a value.
  public init(_ shape: Shape, numbers: Tensor<Double>? = nil) {
    self.shape = shape
    known = numbers.map { .double($0) } ?? .nothing
  }

  /// Describes numbers; of many in another precision than Double the shape alone, which is all that layers
  /// of pictures ask for.
  init<Scalar: TensorScalar>(_ value: Tensor<Scalar>) {
    shape = value.shape
    if let value = value as? Tensor<Double> {
      known = .double(value)
    } else if let value = value as? Tensor<Float>, shape.count <= LayerInput.mostConverted {
      known = .single(value)
    } else {
      known = .nothing
    }
  }

  /// The numbers, where they are known.
  public var numbers: Tensor<Double>? {
    switch known {
    case .nothing: nil
    case .double(let numbers): numbers
    case .single(let numbers): numbers.converted(to: Double.self)
    }
  }

  private static let mostConverted = 1 << 16

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
  /// The most numbers, and the most work for them, that are worked out while shapes are followed.
  static let followed = (count: 4096, work: 1 << 20)

  /// The most equal numbers that are made of a shape.
  static let mostFilled = 1 << 24

  /// What an operation gives, done to the first value.
  static func of(_ operation: any Operation) -> LayerResult { .operation(operation, of: [0]) }

  /// What is known of it, from what is known of the operands.
  ///
  /// - Parameters:
  ///   - operands: What comes to the layer.
  ///   - layer: The layer.
  ///   - most: How many numbers are worked out at most, and with how much work.
  ///   - room: How many numbers may still be made; where there is none left, only the shape is known.
  /// - Returns: The shape, with the numbers where they are known.
  func fact(
    _ operands: [LayerInput], _ layer: any Layer, most: (count: Int, work: Int) = followed,
    room: inout Int
  ) -> LayerInput {
    switch self {
    case .same(let number): return operands[number]
    case .numbers(let numbers):
      guard numbers.shape.count <= room else { return LayerInput(numbers.shape) }
      room -= numbers.shape.count
      return LayerInput(numbers.shape, numbers: numbers)
    case .parameter(let number): return LayerInput(layer.parameters[number].shape)
    case .operation(let operation, let picked):
      let numbers = picked.compactMap { operands[$0].numbers }
      guard numbers.count == picked.count, layer.parameters.isEmpty, layer.buffers.isEmpty,
        operation.outputShape.count <= min(most.count, room), operation.work <= most.work
      else { return LayerInput(operation.outputShape) }
      room -= operation.outputShape.count
      return LayerInput(operation.outputShape, numbers: operation.forward(numbers))
    }
  }
}
