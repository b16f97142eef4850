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
      let place = (error as? YamlError).map { "\($0)" } ?? "\(error)"
      let reason = escaped(String(place.prefix { !$0.isNewline }))
      return (
        nil, close + 1,
        [(2, Phrase("the header is not YAML: \(reason)", "文件头不是 YAML：\(reason)"))]
      )
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
    let requires = mapping["requires"]?.sequence?.compactMap { $0.scalar?.string } ?? []
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
    return (
      LessonHeader(id: id, title: title, requires: requires, minutes: minutes ?? 0), end, wrong
    )
  }
}
