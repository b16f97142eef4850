import Files

/// Reads a pickle as far as tensors need it, and executes nothing.
///
/// A pickle is a program for a small machine with a stack. The steps that build numbers, texts, tuples,
/// lists and dictionaries are done; a class or function can only be named if it is in `PickleGlobal`, and
/// "calling" one of those makes a value of `PickleValue`. Every step takes at least one byte and makes at
/// most one value, so memory is bounded by the length of the pickle.
///
/// Source: Python's `pickletools`, which describes every step.
struct PickleReader {
  private enum Item {
    case value(PickleValue)
    case mark
  }

  private var bytes: ByteReader
  private let path: String
  private var stack: [Item] = []
  private var memory: [Int: PickleValue] = [:]
  /// Where the step that is being done begins.
  private var start = 0

  private init(_ bytes: [UInt8], at origin: Int, path: String) {
    self.bytes = ByteReader(bytes, from: origin)
    self.path = path
  }

  /// The value that a pickle builds.
  ///
  /// - Parameters:
  ///   - bytes: The pickle.
  ///   - origin: The place of its first byte in the file.
  ///   - path: The file, for failures.
  /// - Returns: The value.
  /// - Throws: the byte of the first step that is not understood.
  static func read(
    _ bytes: [UInt8], at origin: Int, path: String
  ) throws(FileFailure) -> PickleValue {
    var reader = PickleReader(bytes, at: origin, path: path)
    while true {
      reader.start = reader.bytes.position
      guard let code = reader.bytes.byte() else { throw reader.failure(.pickle) }
      // STOP
      if code == UInt8(ascii: ".") { return try reader.pop() }
      try reader.step(code)
    }
  }

  private func failure(_ fault: TorchFault) -> FileFailure {
    FileFailure(path, .torch(fault), at: .byte(start))
  }

