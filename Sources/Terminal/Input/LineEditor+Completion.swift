extension LineEditor {
  /// The most candidates that are listed.
  private static let listed = 200

  /// Answers Tab.
  func complete() -> EditLine.Answer {
    guard let completer else { return .beep }
    let (before, after) = edit.line
    let completion = completer.complete(line: before + after, cursor: before.utf8.count)
    guard let existing = replacedText(before, completion.replaced) else { return .beep }
    if let insertion = completion.insertion(over: existing) {
      edit.delete(existing.unicodeScalars.count)
      edit.insert(insertion)
      return .refresh
    }
    if completion.candidates.count > 1 || completion.note != nil {
      // The list is written below the last row of the line, so the cursor has to be drawn there
      // first.
      edit.moveToEnd()
      input.push(prepare(.list(completion, cursor: before.unicodeScalars.count)))
      return .refresh
    }
    return .beep
  }

  /// What stands where a candidate is to be put; nil if the range does not end at the cursor.
  private func replacedText(_ before: String, _ range: Range<Int>) -> String? {
    guard range.lowerBound >= 0, range.upperBound == before.utf8.count else { return nil }
    let start = before.utf8.index(before.startIndex, offsetBy: range.lowerBound)
    return start.samePosition(in: before.unicodeScalars).map { String(before[$0...]) }
  }

  /// Lists the candidates under the line and draws the line again below them.
  func list(_ completion: Completion, cursor: Int) {
    var lines: [StyledText] = []
    if let note = completion.note { lines += note.wrapped(to: columns).lines }
    if completion.candidates.count > 1 { lines += rows(completion.candidates) }
    edit.write("\n" + style.ansi.render(StyledText(lines: lines)) + "\n")
    edit.move(to: cursor)
    edit.draw()
  }

  private func rows(_ candidates: [Completion.Candidate]) -> [StyledText] {
    var lines = columnsOrRows(candidates.prefix(Self.listed).map(\.display))
    let more = candidates.count - Self.listed
    if more > 0 {
      lines.append(StyledText(Phrase("… and \(more) more", "……还有 \(more) 项")[language], .dim))
    }
    return lines
  }

  private func columnsOrRows(_ items: [StyledText]) -> [StyledText] {
    style.isAccessible ? items : Terminal.columns(items, width: columns - 1)
  }
}
