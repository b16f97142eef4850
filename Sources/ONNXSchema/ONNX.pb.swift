// swift-format-ignore-file
// Generated once from onnx.proto beside it, with swift-protobuf's forms; not to be edited by hand.

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import SwiftProtobuf

// Fails to compile where the library is too old or too new for this code.
private struct ProtobufVersionCheck: SwiftProtobuf.ProtobufAPIVersionCheck {
  struct _2: SwiftProtobuf.ProtobufAPIVersion_2 {}
  typealias Version = _2
}

/// A model: a graph, and the versions of the operators in it.
public struct ModelProto: Sendable {
  /// `ir_version`
  public var irVersion: Int64 = 0
  /// `producer_name`
  public var producerName: String = String()
  /// `graph`
  public var graph: GraphProto {
    get { _graph ?? GraphProto() }
    set { _graph = newValue }
  }
  /// Whether `graph` is there.
  public var hasGraph: Bool { _graph != nil }
  /// `opset_import`
  public var opsetImport: [OperatorSetIdProto] = []
  /// What is not known of.
  public var unknownFields = SwiftProtobuf.UnknownStorage()
  fileprivate var _graph: GraphProto?

  /// An empty one.
  public init() {}
}

extension ModelProto: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase,
  SwiftProtobuf._ProtoNameProviding
{
  /// Its name in the schema.
  public static let protoMessageName = "onnx.ModelProto"
  /// The names of its fields.
  public static let _protobuf_nameMap: SwiftProtobuf._NameMap = [
    1: .same(proto: "ir_version"),
    2: .same(proto: "producer_name"),
    7: .same(proto: "graph"),
    8: .same(proto: "opset_import"),
  ]

  /// Reads its fields.
  public mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let number = try decoder.nextFieldNumber() {
      switch number {
      case 1: try decoder.decodeSingularInt64Field(value: &irVersion)
      case 2: try decoder.decodeSingularStringField(value: &producerName)
      case 7: try decoder.decodeSingularMessageField(value: &_graph)
      case 8: try decoder.decodeRepeatedMessageField(value: &opsetImport)
      default: break
      }
    }
  }

  /// Visits its fields.
  public func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    if irVersion != 0 {
      try visitor.visitSingularInt64Field(value: irVersion, fieldNumber: 1)
    }
    if !producerName.isEmpty {
      try visitor.visitSingularStringField(value: producerName, fieldNumber: 2)
    }
    if let graph = _graph {
      try visitor.visitSingularMessageField(value: graph, fieldNumber: 7)
    }
    if !opsetImport.isEmpty {
      try visitor.visitRepeatedMessageField(value: opsetImport, fieldNumber: 8)
    }
    try unknownFields.traverse(visitor: &visitor)
  }

  /// Whether two are alike.
  public static func == (lhs: ModelProto, rhs: ModelProto) -> Bool {
    lhs.irVersion == rhs.irVersion
      && lhs.producerName == rhs.producerName
      && lhs._graph == rhs._graph
      && lhs.opsetImport == rhs.opsetImport
      && lhs.unknownFields == rhs.unknownFields
  }
}

/// A set of operators, and its version.
public struct OperatorSetIdProto: Sendable {
  /// `domain`
  public var domain: String = String()
  /// `version`
  public var version: Int64 = 0
  /// What is not known of.
  public var unknownFields = SwiftProtobuf.UnknownStorage()

  /// An empty one.
  public init() {}
}

extension OperatorSetIdProto: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase,
  SwiftProtobuf._ProtoNameProviding
{
  /// Its name in the schema.
  public static let protoMessageName = "onnx.OperatorSetIdProto"
  /// The names of its fields.
  public static let _protobuf_nameMap: SwiftProtobuf._NameMap = [
    1: .same(proto: "domain"),
    2: .same(proto: "version"),
  ]

  /// Reads its fields.
  public mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let number = try decoder.nextFieldNumber() {
      switch number {
      case 1: try decoder.decodeSingularStringField(value: &domain)
      case 2: try decoder.decodeSingularInt64Field(value: &version)
      default: break
      }
    }
  }

  /// Visits its fields.
  public func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    if !domain.isEmpty {
      try visitor.visitSingularStringField(value: domain, fieldNumber: 1)
    }
    if version != 0 {
      try visitor.visitSingularInt64Field(value: version, fieldNumber: 2)
    }
    try unknownFields.traverse(visitor: &visitor)
  }

  /// Whether two are alike.
  public static func == (lhs: OperatorSetIdProto, rhs: OperatorSetIdProto) -> Bool {
    lhs.domain == rhs.domain
      && lhs.version == rhs.version
      && lhs.unknownFields == rhs.unknownFields
  }
}

