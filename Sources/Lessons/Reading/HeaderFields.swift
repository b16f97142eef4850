import CLibYAML
import Terminal

/// The fields of a lesson's header: a YAML mapping of texts and lists of texts, in their order.
///
/// The reader is libyaml's own. It makes no copies for aliases and limits nesting itself, so a header
/// costs what its characters cost, whoever wrote it.
struct HeaderFields {
  /// What stands behind a key.
  enum Content: Equatable {
    /// A word, a number or a text in quotes, as written.
    case text(String)
    /// A list of such.
    case list([String])
    /// Anything else: a mapping, a list in a list.
    case other
  }

  /// A key and what stands behind it, with the lines of the file.
  struct Field {
    /// The key.
    let key: String
    /// Where the key stands.
    let line: Int
    /// What stands behind it.
    let content: Content
    /// Where that begins.
    let contentLine: Int
  }

  /// Why a text has no fields.
  enum Fault: Error, Equatable {
    /// Nothing is written there, or no mapping.
    case empty
    /// The line that YAML cannot read.
    case unreadable(line: Int)
    /// A key given a second time, and the line where.
    case repeated(String, line: Int)
  }

  /// The fields, in the order of the file.
  let fields: [Field]

  /// The field with a key.
  subscript(key: String) -> Field? { fields.first { $0.key == key } }

  /// Reads the lines of a header.
  ///
  /// - Parameters:
  ///   - text: The lines.
  ///   - firstLine: The number that the first of them has in the file.
  /// - Throws: the first thing that is wrong, with its line.
  init(_ text: String, firstLine: Int) throws(Fault) {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { throw .unreadable(line: firstLine) }
    defer { yaml_parser_delete(&parser) }
    var document = yaml_document_t()
    let bytes = Array(text.utf8)
    let isRead = bytes.withUnsafeBufferPointer { buffer in
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      return yaml_parser_load(&parser, &document) == 1
    }
    guard isRead else {
      // Where a context is known, what could not be read begins there.
      let mark = parser.context == nil ? parser.problem_mark : parser.context_mark
      // What is missing at the end is missing behind the last line.
      let last = text.utf8.count { $0 == UInt8(ascii: "\n") }
      throw .unreadable(line: min(Int(mark.line), last) + firstLine)
    }
    defer { yaml_document_delete(&document) }
    fields = try HeaderFields.fields(of: &document, firstLine: firstLine)
  }

  private static func fields(
    of document: inout yaml_document_t, firstLine: Int
  ) throws(Fault) -> [Field] {
    guard let root = yaml_document_get_root_node(&document)?.pointee,
      root.type == YAML_MAPPING_NODE
    else { throw .empty }
    var fields: [Field] = []
    var seen: Set<String> = []
    let pairs = root.data.mapping.pairs
    var pair = pairs.start
    while let current = pair, let top = pairs.top, current < top {
      pair = current + 1
      guard let key = yaml_document_get_node(&document, current.pointee.key)?.pointee,
        let value = yaml_document_get_node(&document, current.pointee.value)?.pointee
      else { continue }
      let name = text(key) ?? "?"
      let line = Int(key.start_mark.line) + firstLine
      guard seen.insert(name).inserted else { throw .repeated(name, line: line) }
      fields.append(
        Field(
          key: name, line: line, content: content(value, of: &document),
          contentLine: Int(value.start_mark.line) + firstLine))
    }
    return fields
  }

  private static func content(
    _ node: yaml_node_t, of document: inout yaml_document_t
  ) -> Content {
    if let text = text(node) { return .text(text) }
    guard node.type == YAML_SEQUENCE_NODE else { return .other }
    var texts: [String] = []
    let items = node.data.sequence.items
    var item = items.start
    while let current = item, let top = items.top, current < top {
      item = current + 1
      guard let element = yaml_document_get_node(&document, current.pointee)?.pointee,
        let text = text(element)
      else { return .other }
      texts.append(text)
    }
    return .list(texts)
  }

  private static func text(_ node: yaml_node_t) -> String? {
    guard node.type == YAML_SCALAR_NODE else { return nil }
    let scalar = node.data.scalar
    return String(
      decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
  }
}

extension HeaderFields.Fault {
  /// The line, and what is said about it.
  var described: (line: Int, message: Phrase) {
    switch self {
    case .empty:
      (2, Phrase("the header is empty", "文件头是空的"))
    case .unreadable(let line):
      (
        line,
        Phrase(
          "the header cannot be read here; a line of it is `key: value`",
          "文件头从这里起无法读取；每行应写成 `键: 值`")
      )
    case .repeated(let key, let line):
      (
        line,
        Phrase("the header has \(escaped(key)) twice", "文件头中 \(escaped(key)) 出现了两次")
      )
    }
  }
}