  private mutating func step(_ code: UInt8) throws(FileFailure) {
    switch code {
    case 0x80: _ = try take(bytes.byte())  // PROTO
    case 0x95: _ = try take(bytes.bytes(8))  // FRAME
    case UInt8(ascii: "("): stack.append(.mark)
    case UInt8(ascii: "N"): push(.none)
    case 0x88, 0x89: push(.flag(code == 0x88))
    case UInt8(ascii: "K"): push(.integer(try take(bytes.number(1))))
    case UInt8(ascii: "M"): push(.integer(try take(bytes.number(2))))
    case UInt8(ascii: "J"):
      push(.integer(Int(Int32(truncatingIfNeeded: try take(bytes.number(4))))))
    case 0x8A: push(.integer(try long()))
    case UInt8(ascii: "G"):
      let bits = try take(bytes.bytes(8)).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      push(.number(Double(bitPattern: bits)))
    case UInt8(ascii: "X"): push(.text(try text(4)))
    case 0x8C: push(.text(try text(1)))
    case UInt8(ascii: ")"): push(.tuple([]))
    case UInt8(ascii: "t"): push(.tuple(try popToMark()))
    case 0x85, 0x86, 0x87:
      var parts: [PickleValue] = []
      for _ in 0..<Int(code - 0x84) { parts.append(try pop()) }
      push(.tuple(parts.reversed()))
    case UInt8(ascii: "]"): push(.list(PickleList()))
    case UInt8(ascii: "}"): push(.dictionary(PickleDictionary()))
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "s"), UInt8(ascii: "u"):
      try fill(code)
    case UInt8(ascii: "q"), UInt8(ascii: "r"), 0x94: try remember(code)
    case UInt8(ascii: "h"), UInt8(ascii: "j"):
      let number = try take(bytes.number(code == UInt8(ascii: "h") ? 1 : 4))
      push(try take(memory[number]))
    case UInt8(ascii: "c"), 0x93: push(.global(try global(code)))
    case UInt8(ascii: "R"): push(try rebuilt())
    case UInt8(ascii: "Q"): push(.storage(try storage()))
    case UInt8(ascii: "b"): _ = try pop()  // BUILD: notes that PyTorch keeps beside a state dict
    case UInt8(ascii: "0"): _ = try pop()
    default: throw failure(.step(code))
    }
  }

  private func take<Value>(_ value: Value?) throws(FileFailure) -> Value {
    guard let value else { throw failure(.pickle) }
    return value
  }

  private mutating func push(_ value: PickleValue) { stack.append(.value(value)) }

  private mutating func pop() throws(FileFailure) -> PickleValue {
    guard case .value(let value)? = stack.popLast() else { throw failure(.pickle) }
    return value
  }

  private mutating func popToMark() throws(FileFailure) -> [PickleValue] {
    var values: [PickleValue] = []
    while let item = stack.popLast() {
      guard case .value(let value) = item else { return values.reversed() }
      values.append(value)
    }
    throw failure(.pickle)
  }

  private mutating func text(_ lengthBytes: Int) throws(FileFailure) -> String {
    let length = try take(bytes.number(lengthBytes))
    let text = try take(bytes.bytes(length))
    return try take(String(validating: text, as: UTF8.self))
  }

  /// LONG1: a whole number of any length, two's complement, least byte first.
  private mutating func long() throws(FileFailure) -> Int {
    let count = try take(bytes.number(1))
    let word = try take(bytes.bytes(count))
    guard count <= 8 else { throw failure(.pickle) }
    let bits = word.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let shift = 64 - 8 * UInt64(count)
    return count == 0 ? 0 : Int(Int64(bitPattern: bits << shift) >> Int64(shift))
  }

  private mutating func remember(_ code: UInt8) throws(FileFailure) {
    let number =
      code == 0x94
      ? memory.count : try take(bytes.number(code == UInt8(ascii: "q") ? 1 : 4))
    guard case .value(let value)? = stack.last else { throw failure(.pickle) }
    memory[number] = value
  }

  /// APPEND, APPENDS, SETITEM, SETITEMS.
  private mutating func fill(_ code: UInt8) throws(FileFailure) {
    var items: [PickleValue]
    switch code {
    case UInt8(ascii: "a"): items = [try pop()]
    case UInt8(ascii: "s"):
      items = [try pop()]
      items.insert(try pop(), at: 0)
    default: items = try popToMark()
    }
    guard case .value(let whole)? = stack.last else { throw failure(.pickle) }
    let isList = code == UInt8(ascii: "a") || code == UInt8(ascii: "e")
    switch whole {
    case .list(let list) where isList: list.items += items
    case .dictionary(let dictionary) where !isList && items.count.isMultiple(of: 2):
      for place in stride(from: 0, to: items.count, by: 2) {
        dictionary.entries.append((items[place], items[place + 1]))
      }
    default: throw failure(.pickle)
    }
  }

  /// GLOBAL and STACK_GLOBAL.
  private mutating func global(_ code: UInt8) throws(FileFailure) -> PickleGlobal {
    let name: String
    if code == 0x93 {
      let last = try take(try pop().text)
      name = "\(try take(try pop().text)) \(last)"
    } else {
      let module = try take(bytes.line())
      let last = try take(bytes.line())
      name = String(decoding: module, as: UTF8.self) + " " + String(decoding: last, as: UTF8.self)
    }
    guard let global = PickleGlobal(rawValue: name) else {
      throw failure(.object(name: name.replacing(" ", with: ".")))
    }
    return global
  }

  /// BINPERSID: `('storage', torch.FloatStorage, '0', 'cpu', 18)`.
  private mutating func storage() throws(FileFailure) -> TorchStorage {
    let parts = try take(try pop().parts)
    guard parts.count == 5, parts[0].text == "storage", case .global(let global) = parts[1],
      let type = global.type, let key = parts[2].text, let count = parts[4].integer, count >= 0
    else { throw failure(.pickle) }
    return TorchStorage(type: type, key: key, count: count)
  }

  /// REDUCE: what PyTorch would call with what.
  private mutating func rebuilt() throws(FileFailure) -> PickleValue {
    let parts = try take(try pop().parts)
    guard case .global(let global) = try pop() else { throw failure(.pickle) }
    switch global {
    case .orderedDictionary: return .dictionary(PickleDictionary())
    case .size:
      guard let sizes = parts.first else { throw failure(.pickle) }
      return sizes
    case .rebuildParameter:
      guard let first = parts.first, case .tensor = first else { throw failure(.pickle) }
      return first
    case .rebuildTensor:
      guard parts.count >= 4, case .storage(let storage) = parts[0],
        let offset = parts[1].integer, let shape = parts[2].integers,
        let strides = parts[3].integers, shape.count == strides.count
      else { throw failure(.pickle) }
      return .tensor(
        TorchTensor(storage: storage, offset: offset, shape: shape, strides: strides))
    default: throw failure(.pickle)
    }
  }
}