/// Nodes in an order in which they can be computed, and the numbers that they use.
public struct GraphProto: Sendable {
  /// `node`
  public var node: [NodeProto] = []
  /// `name`
  public var name: String = String()
  /// `initializer`
  public var initializer: [TensorProto] = []
  /// `input`
  public var input: [ValueInfoProto] = []
  /// `output`
  public var output: [ValueInfoProto] = []
  /// `sparse_initializer`
  public var sparseInitializer: [Data] = []
  /// What is not known of.
  public var unknownFields = SwiftProtobuf.UnknownStorage()

  /// An empty one.
  public init() {}
}

extension GraphProto: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase,
  SwiftProtobuf._ProtoNameProviding
{
  /// Its name in the schema.
  public static let protoMessageName = "onnx.GraphProto"
  /// The names of its fields.
  public static let _protobuf_nameMap: SwiftProtobuf._NameMap = [
    1: .same(proto: "node"),
    2: .same(proto: "name"),
    5: .same(proto: "initializer"),
    11: .same(proto: "input"),
    12: .same(proto: "output"),
    15: .same(proto: "sparse_initializer"),
  ]

  /// Reads its fields.
  public mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let number = try decoder.nextFieldNumber() {
      switch number {
      case 1: try decoder.decodeRepeatedMessageField(value: &node)
      case 2: try decoder.decodeSingularStringField(value: &name)
      case 5: try decoder.decodeRepeatedMessageField(value: &initializer)
      case 11: try decoder.decodeRepeatedMessageField(value: &input)
      case 12: try decoder.decodeRepeatedMessageField(value: &output)
      case 15: try decoder.decodeRepeatedBytesField(value: &sparseInitializer)
      default: break
      }
    }
  }

  /// Visits its fields.
  public func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    if !node.isEmpty {
      try visitor.visitRepeatedMessageField(value: node, fieldNumber: 1)
    }
    if !name.isEmpty {
      try visitor.visitSingularStringField(value: name, fieldNumber: 2)
    }
    if !initializer.isEmpty {
      try visitor.visitRepeatedMessageField(value: initializer, fieldNumber: 5)
    }
    if !input.isEmpty {
      try visitor.visitRepeatedMessageField(value: input, fieldNumber: 11)
    }
    if !output.isEmpty {
      try visitor.visitRepeatedMessageField(value: output, fieldNumber: 12)
    }
    if !sparseInitializer.isEmpty {
      try visitor.visitRepeatedBytesField(value: sparseInitializer, fieldNumber: 15)
    }
    try unknownFields.traverse(visitor: &visitor)
  }

  /// Whether two are alike.
  public static func == (lhs: GraphProto, rhs: GraphProto) -> Bool {
    lhs.node == rhs.node
      && lhs.name == rhs.name
      && lhs.initializer == rhs.initializer
      && lhs.input == rhs.input
      && lhs.output == rhs.output
      && lhs.sparseInitializer == rhs.sparseInitializer
      && lhs.unknownFields == rhs.unknownFields
  }
}

/// An operator with the names of what it takes and gives.
public struct NodeProto: Sendable {
  /// `input`
  public var input: [String] = []
  /// `output`
  public var output: [String] = []
  /// `name`
  public var name: String = String()
  /// `op_type`
  public var opType: String = String()
  /// `attribute`
  public var attribute: [AttributeProto] = []
  /// `domain`
  public var domain: String = String()
  /// What is not known of.
  public var unknownFields = SwiftProtobuf.UnknownStorage()

