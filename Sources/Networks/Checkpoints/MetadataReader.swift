import Files

/// Reads the texts of a file as what they have to be.
struct MetadataReader {
  private let texts: [String: String]
  private let path: String
  /// What every key begins with.
  private var start = ""

  init(_ texts: [String: String], path: String) {
    self.texts = texts
    self.path = path
  }

  /// The same for the keys that begin with something more.
  func within(_ more: String) -> MetadataReader {
    var reader = self
    reader.start = start + more
    return reader
  }

  /// Whether there is a text of a key.
  func has(_ key: String) -> Bool { texts[start + key] != nil }

  /// A text that cannot be what it says.
  func failure(_ key: String) -> FileFailure {
    FileFailure(path, .checkpoint(.metadata(key: start + key, value: texts[start + key] ?? "")))
  }

  func failure(_ fault: CheckpointFault) -> FileFailure {
    FileFailure(path, .checkpoint(fault))
  }

  func text(_ key: String) throws(FileFailure) -> String {
    guard let text = texts[start + key] else {
      throw FileFailure(path, .checkpoint(.metadataMissing(start + key)))
    }
    return text
  }

  /// Reads a text with a function that gives nil for what is wrong.
  func value<Value>(
    _ key: String, _ read: (String) -> Value?
  ) throws(FileFailure) -> Value {
    guard let value = read(try text(key)) else { throw failure(key) }
    return value
  }

  func integer(_ key: String, in range: ClosedRange<Int>) throws(FileFailure) -> Int {
    try value(key) { Int($0).flatMap { range.contains($0) ? $0 : nil } }
  }

  func number(_ key: String, in range: ClosedRange<Double>) throws(FileFailure) -> Double {
    try value(key) { Double($0).flatMap { range.contains($0) ? $0 : nil } }
  }

  func integers(_ key: String, in range: ClosedRange<Int>) throws(FileFailure) -> [Int] {
    let words = try text(key).split(separator: " ")
    let numbers = words.compactMap { Int($0) }.filter(range.contains)
    guard numbers.count == words.count else { throw failure(key) }
    return numbers
  }

  func numbers(_ key: String) throws(FileFailure) -> [Double] {
    let words = try text(key).split(separator: " ")
    let numbers = words.compactMap { Double($0) }.filter(\.isFinite)
    guard numbers.count == words.count else { throw failure(key) }
    return numbers
  }

  /// A list of strings in JSON.
  func texts(_ key: String) throws(FileFailure) -> [String] {
    var reader = JSONReader(Array(try text(key).utf8)[...])
    guard let value = try? reader.value(depth: 0), case .list(let elements) = value.content,
      (try? reader.finish()) != nil
    else { throw failure(key) }
    let strings = elements.compactMap { element in
      if case .string(let text) = element.content { text } else { nil as String? }
    }
    guard strings.count == elements.count else { throw failure(key) }
    return strings
  }
}
