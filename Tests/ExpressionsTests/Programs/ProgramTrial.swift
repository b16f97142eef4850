@testable import Expressions
import Tensors

/// A program carried out in a session, and what it showed.
struct ProgramTrial {
  /// What was shown: texts as they are, arrays as nested lists.
  let lines: [String]
  /// The numbers of what was shown, where that is numbers.
  let numbers: [[Double]]
  let diagnostic: Diagnostic?
  let session: Session

  init(_ text: String, in session: Session = Session(files: .user) { _ in }) {
    var lines: [String] = []
    var numbers: [[Double]] = []
    var found: Diagnostic?
    session.show = { outcome in
      guard case .program(let output) = outcome else { return }
      lines.append(
        output.pieces.map { piece in
          switch piece {
          case .text(let text): text
          case .array(let node): "\(node.value.shape) \(node.value.elements)"
          }
        }.joined())
      if case .numbers(_, let values) = output.fact { numbers.append(values) }
    }
    let source = ProgramSource(text)
    var reading = ProgramReading(
      source, Entry(SourceRange(0, source.bytes.count), isProgram: true), isKnown: session.isKnown)
    do throws(Diagnostic) {
      let parsed = reading.parse()
      if let diagnostic = parsed.diagnostic { throw diagnostic }
      try ProgramRunner(source, session: session).run(parsed.statements)
    } catch {
      found = error
    }
    self.lines = lines
    self.numbers = numbers
    diagnostic = found
    self.session = session
  }
}
