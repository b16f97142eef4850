import Files
import Tensors

/// A tensor with the name it has in a file.
public struct NamedTensor: Hashable, Sendable {
  /// The name, such as `0.weight`.
  public var name: String

  /// The numbers.
  public var tensor: Tensor<Double>

  /// Whether the numbers count something and are kept as integers.
  public var isCount: Bool

  /// Names a tensor.
  public init(_ name: String, _ tensor: Tensor<Double>, isCount: Bool = false) {
    self.name = name
    self.tensor = tensor
    self.isCount = isCount
  }
}

/// Named tensors and named texts: what a safetensors file holds.
///
///     8 bytes: the length of the header, least first | the header, JSON | the numbers, in one piece
///
/// Nothing in a file is believed before it is checked: lengths against the size of the file, offsets
/// against each other, shapes against bytes, numbers for being finite.
///
/// A state dict of PyTorch's (`.pt`, `.pth`) is read as such a file without texts.
///
/// Source: Hugging Face, *safetensors*, the format's description in its README.
public struct TensorFile: Hashable, Sendable {
  /// The longest header that is read, as in the format's own library.
  public static let maximumHeader = 100_000_000

  /// The longest file that is read.
  public static let maximumBytes = ImageSet.maximumBytes

  /// The tensors, in the order of their numbers in the file.
  public var tensors: [NamedTensor]

  /// The texts.
  public var metadata: [String: String]

  /// Puts tensors and texts together.
  public init(tensors: [NamedTensor], metadata: [String: String] = [:]) {
    self.tensors = tensors
    self.metadata = metadata
  }

  /// The tensor of a name.
  public subscript(name: String) -> Tensor<Double>? {
    tensors.first { $0.name == name }?.tensor
  }

  /// Reads a file.
  ///
  /// - Throws: what is wrong with it, and at which byte.
  public init(path: String) throws(FileFailure) {
    var file = try InputFile(path: path)
    guard file.size <= Self.maximumBytes else {
      throw FileFailure(path, .tooLarge(bytes: file.size, limit: Self.maximumBytes))
    }
    let start = try file.read(min(4, file.size))
    if TorchFile.isMeant(start) {
      metadata = [:]
      tensors = try TorchFile.tensors(&file)
      return
    }
    try file.move(to: 0)
    if let format = ForeignFormat(start: try file.read(min(8, file.size))) {
      throw FileFailure(path, .foreign(format))
    }
    try file.move(to: 0)
    let header = try Header(&file)
    // Twice or eight times as much as in the file: numbers are kept in double precision.
    let numbers = header.tensors.reduce(0) {
      $0 + $1.range.count / (StoredTensor.sizes[$1.type] ?? 1)
    }
    guard numbers <= Tape.maximumElements else {
      throw FileFailure(path, .tooLarge(bytes: 8 * numbers, limit: 8 * Tape.maximumElements))
    }
    metadata = header.metadata
    tensors = []
    for stored in header.tensors {
      let bytes = try file.read(stored.range.count)
      tensors.append(
        try Self.tensor(stored, bytes, path: path, dataStart: header.dataStart))
    }
  }

  private static func tensor(
    _ stored: StoredTensor, _ bytes: [UInt8], path: String, dataStart: Int
  ) throws(FileFailure) -> NamedTensor {
    guard let decode = StoredTensor.decoder(stored.type), let size = StoredTensor.sizes[stored.type]
    else {
      throw FileFailure(
        path, .checkpoint(.type(tensor: stored.name, type: stored.type)),
        at: .byte(stored.position))
    }
    let numbers = bytes.withUnsafeBytes { bytes in
      (0..<bytes.count / size).map { decode(bytes, $0 * size) }
    }
    if let index = numbers.firstIndex(where: { !$0.isFinite }) {
      throw FileFailure(
        path, .checkpoint(.notFinite(tensor: stored.name, index: index)),
        at: .byte(dataStart + stored.range.lowerBound + index * size))
    }
    do throws(ShapeError) {
      return NamedTensor(
        stored.name, try Tensor(try Shape(weights: stored.shape), numbers),
        isCount: stored.type == "I64")
    } catch {
      throw FileFailure(
        path, .checkpoint(.shape(tensor: stored.name, stored.shape)), at: .byte(stored.position))
    }
  }

