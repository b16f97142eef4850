import Files

/// Where a tensor lies in a safetensors file, and of what kind its numbers are.
struct StoredTensor {
  /// Kinds of numbers, by the format's names, with the bytes of one.
  static let sizes: [String: Int] = [
    "F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "I16": 2, "I8": 1, "U64": 8,
    "U32": 4, "U16": 2, "U8": 1, "BOOL": 1, "F8_E4M3": 1, "F8_E5M2": 1,
  ]

  let name: String
  let type: String
  let shape: [Int]
  /// The bytes of the numbers, from the end of the header.
  let range: Range<Int>
  /// The byte of the file at which the entry begins.
  let position: Int

  /// Reads an entry of the header.
  ///
  /// - Parameters:
  ///   - member: The entry.
  ///   - path: The file.
  ///   - available: The bytes behind the header.
  /// - Throws: what is wrong with it.
  init(_ member: JSONValue.Member, path: String, available: Int) throws(FileFailure) {
    let name = member.name
    func failure(_ fault: CheckpointFault, _ position: Int? = nil) -> FileFailure {
      FileFailure(path, .checkpoint(fault), at: .byte(8 + (position ?? member.position)))
    }
    guard case .object(let fields) = member.value.content else {
      throw failure(.field(tensor: name, field: "dtype"))
    }
    guard let dtype = fields.first(where: { $0.name == "dtype" })?.value,
      case .string(let type) = dtype.content
    else { throw failure(.field(tensor: name, field: "dtype")) }
    guard let size = Self.sizes[type] else {
      throw failure(.type(tensor: name, type: type), dtype.position)
    }
    guard let shape = Self.integers("shape", in: fields), shape.allSatisfy({ $0 >= 0 }) else {
      throw failure(.field(tensor: name, field: "shape"))
    }
    guard let offsets = Self.integers("data_offsets", in: fields), offsets.count == 2 else {
      throw failure(.field(tensor: name, field: "data_offsets"))
    }
    guard offsets[0] >= 0, offsets[0] <= offsets[1], offsets[1] <= available else {
      throw failure(
        .offsets(tensor: name, begin: offsets[0], end: offsets[1], available: available))
    }
    var bytes = size
    for length in shape {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: length)
      guard !overflow else { throw failure(.shape(tensor: name, shape)) }
      bytes = product
    }
    guard offsets[1] - offsets[0] == bytes else {
      throw failure(.size(tensor: name, bytes: offsets[1] - offsets[0], expected: bytes))
    }
    self.name = name
    self.type = type
    self.shape = shape
    self.range = offsets[0]..<offsets[1]
    self.position = 8 + member.position
  }

  private static func integers(_ name: String, in fields: [JSONValue.Member]) -> [Int]? {
    guard let value = fields.first(where: { $0.name == name })?.value,
      case .list(let elements) = value.content
    else { return nil }
    var integers: [Int] = []
    for element in elements {
      guard case .integer(let integer) = element.content else { return nil }
      integers.append(integer)
    }
    return integers
  }

  /// The number that some bytes stand for.
  ///
  /// - Returns: nil if the numbers are not of a floating-point kind, nor of that of PyTorch's counts.
  static func decoder(_ type: String) -> ((UnsafeRawBufferPointer, Int) -> Double)? {
    switch type {
    case "F64":
      return { Double(bitPattern: word($0, $1)) }
    case "F32":
      return { Double(Float(bitPattern: word($0, $1))) }
    case "BF16":
      return { Double(Float(bitPattern: UInt32(word($0, $1) as UInt16) << 16)) }
    case "F16":
      return { half(word($0, $1)) }
    case "I64":
      return { Double(Int64(bitPattern: word($0, $1))) }
    default: return nil
    }
  }

  private static func word<Word: FixedWidthInteger>(
    _ bytes: UnsafeRawBufferPointer, _ offset: Int
  ) -> Word {
    Word(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Word.self))
  }

  /// A number of 1 sign bit, 5 bits of exponent and 10 of fraction (IEEE 754 binary16).
  private static func half(_ bits: UInt16) -> Double {
    let sign: Double = bits >> 15 == 0 ? 1 : -1
    let exponent = Int(bits >> 10 & 31)
    let fraction = Double(bits & 1023) / 1024
    switch exponent {
    case 0: return sign * fraction * 0x1p-14
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default: return Double(sign: .plus, exponent: exponent - 15, significand: sign * (1 + fraction))
    }
  }
}
