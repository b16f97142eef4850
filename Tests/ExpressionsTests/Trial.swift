@testable import Expressions
import Tensors
import Terminal
import Testing

/// Ordinary lines carried out in a session of their own, and what came of them.
struct Trial {
  let diagnostic: Diagnostic?
  let last: Value?
  let session: Session
  let source: String

  init(_ source: String, in session: Session = Session(files: .user) { _ in }) {
    self.source = source
    self.session = session
    var found: Diagnostic?
    do throws(Diagnostic) {
      let text = Transcript.blanked(source)
      let parsed = Parser.parse(text, knownNames: session.isKnown)
      for statement in parsed.statements { try session.run(statement, in: text) }
      if let diagnostic = parsed.diagnostic { throw diagnostic }
    } catch {
      found = error
    }
    diagnostic = found
    last = session.last
  }

  /// The diagnostic's id, or the value in a few signs: `= 3`, `= 2×2`, `= network`.
  var summary: String {
    if let diagnostic { return diagnostic.id }
    switch last {
    case nil: return "= nothing"
    case .tensor(let node):
      return node.value.shape.rank == 0
        ? "= \(Value.shortText(node.value.single ?? .nan))" : "= \(node.value.shape)"
    case .string: return "= text"
    case .tuple(let values): return "= tuple of \(values.count)"
    case .list(let values): return "= list of \(values.count)"
    case .network: return "= network"
    case .symbol: return "= symbol"
    case .program: return "= program"
    case .some(.none): return "= none"
    }
  }

  /// What is wrong with the diagnostic.
  var flaws: [String] { diagnostic.map { Trial.flaws(of: $0, in: source) } ?? [] }

  /// What a diagnostic must be, whatever it is about: complete in both languages, inside the source,
  /// and fit for a terminal.
  static func flaws(of diagnostic: Diagnostic, in source: String) -> [String] {
    var flaws: [String] = []
    let labels = [diagnostic.primary].compactMap(\.self) + diagnostic.secondary
    for label in labels
    where label.range.start < 0 || label.range.end > source.utf8.count
      || label.range.start > label.range.end
    {
      flaws.append("a range leaves the source: \(label.range)")
    }
    let sentences = [diagnostic.message] + diagnostic.notes + [diagnostic.help].compactMap(\.self)
    for phrase in sentences {
      if phrase.english.isEmpty || phrase.chinese.isEmpty { flaws.append("an empty sentence") }
    }
    if diagnostic.message.english == diagnostic.message.chinese { flaws.append("one language") }
    if Trial.hasNarrowPunctuation(diagnostic.message.chinese) { flaws.append("half-width signs") }
    let text = DiagnosticLayout(language: .chinese, width: 80).text(
      for: diagnostic, in: SourceText(source))
    if text.width > 80 { flaws.append("wider than 80 columns") }
    if text.plain.unicodeScalars.contains(where: { $0.value < 32 && $0 != "\n" || $0.value == 127 })
    {
      flaws.append("a control character reaches the terminal")
    }
    return flaws
  }

  /// Whether a Chinese sentence has an ASCII comma, colon or full stop directly behind a Chinese sign.
  static func hasNarrowPunctuation(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    return zip(scalars, scalars.dropFirst()).contains { sign, next in
      sign.properties.isIdeographic && [",", ":", ";", "?", "!"].contains(next)
    }
  }
}
