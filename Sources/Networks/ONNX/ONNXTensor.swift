import Files
import ONNXSchema
import Tensors

/// Numbers of a model.
struct ONNXTensor {
  let tensor: Tensor<Double>
  /// Whether they are whole: shapes, places, switches.
  let isWhole: Bool

  /// Kinds of numbers, by the schema's numbers, as safetensors calls them.
  private static let types: [Int32: String] = [
    1: "F32", 2: "U8", 3: "I8", 6: "I32", 7: "I64", 9: "BOOL", 10: "F16", 11: "F64", 16: "BF16",
  ]

  /// Reads the numbers, from the model or from a file beside it, once it is known how many there are.
  ///
  /// - Parameters:
  ///   - proto: What the model says of them.
  ///   - path: The model's path.
  ///   - room: How many numbers may still be read.
  /// - Throws: the tensor, and what is wrong with it.
  init(_ proto: TensorProto, path: String, room: inout Int) throws(ONNXFailure) {
    let name = proto.name
    let dimensions = proto.dims.map { Int(clamping: $0) }
    guard let type = Self.types[proto.dataType] else {
      throw .file(
        FileFailure(path, .checkpoint(.type(tensor: name, type: "\(proto.dataType)"))))
    }
    let shape: Shape
    do throws(ShapeError) {
      shape = try Shape(weights: dimensions)
    } catch {
      throw .file(FileFailure(path, .checkpoint(.shape(tensor: name, dimensions))))
    }
    room -= shape.count
    guard room >= 0 else {
      let limit = 8 * Tape.maximumElements
      throw .file(FileFailure(path, .tooLarge(bytes: limit - 8 * room, limit: limit)))
    }
    isWhole = !["F32", "F16", "F64", "BF16"].contains(type)
    let numbers: [Double]
    if proto.dataLocation == 1 {
      numbers = try Self.beside(proto, type, shape.count, path)
    } else if !proto.rawData.isEmpty {
      numbers = try Self.decoded(proto.bytes, type, shape.count, name)
    } else {
      numbers = Self.listed(proto, type)
    }
    guard numbers.count == shape.count, let tensor = try? Tensor(shape, numbers) else {
      throw .fault(.numbers(tensor: name, found: numbers.count, expected: shape.count))
    }
    if let index = numbers.firstIndex(where: \.isNaN) {
      throw .file(FileFailure(path, .checkpoint(.notFinite(tensor: name, index: index))))
    }
    self.tensor = tensor
  }

  /// Numbers in one of the schema's lists.
  private static func listed(_ proto: TensorProto, _ type: String) -> [Double] {
    switch type {
    case "F64": return proto.doubleData
    case "F32": return proto.floatData.map { Double($0) }
    case "I64": return proto.int64Data.map { Double($0) }
    // Short numbers stand in the lower bits of longer ones.
    case "F16", "BF16":
      guard let decode = StoredTensor.decoder(type) else { return [] }
      return proto.int32Data.map { word in
        withUnsafeBytes(of: UInt16(truncatingIfNeeded: word).littleEndian) { decode($0, 0) }
      }
    default: return proto.int32Data.map { Double($0) }
    }
  }

  private static func decoded(
    _ bytes: [UInt8], _ type: String, _ count: Int, _ name: String
  ) throws(ONNXFailure) -> [Double] {
    guard let size = StoredTensor.sizes[type], bytes.count == size * count else {
      throw .fault(
        .numbers(
          tensor: name, found: bytes.count / (StoredTensor.sizes[type] ?? 1), expected: count))
    }
    return bytes.withUnsafeBytes { bytes in
      if let decode = StoredTensor.decoder(type) {
        return (0..<count).map { decode(bytes, $0 * size) }
      }
      if type == "I32" {
        return (0..<count).map {
          Double(Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Int32.self)))
        }
      }
      return type == "I8"
        ? (0..<count).map { Double(Int8(bitPattern: bytes[$0])) }
        : (0..<count).map { Double(bytes[$0]) }
    }
  }

  /// Numbers in a file of the model's own folder: a plain name, never a way out of it.
  private static func beside(
    _ proto: TensorProto, _ type: String, _ count: Int, _ path: String
  ) throws(ONNXFailure) -> [Double] {
    func entry(_ key: String) -> String? {
      proto.externalData.first { $0.key == key }?.value
    }
    let location = entry("location") ?? ""
    let parts = location.split(separator: "/", omittingEmptySubsequences: false)
    guard !location.isEmpty, !location.contains("\\"), !location.contains("\0"),
      parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." })
    else { throw .fault(.beside(tensor: proto.name, location: location)) }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let size = StoredTensor.sizes[type] ?? 1
    let bytes: [UInt8]
    do throws(FileFailure) {
      var file = try InputFile(path: folder + location)
      let offset = entry("offset").map { Int($0) ?? -1 } ?? 0
      let length = entry("length").map { Int($0) ?? -1 } ?? size * count
      guard offset >= 0, length == size * count, offset <= file.size,
        length <= file.size - offset
      else {
        throw FileFailure(
          folder + location,
          .checkpoint(
            .offsets(
              tensor: proto.name, begin: offset, end: offset &+ length, available: file.size)))
      }
      try file.move(to: offset)
      bytes = try file.read(length)
    } catch {
      throw .file(error)
    }
    return try decoded(bytes, type, count, proto.name)
  }
}
