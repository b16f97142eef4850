@testable import Lessons

/// Proves one page with a runner that needs no shell.
enum PageProof {
  static func issues(_ lesson: Lesson) -> [LessonIssue] {
    var checker = PageChecker(lesson) { PlainRunner() }
    checker.check()
    return checker.issues
  }
}
