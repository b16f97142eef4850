import Files
import ONNXSchema
import Tensors

/// Builds a network from a model, node by node.
///
/// What has weights of its own becomes the layer that `torch.nn` has for it, so that it is summed up,
/// explained and trained like any other; the rest becomes functions. Shapes are followed on the way as far
/// as the model tells them, since some nodes can only be understood with them.
struct ONNXReader {
  /// A value: the part that gives it, and what is known of it.
  struct Value {
    /// 0 for the network's input, n for part n − 1.
    let source: Int
    /// Its shape, and its numbers where they follow from shapes.
    let fact: LayerInput?
    /// Its numbers, where they depend on nothing but what the model brings along.
    let stored: Tensor<Double>?
    let isWhole: Bool

    /// The same as whole numbers.
    var integers: [Int]? { stored.flatMap { LayerInput($0.shape, numbers: $0).integers } }
  }

  let path: String
  private(set) var version = 0
  /// How many dimensions the input has, which most values share where no lengths are known.
  private(set) var inputRank = 4
  /// How many images the model is written for, where it takes so many and no others.
  private(set) var batch: Int?
  /// The parts that give the outputs behind the first.
  private(set) var others: [String] = []
  /// The values that the model's outputs are computed from.
  private(set) var wanted: Set<String> = []
  private var parts: [NetworkPart] = []
  private var values: [String: Value] = [:]
  private var initializers: [String: TensorProto] = [:]
  private var names = UniqueNames()
  private var room = Tape.maximumElements
  /// The work that may still be done on numbers that the model brings along.
  private var work = 1 << 30
  /// How many numbers functions may still give for one picture: a tape holds no more.
  var flow = Tape.maximumElements
  private var random = RandomSource(seed: 0)

  /// The most images for which shapes are followed where a model is written for several.
  private static let mostImages = 1024

  init(path: String) { self.path = path }

  /// The network, and the shape of what it takes.
  mutating func network(_ model: ModelProto) throws(ONNXFailure) -> (Network, [Int]?) {
    guard model.hasGraph, !model.graph.node.isEmpty else { throw .fault(.noGraph) }
    let graph = model.graph
    guard graph.node.count <= ONNXFile.maximumNodes else {
      throw .fault(.tooMany(nodes: graph.node.count, limit: ONNXFile.maximumNodes))
    }
    version =
      model.opsetImport.filter { ["", "ai.onnx"].contains($0.domain) }.map {
        Int(clamping: $0.version)
      }
      .max() ?? 0
    guard ONNXFile.versions.contains(version) else { throw .fault(.version(version)) }
    for proto in graph.initializer { initializers[proto.name] = proto }
    let inputs = graph.input.filter { initializers[$0.name] == nil }
    guard inputs.count == 1, let input = inputs.first else {
      throw .fault(.inputs(inputs.map(\.name)))
    }
    let lengths = begin(input)
    wanted = ONNXReader.wanted(graph)
    for proto in graph.node where proto.output.contains(where: wanted.contains) { try add(proto) }
    guard let output = graph.output.first else { throw .fault(.noGraph) }
    guard let result = values[output.name] else {
      throw .fault(.unknown(.init(name: graph.name, type: "graph"), value: output.name))
    }
    if result.source != parts.count {
      // What the network gives is what its last part gives.
      append(GraphFunction(type: "Identity", form: .identity), names.name("output"), [result])
    }
    for output in graph.output.dropFirst() {
      if let value = values[output.name], value.source > 0 {
        others.append(parts[value.source - 1].name)
      }
    }
    guard let network = Network(graph: neededParts) else { throw .fault(.noGraph) }
    network.isTraining = false
    return (network, lengths)
  }

  /// The values that a graph's outputs are computed from: whatever else it holds is never asked for.
  private static func wanted(_ graph: GraphProto) -> Set<String> {
    graph.node.reversed().reduce(into: Set(graph.output.map(\.name))) { wanted, node in
      if node.output.contains(where: wanted.contains) { wanted.formUnion(node.input) }
    }
  }

