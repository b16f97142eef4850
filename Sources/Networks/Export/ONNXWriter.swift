import ONNXSchema
import SwiftProtobuf
import Tensors

/// A network as an ONNX model, for any number of pictures of one shape.
public struct ONNXWriter {
  private var graph = GraphProto()
  private var names = UniqueNames(taken: ["input"])
  private var room = Tape.maximumElements
  private var random = RandomSource(seed: 0)

  /// A value on its way: its name, and what is known of it for a batch of one.
  private struct Value {
    let name: String
    let fact: LayerInput

    var shape: Shape { fact.shape }
  }

  /// The version of the operators that are written, and that of the form of the file.
  private static let (operators, form) = (17, 8)

  private init() {}

  /// Writes a network.
  ///
  /// - Parameters:
  ///   - network: The network, as it is outside training.
  ///   - imageShape: The shape of a picture.
  /// - Returns: The bytes of the model.
  /// - Throws: the layer that has no operator, or that the pictures do not fit.
  public static func model(
    _ network: Network, imageShape: [Int]
  ) throws(ExportFault) -> [UInt8] {
    var writer = ONNXWriter()
    let input: Shape
    do throws(ShapeError) {
      input = try Shape([1] + imageShape)
    } catch {
      throw .misfit(Misfit(error, at: Misfit.Place("0", "")))
    }
    var output = try network.walk(Value(name: "input", fact: LayerInput(input))) {
      inputs, network, layer, place throws(ExportFault) in
      try writer.add(layer, of: network, inputs, place)
    } join: { join, inputs, place throws(ExportFault) in
      try writer.join(inputs, join, place)
    }
    if !writer.graph.node.contains(where: { $0.output == [output.name] }) {
      // What the network gives is the output of a node.
      output = Value(
        name: writer.append("Identity", [], [output.name], "output"), fact: output.fact)
    }
    writer.graph.name = "network"
    writer.graph.input = [information("input", input.dimensions)]
    writer.graph.output = [information(output.name, output.shape.dimensions)]
    var model = ModelProto()
    model.irVersion = Int64(form)
    model.producerName = "strider"
    model.graph = writer.graph
    var set = OperatorSetIdProto()
    set.version = Int64(operators)
    model.opsetImport = [set]
    return (try? model.serializedBytes()) ?? []
  }

  private static func information(_ name: String, _ lengths: [Int]) -> ValueInfoProto {
    var shape = TensorShapeProto()
    for (place, length) in lengths.enumerated() {
      var dimension = TensorShapeProtoDimension()
      if place == 0 { dimension.dimParam = "N" } else { dimension.dimValue = Int64(length) }
      shape.dim.append(dimension)
    }
    var tensor = TypeProtoTensor()
    tensor.elemType = 1
    tensor.shape = shape
    var type = TypeProto()
    type.tensorType = tensor
    var information = ValueInfoProto()
    information.name = name
    information.type = type
    return information
  }

  private mutating func add(
    _ layer: any Layer, of network: Network, _ inputs: [Value], _ place: String
  ) throws(ExportFault) -> Value {
    let position = Misfit.Place(place, layer.typeName)
    guard let input = inputs.first else { throw .layer(position) }
    let facts = inputs.map(\.fact)
    let result: LayerResult
    do throws(ShapeError) {
      result = try layer.result(
        of: facts, LayerMode(isTraining: false, isBatch: true), using: &random)
    } catch {
      throw .misfit(
        Misfit(error, layer, place, input: input.shape, before: nil, factors: []))
    }
    let fact = result.fact(facts, layer, room: &room)
    if let numbers = layer.exportedNumbers {
      return Value(name: operand(numbers, inputs, network, place), fact: fact)
    }
    guard let nodes = layer.exported(result, facts) else { throw .layer(position) }
    var last = input.name
    for (number, node) in nodes.enumerated() {
      var operands = node.isChained ? [last] : []
      for operand in node.operands {
        if case .before = operand {
          operands.append(last)
        } else {
          operands.append(self.operand(operand, inputs, network, place))
        }
      }
      let name = number == nodes.count - 1 ? place : "\(place)/\(number)"
      last = append(node.type, node.settings, operands, name)
    }
    return Value(name: last, fact: fact)
  }

