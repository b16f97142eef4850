import Tensors

/// A layer with its parameters, or a graph of such parts; in the simplest graph they stand in a row.
///
/// A network is shared: every name of it sees the same parameters, and assigning one changes it for all.
public final class Network {
  /// What a network is made of.
  public enum Kind {
    /// Parts each of which takes what earlier ones give; the last one's output is the network's.
    case graph([NetworkPart])
    /// One layer.
    case layer(any Layer)
  }

  /// What it is made of.
  public private(set) var kind: Kind

  /// The numbers of its own layer's parameters, by the layer's order.
  private var weights: LazyWeights

  /// The parameters of its own layer, drawn if they have not been yet; those of a sequence are its parts'.
  public var parameters: [(shape: ParameterShape, node: Node<Double>)] { weights.drawn() }

  /// The same in the precision in which a picture went through last.
  private var keptNumbers = KeptNumbers()

  /// The numbers that its own layer keeps beside the parameters.
  public private(set) var buffers: [(shape: ParameterShape, node: Node<Double>)] = []

  /// Whether layers behave as in training: dropout drops, batch normalisation uses the batch.
  public var isTraining: Bool {
    get { isTrainingAlone }
    set {
      isTrainingAlone = newValue
      for part in parts { part.isTraining = newValue }
    }
  }

  /// The same, set for the network itself while its parts stay as they are.
  public var isTrainingAlone = true

  /// The pictures it takes and the classes it tells apart, where that is known.
  public var format: ImageFormat?

  /// What programs keep beside each parameter of its own layer, by the parameter's name: the array that
  /// they know it as, with its gradient.
  public var companions: [String: AnyObject] = [:]

  /// The settings of the layer that were written as pairs, which PyTorch keeps and prints as such.
  public var pairs: Set<String> = []

  /// What programs have it call with what it gave.
  public var watcher: AnyObject?

  /// Where its training stands, if it has been trained call by call.
  public var fitted: FitRecord?

  /// How its weights came about, if that can be gone through again.
  public var history: TrainingHistory?

  /// How many layers there are in it; a layer that stands in two places counts twice.
  public private(set) var layerCount: Int

  /// How many sequences stand one inside another.
  public private(set) var depth: Int

  /// The most layers that a network may have.
  public static let maximumLayers = 4096

  /// The most sequences that may stand one inside another.
  public static let maximumDepth = 64

  /// Builds a layer whose parameters are drawn when they are first needed.
  ///
  /// - Parameters:
  ///   - layer: The layer.
  ///   - random: Moves on past the numbers of the parameters.
  public init(_ layer: any Layer, using random: inout RandomSource) {
    kind = .layer(layer)
    layerCount = 1
    depth = 0
    weights = LazyWeights(layer.parameters, using: &random)
    buffers = layer.buffers.map { ($0, Node($0.draw(using: &random))) }
  }

  /// Builds a layer whose parameters, drawn when they are first needed, belong to a seed.
  public convenience init(_ layer: any Layer, seed: UInt64) {
    var random = RandomSource(seed: seed)
    self.init(layer, weights: LazyWeights(layer.parameters, from: random), using: &random)
  }

  private init(_ layer: any Layer, weights: LazyWeights, using random: inout RandomSource) {
    kind = .layer(layer)
    layerCount = 1
    depth = 0
    self.weights = weights
    buffers = layer.buffers.map { ($0, Node($0.draw(using: &random))) }
  }

  /// Builds a layer with the numbers of another network's.
  init(_ layer: any Layer, like other: Network) {
    kind = .layer(layer)
    layerCount = 1
    depth = 0
    weights = other.weights.copy()
    buffers = other.buffers
  }

  /// Puts networks in a row.
  public convenience init(_ parts: [Network]) {
    self.init(
      known: parts.enumerated().map { NetworkPart("\($0)", $1, inputs: [$0]) })
  }

  /// Puts parts together as a graph.
  ///
  /// - Returns: Nil if a part takes what only a later one gives, or nothing, or a name stands twice.
  public convenience init?(graph parts: [NetworkPart]) {
    for (position, part) in parts.enumerated() {
      guard !part.inputs.isEmpty, part.inputs.allSatisfy({ (0...position).contains($0) }) else {
        return nil
      }
    }
    guard Set(parts.map(\.name)).count == parts.count else { return nil }
    self.init(known: parts)
  }

