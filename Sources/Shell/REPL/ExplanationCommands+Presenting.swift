import Expressions
import Lessons
import Tensors
import Terminal
import Walkthroughs

/// `--present`: explanations and lessons for a lecture.
extension ExplanationCommands {
  /// Shows the steps of a text's value large; false where nothing can be drawn over.
  package static func presentStep(
    _ text: String, command: String, _ shell: Shell
  ) throws(Diagnostic) -> Bool {
    let walkthrough = try walkthrough(text, shell)
    return Presentation.run(
      Presentation.slides(of: walkthrough, command: command, shell), shell)
  }

  /// Shows the values and gradients of a computation one a screen; false where nothing can be drawn over.
  package static func presentTrace(
    _ text: String, command: String, _ shell: Shell
  ) throws(Diagnostic) -> Bool {
    let trace = Trace(of: try shell.session.tensor(text))
    return Presentation.run(Presentation.slides(of: trace, command: command, shell), shell)
  }

  /// Shows a lesson screen by screen, the steps of its examples among them; false where nothing can be drawn
  /// over.
  package static func present(_ lesson: Lesson, _ shell: Shell) -> Bool {
    let language = lesson.language
    guard shell.presenter.mayRedraw else { return false }
    // Every example runs first, which takes a moment.
    shell.presenter.showWaiting(
      Phrase("preparing the slides", "正在准备幻灯片"), shell.settings)
    let slides = lesson.slides { ShellRunner(language: language) }
    let shown = slides.flatMap { slide -> [Presentation.Slide] in
      let words = Presentation.Slide(
        command: slide.command ?? "strider lesson \(lesson.header.id)"
      ) { width, _ in
        slide.text(PageText(width: width, language: language)).lines
      }
      return [words] + steps(slide, shell)
    }
    return Presentation.run(shown, shell)
  }

  /// The most steps of an example that are shown in a lecture.
  private static let mostSteps = 100

  private static func steps(_ slide: LessonSlide, _ shell: Shell) -> [Presentation.Slide] {
    guard let (input, session) = slide.steps,
      let node = try? session.watching({ () throws(Diagnostic) in try session.tensor(input) })
    else { return [] }
    let naming = Naming { session.names(of: $0).first }
    guard let walkthrough = Walkthrough(of: node, naming: naming), walkthrough.count <= mostSteps
    else { return [] }
    return Presentation.slides(
      of: walkthrough, command: "step \(input)", shell, naming: naming)
  }
}
