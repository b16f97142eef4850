// The tree of commands and options as JSON, from which manual pages are made.

public final class JSONEncoder {
  public struct OutputFormatting: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let prettyPrinted = OutputFormatting(rawValue: 1)
    public static let sortedKeys = OutputFormatting(rawValue: 2)
  }

  /// Keys are sorted, and lines are broken, whatever is asked for.
  public var outputFormatting: OutputFormatting = []
  public init() {}

  public func encode(_ value: some Encodable) throws -> Data {
    let tree = JSONTree()
    try tree.fill(with: value)
    return Data(tree.text(indent: "").utf8)
  }
}

/// A value while it is put together.
private final class JSONTree {
  private enum Kind {
    case written(String)
    case array([JSONTree])
    case object([String: JSONTree])
  }

  private var kind = Kind.written("null")

  func fill(with value: some Encodable) throws {
    switch value {
    case let text as String: kind = .written(JSONTree.quoted(text))
    case let truth as Bool: kind = .written(truth ? "true" : "false")
    case let number as any BinaryInteger: kind = .written("\(number)")
    case let number as any BinaryFloatingPoint: kind = .written("\(number)")
    default: try value.encode(to: JSONTreeEncoder(tree: self))
    }
  }

  func makeObject() { if case .object = kind {} else { kind = .object([:]) } }
  func makeArray() { if case .array = kind {} else { kind = .array([]) } }

  func member(_ name: String) -> JSONTree {
    let made = JSONTree()
    if case .object(var members) = kind {
      members[name] = made
      kind = .object(members)
    }
    return made
  }

  func element() -> JSONTree {
    let made = JSONTree()
    if case .array(let elements) = kind { kind = .array(elements + [made]) }
    return made
  }

  var count: Int { if case .array(let elements) = kind { elements.count } else { 0 } }

  func text(indent: String) -> String {
    let inner = indent + "  "
    func lines(_ open: String, _ parts: [String], _ close: String) -> String {
      if parts.isEmpty { return open + close }
      return open + "\n" + parts.map { inner + $0 }.joined(separator: ",\n") + "\n" + indent + close
    }
    switch kind {
    case .written(let text): return text
    case .array(let elements): return lines("[", elements.map { $0.text(indent: inner) }, "]")
    case .object(let members):
      let parts = members.sorted { $0.key < $1.key }.map {
        JSONTree.quoted($0.key) + " : " + $0.value.text(indent: inner)
      }
      return lines("{", parts, "}")
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case "\n": quoted += "\\n"
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

private struct JSONTreeEncoder: Encoder {
  let tree: JSONTree
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    tree.makeObject()
    return KeyedEncodingContainer(Members<Key>(tree: tree))
  }
  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    tree.makeArray()
    return Elements(tree: tree)
  }
  func singleValueContainer() -> any SingleValueEncodingContainer { Single(tree: tree) }
}

// One generic method stands for those of all simple types.

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let tree: JSONTree
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) { _ = tree.member(key.stringValue) }
  func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    try tree.member(key.stringValue).fill(with: value)
  }
  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    JSONTreeEncoder(tree: tree.member(key.stringValue)).container(keyedBy: type)
  }
  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    JSONTreeEncoder(tree: tree.member(key.stringValue)).unkeyedContainer()
  }
  func superEncoder() -> any Encoder { JSONTreeEncoder(tree: tree.member("super")) }
  func superEncoder(forKey key: Key) -> any Encoder {
    JSONTreeEncoder(tree: tree.member(key.stringValue))
  }
}

private struct Elements: UnkeyedEncodingContainer {
  let tree: JSONTree
  var codingPath: [any CodingKey] { [] }
  var count: Int { tree.count }

  func encodeNil() { _ = tree.element() }
  func encode<T: Encodable>(_ value: T) throws { try tree.element().fill(with: value) }
  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    JSONTreeEncoder(tree: tree.element()).container(keyedBy: type)
  }
  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    JSONTreeEncoder(tree: tree.element()).unkeyedContainer()
  }
  func superEncoder() -> any Encoder { JSONTreeEncoder(tree: tree.element()) }
}

private struct Single: SingleValueEncodingContainer {
  let tree: JSONTree
  var codingPath: [any CodingKey] { [] }

  func encodeNil() {}
  func encode<T: Encodable>(_ value: T) throws { try tree.fill(with: value) }
}