  private init(known parts: [NetworkPart]) {
    kind = .graph(parts)
    layerCount = parts.reduce(0) {
      let (sum, overflow) = $0.addingReportingOverflow($1.network.layerCount)
      return overflow ? .max : sum
    }
    depth = 1 + (parts.map(\.network.depth).max() ?? 0)
    weights = LazyWeights()
  }

  /// Puts other parts in the place of its own; what was known of its training is known no longer.
  ///
  /// - Parameter parts: The new parts.
  /// - Returns: Whether it has parts, and these make a graph.
  public func rebuild(_ parts: [NetworkPart]) -> Bool {
    guard layer == nil, let made = Network(graph: parts) else { return false }
    (kind, layerCount, depth) = (made.kind, made.layerCount, made.depth)
    (fitted, history) = (nil, nil)
    return true
  }

  /// Puts a network in the place of a part of its own.
  ///
  /// - Parameters:
  ///   - name: The part's name.
  ///   - part: What comes in its place; it takes and gives what that did.
  /// - Returns: Whether it has such a part.
  public func replace(_ name: String, by part: Network) -> Bool {
    guard graph.contains(where: { $0.name == name }) else { return false }
    return rebuild(
      graph.map {
        $0.name == name ? NetworkPart(name, part, inputs: $0.inputs, join: $0.join) : $0
      })
  }

  /// The parts of a graph, with their names and inputs; none for a layer.
  public var graph: [NetworkPart] {
    if case .graph(let parts) = kind { parts } else { [] }
  }

  /// The networks it consists of; none for a layer.
  public var parts: [Network] { graph.map(\.network) }

  /// Whether its parts stand in a row, named by their numbers.
  public var isRow: Bool {
    graph.enumerated().allSatisfy { $1.inputs == [$0] && $1.name == "\($0)" }
  }

  /// The layer, where it is one.
  public var layer: (any Layer)? {
    if case .layer(let layer) = kind { layer } else { nil }
  }

  /// The shapes of its own layer's parameters.
  public var parameterShapes: [ParameterShape] { weights.shapes }

  /// How many numbers of its parameters wait to be drawn, those of its parts included.
  public var waitingCount: Int {
    // A part may stand in several places.
    var known: Set<ObjectIdentifier> = []
    return waitingCount(&known)
  }

  private func waitingCount(_ known: inout Set<ObjectIdentifier>) -> Int {
    guard known.insert(ObjectIdentifier(self)).inserted else { return 0 }
    return parts.reduce(weights.waitingCount) { $0 + $1.waitingCount(&known) }
  }

  /// The parameter or buffer of a name, such as `weight`.
  public subscript(parameter name: String) -> Node<Double>? {
    weights[name] ?? buffers.first { $0.shape.name == name }?.node
  }

  /// The shape of a parameter or buffer; its numbers need not be there.
  public func shape(ofParameter name: String) -> Shape? {
    (parameterShapes + buffers.map(\.shape)).first { $0.name == name }?.shape
  }

  /// Puts other numbers in place of a parameter's.
  ///
  /// - Returns: Whether the layer has such a parameter and the shape is its shape.
  @discardableResult
  public func assign(_ node: Node<Double>, to name: String) -> Bool {
    if weights.assign(node, to: name) { return true }
    guard let position = buffers.firstIndex(where: { $0.shape.name == name }),
      buffers[position].shape.shape == node.value.shape
    else { return false }
    buffers[position].node = node
    return true
  }

  /// Puts a layer of other settings in the place of its own; its numbers stay.
  ///
  /// - Parameter changed: The layer.
  /// - Returns: Whether it is a layer, and the other one has parameters and buffers of the same shapes.
  public func change(to changed: any Layer) -> Bool {
    guard let layer, layer.parameters.map(\.shape) == changed.parameters.map(\.shape),
      layer.parameters.map(\.name) == changed.parameters.map(\.name),
      layer.buffers.map(\.name) == changed.buffers.map(\.name),
      layer.buffers.map(\.shape) == changed.buffers.map(\.shape)
    else { return false }
    kind = .layer(changed)
    (fitted, history) = (nil, nil)
    return true
  }

