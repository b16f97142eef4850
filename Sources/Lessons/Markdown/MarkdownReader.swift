import CCommonMark
import Terminal

/// Reads Markdown with CommonMark's own parser and its table extension.
///
/// This is the only file that knows the parser. What a lesson has no use for (pictures, quotations,
/// rules, tags in the middle of a line) is named and left out.
struct MarkdownReader {
  /// The blocks of the page.
  private(set) var blocks: [PlacedBlock] = []

  /// What the page holds that a lesson cannot.
  private(set) var issues: [(line: Int, message: Phrase)] = []

  /// How deep lists may stand in lists.
  private static let deepestNesting = 16

  /// Makes the extensions known: once, for the parser keeps them where every thread sees them.
  private static let registration: Void = cmark_gfm_core_extensions_ensure_registered()

  private let lines: [Substring]

  /// Reads a page.
  init(_ source: String) {
    lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    Self.registration
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return }
    defer { cmark_parser_free(parser) }
    if let tables = cmark_find_syntax_extension("table") {
      cmark_parser_attach_syntax_extension(parser, tables)
    }
    var text = source
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    guard let root = cmark_parser_finish(parser) else { return }
    defer { cmark_node_free(root) }
    blocks = children(of: root).compactMap { node in
      block(node, depth: 0).map {
        PlacedBlock(block: $0, line: line(of: node), lastLine: Int(cmark_node_get_end_line(node)))
      }
    }
  }

  // MARK: Blocks

  private typealias Node = OpaquePointer

  private mutating func block(_ node: Node, depth: Int) -> Block? {
    switch kind(of: node) {
    case "heading":
      return .heading(level: Int(cmark_node_get_heading_level(node)), inlines(of: node))
    case "paragraph": return .paragraph(inlines(of: node))
    case "list": return list(node, depth: depth)
    case "table": return table(node)
    case "code_block": return fence(node).map { .fence($0) }
    case "html_block": return .html(literal(of: node))
    case let other:
      refuse(other, at: node)
      return nil
    }
  }

  private mutating func list(_ node: Node, depth: Int) -> Block? {
    guard depth < Self.deepestNesting else {
      issues.append(
        (line(of: node), Phrase("lists are nested too deeply", "列表嵌套得太深")))
      return nil
    }
    let isNumbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    let items = children(of: node).map { item in
      children(of: item).compactMap { block($0, depth: depth + 1) }
    }
    return .list(start: isNumbered ? Int(cmark_node_get_list_start(node)) : nil, items: items)
  }

  private mutating func table(_ node: Node) -> Block {
    .table(children(of: node).map { row in children(of: row).map { inlines(of: $0) } })
  }

  private mutating func fence(_ node: Node) -> Fence? {
    let first = line(of: node)
    let last = Int(cmark_node_get_end_line(node))
    var (length, offset, mark) = (Int32(0), Int32(0), CChar(0))
    guard cmark_node_get_fenced(node, &length, &offset, &mark) != 0 else {
      refuse("indented code", at: node)
      return nil
    }
    let closing = last > first && last <= lines.count ? lines[last - 1] : ""
    let ticks = String(repeating: mark == 0x7E ? "~" : "`", count: Int(length))
    if !closing.drop(while: { $0 == " " }).hasPrefix(ticks) {
      issues.append((first, Phrase("this fence is never closed", "这个代码块没有结束")))
    }
    let info = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
    let words = info.split(whereSeparator: \.isWhitespace).map(String.init)
    var body = literal(of: node).split(separator: "\n", omittingEmptySubsequences: false)
    if body.last?.isEmpty ?? false { body.removeLast() }
    return Fence(
      language: words.first ?? "", words: Array(words.dropFirst()), lines: body.map(String.init),
      line: first)
  }

  // MARK: Running text

  private mutating func inlines(of node: Node, depth: Int = 0) -> [Inline] {
    guard depth < Self.deepestNesting else { return [] }
    return children(of: node).compactMap { child -> Inline? in
      switch kind(of: child) {
      case "text": return .text(literal(of: child))
      case "code": return .code(literal(of: child))
      case "softbreak": return .softBreak
      case "linebreak": return .hardBreak
      case "emph": return .emphasis(inlines(of: child, depth: depth + 1))
      case "strong": return .strong(inlines(of: child, depth: depth + 1))
      case "link":
        let target = cmark_node_get_url(child).map { String(cString: $0) } ?? ""
        return .link(inlines(of: child, depth: depth + 1), target: target)
      case let other:
        refuse(other, at: child)
        return nil
      }
    }
  }

  // MARK: The parser's tree

  private mutating func refuse(_ kind: String, at node: Node) {
    let names: [String: Phrase] = [
      "block_quote": Phrase("a quotation", "引用"), "image": Phrase("a picture", "图片"),
      "thematic_break": Phrase("a rule across the page", "分隔线"),
      "html_inline": Phrase("a tag inside a line", "行内标签"),
      "indented code": Phrase("indented code", "缩进代码"),
    ]
    let name = names[kind] ?? Phrase(same: kind)
    issues.append(
      (
        line(of: node),
        Phrase(
          "a lesson has no place for \(name.english)", "课程文件中不能有\(name.chinese)")
      ))
  }

  private func line(of node: Node) -> Int {
    var current: Node? = node
    while let node = current {
      let line = Int(cmark_node_get_start_line(node))
      if line > 0 { return line }
      current = cmark_node_parent(node)
    }
    return 1
  }

  private func kind(of node: Node) -> String {
    cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
  }

  private func literal(of node: Node) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  private func children(of node: Node) -> [Node] {
    var children: [Node] = []
    var next = cmark_node_first_child(node)
    while let child = next {
      children.append(child)
      next = cmark_node_next(child)
    }
    return children
  }
}
