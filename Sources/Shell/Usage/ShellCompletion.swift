import ArgumentParser
import Lessons
import Networks
import Terminal

/// What a shell completes by asking the program: lessons, topics of practice, models and data.
extension CompletionKind {
  /// The ids of lessons.
  package static let lesson = custom { _, _, _ in library?.entries.map(\.id) ?? [] }

  /// Lessons and families of problems.
  package static let topic = custom { _, _, _ in
    guard let library else { return [] }
    let lessons = library.entries.compactMap { library.read($0, in: .english).0 }
    return lessons.map(\.header.id) + Family.families(in: lessons).map(\.exercise.id)
  }

  /// Networks by name, and files.
  package static let model = custom { _, _, typed in
    PresetModel.allCases.map(\.rawValue) + files(typed)
  }

  /// The digits that the program draws, and folders.
  package static let data = custom { _, _, typed in
    [DataSet.digitsName] + files(typed).filter { $0.hasSuffix("/") }
  }

  private static var library: LessonLibrary? {
    LessonFolder.standard(program: LessonFolder.program(), environment: TerminalState.environment)
      .map(LessonLibrary.init)
  }

  /// The files that a path may go on to.
  private static func files(_ typed: String) -> [String] {
    let folder = typed.lastIndex(of: "/").map { String(typed[...$0]) } ?? ""
    let isHidden = typed.dropFirst(folder.count).hasPrefix(".")
    return FolderListing.names(in: folder.isEmpty ? "." : folder)
      .filter { isHidden || !$0.hasPrefix(".") }.map { folder + $0 }
  }
}
