import Expressions
import Lessons
import Terminal

extension LessonGuide {
  /// Begins to practise a topic, or everything.
  ///
  /// - Throws: a diagnostic if there is nothing to practise.
  func practice(_ topic: String) throws(Diagnostic) {
    let drill = try drill(
      topic.trimmed, seed: UInt64(progress.progress.entries.count), count: nil)
    begin(drill)
  }

  /// Begins to practise.
  func begin(_ drill: Drill) {
    drill.record = { [unowned self] event, exercise in
      record(event, exercise, lesson: Drill.name)
    }
    self.drill = drill
    carryOut(drill.begin())
  }

  /// Prepares problems on a topic.
  ///
  /// - Throws: a diagnostic if there is nothing to practise.
  func drill(_ topic: String, seed: UInt64, count: Int?) throws(Diagnostic) -> Drill {
    guard let library else { throw .noLessons(topic) }
    let language = style.language
    let lessons = library.entries.compactMap { library.read($0, in: language).0 }
    let all = Family.families(in: lessons)
    let chosen = all.filter { $0.belongs(to: topic) }
    guard !chosen.isEmpty else {
      throw .noPractice(topic, among: all.map(\.exercise.id) + lessons.map(\.header.id), topic)
    }
    return Drill(
      chosen, isTopic: !topic.isEmpty, seed: seed, count: count, progress: progress.progress,
      style: style
    ) { Session { _ in } }
  }
}
