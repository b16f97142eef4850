import Expressions
import Lessons
import Terminal

/// What is wrong with commands about lessons.
extension Diagnostic {
  package static func noLessons(_ argument: String) -> Diagnostic {
    Diagnostic(
      "no-lessons", Phrase("no lessons were found", "没有找到课程"),
      help: Phrase(
        "STRIDER_LESSONS names the folder they are in", "用 STRIDER_LESSONS 指定课程所在的文件夹"))
  }

  package static func unknownLesson(
    _ id: String, among ids: [String], _ argument: String, atPrompt: Bool
  ) -> Diagnostic {
    if id.contains("/") || id.hasSuffix(".md") {
      let path = id.hasPrefix("--file ") ? String(id.dropFirst("--file ".count)) : id
      return lessonFile(path.trimmed, argument, atPrompt: atPrompt)
    }
    let nearest = NearestName.nearest(to: id, among: ids)
    let list = atPrompt ? "lessons" : "strider lessons"
    return Diagnostic(
      "unknown-lesson",
      Phrase("there is no lesson \(escaped(id))", "没有课程 \(escaped(id))"),
      at: Label(SourceRange(0, argument.utf8.count)),
      help: nearest.map { Phrase("did you mean \($0)?", "是否想写 \($0)？") }
        ?? Phrase("\(list) lists them", "\(list) 列出所有课程"))
  }

  /// A file where the id of a lesson is wanted.
  private static func lessonFile(
    _ path: String, _ argument: String, atPrompt: Bool
  ) -> Diagnostic {
    let line = "strider lesson --file \(escaped(path))"
    return Diagnostic(
      "lesson-file",
      Phrase(
        "\(escaped(path)) is a file, and a lesson goes by its id",
        "\(escaped(path)) 是文件；课程要用编号打开"),
      at: Label(SourceRange(0, argument.utf8.count)),
      help: atPrompt
        ? Phrase("quit leaves; then type \(line)", "输入 quit 退出后，再输入 \(line)")
        : Phrase(same: line))
  }

  package static func brokenLesson(
    _ id: String, _ issue: LessonIssue?, _ argument: String
  ) -> Diagnostic {
    let place = issue.map { "\(escaped($0.path)):\($0.line): " } ?? ""
    let reason = issue?.message ?? Phrase("it cannot be read", "无法读取")
    return Diagnostic(
      "broken-lesson",
      Phrase(
        "lesson \(escaped(id)): \(place)\(reason.english)",
        "课程 \(escaped(id))：\(place)\(reason.chinese)"),
      help: Phrase("strider check tells everything that is wrong", "strider check 会指出所有问题"))
  }

  static func noLessonOpen(_ command: String, _ argument: String) -> Diagnostic {
    Diagnostic(
      "no-lesson-open",
      Phrase("\(command) needs an open lesson", "\(command) 只在课程中有用"),
      help: Phrase("lesson opens the next one", "lesson 打开下一课"))
  }

  static func noPractice(_ topic: String, among topics: [String], _ argument: String) -> Diagnostic
  {
    let nearest = NearestName.nearest(to: topic, among: topics)
    return Diagnostic(
      "no-practice",
      Phrase("there is nothing to practise on \(escaped(topic))", "没有关于 \(escaped(topic)) 的练习"),
      help: nearest.map { Phrase("did you mean \($0)?", "是否想写 \($0)？") }
        ?? Phrase("practice --list lists the topics", "practice --list 列出各主题"))
  }

  static func noLadder(_ topic: String, among names: [String]) -> Diagnostic {
    let names = names.map { "practice \($0) --ladder" }
    return Diagnostic(
      "no-ladder",
      Phrase("there is no ladder on \(escaped(topic))", "没有关于 \(escaped(topic)) 的阶梯题"),
      help: Phrase(names.joined(separator: ", "), names.joined(separator: "、")))
  }
}
