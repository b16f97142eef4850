/// Finds the stretches of a page that are translated one by one: each begins with a heading or with
/// an exercise.
enum SectionReader {
  /// The sections in order.
  ///
  /// - Parameters:
  ///   - lines: The lines of the file.
  ///   - end: How many of them the header takes.
  ///   - blocks: The blocks of the page.
  /// - Returns: One section a heading outside of exercises, and one an exercise.
  static func sections(
    _ lines: [String], from end: Int, _ blocks: [PlacedBlock]
  ) -> [LessonSection] {
    var starts: [(line: Int, name: String)] = []
    var isInExercise = false
    for block in blocks {
      switch block.block {
      case .html(let text):
        var tags = TagReader()
        for tag in tags.tags(in: text, line: block.line) {
          guard case .comment(let words) = tag.kind, words.first == "exercise" else { continue }
          starts.append((tag.line, words.dropFirst().first ?? ""))
          isInExercise = true
        }
      case .heading(let level, let title):
        if isInExercise, level > 2 {
          isInExercise = false
        } else {
          isInExercise = false
          starts.append((block.line, Inline.plain(title)))
        }
      default: break
      }
    }
    return starts.enumerated().map { position, start in
      let next = position + 1 < starts.count ? starts[position + 1].line : lines.count + 1
      let own = lines[(start.line - 1)..<max(start.line - 1, next - 1)]
      let kept = own.filter { stamp(in: $0) == nil }
      return LessonSection(
        name: start.name, line: start.line, hash: ShortHash.of(kept.joined(separator: "\n")),
        translated: own.lazy.compactMap(stamp).first)
    }
  }

  /// The hash in a line `<!-- of 3fa9c1 -->`; nil for any other line.
  static func stamp(in line: String) -> String? {
    let words = line.split(separator: " ")
    guard words.count == 4, words[0] == "<!--", words[1] == "of", words[3] == "-->" else {
      return nil
    }
    return String(words[2])
  }
}