  /// Sends an input through: a node on the tape, or numbers alone.
  ///
  /// - Parameters:
  ///   - input: What comes to the network.
  ///   - isBatch: Whether its first dimension counts pictures; nil where its shape tells.
  ///   - keys: What random choices of each layer follow from, in the order of the pass; what has none is
  ///     drawn.
  ///   - random: Draws what dropout drops.
  ///   - seen: Is told what each layer gives, with the layer's place: `layer1.0.conv1`.
  /// - Returns: What the last one gives.
  /// - Throws: which layer it does not fit, and why.
  public func callAsFunction<Value: PassValue>(
    _ input: Value, isBatch: Bool? = nil, keys: [UInt64?] = [],
    using random: inout RandomSource,
    seen: (String, Value) -> Void = { _, _ in }
  ) throws(Misfit) -> Value {
    var work = 0
    var rest = keys[...]
    return try walk(Flow(input, isBatch: isBatch)) { flows, network, layer, place throws(Misfit) in
      let nodes = flows.map(\.value)
      return try Flow.pass(flows, layer, place, shape: nodes[0].value.shape) {
        mode throws(ShapeError) in
        let result = try layer.result(
          of: nodes.map { LayerInput($0.value) },
          LayerMode(
            isTraining: network.isTraining, isBatch: mode.isBatch, key: rest.popFirst() ?? nil),
          using: &random)
        let output: Value
        switch result {
        case .operation(let operation, let picked):
          try operation.checkBudget()
          work += operation.work
          try Budget.check(networkWork: work)
          try Budget.check(room: network.weights.waitingCount)
          output = network.output(operation, picked.map { nodes[$0] })
        case .same(let number): output = nodes[number]
        case .numbers(let numbers):
          try Budget.check(room: numbers.shape.count)
          output = .constant(numbers)
        case .parameter(let number):
          output = Value.parameters([network.parameters[number].node], &network.keptNumbers)[0]
        }
        seen(place, output)
        return (output.value.shape, output)
      }
    } join: { join, inputs, place throws(Misfit) in
      try Flow.join(inputs, join, place, shapes: inputs.map(\.value.value.shape)) {
        () throws(ShapeError) in try join(inputs.map(\.value))
      }
    }.value
  }

  /// What its own layer's operation gives.
  private func output<Value: PassValue>(_ operation: any Operation, _ inputs: [Value]) -> Value {
    let kept = isTraining ? [] : buffers.filter { $0.shape.start != .count }.map(\.node)
    let own = Value.parameters(parameters.map(\.node) + kept, &keptNumbers)
    let output = Value.result(of: operation, inputs + own)
    if isTraining, !buffers.isEmpty, let layer {
      let moved = layer.moved(
        buffers.map(\.node.value), by: operation, on: inputs[0].value.converted(to: Double.self))
      for (place, numbers) in moved.enumerated() { buffers[place].node = Node(numbers) }
    }
    return output
  }

  /// Every parameter with the expression that names it: `net[0].weight`, `net.layer1[0].conv1.weight`.
  public func namedParameters(prefix: String) -> [(name: String, node: Node<Double>)] {
    named(prefix: prefix) { network in network.parameters.map { ($0.shape.name, $0.node) } }
  }

  /// The same without those that have not been drawn yet.
  public func drawnParameters(prefix: String) -> [(name: String, node: Node<Double>)] {
    named(prefix: prefix, \.ownDrawnParameters)
  }

  /// Those of the network itself, without its parts.
  public var ownDrawnParameters: [(name: String, node: Node<Double>)] {
    parameterShapes.compactMap { shape in
      weights.known(shape.name).map { (name: shape.name, node: $0) }
    }
  }

  /// The layer that has a node as a parameter, and the parameter's name; nil where none has it.
  public func owner(of node: Node<Double>) -> (layer: Network, name: String)? {
    if let own = ownDrawnParameters.first(where: { $0.node === node }) { return (self, own.name) }
    for part in graph {
      if let found = part.network.owner(of: node) { return found }
    }
    return nil
  }

  /// The expressions that name every parameter.
  public func parameterExpressions(prefix: String) -> [String] {
    named(prefix: prefix) { network in network.parameterShapes.map { ($0.name, ()) } }.map(\.name)
  }

  private func named<Value>(
    prefix: String, _ own: (Network) -> [(String, Value)]
  ) -> [(name: String, node: Value)] {
    own(self).map { ("\(prefix).\($0.0)", $0.1) }
      + graph.flatMap { part in
        part.network.named(prefix: prefix + part.expression, own)
      }
  }
}
