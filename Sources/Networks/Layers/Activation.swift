import Tensors

/// A function of each element: `nn.ReLU`, `nn.LeakyReLU`, `nn.Sigmoid`, `nn.Tanh`.
public struct Activation: Layer {
  /// Its kind.
  public let kind: LayerKind
  /// Its settings.
  public let settings: [String: SettingValue]
  /// The function.
  public let function: UnaryFunction
  private let name: String

  private init(
    _ kind: LayerKind, _ name: String, _ function: UnaryFunction,
    settings: [String: SettingValue] = [:]
  ) {
    self.kind = kind
    self.name = name
    self.function = function
    self.settings = settings
  }

  /// `nn.ReLU`.
  public static let relu = Activation(kinds[0], "relu", .relu)
  /// `nn.Sigmoid`.
  public static let sigmoid = Activation(kinds[1], "sigmoid", .sigmoid)
  /// `nn.Tanh`.
  public static let tanh = Activation(kinds[2], "tanh", .tanh)

  /// `nn.LeakyReLU`.
  public static func leakyReLU(slope: Double) -> Activation {
    Activation(
      kinds[3], "leaky_relu", .leakyRelu(slope: slope),
      settings: ["negative_slope": .number(slope)])
  }

  static let kinds: [LayerKind] = [
    LayerKind("ReLU", [.inplace]) { _ throws(ShapeError) in relu },
    LayerKind("Sigmoid", []) { _ throws(ShapeError) in sigmoid },
    LayerKind("Tanh", []) { _ throws(ShapeError) in tanh },
    LayerKind("LeakyReLU", [LayerSetting("negative_slope", .number, "0.01"), .inplace]) {
      settings throws(ShapeError) in leakyReLU(slope: settings.number("negative_slope"))
    },
  ]

  /// What one of its outputs sees of its input.
  public func reach(of input: Shape?) -> LayerReach { .same }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    ElementwiseUnary(name: name, function, input: input)
  }

  /// How it trains.
  ///
  /// - Throws: `.kind` for a function whose slope cannot be told from what it gave.
  public func trained(
    _ operation: any Operation, _ input: Shape
  ) throws(LayerFault.Reason) -> (any BlockLayer)? {
    guard let function = LaneFunction(function) else { throw .kind }
    return BlockFunction(function: function, outputCount: input.count)
  }
}

extension LayerSetting {
  /// Whether PyTorch may overwrite the input, which makes no difference to the numbers.
  static let inplace = LayerSetting("inplace", .ignored, "False")
}
