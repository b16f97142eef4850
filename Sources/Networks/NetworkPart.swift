import Tensors

/// A place in a network: what stands there, and where its input comes from.
///
/// A row of layers is the network in which each part takes what the one before gives.
public struct NetworkPart {
  /// How several inputs become one.
  public enum Join: Hashable, Sendable {
    /// They are added up: a residual connection.
    case sum
    /// They are put one behind another along the channels.
    case concatenate
    /// They stay apart: the layer that stands there takes each of them.
    case operands
  }

  /// Its name in the network: `0`, or `layer1`.
  public let name: String
  /// What stands there.
  public let network: Network
  /// Where its inputs come from: 0 is the network's own input, n what part n − 1 gives.
  public let inputs: [Int]
  /// How several inputs become one.
  public let join: Join

  /// Describes a place.
  public init(_ name: String, _ network: Network, inputs: [Int], join: Join = .sum) {
    self.name = name
    self.network = network
    self.inputs = inputs
    self.join = join
  }
}

extension NetworkPart {
  /// What picks it out of its network: `[0]`, `.conv1`, or `["conv/1"]` where the name is no word.
  public var expression: String {
    if name.allSatisfy({ $0.isASCII && $0.isNumber }) { return "[\(name)]" }
    let isWord =
      name.allSatisfy { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
      && name.first?.isNumber == false
    return isWord ? ".\(name)" : "[\"\(name)\"]"
  }
}

extension NetworkPart.Join {
  /// What it is called.
  var name: String {
    switch self {
    case .sum: "add"
    case .concatenate: "cat"
    case .operands: "each"
    }
  }

  /// Does it.
  ///
  /// - Throws: why the inputs do not fit together.
  func callAsFunction<Value: PassValue>(_ inputs: [Value]) throws(ShapeError) -> Value {
    let shapes = inputs.map(\.value.shape)
    guard let first = inputs.first else { throw .nothingToJoin }
    switch self {
    case .sum:
      var sum = first
      for input in inputs.dropFirst() {
        let operation = try ElementwiseBinary(
          name: "add", .add, left: sum.value.shape, right: input.value.shape)
        try operation.checkBudget()
        sum = .result(of: operation, [sum, input])
      }
      return sum
    case .concatenate:
      let operation = try Rearrangement.concatenate(shapes, dimension(shapes))
      try operation.checkBudget()
      return .result(of: operation, inputs)
    case .operands: return first
    }
  }

  /// The shape that comes out.
  ///
  /// - Throws: why the inputs do not fit together.
  func shape(_ shapes: [Shape]) throws(ShapeError) -> Shape {
    guard var sum = shapes.first else { throw .nothingToJoin }
    switch self {
    case .sum:
      for shape in shapes.dropFirst() {
        sum = try ElementwiseBinary(name: "add", .add, left: sum, right: shape).outputShape
      }
      return sum
    case .concatenate:
      return try Rearrangement.concatenate(shapes, dimension(shapes)).outputShape
    case .operands: return sum
    }
  }

  /// Channels are counted in front of the planes, features in a vector.
  private func dimension(_ shapes: [Shape]) -> Int {
    max((shapes.first?.rank ?? 0) - 3, 0)
  }
}