  /// An empty one.
  public init() {}
}

extension NodeProto: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase,
  SwiftProtobuf._ProtoNameProviding
{
  /// Its name in the schema.
  public static let protoMessageName = "onnx.NodeProto"
  /// The names of its fields.
  public static let _protobuf_nameMap: SwiftProtobuf._NameMap = [
    1: .same(proto: "input"),
    2: .same(proto: "output"),
    3: .same(proto: "name"),
    4: .same(proto: "op_type"),
    5: .same(proto: "attribute"),
    7: .same(proto: "domain"),
  ]

  /// Reads its fields.
  public mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let number = try decoder.nextFieldNumber() {
      switch number {
      case 1: try decoder.decodeRepeatedStringField(value: &input)
      case 2: try decoder.decodeRepeatedStringField(value: &output)
      case 3: try decoder.decodeSingularStringField(value: &name)
      case 4: try decoder.decodeSingularStringField(value: &opType)
      case 5: try decoder.decodeRepeatedMessageField(value: &attribute)
      case 7: try decoder.decodeSingularStringField(value: &domain)
      default: break
      }
    }
  }

  /// Visits its fields.
  public func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    if !input.isEmpty {
      try visitor.visitRepeatedStringField(value: input, fieldNumber: 1)
    }
    if !output.isEmpty {
      try visitor.visitRepeatedStringField(value: output, fieldNumber: 2)
    }
    if !name.isEmpty {
      try visitor.visitSingularStringField(value: name, fieldNumber: 3)
    }
    if !opType.isEmpty {
      try visitor.visitSingularStringField(value: opType, fieldNumber: 4)
    }
    if !attribute.isEmpty {
      try visitor.visitRepeatedMessageField(value: attribute, fieldNumber: 5)
    }
    if !domain.isEmpty {
      try visitor.visitSingularStringField(value: domain, fieldNumber: 7)
    }
    try unknownFields.traverse(visitor: &visitor)
  }

  /// Whether two are alike.
  public static func == (lhs: NodeProto, rhs: NodeProto) -> Bool {
    lhs.input == rhs.input
      && lhs.output == rhs.output
      && lhs.name == rhs.name
      && lhs.opType == rhs.opType
      && lhs.attribute == rhs.attribute
      && lhs.domain == rhs.domain
      && lhs.unknownFields == rhs.unknownFields
  }
}

/// A setting of an operator.
public struct AttributeProto: Sendable {
  /// `name`
  public var name: String = String()
  /// `f`
  public var f: Float = 0
  /// `i`
  public var i: Int64 = 0
  /// `s`
  public var s: Data = Data()
  /// `t`
  public var t: TensorProto {
    get { _t ?? TensorProto() }
    set { _t = newValue }
  }
  /// Whether `t` is there.
  public var hasT: Bool { _t != nil }
  /// `floats`
  public var floats: [Float] = []
  /// `ints`
  public var ints: [Int64] = []
  /// `strings`
  public var strings: [Data] = []
  /// `type`
  public var type: Int32 = 0
  /// What is not known of.
  public var unknownFields = SwiftProtobuf.UnknownStorage()
  fileprivate var _t: TensorProto?

  /// An empty one.
  public init() {}
}

