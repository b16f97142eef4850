import Terminal

/// A report about a class in words: for a terminal, as Markdown, as a page for a browser.
public struct ClassReportText {
  private let report: ClassReport
  private let title: String
  private let language: Language

  /// Puts a report into words.
  public init(_ report: ClassReport, title: String, language: Language) {
    self.report = report
    self.title = title
    self.language = language
  }

  /// One finding about an exercise.
  private struct Row {
    var count: Int
    var words: String
    var lessons: [String] = []
  }

  private var head: String {
    let (count, failures) = (report.count, report.failures)
    let unread = Phrase(
      "; \(failures) \(failures == 1 ? "file" : "files") could not be graded",
      "；\(failures) 个文件无法评分")
    return Phrase(
      "\(count) \(count == 1 ? "student" : "students") handed in", "\(count) 名学生提交"
    )[language] + (failures > 0 ? unread[language] : "")
  }

  private func percent(_ count: Int) -> String {
    let percent = report.count == 0 ? 0 : (100 * count + report.count / 2) / report.count
    return "\(percent) %"
  }

  /// The findings about an exercise: right ones first, then slips, then the rest.
  private func rows(_ exercise: ClassReport.Exercise) -> [Row] {
    let rest: [(Int, Phrase)] = [
      (exercise.wrong, Phrase("wrong in no known way", "不对，不属于已知的错误")),
      (exercise.unreadable, Phrase("could not be read", "无法读取")),
      (exercise.open, Phrase("no answer", "没有作答")),
    ]
    return [Row(count: exercise.right, words: Phrase("right", "正确")[language])]
      + exercise.slips.map { Row(count: $0.count, words: $0.message, lessons: $0.lessons) }
      + rest.filter { $0.0 > 0 }.map { Row(count: $0.0, words: $0.1[language]) }
  }

  /// What else is known of an exercise; empty if nothing is.
  private func remark(_ exercise: ClassReport.Exercise) -> String {
    var parts: [Phrase] = []
    if let seconds = exercise.seconds {
      let text = clock(Double(seconds))
      parts.append(Phrase("half of them took up to \(text)", "一半的人用时不超过 \(text)"))
    }
    if exercise.machine > 0 {
      let share = percent(exercise.machine)
      parts.append(Phrase("\(share) let the machine work it out", "\(share) 让机器来算"))
    }
    return parts.map { $0[language] }.joined(separator: Phrase("; ", "；")[language])
  }

  private func cure(_ lessons: [String]) -> String {
    guard !lessons.isEmpty else { return "" }
    let names = lessons.joined(separator: Phrase(", ", "、")[language])
    return Phrase(" → lesson \(names)", " → 课程 \(names)")[language]
  }

  // MARK: Forms

  /// The report for a terminal.
  public func text(width: Int, isAccessible: Bool) -> StyledText {
    var lines = [StyledText(title, .heading).wrapped(to: width), StyledText(head, .dim)]
    for exercise in report.exercises() {
      lines += ["", StyledText("\(exercise.title) (\(exercise.id))", .heading).wrapped(to: width)]
      let rows = rows(exercise)
      for row in rows {
        let bar = isAccessible ? "" : self.bar(row.count) + " "
        let start = String(repeating: " ", count: max(0, 5 - percent(row.count).count))
        let text =
          StyledText(start + percent(row.count) + " ") + StyledText(bar, .dim)
          + StyledText(row.words) + StyledText(cure(row.lessons), .dim)
        lines.append(text.wrapped(to: width, indent: isAccessible ? 6 : 17))
      }
      let remark = remark(exercise)
      if !remark.isEmpty {
        lines.append(StyledText("      " + remark, .dim).wrapped(to: width, indent: 6))
      }
    }
    return StyledText(lines: lines)
  }

  /// Ten cells, a part of them filled.
  private func bar(_ count: Int) -> String {
    let filled = report.count == 0 ? 0 : (10 * count + report.count / 2) / report.count
    return String(repeating: "█", count: filled) + String(repeating: "·", count: 10 - filled)
  }

  /// The report as Markdown.
  public var markdown: String {
    var lines = ["# \(plain(title))", "", head]
    let heads = Phrase("| share | students | answer | lesson |", "| 比例 | 人数 | 答案 | 课程 |")[language]
    for exercise in report.exercises() {
      lines += [
        "", "## \(plain(exercise.title)) (`\(exercise.id)`)", "", heads, "|--:|--:|---|---|",
      ]
      lines += rows(exercise).map { row in
        let words = plain(row.words).replacing("|", with: "\\|")
        return
          "| \(percent(row.count)) | \(row.count) | \(words) | \(row.lessons.joined(separator: ", ")) |"
      }
      let remark = remark(exercise)
      if !remark.isEmpty { lines += ["", remark] }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func plain(_ text: String) -> String {
    escaped(text.split { $0.isNewline }.joined(separator: " ")).replacing("<", with: "&lt;")
  }

  /// The report as one page for a browser, with nothing that it would have to fetch.
  public var html: String {
    let code = language == .english ? "en" : "zh-Hans"
    var lines = [
      "<!DOCTYPE html>", "<html lang=\"\(code)\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width\">", "<title>\(markup(title))</title>",
      "<style>",
      "body { font-family: sans-serif; max-width: 50em; margin: 2em auto; padding: 0 1em }",
      "table { border-collapse: collapse } td { padding: 0.2em 0.6em; vertical-align: top }",
      "td:first-child { text-align: right; white-space: nowrap } meter { width: 8em }", "</style>",
      "</head>", "<body>", "<h1>\(markup(title))</h1>", "<p>\(markup(head))</p>",
    ]
    for exercise in report.exercises() {
      lines += [
        "<h2>\(markup(exercise.title)) <small>\(markup(exercise.id))</small></h2>", "<table>",
      ]
      for row in rows(exercise) {
        let share = percent(row.count)
        lines.append(
          "<tr><td>\(share)</td><td><meter max=\"\(max(1, report.count))\" value=\"\(row.count)\">"
            + "\(row.count)</meter></td><td>\(markup(row.words))"
            + "<small>\(markup(cure(row.lessons)))</small></td></tr>")
      }
      lines.append("</table>")
      let remark = remark(exercise)
      if !remark.isEmpty { lines.append("<p>\(markup(remark))</p>") }
    }
    return (lines + ["</body>", "</html>"]).joined(separator: "\n") + "\n"
  }

  private func markup(_ text: String) -> String { Markup.escaped(text) }
}