  /// Takes the input, one image or a batch of them.
  private mutating func begin(_ input: ValueInfoProto) -> [Int]? {
    let dimensions = input.type.tensorType.shape.dim
    inputRank = dimensions.count
    let lengths = dimensions.map { Int(clamping: $0.dimValue) }
    let isKnown = lengths.count > 1 && lengths.dropFirst().allSatisfy { $0 > 0 }
    // How many images there are is for the caller to say, unless the model does; one is enough to follow
    // shapes.
    if isKnown, let images = lengths.first, (2...ONNXReader.mostImages).contains(images) {
      batch = images
    }
    let shape = isKnown ? try? Shape([batch ?? 1] + lengths.dropFirst()) : nil
    let whole = Value(
      source: 0, fact: shape.map { LayerInput($0) }, stored: nil, isWhole: false)
    guard dimensions.count > 1 else {
      values[input.name] = whole
      return nil
    }
    let value = append(
      GraphFunction(type: "Input", form: .batch(rank: dimensions.count)), names.name(input.name),
      [whole])
    values[input.name] = value
    return isKnown ? Array(lengths.dropFirst()) : nil
  }

  private mutating func add(_ proto: NodeProto) throws(ONNXFailure) {
    let given = proto.name.isEmpty ? proto.output.first ?? "" : proto.name
    var node = ONNXNode(proto, name: names.name(given.isEmpty ? proto.opType : given))
    guard ["", "ai.onnx"].contains(proto.domain) else {
      throw .fault(.unknownOperator(node.place, domain: proto.domain))
    }
    let before = parts.count
    let outputs = try convert(&node)
    if let name = node.unasked.min() { throw .fault(node.refused(name)) }
    guard parts.count <= ONNXFile.maximumNodes else {
      throw .fault(.tooMany(nodes: parts.count, limit: ONNXFile.maximumNodes))
    }
    guard flow >= 0 else { throw tooLarge(flow) }
    for part in parts[before...] {
      let axes = (part.network.layer as? GraphFunction)?.form.axes ?? []
      guard axes.allSatisfy((-Shape.maximumRank...Shape.maximumRank).contains) else {
        throw .fault(node.refused("axis"))
      }
    }
    for (name, value) in zip(proto.output, outputs) where !name.isEmpty {
      guard values.updateValue(value, forKey: name) == nil else {
        throw .fault(.repeated(node.place, value: name))
      }
    }
  }

  // MARK: Operands

  /// The value that a node takes.
  mutating func value(_ node: ONNXNode, _ number: Int) throws(ONNXFailure) -> Value {
    guard node.has(number) else { throw .fault(.operand(node.place, number: number)) }
    let name = node.proto.input[number]
    if let known = values[name] { return known }
    guard initializers[name] != nil else {
      throw .fault(.unknown(node.place, value: name))
    }
    let stored = try numbers(node, number)
    guard let stored else { throw .fault(.operand(node.place, number: number)) }
    let value = constant(stored.tensor, isWhole: stored.isWhole, name)
    values[name] = value
    return value
  }

  /// The numbers of an operand that the model brings along, or that follow from shapes; nil where they are
  /// not known before the network runs.
  mutating func numbers(_ node: ONNXNode, _ number: Int) throws(ONNXFailure) -> ONNXTensor? {
    guard node.has(number) else { return nil }
    let name = node.proto.input[number]
    if let value = values[name] {
      return (value.stored ?? value.fact?.numbers).map { ONNXTensor($0, isWhole: value.isWhole) }
    }
    guard let proto = initializers[name] else { return nil }
    return try ONNXTensor(proto, path: path, room: &room)
  }

  /// Takes room for numbers that are made of others.
  mutating func take(_ count: Int) throws(ONNXFailure) {
    room -= count
    guard room >= 0 else { throw tooLarge(room) }
  }

  /// More numbers than a tape holds, by how many.
  private func tooLarge(_ rest: Int) -> ONNXFailure {
    let limit = 8 * Tape.maximumElements
    return .file(FileFailure(path, .tooLarge(bytes: limit - 8 * rest, limit: limit)))
  }

  /// Numbers as a tensor, for settings that hold one.
  mutating func read(_ proto: TensorProto) throws(ONNXFailure) -> ONNXTensor {
    try ONNXTensor(proto, path: path, room: &room)
  }

  // MARK: Parts

  /// Numbers as a value: a parameter that training would change, or numbers that stay, as whole ones do.
  mutating func constant(
    _ tensor: Tensor<Double>, isWhole: Bool, _ name: String, isFixed: Bool = false
  ) -> Value {
    let isParameter = !isWhole && !isFixed && tensor.shape.rank > 0
    let network = Network(
      isParameter ? Constant(tensor.shape) : Constant(tensor, isWhole: isWhole), using: &random)
    if isParameter { network.assign(Node(tensor), to: "value") }
    parts.append(
      NetworkPart(names.name(name), network, inputs: [0], join: .operands))
    return Value(
      source: parts.count, fact: LayerInput(tensor.shape, numbers: isParameter ? nil : tensor),
      stored: tensor, isWhole: isWhole)
  }