  /// Makes sure that a path may be written to: nothing is there, or a file of this kind.
  ///
  /// - Returns: Whether something is there.
  /// - Throws: what else is there, or why nothing can be written.
  @discardableResult
  public static func checkReplaceable(path: String) throws(FileFailure) -> Bool {
    var isThere = true
    do throws(FileFailure) {
      var file = try InputFile(path: path)
      _ = try Header(&file)
    } catch {
      if !error.isAbsence { throw error }
      isThere = false
    }
    try OutputFile.check(path: path)
    return isThere
  }

  /// Whether a path is meant to be that of a file of this kind: by its name, or because what is there
  /// begins as one does.
  public static func isMeant(path: String) -> Bool {
    if [".safetensors", ".pt", ".pth"].contains(where: path.hasSuffix) { return true }
    guard var file = try? InputFile(path: path), let start = try? file.read(9) else { return false }
    // What another tool wrote is no script either, and is named where it is read.
    if TorchFile.isMeant(start) || ForeignFormat(start: start) != nil { return true }
    return start[8] == UInt8(ascii: "{") && start[4..<8].allSatisfy { $0 == 0 }
  }

  /// Writes a file in the place of an old one, which stays whole until the new one is.
  ///
  /// Numbers that single precision holds exactly are written so, as PyTorch does; a tensor with others
  /// keeps double precision.
  public func write(path: String) throws(FileFailure) {
    try OutputFile.write(encoded, path: path)
  }

  /// The bytes of the file.
  public var encoded: [UInt8] {
    // Wider numbers first, so that each tensor lies at a multiple of its numbers' size.
    let wide = tensors.filter { $0.integers != nil || !$0.isSingle }
    let narrow = tensors.filter { $0.integers == nil && $0.isSingle }
    var offset = 0
    var entries: [String] = []
    if !metadata.isEmpty {
      let texts = metadata.sorted { $0.key < $1.key }
        .map { jsonString($0.key) + ":" + jsonString($0.value) }
      entries.append("\"__metadata__\":{" + texts.joined(separator: ",") + "}")
    }
    for (tensor, size) in wide.map({ ($0, 8) }) + narrow.map({ ($0, 4) }) {
      let end = offset + size * tensor.tensor.elements.count
      entries.append(
        jsonString(tensor.name)
          + ":{\"dtype\":\"\(tensor.integers == nil ? "F" : "I")\(size * 8)\",\"shape\":"
          + "\(tensor.tensor.shape.dimensions),\"data_offsets\":[\(offset),\(end)]}")
      offset = end
    }
    var header = Array(("{" + entries.joined(separator: ",") + "}").utf8)
    while !header.count.isMultiple(of: 8) { header.append(0x20) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.count + offset)
    append(UInt64(header.count), to: &bytes)
    bytes += header
    for tensor in wide {
      if let integers = tensor.integers {
        for x in integers { append(UInt64(bitPattern: x), to: &bytes) }
      } else {
        for x in tensor.tensor.elements { append(x.bitPattern, to: &bytes) }
      }
    }
    for tensor in narrow {
      for x in tensor.tensor.elements { append(Float(x).bitPattern, to: &bytes) }
    }
    return bytes
  }

  private func append<Word: FixedWidthInteger>(_ word: Word, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }
}

extension NamedTensor {
  /// The numbers of a count, unless one is no integer.
  fileprivate var integers: [Int64]? {
    guard isCount else { return nil }
    let integers = tensor.elements.compactMap { Int64(exactly: $0) }
    return integers.count == tensor.elements.count ? integers : nil
  }

  fileprivate var isSingle: Bool {
    tensor.elements.allSatisfy { Double(Float($0)) == $0 }
  }
}
