import ONNXSchema
import SwiftProtobuf
import Tensors

/// A network as an ONNX model, for any number of pictures of one shape.
public struct ONNXWriter {
  private var graph = GraphProto()
  private var names: Set<String> = ["input"]
  private var random = RandomSource(seed: 0)

  /// A value on its way: its name, and its shape for a batch of one.
  private struct Value {
    let name: String
    let shape: Shape
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
    let output = try network.walk(Value(name: "input", shape: input)) {
      inputs, network, layer, place throws(ExportFault) in
      try writer.add(layer, of: network, inputs, place)
    } join: { join, inputs, place throws(ExportFault) in
      try writer.join(inputs, join, place)
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
    guard let input = inputs.first, inputs.count == 1 else { throw .layer(position) }
    let operation: any Operation
    do throws(ShapeError) {
      operation = try layer.operation(
        for: input.shape, LayerMode(isTraining: false, isBatch: true), using: &random)
    } catch {
      throw .misfit(
        Misfit(error, layer, place, input: input.shape, before: nil, factors: []))
    }
    guard let nodes = layer.exported(operation, input.shape) else { throw .layer(position) }
    var last = input.name
    for (number, node) in nodes.enumerated() {
      var operands = [last]
      for operand in node.operands { operands.append(self.operand(operand, network, place)) }
      let name = number == nodes.count - 1 ? place : "\(place)/\(number)"
      last = append(node.type, node.settings, operands, name)
    }
    return Value(name: last, shape: operation.outputShape)
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
      return Value(name: name, shape: shape)
    case .sum:
      var sum = inputs[0].name
      for input in inputs.dropFirst() {
        sum = append("Add", [], [sum, input.name], "\(place)/add")
      }
      return Value(name: sum, shape: shape)
    }
  }

  /// Adds a node, whose output has its name.
  private mutating func append(
    _ type: String, _ settings: [(name: String, value: ExportedNode.Setting)], _ inputs: [String],
    _ wanted: String
  ) -> String {
    var node = NodeProto()
    node.opType = type
    node.name = unique(wanted)
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
      }
      return attribute
    }
    graph.node.append(node)
    return node.name
  }

  private mutating func operand(
    _ operand: ExportedNode.Operand, _ network: Network, _ place: String
  ) -> String {
    switch operand {
    case .absent: return ""
    case .parameter(let name):
      return store(network[parameter: name]?.value ?? Tensor(0), "\(place).\(name)")
    case .turned(let name):
      let value = network[parameter: name]?.value ?? Tensor(0)
      let turned = (try? Rearrangement.permute(value.shape, [1, 0]))?.forward([value])
      return store(turned ?? value, "\(place).\(name)")
    case .numbers(let numbers): return store(numbers, "\(place)/numbers")
    case .integers(let integers):
      var tensor = TensorProto()
      tensor.name = unique("\(place)/integers")
      tensor.dims = [Int64(integers.count)]
      tensor.dataType = 7
      tensor.int64Data = integers.map { Int64($0) }
      graph.initializer.append(tensor)
      return tensor.name
    }
  }

  private mutating func store(_ numbers: Tensor<Double>, _ wanted: String) -> String {
    var tensor = TensorProto()
    tensor.name = unique(wanted)
    tensor.dims = numbers.shape.dimensions.map { Int64($0) }
    tensor.dataType = 1
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * numbers.elements.count)
    for number in numbers.elements {
      withUnsafeBytes(of: Float(number).bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    tensor.bytes = bytes
    graph.initializer.append(tensor)
    return tensor.name
  }

  private mutating func unique(_ name: String) -> String {
    var made = name
    var number = 1
    while !names.insert(made).inserted {
      number += 1
      made = "\(name)#\(number)"
    }
    return made
  }
}
