import Tensors
import Terminal

/// What the libraries and the textbooks would call and compute for the sizes of one operation.
public struct Conventions {
  /// One library.
  public struct Entry {
    /// Who.
    let name: Phrase
    /// What to type there, where it has one call for it.
    let call: String
    /// How it lays numbers out, rounds, turns and pads.
    let notes: [Phrase]
    /// Rows and columns of what comes out.
    let output: (rows: Int, columns: Int)
    /// The numbers, where they are others than those computed here.
    let result: Tensor<Double>?
  }

  /// The libraries, PyTorch first.
  public let entries: [Entry]
  let window: WindowGeometry
  /// 2 for planes, 1 for lines.
  let hasRows: Bool

  /// Describes the operation that a value came from; nil if no window slid.
  public init?(of node: Node<Double>, naming: Naming) {
    guard let operation = node.operation else { return nil }
    switch operation.reach {
    case .convolution(let geometry):
      let names = node.inputs.prefix(2).map { naming.name($0) }
      let writer = ConvolutionConventions(geometry, x: names[0], w: names[1])
      entries = writer.entries(node)
      window = geometry.window
    case .pooling(let geometry):
      let writer = PoolingConventions(
        geometry, operation.name, x: naming.name(node.inputs[0]))
      entries = writer.entries
      window = geometry.window
    default: return nil
    }
    hasRows = window.rows.input > 1 || window.rows.kernel > 1
  }
}

/// The words that both families of operations need.
enum ConventionWords {
  /// One number where both axes agree, else a pair.
  static func pair(_ rows: Int, _ columns: Int) -> String {
    rows == columns ? "\(rows)" : "(\(rows), \(columns))"
  }

  /// The same as a list of MATLAB's.
  static func row(_ rows: Int, _ columns: Int) -> String {
    rows == columns ? "\(rows)" : "[\(rows) \(columns)]"
  }

  static let channelsFirst = Phrase("channels first: N×C×H×W", "通道在前：N×C×H×W")
  static let channelsLast = Phrase("channels last: N×H×W×C", "通道在后：N×H×W×C")
  static let roundsDown = Phrase("a size that does not come out is rounded down", "除不尽的尺寸向下取整")

  /// The cells that TensorFlow's SAME puts before and behind an axis, and the size that comes of it.
  static func same(_ axis: AxisGeometry) -> (before: Int, after: Int, output: Int) {
    let output = (axis.input + axis.stride - 1) / axis.stride
    let total = max(0, (output - 1) * axis.stride + axis.extent - axis.input)
    return (total / 2, total - total / 2, output)
  }

  /// Whether the padding is SAME's.
  static func isSame(_ window: WindowGeometry) -> Bool {
    [window.rows, window.columns].allSatisfy { axis in
      let same = same(axis)
      return same.before == axis.before && same.after == axis.after
    }
  }

  /// What SAME would do with these sizes.
  static func sameNote(_ window: WindowGeometry) -> Phrase {
    let (rows, columns) = (same(window.rows), same(window.columns))
    return Phrase(
      "'SAME' would give \(rows.output)×\(columns.output), with \(columns.before) columns in front and \(columns.after) behind",
      "'SAME' 会得到 \(rows.output)×\(columns.output)，左边填 \(columns.before) 列，右边填 \(columns.after) 列")
  }

  static func isUnpadded(_ window: WindowGeometry) -> Bool {
    [window.rows, window.columns].allSatisfy { $0.before == 0 && $0.after == 0 }
  }

  /// The padding as lists of TensorFlow's and ONNX's.
  static func explicit(_ window: WindowGeometry) -> String {
    let (rows, columns) = (window.rows, window.columns)
    return "[[0,0], [\(rows.before),\(rows.after)], [\(columns.before),\(columns.after)], [0,0]]"
  }
}
