/// Puts right what a program can put right in a page.
enum PageUpdate {
  /// The page with other outputs.
  static func corrected(_ source: String, _ corrections: [PageChecker.Correction]) -> String {
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for correction in corrections.sorted(by: { $0.lines.lowerBound > $1.lines.lowerBound }) {
      let start = correction.lines.lowerBound - 1
      let end = correction.lines.upperBound - 1
      guard start >= 0, end <= lines.count, start <= end else { continue }
      lines.replaceSubrange(start..<end, with: correction.text)
    }
    return lines.joined(separator: "\n")
  }

  /// The page with a stamp in every section that has none; one that differs is left for people.
  static func stamped(
    _ source: String, _ sections: [LessonSection], _ originals: [LessonSection]
  ) -> String {
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (section, original) in zip(sections, originals).reversed()
    where section.translated == nil && section.line <= lines.count {
      var end = section.line
      // A comment of several lines is stamped behind its end.
      if lines[end - 1].hasPrefix("<!--") {
        while end < lines.count, !lines[end - 1].contains("-->") { end += 1 }
      }
      lines.insert("<!-- of \(original.hash) -->", at: end)
    }
    return lines.joined(separator: "\n")
  }
}
