import Files
import Lessons
import Terminal

/// A page of what a learner did in a lesson, which runs again under `strider check`.
package final class LessonNotes {
  private let path: String
  private let language: Language
  private let title: String
  private let id: String
  private let runner: ShellRunner
  private var body: [String] = []
  private var isInFence = false

  /// Commands about the session and not about its subject.
  private static let left = Set(
    (LessonCommands.all + SessionCommands.all).map(\.name)
  ).subtracting(["vars", "precision"])

  /// What could not be written.
  package private(set) var failure: FileFailure?

  package init(path: String, lesson: Lesson) {
    self.path = path
    language = lesson.language
    title = lesson.header.title
    id = lesson.header.id
    runner = ShellRunner(language: lesson.language)
  }

  /// Adds an input with what it prints, and writes the page, so that no end of the program loses it.
  func add(input: String) {
    let word = input.trimmed.prefix { $0 != " " }.drop { $0 == ":" }
    guard !LessonNotes.left.contains(String(word)) else { return }
    if !isInFence { body += ["", "```strider"] }
    isInFence = true
    body += input.split(separator: "\n").enumerated().map { ($0 == 0 ? "> " : "") + $1 }
    runner.beginFence()
    body += runner.run(input)
    save()
  }

  /// Adds an answer, as words.
  func add(answer: String, to exercise: Exercise) {
    closeFence()
    let title = Inline.plain(exercise.title)
    let code = answer.split(separator: "\n").joined(separator: " ").replacing("`", with: "'")
    body += ["", Phrase("\(title): `\(code)`", "\(title)：`\(code)`")[language]]
    save()
  }

  private func closeFence() {
    if isInFence { body.append("```") }
    isInFence = false
  }

  /// Writes the page.
  package func save() {
    let end = isInFence ? ["```"] : []
    let title = self.title.replacing("\"", with: "'")
    let head = [
      "---", "id: notes-\(id)", "title: \"\(title)\"", "requires: []", "minutes: 1", "format: 1",
      "---", "", "# \(title)",
    ]
    do throws(FileFailure) {
      failure = nil
      try TextFile.write((head + body + end).map { $0 + "\n" }.joined(), path: path)
    } catch {
      failure = error
    }
  }
}
