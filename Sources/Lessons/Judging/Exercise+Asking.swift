import Expressions

extension Exercise {
  /// A judge of the exercise; the examples of a template's question are carried out first.
  ///
  /// - Parameters:
  ///   - page: The variables as the page leaves them.
  ///   - draw: The letters of a template.
  /// - Returns: The judge.
  public func judge(page: Session, draw: Draw?) -> Judge {
    guard let draw else { return Judge(self, page: page) }
    let exercise = applied(draw)
    let session = page.copy { _ in }
    draw.bind(in: session)
    for entry in exercise.examples.filter(\.runs).flatMap(\.entries) {
      _ = try? session.run(entry.input)
    }
    return Judge(exercise, page: session)
  }

  /// An answer that is right: the answer itself, or for a line with a gap what belongs into it.
  var sampleAnswer: String {
    guard let text = answerText else { return "" }
    guard kind == .fill, let gap else { return text }
    let parts = gap.split(separator: "___", omittingEmptySubsequences: false)
    guard parts.count == 2, text.hasPrefix(parts[0]), text.hasSuffix(parts[1]),
      text.count >= parts[0].count + parts[1].count
    else { return text }
    return String(text.dropFirst(parts[0].count).dropLast(parts[1].count))
  }
}
