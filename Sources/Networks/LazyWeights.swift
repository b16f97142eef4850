import Tensors

/// The parameters of one layer, whose first numbers are drawn when they are first needed.
///
/// The numbers are those that drawing at once would have given.
struct LazyWeights {
  /// The shapes, in the layer's order.
  let shapes: [ParameterShape]
  private var nodes: [Node<Double>?]
  /// Where the numbers are drawn from.
  private let start: RandomSource

  /// The most numbers that are drawn at once: less than a millisecond's work.
  private static let drawnAtOnce = 1 << 14

  /// No parameters.
  init() {
    shapes = []
    nodes = []
    start = RandomSource(seed: 0)
  }

  /// Parameters whose numbers begin where a source of random numbers stands.
  init(_ shapes: [ParameterShape], from start: RandomSource) {
    self.shapes = shapes
    self.start = start
    nodes = shapes.map { _ in nil }
  }

  /// The same; the source moves on past them.
  ///
  /// - Complexity: O(n) in the numbers, without memory for them where they are many.
  init(_ shapes: [ParameterShape], using random: inout RandomSource) {
    self.init(shapes, from: random)
    if waitingCount <= LazyWeights.drawnAtOnce {
      nodes = shapes.map { Node($0.draw(using: &random)) }
    } else {
      for shape in shapes { shape.pass(&random) }
    }
  }

  /// The same shapes and numbers, as values of their own.
  func copy() -> LazyWeights {
    var copy = self
    copy.nodes = nodes.map { node in node.map { Node($0.value, type: $0.type) } }
    return copy
  }

  /// How many numbers wait to be drawn.
  var waitingCount: Int {
    zip(shapes, nodes).reduce(0) { $0 + ($1.1 == nil ? $1.0.shape.count : 0) }
  }

  /// The parameter of a name, if it is there already.
  func known(_ name: String) -> Node<Double>? {
    shapes.firstIndex { $0.name == name }.flatMap { nodes[$0] }
  }

  /// The parameter of a name.
  subscript(name: String) -> Node<Double>? {
    mutating get {
      guard let position = shapes.firstIndex(where: { $0.name == name }) else { return nil }
      return drawn()[position].node
    }
  }

  /// All parameters.
  mutating func drawn() -> [(shape: ParameterShape, node: Node<Double>)] {
    if nodes.contains(where: { $0 == nil }) {
      var random = start
      nodes = zip(shapes, nodes).map { shape, node in
        guard let node else { return Node(shape.draw(using: &random)) }
        shape.pass(&random)
        return node
      }
    }
    return zip(shapes, nodes).compactMap { shape, node in node.map { (shape, $0) } }
  }

  /// Puts other numbers in the place of a parameter's.
  ///
  /// - Returns: Whether there is such a parameter and the shape is its shape.
  mutating func assign(_ node: Node<Double>, to name: String) -> Bool {
    guard let position = shapes.firstIndex(where: { $0.name == name }),
      shapes[position].shape == node.value.shape
    else { return false }
    nodes[position] = node
    return true
  }
}