extension AttributeProto: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase,
  SwiftProtobuf._ProtoNameProviding
{
  /// Its name in the schema.
  public static let protoMessageName = "onnx.AttributeProto"
  /// The names of its fields.
  public static let _protobuf_nameMap: SwiftProtobuf._NameMap = [
    1: .same(proto: "name"),
    2: .same(proto: "f"),
    3: .same(proto: "i"),
    4: .same(proto: "s"),
    5: .same(proto: "t"),
    7: .same(proto: "floats"),
    8: .same(proto: "ints"),
    9: .same(proto: "strings"),
    20: .same(proto: "type"),
  ]

  /// Reads its fields.
  public mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let number = try decoder.nextFieldNumber() {
      switch number {
      case 1: try decoder.decodeSingularStringField(value: &name)
      case 2: try decoder.decodeSingularFloatField(value: &f)
      case 3: try decoder.decodeSingularInt64Field(value: &i)
      case 4: try decoder.decodeSingularBytesField(value: &s)
      case 5: try decoder.decodeSingularMessageField(value: &_t)
      case 7: try decoder.decodeRepeatedFloatField(value: &floats)
      case 8: try decoder.decodeRepeatedInt64Field(value: &ints)
      case 9: try decoder.decodeRepeatedBytesField(value: &strings)
      case 20: try decoder.decodeSingularInt32Field(value: &type)
      default: break
      }
    }
  }

  /// Visits its fields.
  public func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    if !name.isEmpty {
      try visitor.visitSingularStringField(value: name, fieldNumber: 1)
    }
    if f.bitPattern != 0 {
      try visitor.visitSingularFloatField(value: f, fieldNumber: 2)
    }
    if i != 0 {
      try visitor.visitSingularInt64Field(value: i, fieldNumber: 3)
    }
    if !s.isEmpty {
      try visitor.visitSingularBytesField(value: s, fieldNumber: 4)
    }
    if let t = _t {
      try visitor.visitSingularMessageField(value: t, fieldNumber: 5)
    }
    if !floats.isEmpty {
      try visitor.visitRepeatedFloatField(value: floats, fieldNumber: 7)
    }
    if !ints.isEmpty {
      try visitor.visitRepeatedInt64Field(value: ints, fieldNumber: 8)
    }
    if !strings.isEmpty {
      try visitor.visitRepeatedBytesField(value: strings, fieldNumber: 9)
    }
    if type != 0 {
      try visitor.visitSingularInt32Field(value: type, fieldNumber: 20)
    }
    try unknownFields.traverse(visitor: &visitor)
  }

  /// Whether two are alike.
  public static func == (lhs: AttributeProto, rhs: AttributeProto) -> Bool {
    lhs.name == rhs.name
      && lhs.f == rhs.f
      && lhs.i == rhs.i
      && lhs.s == rhs.s
      && lhs._t == rhs._t
      && lhs.floats == rhs.floats
      && lhs.ints == rhs.ints
      && lhs.strings == rhs.strings
      && lhs.type == rhs.type
      && lhs.unknownFields == rhs.unknownFields
  }
}

/// Numbers: in one of the lists, as bytes, or in a file beside the model.
public struct TensorProto: Sendable {
  /// `dims`
  public var dims: [Int64] = []
  /// `data_type`
  public var dataType: Int32 = 0
  /// `float_data`
  public var floatData: [Float] = []
  /// `int32_data`
  public var int32Data: [Int32] = []
  /// `int64_data`
  public var int64Data: [Int64] = []
  /// `name`
  public var name: String = String()
  /// `raw_data`
  public var rawData: Data = Data()
  /// `double_data`
  public var doubleData: [Double] = []
  /// `external_data`
  public var externalData: [StringStringEntryProto] = []
  /// `data_location`
  public var dataLocation: Int32 = 0
  /// What is not known of.
  public var unknownFields = SwiftProtobuf.UnknownStorage()

  /// An empty one.
  public init() {}
}

