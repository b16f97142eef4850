import Tensors

/// A function of each element: `nn.ReLU`, `nn.ELU`, `nn.Sigmoid` and the others of the table.
public struct Activation: Layer {
  /// What a function is called as a layer and as an operation, and how its settings make it.
  private struct Form: Sendable {
    let layer: String
    let operation: String
    let settings: [LayerSetting]
    let function: @Sendable (LayerSettings) -> UnaryFunction

    init(
      _ layer: String, _ operation: String, _ settings: [LayerSetting] = [],
      _ function: @escaping @Sendable (LayerSettings) -> UnaryFunction
    ) {
      self.layer = layer
      self.operation = operation
      self.settings = settings
      self.function = function
    }
  }

  private static let forms: [Form] = [
    Form("ReLU", "relu", [.inplace]) { _ in .relu },
    Form("Sigmoid", "sigmoid") { _ in .sigmoid },
    Form("Tanh", "tanh") { _ in .tanh },
    Form("LeakyReLU", "leaky_relu", [LayerSetting("negative_slope", .number, "0.01"), .inplace]) {
      .leakyRelu(slope: $0.number("negative_slope"))
    },
    Form("ELU", "elu", [LayerSetting("alpha", .number, "1"), .inplace]) {
      .elu(alpha: $0.number("alpha"))
    },
    Form("SiLU", "silu", [.inplace]) { _ in .silu },
    Form("ReLU6", "relu6", [.inplace]) { _ in .clamp(minimum: 0, maximum: 6) },
    Form(
      "Hardtanh", "hardtanh",
      [
        LayerSetting("min_val", .number, "-1"), LayerSetting("max_val", .number, "1"), .inplace,
      ]
    ) { .clamp(minimum: $0.number("min_val"), maximum: $0.number("max_val")) },
    Form("GELU", "gelu", [LayerSetting("approximate", .word(["none", "tanh"]), "'none'")]) {
      .gelu(approximate: $0.word("approximate") == "tanh")
    },
    Form(
      "Softplus", "softplus",
      [LayerSetting("beta", .number, "1"), LayerSetting("threshold", .number, "20")]
    ) { .softplus(beta: $0.number("beta"), threshold: $0.number("threshold")) },
  ]

  static let kinds: [LayerKind] = forms.indices.map { number in
    LayerKind(forms[number].layer, forms[number].settings) { settings throws(ShapeError) in
      Activation(number, settings)
    }
  }

  private let number: Int
  /// Its settings.
  public let settings: [String: SettingValue]
  /// The function.
  public let function: UnaryFunction

  private init(_ number: Int, _ settings: LayerSettings) {
    self.number = number
    self.settings = settings.values
    function = Activation.forms[number].function(settings)
  }

  private init(_ number: Int, _ given: [String: SettingValue] = [:]) {
    self.init(number, LayerSettings(given, orStandardOf: Activation.forms[number].settings))
  }

  /// `nn.ReLU`.
  public static let relu = Activation(0)
  /// `nn.Sigmoid`.
  public static let sigmoid = Activation(1)
  /// `nn.Tanh`.
  public static let tanh = Activation(2)

  /// `nn.ReLU6`.
  public static let relu6 = Activation(6)

  /// `nn.LeakyReLU`.
  public static func leakyReLU(slope: Double) -> Activation {
    Activation(3, ["negative_slope": .number(slope)])
  }

  /// Its kind.
  public var kind: LayerKind { Activation.kinds[number] }

  /// What one of its outputs sees of its input.
  public func reach(of input: Shape?) -> LayerReach { .same }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    ElementwiseUnary(name: Activation.forms[number].operation, function, input: input)
  }

  /// The layer as ONNX operators.
  public func exported(_ operation: any Operation, _ input: Shape) -> [ExportedNode]? {
    function.exported
  }

  /// How it trains: in loops over vectors where there are some, else number by number.
  public func trained(_ operation: any Operation, _ input: Shape) -> (any BlockLayer)? {
    guard let lanes = LaneFunction(function) else {
      return BlockMap(function: function, outputCount: input.count)
    }
    return BlockFunction(function: lanes, outputCount: input.count)
  }
}

extension LayerSetting {
  /// Whether PyTorch may overwrite the input, which makes no difference to the numbers.
  static let inplace = LayerSetting("inplace", .ignored, "False")
}
