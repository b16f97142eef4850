import Terminal
import Yams

extension LessonHeader {
  /// What is wrong with a line.
  typealias Wrong = (line: Int, message: Phrase)

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
      guard let node = try Yams.compose(yaml: text), let mapping = node.mapping else {
        return (nil, close + 1, [(2, Phrase("the header is empty", "文件头是空的"))])
      }
      return read(mapping, end: close + 1)
    } catch {
      let (line, problem) = fault(error)
      let reason = escaped(String(problem.prefix { !$0.isNewline }))
      return (
        nil, close + 1,
        [(min(line, close), Phrase("the header is not YAML: \(reason)", "文件头不是 YAML：\(reason)"))]
      )
    }
  }

  /// The line of the file where the parser of YAML gave up, or where what it could not read begins, and
  /// its reason.
  private static func fault(_ error: any Error) -> (line: Int, problem: String) {
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      ((context?.mark ?? mark).line + 1, problem)
    case .duplicatedKeysInMapping(let keys, let context):
      (context.mark.line + 1, "\(keys.joined(separator: ", ")) twice")
    default: (2, "\(error)")
    }
  }

  private static func read(
    _ mapping: Node.Mapping, end: Int
  ) -> (LessonHeader?, end: Int, wrong: [Wrong]) {
    var wrong: [Wrong] = []
    func line(_ node: Node?) -> Int { (node?.mark?.line ?? 1) + 1 }
    func text(_ key: String) -> String {
      guard let node = mapping[key], let text = node.scalar?.string, !text.isEmpty else {
        wrong.append(
          (line(mapping[key]), Phrase("the header has no \(key)", "文件头缺少 \(key)")))
        return ""
      }
      return text
    }
    if let format = mapping["format"], format.int != self.format {
      let shown = escaped(format.scalar?.string ?? "?")
      let message = Phrase(
        "format \(shown) is not known; this program reads format \(self.format)",
        "未知的格式 \(shown)；本程序只读格式 \(self.format)")
      return (nil, end, [(line(format), message)])
    }
    _ = text("format")
    let id = text("id")
    let title = text("title")
    let minutes = Int(text("minutes"))
    if minutes == nil {
      wrong.append((line(mapping["minutes"]), Phrase("minutes is a number", "minutes 应是数")))
    }
    let needed = mapping["requires"]
    let requires = needed?.sequence?.compactMap { $0.scalar?.string } ?? []
    if let needed, requires.count != needed.sequence?.count {
      wrong.append(
        (line(needed), Phrase("requires is a list of lessons", "requires 应是课程的列表")))
    }
    for (key, value) in mapping {
      let name = key.scalar?.string ?? "?"
      if !["id", "title", "requires", "minutes", "format"].contains(name) {
        wrong.append(
          (
            line(key.mark == nil ? value : key),
            Phrase("unknown key in the header: \(escaped(name))", "文件头有未知的键：\(escaped(name))")
          ))
      }
    }
    guard !id.isEmpty else { return (nil, end, wrong) }
    let header = LessonHeader(
      id: id, title: title, requires: requires, minutes: minutes ?? 0, idLine: line(mapping["id"]),
      requiresLine: line(needed))
    return (header, end, wrong)
  }
}