  /// A number as a value.
  mutating func constant(_ number: Double, _ node: ONNXNode) -> Value {
    constant(Tensor(number), isWhole: false, "\(node.name)/constant")
  }

  /// Adds a layer under a name of its own.
  @discardableResult
  mutating func append(
    _ layer: any Layer, _ name: String, _ operands: [Value], isWhole: Bool = false,
    weights: [(String, Tensor<Double>)] = []
  ) -> Value {
    let network = Network(layer, seed: 0)
    for (name, tensor) in weights { network.assign(Node(tensor), to: name) }
    network.isTraining = false
    parts.append(
      NetworkPart(name, network, inputs: operands.map(\.source), join: .operands))
    let (fact, stored) = known(layer, operands)
    return Value(source: parts.count, fact: fact, stored: stored, isWhole: isWhole)
  }

  /// Adds a function that is a step of a node's.
  mutating func step(
    _ form: GraphFunction.Form, _ node: ONNXNode, _ operands: [Value], isWhole: Bool = false
  ) -> Value {
    append(
      GraphFunction(
        type: "\(form)".prefix { $0 != "(" }.description, form: form, isWhole: isWhole),
      names.name("\(node.name)/step"), operands, isWhole: isWhole)
  }

  /// Adds the function that is a node.
  mutating func function(
    _ form: GraphFunction.Form, _ node: ONNXNode, _ operands: [Value], isWhole: Bool = false
  ) -> Value {
    append(
      GraphFunction(type: node.proto.opType, form: form, isWhole: isWhole), node.name, operands,
      isWhole: isWhole)
  }

  /// What is known of what a layer gives: its shape with the numbers that follow from shapes, and the numbers
  /// that follow from what the model brings along, such as weights that a node turns or passes on.
  ///
  /// Numbers that are made take room; where there is none left, only the shape is known.
  private mutating func known(
    _ layer: any Layer, _ operands: [Value]
  ) -> (fact: LayerInput?, stored: Tensor<Double>?) {
    let facts = operands.compactMap(\.fact)
    let given = operands.compactMap(\.stored)
    let isStored = layer is GraphFunction && given.count == operands.count
    let inputs = isStored ? given.map { LayerInput($0.shape, numbers: $0) } : facts
    guard inputs.count == operands.count, flow >= 0,
      let result = try? layer.result(
        of: inputs, LayerMode(isTraining: false, isBatch: true), using: &random)
    else { return (nil, nil) }
    let most = isStored ? (count: .max, work: work) : LayerResult.followed
    let fact = result.fact(inputs, layer, most: most, room: &room)
    if layer is GraphFunction, case .operation(let operation, _) = result {
      flow -= operation.outputShape.count
      if fact.numbers != nil { work -= operation.work }
    }
    guard isStored else { return (fact, nil) }
    let isFact = facts.count == operands.count && facts.allSatisfy { $0.numbers != nil }
    return (isFact ? fact : LayerInput(fact.shape), fact.numbers)
  }

  /// The parts without those that only made weights or settings of other parts.
  private var neededParts: [NetworkPart] {
    var isNeeded = [Bool](repeating: false, count: parts.count)
    var isFixed = [Bool](repeating: false, count: parts.count)
    for (place, part) in parts.enumerated() {
      isFixed[place] =
        part.network.layer is Constant
        || part.network.layer is GraphFunction
          && part.inputs.allSatisfy { $0 > 0 && isFixed[$0 - 1] }
    }
    for place in parts.indices.reversed() {
      let isWhole = (parts[place].network.layer as? GraphFunction)?.isWhole ?? false
      if place == parts.count - 1 || !isFixed[place] && !isWhole { isNeeded[place] = true }
      guard isNeeded[place], !(parts[place].network.layer is Constant) else { continue }
      for input in parts[place].inputs where input > 0 { isNeeded[input - 1] = true }
    }
    var numbers = [0]
    var kept: [NetworkPart] = []
    for (place, part) in parts.enumerated() {
      if isNeeded[place] {
        kept.append(
          NetworkPart(
            part.name, part.network, inputs: part.inputs.map { numbers[$0] }, join: part.join))
      }
      numbers.append(kept.count)
    }
    return kept
  }
}

extension ONNXTensor {
  init(_ tensor: Tensor<Double>, isWhole: Bool) {
    self.tensor = tensor
    self.isWhole = isWhole
  }
}
