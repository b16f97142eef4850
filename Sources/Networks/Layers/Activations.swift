import Tensors

/// A function of each element: `nn.ReLU`, `nn.LeakyReLU`, `nn.Sigmoid`, `nn.Tanh`.
public struct Activation: Layer {
  /// The name in `torch.nn`.
  public let typeName: String
  /// The function.
  public let function: UnaryFunction
  private let name: String

  private init(_ typeName: String, _ name: String, _ function: UnaryFunction) {
    self.typeName = typeName
    self.name = name
    self.function = function
  }

  /// `nn.ReLU`.
  public static let relu = Activation("ReLU", "relu", .relu)
  /// `nn.Sigmoid`.
  public static let sigmoid = Activation("Sigmoid", "sigmoid", .sigmoid)
  /// `nn.Tanh`.
  public static let tanh = Activation("Tanh", "tanh", .tanh)

  /// `nn.LeakyReLU`.
  public static func leakyReLU(slope: Double) -> Activation {
    Activation("LeakyReLU", "leaky_relu", .leakyRelu(slope: slope))
  }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, isTraining: Bool, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    ElementwiseUnary(name: name, function, input: input)
  }
}

/// Probabilities from scores: `nn.Softmax`.
public struct SoftmaxLayer: Layer {
  /// The dimension of the classes.
  public let dimension: Int

  /// The name in `torch.nn`.
  public let typeName = "Softmax"

  /// Describes the layer.
  public init(dimension: Int) {
    self.dimension = dimension
  }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, isTraining: Bool, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    try Softmax(name: "softmax", input: input, dimension: dimension)
  }
}

/// Random elements set to zero in training, nothing otherwise: `nn.Dropout`.
public struct Dropout: Layer {
  /// How likely an element is dropped.
  public let probability: Double

  /// The name in `torch.nn`.
  public let typeName = "Dropout"

  /// Describes the layer.
  ///
  /// - Throws: `ShapeError.notProbability`.
  public init(probability: Double) throws(ShapeError) {
    guard probability >= 0, probability <= 1 else { throw .notProbability(probability) }
    self.probability = probability
  }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, isTraining: Bool, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    guard isTraining else { return Rearrangement.copy(input, name: "dropout") }
    return try Mask(name: "dropout", input: input, probability: probability, using: &random)
  }
}
