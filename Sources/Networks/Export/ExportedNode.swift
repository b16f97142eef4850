import Tensors

/// A layer, or a step of one, as an ONNX operator.
public struct ExportedNode: Sendable {
  /// The value of a setting.
  enum Setting: Sendable {
    case integer(Int)
    case integers([Int])
    case number(Double)
    case word(String)
    /// A tensor of one number.
    case element(Double, isWhole: Bool)
  }

  /// What an operator takes, mostly behind what the one before gives, or what comes to the layer.
  public enum Operand: Sendable {
    /// The parameter of a name.
    case parameter(String)
    /// The same with rows and columns exchanged.
    case turned(String)
    /// Numbers of its own.
    case numbers(Tensor<Double>)
    /// Whole numbers of its own.
    case integers([Int])
    /// Whole numbers of any shape.
    case whole(Tensor<Double>)
    /// A value that comes to the layer.
    case input(Int)
    /// What the operator before gives.
    case before
    /// Left out.
    case absent
  }

  /// The operator.
  let type: String
  /// Its settings by name.
  let settings: [(name: String, value: Setting)]
  /// What it takes besides.
  let operands: [Operand]
  /// Whether its first operand is what the operator before gives, or what comes to the layer.
  let isChained: Bool

  init(
    _ type: String, _ settings: [(name: String, value: Setting)] = [], _ operands: [Operand] = []
  ) {
    self.type = type
    self.settings = settings
    self.operands = operands
    isChained = true
  }

  /// An operator all of whose operands are named.
  init(
    free type: String, _ settings: [(name: String, value: Setting)], _ operands: [Operand]
  ) {
    self.type = type
    self.settings = settings
    self.operands = operands
    isChained = false
  }
}

extension WindowGeometry {
  /// The window as settings of an operator.
  func exported(_ rank: Int) -> [(name: String, value: ExportedNode.Setting)] {
    let axes = [rows, columns].suffix(rank)
    return [
      ("kernel_shape", .integers(axes.map(\.kernel))), ("strides", .integers(axes.map(\.stride))),
      ("pads", .integers(axes.map(\.before) + axes.map(\.after))),
      ("dilations", .integers(axes.map(\.dilation))),
    ]
  }
}
