import Tensors

/// One input on which functions are compared.
///
/// Arrays and settings go by the names that the library has for them: `input`, `weight`, `bias`, `stride`,
/// `kernel_size`. A gradient's case also holds the upstream gradient, as `upstream`.
public struct JudgedCase: Hashable, Sendable {
  /// The arrays.
  public var arrays: [String: Tensor<Double>]

  /// The settings: one number each.
  public var settings: [String: Double]

  /// The arrays whose numbers are whole: classes, places.
  public var whole: Set<String> = []

  /// How many of the last dimensions the window moves along: 1 or 2.
  public var spatialRank = 2

  /// Makes a case.
  public init(_ arrays: [String: Tensor<Double>], _ settings: [String: Double] = [:]) {
    self.arrays = arrays
    self.settings = settings
  }

  /// A setting as a whole number.
  func whole(_ name: String, default standard: Int) -> Int {
    settings[name].flatMap { Int(exactly: $0) } ?? standard
  }

  /// A node for each array.
  var nodes: [String: Node<Double>] {
    var nodes: [String: Node<Double>] = [:]
    for (name, tensor) in arrays {
      nodes[name] = Node(tensor, type: whole.contains(name) ? .whole : .real)
    }
    return nodes
  }

  /// The elements of all arrays.
  var count: Int { arrays.values.reduce(0) { $0 + $1.shape.count } }

  /// The case with another array or setting.
  func with(_ name: String, _ array: Tensor<Double>?) -> JudgedCase {
    var other = self
    other.arrays[name] = array
    return other
  }

  /// The case with other settings.
  func with(_ settings: [String: Double]) -> JudgedCase {
    var other = self
    other.settings.merge(settings) { _, new in new }
    return other
  }
}
