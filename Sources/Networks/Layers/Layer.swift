import Tensors

/// One layer: its settings, from which its parameters' shapes and its operation follow.
///
/// A layer holds no numbers; those are in the `Network` that is built from it. To add one, write its
/// file beside this one and its constructor in the prompt's table of layers.
public protocol Layer: Sendable {
  /// The name in `torch.nn`, such as `Conv2d`.
  var typeName: String { get }

  /// The numbers that training changes, in the order in which the operation takes them.
  var parameters: [ParameterShape] { get }

  /// Numbers that are kept beside the parameters and that no gradient changes; but for counts, operands
  /// after the parameters where the layer is not in training.
  var buffers: [ParameterShape] { get }

  /// How the window of the layer lies, for receptive fields; nil where each output sees one place.
  var window: LayerWindow? { get }

  /// The operation that the layer does on an input; its operands are the input, the parameters and, outside
  /// training, the buffers.
  ///
  /// - Throws: why the input does not fit.
  func operation(
    for input: Shape, isTraining: Bool, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation
}

extension Layer {
  /// None, unless the layer says otherwise.
  public var parameters: [ParameterShape] { [] }
  /// None, unless the layer says otherwise.
  public var buffers: [ParameterShape] { [] }
  /// Each output sees one place, unless the layer says otherwise.
  public var window: LayerWindow? { nil }
}

/// The shape of a parameter and how its first numbers are drawn.
public struct ParameterShape: Hashable, Sendable {
  /// How the first numbers are chosen.
  public enum Start: Hashable, Sendable {
    /// Evenly from −bound to bound.
    case uniform(bound: Double)
    /// The same number everywhere.
    case constant(Double)
    /// Whole numbers that count from 0.
    case count
  }

  /// `weight` or `bias`.
  public let name: String
  /// Its shape.
  public let shape: Shape
  /// Its first numbers.
  public let start: Start

  /// Describes a parameter.
  public init(_ name: String, _ shape: Shape, start: Start) {
    self.name = name
    self.shape = shape
    self.start = start
  }

  /// The first numbers.
  public func draw(using random: inout RandomSource) -> Tensor<Double> {
    switch start {
    case .constant(let value): return Tensor(repeating: value, shape)
    case .count: return Tensor(repeating: 0, shape)
    case .uniform(let bound):
      return Tensor(repeating: 0, shape).map { _ in (2 * random.uniform() - 1) * bound }
    }
  }

  /// Weight and bias as `torch.nn` starts them: evenly within 1/√fanIn.
  ///
  /// Source: He et al., *Delving deep into rectifiers*, with PyTorch's default gain.
  static func weightAndBias(
    weight: Shape, bias count: Int?, fanIn: Int
  ) throws(ShapeError) -> [ParameterShape] {
    let bound = fanIn > 0 ? 1 / Double(fanIn).squareRoot() : 0
    var parameters = [ParameterShape("weight", weight, start: .uniform(bound: bound))]
    if let count {
      parameters.append(
        ParameterShape("bias", try Shape([count]), start: .uniform(bound: bound)))
    }
    return parameters
  }
}

/// The window of a layer, as far as receptive fields are concerned.
public struct LayerWindow: Hashable, Sendable {
  /// F, the larger of height and width.
  public let kernel: Int
  /// S.
  public let stride: Int
  /// D.
  public let dilation: Int

  /// Describes a window.
  public init(kernel: Int, stride: Int, dilation: Int = 1) {
    self.kernel = kernel
    self.stride = stride
    self.dilation = dilation
  }
}
