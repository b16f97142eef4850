import Expressions
import Foundation
import Terminal
import Testing

@testable import Lessons
@testable import Shell

/// The project's own lessons, in both languages.
enum Course {
  /// A page by its name and language.
  struct Page: Hashable, Sendable, CustomTestStringConvertible {
    let id: String
    let language: Language

    var testDescription: String { "\(language.rawValue)/\(id)" }

    var path: String { "\(Course.folder)/\(language.rawValue)/\(id).md" }

    /// The same page in the other language.
    var counterpart: Page {
      Page(id: id, language: language == .english ? .chinese : .english)
    }

    func source() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    func lesson() throws -> Lesson { try lesson(of: source()) }

    /// The lesson that a changed text of the page would be.
    func lesson(of source: String) throws -> Lesson {
      try #require(LessonReader.read(source, path: path, language: language).0)
    }
  }

  /// The folder with everything of the project.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let folder = root.appendingPathComponent("Lessons").path

  /// The ids of the lessons, in the order of teaching.
  static let ids = LessonLibrary(folder: folder).entries.map(\.id)

  static let pages = ids.flatMap { id in Language.allCases.map { Page(id: id, language: $0) } }
}

extension OpenQuestion {
  /// What a learner can type for an expression of the page: its value if it has letters of a template
  /// that the question keeps to itself.
  func typable(_ expression: String) -> String {
    guard judge.exercise.kind != .choice,
      !Judge.names(in: expression).isDisjoint(with: judge.hidden),
      let value = try? judge.value(ofSlip: expression)
    else { return expression }
    return ValuePreview.text(value)
  }
}