extension TensorProto: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase,
  SwiftProtobuf._ProtoNameProviding
{
  /// Its name in the schema.
  public static let protoMessageName = "onnx.TensorProto"
  /// The names of its fields.
  public static let _protobuf_nameMap: SwiftProtobuf._NameMap = [
    1: .same(proto: "dims"),
    2: .same(proto: "data_type"),
    4: .same(proto: "float_data"),
    5: .same(proto: "int32_data"),
    7: .same(proto: "int64_data"),
    8: .same(proto: "name"),
    9: .same(proto: "raw_data"),
    10: .same(proto: "double_data"),
    13: .same(proto: "external_data"),
    14: .same(proto: "data_location"),
  ]

  /// Reads its fields.
  public mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let number = try decoder.nextFieldNumber() {
      switch number {
      case 1: try decoder.decodeRepeatedInt64Field(value: &dims)
      case 2: try decoder.decodeSingularInt32Field(value: &dataType)
      case 4: try decoder.decodeRepeatedFloatField(value: &floatData)
      case 5: try decoder.decodeRepeatedInt32Field(value: &int32Data)
      case 7: try decoder.decodeRepeatedInt64Field(value: &int64Data)
      case 8: try decoder.decodeSingularStringField(value: &name)
      case 9: try decoder.decodeSingularBytesField(value: &rawData)
      case 10: try decoder.decodeRepeatedDoubleField(value: &doubleData)
      case 13: try decoder.decodeRepeatedMessageField(value: &externalData)
      case 14: try decoder.decodeSingularInt32Field(value: &dataLocation)
      default: break
      }
    }
  }

  /// Visits its fields.
  public func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    if !dims.isEmpty {
      try visitor.visitRepeatedInt64Field(value: dims, fieldNumber: 1)
    }
    if dataType != 0 {
      try visitor.visitSingularInt32Field(value: dataType, fieldNumber: 2)
    }
    if !floatData.isEmpty {
      try visitor.visitPackedFloatField(value: floatData, fieldNumber: 4)
    }
    if !int32Data.isEmpty {
      try visitor.visitPackedInt32Field(value: int32Data, fieldNumber: 5)
    }
    if !int64Data.isEmpty {
      try visitor.visitPackedInt64Field(value: int64Data, fieldNumber: 7)
    }
    if !name.isEmpty {
      try visitor.visitSingularStringField(value: name, fieldNumber: 8)
    }
    if !rawData.isEmpty {
      try visitor.visitSingularBytesField(value: rawData, fieldNumber: 9)
    }
    if !doubleData.isEmpty {
      try visitor.visitPackedDoubleField(value: doubleData, fieldNumber: 10)
    }
    if !externalData.isEmpty {
      try visitor.visitRepeatedMessageField(value: externalData, fieldNumber: 13)
    }
    if dataLocation != 0 {
      try visitor.visitSingularInt32Field(value: dataLocation, fieldNumber: 14)
    }
    try unknownFields.traverse(visitor: &visitor)
  }

  /// Whether two are alike.
  public static func == (lhs: TensorProto, rhs: TensorProto) -> Bool {
    lhs.dims == rhs.dims
      && lhs.dataType == rhs.dataType
      && lhs.floatData == rhs.floatData
      && lhs.int32Data == rhs.int32Data
      && lhs.int64Data == rhs.int64Data
      && lhs.name == rhs.name
      && lhs.rawData == rhs.rawData
      && lhs.doubleData == rhs.doubleData
      && lhs.externalData == rhs.externalData
      && lhs.dataLocation == rhs.dataLocation
      && lhs.unknownFields == rhs.unknownFields
  }
}

/// A name and its text.
public struct StringStringEntryProto: Sendable {
  /// `key`
  public var key: String = String()
  /// `value`
  public var value: String = String()
  /// What is not known of.
  public var unknownFields = SwiftProtobuf.UnknownStorage()

  /// An empty one.
  public init() {}
}

extension StringStringEntryProto: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase,
  SwiftProtobuf._ProtoNameProviding
{
  /// Its name in the schema.
  public static let protoMessageName = "onnx.StringStringEntryProto"
  /// The names of its fields.
  public static let _protobuf_nameMap: SwiftProtobuf._NameMap = [
    1: .same(proto: "key"),
    2: .same(proto: "value"),
  ]

  /// Reads its fields.
  public mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let number = try decoder.nextFieldNumber() {
      switch number {
      case 1: try decoder.decodeSingularStringField(value: &key)
      case 2: try decoder.decodeSingularStringField(value: &value)
      default: break
      }
    }
  }

  /// Visits its fields.
  public func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    if !key.isEmpty {
      try visitor.visitSingularStringField(value: key, fieldNumber: 1)
    }
    if !value.isEmpty {
      try visitor.visitSingularStringField(value: value, fieldNumber: 2)
    }
    try unknownFields.traverse(visitor: &visitor)
  }

  /// Whether two are alike.
  public static func == (lhs: StringStringEntryProto, rhs: StringStringEntryProto) -> Bool {
    lhs.key == rhs.key
      && lhs.value == rhs.value
      && lhs.unknownFields == rhs.unknownFields
  }
}

