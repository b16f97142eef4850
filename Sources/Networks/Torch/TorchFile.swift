import Files
import Tensors

/// A state dict as `torch.save` writes it: a zip archive of a pickle and of the numbers.
///
///     NAME/data.pkl   which tensors there are, and which numbers of which storage each has
///     NAME/data/KEY   the numbers of a storage, as they lie in memory
///
/// Source: PyTorch, *Serialization semantics*, and its `torch/serialization.py`.
enum TorchFile {
  /// Whether a file begins as an archive does, or as PyTorch's older form.
  static func isMeant(_ start: some Collection<UInt8>) -> Bool {
    start.starts(with: archive) || start.starts(with: legacy)
  }

  private static let archive: [UInt8] = [0x50, 0x4B, 3, 4]
  /// PROTO 2 and LONG1 of the number by which the form before 1.6 is known.
  private static let legacy: [UInt8] = [0x80, 2, 0x8A, 0x0A]

  /// Where checkpoints of training loops keep the state dict, beside epochs and optimizers.
  private static let customary = ["state_dict", "model_state_dict", "model", "net"]

  /// The most values that are looked at.
  private static let maximumEntries = 1 << 17

  /// How deep dictionaries may stand one inside another.
  private static let maximumDepth = 8

  /// Reads the tensors of a file.
  ///
  /// - Throws: what is wrong with it, and at which byte or entry.
  static func tensors(_ file: inout InputFile) throws(FileFailure) -> [NamedTensor] {
    let path = file.path
    try file.move(to: 0)
    if try file.read(min(4, file.size)).starts(with: legacy) {
      throw FileFailure(path, .torch(.legacy))
    }
    let archive = try ZipDirectory(&file)
    let entries = archive.entries
    guard let pickle = entries.values.first(where: { $0.name.hasSuffix("/data.pkl") }) else {
      if let format = ForeignFormat(entries: entries.values.map(\.name)) {
        throw FileFailure(path, .foreign(format))
      }
      throw FileFailure(path, .torch(.missing(entry: "data.pkl")))
    }
    let folder = pickle.name.dropLast("data.pkl".count)
    if entries["\(folder)constants.pkl"] != nil { throw FileFailure(path, .torch(.script)) }
    if let order = entries["\(folder)byteorder"] {
      let word = String(decoding: try archive.bytes(order, &file), as: UTF8.self)
      guard word == "little" else { throw FileFailure(path, .torch(.byteOrder(word))) }
    }
    let value = try PickleReader.read(
      try archive.bytes(pickle, &file), at: pickle.range.lowerBound, path: path)
    var found: [(name: String, tensor: TorchTensor)] = []
    var visits = 0
    collect(stateDict(value), "", depth: 0, &visits, &found)
    guard visits <= maximumEntries else {
      throw FileFailure(path, .torch(.pickle), at: .byte(pickle.range.lowerBound))
    }
    guard !found.isEmpty else { throw FileFailure(path, .torch(.noTensors)) }
    var names: Set<String> = []
    var tensors: [NamedTensor] = []
    var room = Tape.maximumElements
    for (name, tensor) in found {
      guard names.insert(name).inserted else {
        throw FileFailure(path, .checkpoint(.duplicate(name)))
      }
      let key = "\(folder)data/\(tensor.storage.key)"
      guard let entry = entries[key] else { throw FileFailure(path, .torch(.missing(entry: key))) }
      guard !entry.isPacked else { throw FileFailure(path, .torch(.packed(entry: key))) }
      tensors.append(try read(tensor, name, entry, &file, &room))
    }
    return tensors
  }

  /// The dictionary of tensors in what was saved: that itself, or one inside it.
  private static func stateDict(_ value: PickleValue) -> PickleValue {
    guard case .dictionary(let dictionary) = value,
      !dictionary.entries.contains(where: { if case .tensor = $0.value { true } else { false } })
    else { return value }
    for name in customary {
      if let inner = dictionary.entries.first(where: { $0.key.text == name })?.value {
        return inner
      }
    }
    return value
  }

