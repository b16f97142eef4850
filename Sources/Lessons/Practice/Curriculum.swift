/// The families that practice draws from, lesson by lesson, and how far right answers reach.
struct Curriculum {
  /// After how many right answers the next lesson is reached.
  static let answersPerLesson = 3

  private let families: [Family]
  private let lessons: [String]
  private let reach: Drill.Reach
  private var start = 1

  /// Takes families, the easiest first.
  init(_ families: [Family], reach: Drill.Reach) {
    self.families = families
    self.reach = reach
    var lessons: [String] = []
    for family in families where lessons.last != family.lesson { lessons.append(family.lesson) }
    self.lessons = lessons
  }

  /// Begins further on: a learner who has answered a question of a lesson is taken to have reached it.
  mutating func begin(behind entry: Progress.Entry) {
    guard entry.event == .right else { return }
    let family = families.first { $0.exercise.id == entry.exercise }
    guard let place = lessons.firstIndex(of: family?.lesson ?? entry.lesson) else { return }
    start = max(start, place + 1)
  }

  /// The lessons that are reached after some right answers, in order.
  func lessons(after answers: Int) -> ArraySlice<String> {
    switch reach {
    case .everything, .inOrder: lessons[...]
    case .lessons(let count): lessons.prefix(max(1, count))
    case .rising: lessons.prefix(start + answers / Self.answersPerLesson)
    }
  }

  /// The families of those lessons.
  func families(after answers: Int) -> [Family] {
    let near = Set(lessons(after: answers))
    return families.filter { near.contains($0.lesson) }
  }
}
