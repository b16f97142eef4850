import Terminal

/// A family of problems: a template and the lesson it stands in.
public struct Family: Hashable, Sendable {
  /// The lesson's id.
  public var lesson: String
  /// The template.
  public var exercise: Exercise

  /// The families of some lessons, in order.
  public static func families(in lessons: [Lesson]) -> [Family] {
    lessons.flatMap { lesson in
      lesson.exercises.filter(\.isTemplate).map {
        Family(lesson: lesson.header.id, exercise: $0)
      }
    }
  }

  /// Whether a topic names the family: the beginning of the id of its exercise or of its lesson, or of
  /// a word in the exercise's.
  public func belongs(to topic: String) -> Bool {
    if let number = Int(topic) { return Int(lesson.prefix(2)) == number }
    return topic.isEmpty || exercise.id.hasPrefix(topic) || exercise.id.contains("-" + topic)
      || lesson.hasPrefix(topic) || lesson.dropFirst(3).hasPrefix(topic)
  }
}
