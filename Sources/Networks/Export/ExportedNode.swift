import Tensors

/// A layer, or a step of one, as an ONNX operator.
public struct ExportedNode: Sendable {
  /// The value of a setting.
  enum Setting: Sendable {
    case integer(Int)
    case integers([Int])
    case number(Double)
    case word(String)
  }

  /// What an operator takes behind what comes to the layer.
  enum Operand: Sendable {
    /// The parameter of a name.
    case parameter(String)
    /// The same with rows and columns exchanged.
    case turned(String)
    /// Numbers of its own.
    case numbers(Tensor<Double>)
    /// Whole numbers of its own.
    case integers([Int])
    /// Left out.
    case absent
  }

  /// The operator.
  let type: String
  /// Its settings by name.
  let settings: [(name: String, value: Setting)]
  /// What it takes besides.
  let operands: [Operand]

  init(
    _ type: String, _ settings: [(name: String, value: Setting)] = [], _ operands: [Operand] = []
  ) {
    self.type = type
    self.settings = settings
    self.operands = operands
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
