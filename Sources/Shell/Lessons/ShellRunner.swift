import Expressions
import Lessons
import Terminal

/// Carries the inputs of a lesson out just as the prompt does, and keeps what they print; they may do no
/// more than compute.
package final class ShellRunner: LessonRunner {
  private let shell: Shell
  private let capture: Output.Capture

  /// Begins a new session.
  package convenience init(language: Language) {
    self.init(language: language, session: Session(files: .lessonPage) { _ in })
    beginFence()
  }

  private init(language: Language, session: Session) {
    capture = Output.Capture()
    shell = Shell(
      presenter: TextPresenter(to: capture),
      settings: Settings(
        language: language, isAccessible: false, isPrompt: false, isTerminal: false),
      session: session, environment: { _ in nil })
  }

  package var session: Session { shell.session }

  package func beginFence() { session.allowance = .page }

  package func run(_ input: String) -> [String] {
    shell.run(NamedSource(input))
    return capture.take().flatMap { line in
      line.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
  }

  package func copy() -> any LessonRunner {
    ShellRunner(language: shell.settings.language, session: session.copy { _ in })
  }
}