  private mutating func join(
    _ inputs: [Value], _ join: NetworkPart.Join, _ place: String
  ) throws(ExportFault) -> Value {
    let shape: Shape
    do throws(ShapeError) {
      shape = try join.shape(inputs.map(\.shape))
    } catch {
      throw .misfit(Misfit(error, at: Misfit.Place(place, join.name)))
    }
    switch join {
    case .operands: throw .layer(Misfit.Place(place, join.name))
    case .concatenate:
      let name = append(
        "Concat", [("axis", .integer(max(shape.rank - 3, 0)))], inputs.map(\.name), "\(place)/cat")
      return Value(name: name, fact: LayerInput(shape))
    case .sum:
      var sum = inputs[0].name
      for input in inputs.dropFirst() {
        sum = append("Add", [], [sum, input.name], "\(place)/add")
      }
      return Value(name: sum, fact: LayerInput(shape))
    }
  }

  /// Adds a node, whose output has its name.
  private mutating func append(
    _ type: String, _ settings: [(name: String, value: ExportedNode.Setting)], _ inputs: [String],
    _ wanted: String
  ) -> String {
    var node = NodeProto()
    node.opType = type
    node.name = names.name(wanted)
    node.input = inputs
    node.output = [node.name]
    node.attribute = settings.map { setting in
      var attribute = AttributeProto()
      attribute.name = setting.name
      switch setting.value {
      case .number(let number): (attribute.f, attribute.type) = (Float(number), 1)
      case .integer(let integer): (attribute.i, attribute.type) = (Int64(integer), 2)
      case .word(let word): (attribute.text, attribute.type) = (word, 3)
      case .integers(let integers):
        (attribute.ints, attribute.type) = (integers.map { Int64($0) }, 7)
      case .element(let number, let isWhole):
        attribute.t = Self.tensor(Tensor(vector: [number]), isWhole: isWhole)
        attribute.type = 4
      }
      return attribute
    }
    graph.node.append(node)
    return node.name
  }

  private mutating func operand(
    _ operand: ExportedNode.Operand, _ inputs: [Value], _ network: Network, _ place: String
  ) -> String {
    switch operand {
    case .absent, .before: return ""
    case .input(let number): return inputs[number].name
    case .parameter(let name):
      return store(network[parameter: name]?.value ?? Tensor(0), "\(place).\(name)")
    case .turned(let name):
      let value = network[parameter: name]?.value ?? Tensor(0)
      let turned = (try? Rearrangement.permute(value.shape, [1, 0]))?.forward([value])
      return store(turned ?? value, "\(place).\(name)")
    case .numbers(let numbers): return store(numbers, "\(place)/numbers")
    case .integers(let integers):
      return store(
        Tensor(vector: integers.map { Double($0) }), isWhole: true, "\(place)/integers")
    case .whole(let numbers): return store(numbers, isWhole: true, place)
    }
  }

  private mutating func store(
    _ numbers: Tensor<Double>, isWhole: Bool = false, _ wanted: String
  ) -> String {
    var tensor = Self.tensor(numbers, isWhole: isWhole)
    tensor.name = names.name(wanted)
    graph.initializer.append(tensor)
    return tensor.name
  }

  /// Numbers as the schema has them: single precision, or whole.
  private static func tensor(_ numbers: Tensor<Double>, isWhole: Bool) -> TensorProto {
    var tensor = TensorProto()
    tensor.dims = numbers.shape.dimensions.map { Int64($0) }
    if isWhole {
      tensor.dataType = 7
      tensor.int64Data = numbers.elements.map { number in
        Int64(exactly: number) ?? (number < 0 ? .min : .max)
      }
      return tensor
    }
    tensor.dataType = 1
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * numbers.elements.count)
    for number in numbers.elements {
      withUnsafeBytes(of: Float(number).bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    tensor.bytes = bytes
    return tensor
  }
}