  /// Gathers tensors with their names; a dictionary that stands in itself many times is not followed
  /// further than there can be entries.
  private static func collect(
    _ value: PickleValue, _ name: String, depth: Int, _ visits: inout Int,
    _ found: inout [(name: String, tensor: TorchTensor)]
  ) {
    visits += 1
    guard visits <= maximumEntries else { return }
    switch value {
    case .tensor(let tensor): found.append((name.isEmpty ? "tensor" : name, tensor))
    case .dictionary(let dictionary) where depth < maximumDepth:
      for (key, value) in dictionary.entries where visits <= maximumEntries {
        guard let key = key.text ?? key.integer.map(String.init) else { continue }
        collect(
          value, name.isEmpty ? key : "\(name).\(key)", depth: depth + 1, &visits, &found)
      }
    default: break
    }
  }

  /// Reads the numbers of a tensor, once it is known that they are there and find room.
  private static func read(
    _ tensor: TorchTensor, _ name: String, _ entry: ZipDirectory.Entry, _ file: inout InputFile,
    _ room: inout Int
  ) throws(FileFailure) -> NamedTensor {
    let path = file.path
    let type = tensor.storage.type
    guard let decode = StoredTensor.decoder(type), let size = StoredTensor.sizes[type] else {
      throw FileFailure(path, .checkpoint(.type(tensor: name, type: type)))
    }
    let shape: Shape
    do throws(ShapeError) {
      shape = try Shape(weights: tensor.shape)
    } catch {
      throw FileFailure(path, .checkpoint(.shape(tensor: name, tensor.shape)))
    }
    room -= shape.count
    guard room >= 0 else {
      throw FileFailure(path, .tooLarge(bytes: nil, limit: 8 * Tape.maximumElements))
    }
    guard let last = last(tensor), last < entry.range.count / size else {
      throw FileFailure(path, .torch(.bounds(tensor: name)), at: .byte(entry.range.lowerBound))
    }
    guard shape.count > 0 else {
      return NamedTensor(name, Tensor(repeating: 0, shape), isCount: type == "I64")
    }
    let start = entry.range.lowerBound + tensor.offset * size
    try file.move(to: start)
    let bytes = try file.read((last - tensor.offset + 1) * size)
    let isInOrder = shape.strides == tensor.strides || shape.count == 1
    let numbers = bytes.withUnsafeBytes { bytes in
      (0..<shape.count).map { place in
        let index =
          isInOrder
          ? place
          : zip(shape.index(of: place), tensor.strides)
            .reduce(0) { $0 + $1.0 * $1.1 }
        return decode(bytes, index * size)
      }
    }
    if let index = numbers.firstIndex(where: { !$0.isFinite }) {
      throw FileFailure(
        path, .checkpoint(.notFinite(tensor: name, index: index)),
        at: .byte(start + (isInOrder ? index * size : 0)))
    }
    guard let read = try? Tensor(shape, numbers) else {
      throw FileFailure(path, .checkpoint(.shape(tensor: name, tensor.shape)))
    }
    return NamedTensor(name, read, isCount: type == "I64")
  }

  /// The last number of the storage that a tensor has, −1 for none; nil where none can be.
  private static func last(_ tensor: TorchTensor) -> Int? {
    guard tensor.offset >= 0, tensor.strides.allSatisfy({ $0 >= 0 }) else { return nil }
    if tensor.shape.contains(0) { return -1 }
    var last = tensor.offset
    for (length, stride) in zip(tensor.shape, tensor.strides) {
      let (step, isTooFar) = (length - 1).multipliedReportingOverflow(by: stride)
      let (sum, overflow) = last.addingReportingOverflow(step)
      guard !isTooFar, !overflow else { return nil }
      last = sum
    }
    return last
  }
}
