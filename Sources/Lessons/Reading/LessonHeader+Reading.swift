import Terminal

extension LessonHeader {
  /// What is wrong with a line.
  typealias Wrong = (line: Int, message: Phrase)

  /// The keys that a header may have.
  private static let keys = ["id", "title", "requires", "minutes", "format"]

  /// Reads the YAML between the two `---` at the head of a file.
  ///
  /// - Returns: The header, how many lines it takes, and what is wrong with it.
  static func read(_ lines: [String]) -> (LessonHeader?, end: Int, wrong: [Wrong]) {
    guard lines.first == "---",
      let close = lines.dropFirst().firstIndex(of: "---"), close <= 64
    else {
      let message = Phrase(
        "a lesson begins with a header between two lines of ---",
        "课程文件应以两行 --- 之间的文件头开始")
      return (nil, 0, [(1, message)])
    }
    let text = lines[1..<close].joined(separator: "\n")
    do {
      let (header, wrong) = read(try HeaderFields(text, firstLine: 2))
      return (header, close + 1, wrong)
    } catch {
      let (line, message) = error.described
      return (nil, close + 1, [(line, message)])
    }
  }

  private static func read(_ fields: HeaderFields) -> (LessonHeader?, [Wrong]) {
    var wrong: [Wrong] = []
    func line(_ key: String) -> Int { fields[key]?.contentLine ?? 2 }
    func text(_ key: String) -> String {
      guard case .text(let text)? = fields[key]?.content, !text.isEmpty else {
        wrong.append((line(key), Phrase("the header has no \(key)", "文件头缺少 \(key)")))
        return ""
      }
      return text
    }
    if let format = fields["format"], format.content != .text("\(self.format)") {
      let shown = if case .text(let text) = format.content { escaped(text) } else { "?" }
      let message = Phrase(
        "format \(shown) is not known; this program reads format \(self.format)",
        "未知的格式 \(shown)；本程序只读格式 \(self.format)")
      return (nil, [(format.contentLine, message)])
    }
    _ = text("format")
    let (sheet, wrongOfSheet) = SheetHeader.read(fields)
    wrong += wrongOfSheet
    // A sheet has its name already.
    let id = fields["sheet"] != nil && fields["id"] == nil ? sheet?.id ?? "" : text("id")
    let title = text("title")
    let minutes = Int(text("minutes"))
    if minutes == nil {
      wrong.append((line("minutes"), Phrase("minutes is a number", "minutes 应是数")))
    }
    var requires: [String] = []
    switch fields["requires"]?.content {
    case nil: break
    case .list(let ids): requires = ids
    default:
      wrong.append(
        (line("requires"), Phrase("requires is a list of lessons", "requires 应是课程的列表")))
    }
    let known = fields["sheet"] == nil ? keys : keys + SheetHeader.keys
    for field in fields.fields where !known.contains(field.key) {
      let name = escaped(field.key)
      wrong.append(
        (field.line, Phrase("unknown key in the header: \(name)", "文件头有未知的键：\(name)")))
    }
    guard !id.isEmpty, fields["sheet"] == nil || sheet != nil else { return (nil, wrong) }
    let header = LessonHeader(
      id: id, title: title, requires: requires, minutes: minutes ?? 0, idLine: line("id"),
      requiresLine: line("requires"), sheet: sheet)
    return (header, wrong)
  }
}
