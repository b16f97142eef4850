import Expressions
import Lessons
import Terminal
import Walkthroughs

/// Runs statements without a shell, for tests: values in the fixed form, errors by their message.
final class PlainRunner: LessonRunner {
  let session: Session
  private var lines: [String] = []

  init(_ session: Session = Session { _ in }) {
    self.session = session
    session.show = { [unowned self] outcome in show(outcome) }
  }

  func beginFence() {}

  func run(_ input: String) -> [String] {
    lines = []
    do throws(Diagnostic) {
      try session.run(input)
    } catch {
      lines.append("error: " + error.message[.english])
    }
    return lines
  }

  func copy() -> any LessonRunner { PlainRunner(session.copy { _ in }) }

  private func show(_ outcome: Outcome) {
    guard case .value(let name, .tensor(let node)) = outcome else { return }
    let text = ValueText(width: 100).text(node.value, name: name).plain
    lines += text.split(separator: "\n").map(String.init)
  }
}
