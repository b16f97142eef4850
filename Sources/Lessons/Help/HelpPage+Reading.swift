import Terminal

extension HelpPage {
  /// What is wrong with a line of a page.
  typealias Wrong = (line: Int, message: Phrase)

  /// Reads a page: its header, one paragraph, fences of words of their own (`usage`, `formula`,
  /// `shapes`, `strider`) and a list of remarks.
  ///
  /// - Returns: The page, or nil where there is none to speak of, and what is wrong.
  static func read(_ source: String) -> (HelpPage?, [Wrong]) {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.first == "---", let close = lines.dropFirst().firstIndex(of: "---") else {
      let message = Phrase(
        "a page begins with a header between two lines of ---",
        "页面应以两行 --- 之间的文件头开始")
      return (nil, [(1, message)])
    }
    let fields: HeaderFields
    do {
      fields = try HeaderFields(lines[1..<close].joined(separator: "\n"), firstLine: 2)
    } catch {
      return (nil, [error.described])
    }
    // Empty lines in the header's place keep the numbers of the lines.
    let body = Array(repeating: "", count: close + 1) + lines[(close + 1)...]
    var reader = HelpPageReader(MarkdownReader(body.joined(separator: "\n")))
    return reader.page(fields)
  }
}

/// Puts a page together from its header and blocks.
private struct HelpPageReader {
  private let blocks: [PlacedBlock]
  private var wrong: [HelpPage.Wrong]
  private var usage: Fence?
  private var summary: [Inline] = []
  private var formula: [String] = []
  private var shapes: [String] = []
  private var notes: [[Inline]] = []
  private var examples: [Example] = []

  init(_ markdown: MarkdownReader) {
    blocks = markdown.blocks
    wrong = markdown.issues
  }

  mutating func page(_ fields: HeaderFields) -> (HelpPage?, [HelpPage.Wrong]) {
    for placed in blocks { take(placed) }
    let names = list("names", in: fields)
    let kind = choice("kind", in: fields, HelpPage.Kind.init)
    let topic = choice("topic", in: fields, HelpTopic.init)
    let seeAlso = list("see", in: fields)
    for field in fields.fields where !["names", "kind", "topic", "see"].contains(field.key) {
      let name = escaped(field.key)
      wrong.append(
        (field.line, Phrase("unknown key in the header: \(name)", "文件头有未知的键：\(name)")))
    }
    if summary.isEmpty { report(1, Phrase("the page says nothing", "页面没有正文")) }
    guard !names.isEmpty, let kind, let topic else { return (nil, wrong) }
    let page = HelpPage(
      names: names, kind: kind, topic: topic, seeAlso: seeAlso, usageFence: usage, summary: summary,
      formula: formula, shapes: shapes, notes: notes, examples: examples)
    return (page, wrong)
  }

  private mutating func take(_ placed: PlacedBlock) {
    switch placed.block {
    case .heading: break
    case .paragraph(let words) where summary.isEmpty: summary = words
    case .list(_, let items):
      for item in items {
        guard case .paragraph(let words)? = item.first, item.count == 1 else {
          report(placed.line, Phrase("a remark is one sentence", "一条说明应是一句话"))
          continue
        }
        notes.append(words)
      }
    case .fence(let fence): take(fence)
    default:
      report(
        placed.line,
        Phrase(
          "help has one paragraph, a list of remarks and fences",
          "帮助页只有一段正文、一个说明列表和若干代码块"))
    }
  }

  private mutating func take(_ fence: Fence) {
    switch fence.language {
    case "usage": usage = fence
    case "formula": formula = fence.lines
    case "shapes": shapes = fence.lines
    case "strider":
      let (example, stray) = TranscriptFence.example(fence, words: [])
      if let stray {
        report(stray, Phrase("no input comes before this output", "这行输出之前没有输入"))
      }
      examples.append(example)
    default:
      report(
        fence.line,
        Phrase(
          "a fence is one of usage, formula, shapes, strider",
          "代码块只能是 usage、formula、shapes、strider 之一"))
    }
  }

  private mutating func report(_ line: Int, _ message: Phrase) { wrong.append((line, message)) }

  private mutating func list(_ key: String, in fields: HeaderFields) -> [String] {
    guard case .list(let texts)? = fields[key]?.content, !texts.isEmpty else {
      report(
        fields[key]?.contentLine ?? 2,
        Phrase("the header has no list \(key)", "文件头缺少列表 \(key)"))
      return []
    }
    return texts
  }

  private mutating func choice<Choice: CaseIterable & RawRepresentable>(
    _ key: String, in fields: HeaderFields, _ make: (String) -> Choice?
  ) -> Choice? where Choice.RawValue == String {
    if case .text(let text)? = fields[key]?.content, let choice = make(text) { return choice }
    let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    report(
      fields[key]?.contentLine ?? 2, Phrase("\(key) is one of \(all)", "\(key) 应是 \(all) 之一"))
    return nil
  }
}