/// What is known of a value before it is there.
public struct ValueInfoProto: Sendable {
  /// `name`
  public var name: String = String()
  /// `type`
  public var type: TypeProto {
    get { _type ?? TypeProto() }
    set { _type = newValue }
  }
  /// Whether `type` is there.
  public var hasType: Bool { _type != nil }
  /// What is not known of.
  public var unknownFields = SwiftProtobuf.UnknownStorage()
  fileprivate var _type: TypeProto?

  /// An empty one.
  public init() {}
}

extension ValueInfoProto: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase,
  SwiftProtobuf._ProtoNameProviding
{
  /// Its name in the schema.
  public static let protoMessageName = "onnx.ValueInfoProto"
  /// The names of its fields.
  public static let _protobuf_nameMap: SwiftProtobuf._NameMap = [
    1: .same(proto: "name"),
    2: .same(proto: "type"),
  ]

  /// Reads its fields.
  public mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let number = try decoder.nextFieldNumber() {
      switch number {
      case 1: try decoder.decodeSingularStringField(value: &name)
      case 2: try decoder.decodeSingularMessageField(value: &_type)
      default: break
      }
    }
  }

  /// Visits its fields.
  public func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    if !name.isEmpty {
      try visitor.visitSingularStringField(value: name, fieldNumber: 1)
    }
    if let type = _type {
      try visitor.visitSingularMessageField(value: type, fieldNumber: 2)
    }
    try unknownFields.traverse(visitor: &visitor)
  }

  /// Whether two are alike.
  public static func == (lhs: ValueInfoProto, rhs: ValueInfoProto) -> Bool {
    lhs.name == rhs.name
      && lhs._type == rhs._type
      && lhs.unknownFields == rhs.unknownFields
  }
}

/// The type of a value.
public struct TypeProto: Sendable {
  /// `tensor_type`
  public var tensorType: TypeProtoTensor {
    get { _tensorType ?? TypeProtoTensor() }
    set { _tensorType = newValue }
  }
  /// Whether `tensor_type` is there.
  public var hasTensorType: Bool { _tensorType != nil }
  /// What is not known of.
  public var unknownFields = SwiftProtobuf.UnknownStorage()
  fileprivate var _tensorType: TypeProtoTensor?

  /// An empty one.
  public init() {}
}

extension TypeProto: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase,
  SwiftProtobuf._ProtoNameProviding
{
  /// Its name in the schema.
  public static let protoMessageName = "onnx.TypeProto"
  /// The names of its fields.
  public static let _protobuf_nameMap: SwiftProtobuf._NameMap = [
    1: .same(proto: "tensor_type"),
  ]

  /// Reads its fields.
  public mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let number = try decoder.nextFieldNumber() {
      switch number {
      case 1: try decoder.decodeSingularMessageField(value: &_tensorType)
      default: break
      }
    }
  }

  /// Visits its fields.
  public func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    if let tensorType = _tensorType {
      try visitor.visitSingularMessageField(value: tensorType, fieldNumber: 1)
    }
    try unknownFields.traverse(visitor: &visitor)
  }

  /// Whether two are alike.
  public static func == (lhs: TypeProto, rhs: TypeProto) -> Bool {
    lhs._tensorType == rhs._tensorType
      && lhs.unknownFields == rhs.unknownFields
  }
}

/// A tensor's kind of numbers, and its shape.
public struct TypeProtoTensor: Sendable {
  /// `elem_type`
  public var elemType: Int32 = 0
  /// `shape`
  public var shape: TensorShapeProto {
    get { _shape ?? TensorShapeProto() }
    set { _shape = newValue }
  }
  /// Whether `shape` is there.
  public var hasShape: Bool { _shape != nil }
  /// What is not known of.
  public var unknownFields = SwiftProtobuf.UnknownStorage()
  fileprivate var _shape: TensorShapeProto?

  /// An empty one.
  public init() {}
}

