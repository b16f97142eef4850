import Terminal
import Walkthroughs

/// What became of the problems of one sitting.
struct Score: Hashable {
  /// Problems that were asked.
  var asked = 0
  /// Problems that were answered.
  var right = 0
  /// Wrong answers; a problem may have had several.
  var wrong = 0
  /// Problems that were skipped, or answered by the program.
  var passed = 0

  /// The score in words.
  var words: Phrase {
    let answers = wrong == 1 ? "answer" : "answers"
    return Phrase(
      "Done: \(right) right, \(wrong) wrong \(answers), \(passed) passed over.",
      "结束：答对 \(right) 题，答错 \(wrong) 次，跳过 \(passed) 题。")
  }

  /// The score for programs.
  var fact: JSONValue {
    .object([
      .init("kind", .string("score")), .init("asked", .integer(asked)),
      .init("right", .integer(right)), .init("wrong", .integer(wrong)),
      .init("passed", .integer(passed)),
    ])
  }
}
