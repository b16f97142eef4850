import Tensors

/// One layer: its settings, from which its parameters' shapes and its operation follow.
///
/// A layer holds no numbers; those are in the `Network` that is built from it. Its file says all that is
/// true of it; `LayerKind.all` lists it, and with that it can be typed, saved, summarised and trained.
public protocol Layer: Sendable {
  /// What kind of layer it is: its name and the settings that it takes.
  var kind: LayerKind { get }

  /// The values of the kind's settings, those that are kept, by name.
  var settings: [String: SettingValue] { get }

  /// The numbers that training changes, in the order in which the operation takes them.
  var parameters: [ParameterShape] { get }

  /// Numbers that are kept beside the parameters and that no gradient changes; but for counts, operands
  /// after the parameters where the layer is not in training.
  var buffers: [ParameterShape] { get }

  /// What its kept numbers become after a pass in training.
  ///
  /// - Parameters:
  ///   - buffers: The numbers so far, in their order.
  ///   - operation: The operation that it did.
  ///   - input: What came to it.
  /// - Returns: The numbers after it.
  func moved(
    _ buffers: [Tensor<Double>], by operation: any Operation, on input: Tensor<Double>
  ) -> [Tensor<Double>]

  /// What one of its outputs sees of its input.
  ///
  /// - Parameter input: The input's shape, if it is known; the layer takes it.
  /// - Returns: The cells, along rows and columns.
  /// - Throws: what is wrong with the layer's own settings.
  func reach(of input: Shape?) throws(ShapeError) -> LayerReach

  /// How many dimensions a batch for it has; nil where it takes any.
  var batchRanks: ClosedRange<Int>? { get }

  /// The operation that the layer does on an input; its operands are the input, the parameters and, outside
  /// training, the buffers.
  ///
  /// - Throws: why the input does not fit.
  func operation(
    for input: Shape, _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation

  /// What the layer makes of all values that come to it; most take one, and do their operation on it.
  ///
  /// - Throws: why they do not fit.
  func result(
    of operands: [LayerInput], _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> LayerResult

  /// The sizes of the output as arithmetic with the numbers put in; nil where they are the input's.
  func sizeFormula(_ operation: any Operation) -> SizeFormula?

  /// How many features or channels it takes, and which dimension of an input counts them, from the
  /// last; nil where it takes any.
  func intake(of input: Shape) -> (takes: Int, dimension: Int)?

  /// The same layer for another number of features or channels.
  func taking(_ count: Int) -> (any Layer)?

  /// The layer as ONNX operators one behind another, outside training; nil where there are none.
  ///
  /// - Parameters:
  ///   - operation: What it does to a batch of one image.
  ///   - input: The shape of that batch.
  /// - Returns: The operators.
  func exported(_ operation: any Operation, _ input: Shape) -> [ExportedNode]?

  /// The same of a layer that takes several values, or gives what no operation does.
  func exported(_ result: LayerResult, _ operands: [LayerInput]) -> [ExportedNode]?

  /// The numbers that the layer is and nothing else, for ONNX; nil where it computes.
  var exportedNumbers: ExportedNode.Operand? { get }

  /// The form of the layer that works on blocks of images; nil where there is nothing to compute.
  ///
  /// - Parameters:
  ///   - operation: What it does to a batch of one image.
  ///   - input: The shape of that batch.
  /// - Returns: The form that trains.
  /// - Throws: why it cannot be trained.
  func trained(
    _ operation: any Operation, _ input: Shape
  ) throws(LayerFault.Reason) -> (any BlockLayer)?
}

/// How a layer is to behave.
public struct LayerMode: Hashable, Sendable {
  /// Whether it learns: dropout drops, batch normalisation uses the batch.
  public var isTraining: Bool
  /// Whether the first dimension counts images; nil where only the number of dimensions tells.
  public var isBatch: Bool?
  /// What random choices follow from, as in a step of training; nil draws it.
  public var key: UInt64?

  /// Describes a mode.
  public init(isTraining: Bool, isBatch: Bool? = nil, key: UInt64? = nil) {
    self.isTraining = isTraining
    self.isBatch = isBatch
    self.key = key
  }
}

extension Layer {
  /// The name in `torch.nn`, such as `Conv2d`.
  public var typeName: String { kind.name }
  /// None, unless the layer says otherwise.
  public var settings: [String: SettingValue] { [:] }
  /// None, unless the layer says otherwise.
  public var parameters: [ParameterShape] { [] }
  /// None, unless the layer says otherwise.
  public var buffers: [ParameterShape] { [] }
  /// They stay, unless the layer says otherwise.
  public func moved(
    _ buffers: [Tensor<Double>], by operation: any Operation, on input: Tensor<Double>
  ) -> [Tensor<Double>] { buffers }
  /// Any, unless the layer says otherwise.
  public var batchRanks: ClosedRange<Int>? { nil }
  /// Its operation on the one value that comes.
  public func result(
    of operands: [LayerInput], _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> LayerResult {
    guard let first = operands.first else { throw .nothingToJoin }
    return .operation(try operation(for: first.shape, mode, using: &random), of: [0])
  }
  /// The input's sizes, unless the layer says otherwise.
  public func sizeFormula(_ operation: any Operation) -> SizeFormula? { nil }
  /// Any number, unless the layer says otherwise.
  public func intake(of input: Shape) -> (takes: Int, dimension: Int)? { nil }
  /// None, unless the layer says otherwise.
  public func taking(_ count: Int) -> (any Layer)? { nil }

  /// None, unless the layer says otherwise.
  public func exported(_ operation: any Operation, _ input: Shape) -> [ExportedNode]? { nil }

  /// Its operators for the one value that comes.
  public func exported(_ result: LayerResult, _ operands: [LayerInput]) -> [ExportedNode]? {
    guard case .operation(let operation, _) = result, operands.count == 1 else { return nil }
    return exported(operation, operands[0].shape)
  }

  /// None, unless the layer says otherwise.
  public var exportedNumbers: ExportedNode.Operand? { nil }

  /// The layer as it is typed: `Conv2d(8, 4, 3, padding=1)`.
  public var code: String { kind.code(settings) }
}

/// What one output of a layer sees of the layer's input.
public enum LayerReach: Hashable, Sendable {
  /// The one number in its own place, of one channel or of all.
  case same
  /// Cells of the planes, along rows and columns.
  case planes(rows: AxisReach, columns: AxisReach)
  /// Cells of lines, which have no rows.
  case lines(AxisReach)
  /// One number, which is now in a place that says nothing of rows and columns; the planes that were
  /// put in order have so many of them, where that is known.
  case rearranged(rows: Int?, columns: Int?)
  /// Everything.
  case whole

  /// Everything along the dimension that a layer works along, counted from the last.
  static func line(_ dimension: Int, of input: Shape?) -> LayerReach {
    switch dimension {
    case 1: .planes(rows: .same, columns: .whole(input: input?.columns))
    case 2: .planes(rows: .whole(input: input?.rows), columns: .same)
    default: .same
    }
  }
}

extension Shape {
  /// W: the last length.
  var columns: Int { dimensions.last ?? 1 }
  /// H: the last length but one; 1 for a line.
  var rows: Int { rank > 1 ? self[rank - 2] : 1 }
}