extension TypeProtoTensor: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase,
  SwiftProtobuf._ProtoNameProviding
{
  /// Its name in the schema.
  public static let protoMessageName = "onnx.TypeProtoTensor"
  /// The names of its fields.
  public static let _protobuf_nameMap: SwiftProtobuf._NameMap = [
    1: .same(proto: "elem_type"),
    2: .same(proto: "shape"),
  ]

  /// Reads its fields.
  public mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let number = try decoder.nextFieldNumber() {
      switch number {
      case 1: try decoder.decodeSingularInt32Field(value: &elemType)
      case 2: try decoder.decodeSingularMessageField(value: &_shape)
      default: break
      }
    }
  }

  /// Visits its fields.
  public func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    if elemType != 0 {
      try visitor.visitSingularInt32Field(value: elemType, fieldNumber: 1)
    }
    if let shape = _shape {
      try visitor.visitSingularMessageField(value: shape, fieldNumber: 2)
    }
    try unknownFields.traverse(visitor: &visitor)
  }

  /// Whether two are alike.
  public static func == (lhs: TypeProtoTensor, rhs: TypeProtoTensor) -> Bool {
    lhs.elemType == rhs.elemType
      && lhs._shape == rhs._shape
      && lhs.unknownFields == rhs.unknownFields
  }
}

/// A shape, some lengths of which may only have names.
public struct TensorShapeProto: Sendable {
  /// `dim`
  public var dim: [TensorShapeProtoDimension] = []
  /// What is not known of.
  public var unknownFields = SwiftProtobuf.UnknownStorage()

  /// An empty one.
  public init() {}
}

extension TensorShapeProto: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase,
  SwiftProtobuf._ProtoNameProviding
{
  /// Its name in the schema.
  public static let protoMessageName = "onnx.TensorShapeProto"
  /// The names of its fields.
  public static let _protobuf_nameMap: SwiftProtobuf._NameMap = [
    1: .same(proto: "dim"),
  ]

  /// Reads its fields.
  public mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let number = try decoder.nextFieldNumber() {
      switch number {
      case 1: try decoder.decodeRepeatedMessageField(value: &dim)
      default: break
      }
    }
  }

  /// Visits its fields.
  public func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    if !dim.isEmpty {
      try visitor.visitRepeatedMessageField(value: dim, fieldNumber: 1)
    }
    try unknownFields.traverse(visitor: &visitor)
  }

  /// Whether two are alike.
  public static func == (lhs: TensorShapeProto, rhs: TensorShapeProto) -> Bool {
    lhs.dim == rhs.dim
      && lhs.unknownFields == rhs.unknownFields
  }
}

/// A length, or the name of one.
public struct TensorShapeProtoDimension: Sendable {
  /// `dim_value`
  public var dimValue: Int64 = 0
  /// `dim_param`
  public var dimParam: String = String()
  /// What is not known of.
  public var unknownFields = SwiftProtobuf.UnknownStorage()

  /// An empty one.
  public init() {}
}

extension TensorShapeProtoDimension: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase,
  SwiftProtobuf._ProtoNameProviding
{
  /// Its name in the schema.
  public static let protoMessageName = "onnx.TensorShapeProtoDimension"
  /// The names of its fields.
  public static let _protobuf_nameMap: SwiftProtobuf._NameMap = [
    1: .same(proto: "dim_value"),
    2: .same(proto: "dim_param"),
  ]

  /// Reads its fields.
  public mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let number = try decoder.nextFieldNumber() {
      switch number {
      case 1: try decoder.decodeSingularInt64Field(value: &dimValue)
      case 2: try decoder.decodeSingularStringField(value: &dimParam)
      default: break
      }
    }
  }

  /// Visits its fields.
  public func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    if dimValue != 0 {
      try visitor.visitSingularInt64Field(value: dimValue, fieldNumber: 1)
    }
    if !dimParam.isEmpty {
      try visitor.visitSingularStringField(value: dimParam, fieldNumber: 2)
    }
    try unknownFields.traverse(visitor: &visitor)
  }

  /// Whether two are alike.
  public static func == (lhs: TensorShapeProtoDimension, rhs: TensorShapeProtoDimension) -> Bool {
    lhs.dimValue == rhs.dimValue
      && lhs.dimParam == rhs.dimParam
      && lhs.unknownFields == rhs.unknownFields
  }
}
