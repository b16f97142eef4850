import Tensors
import Terminal

/// A program with one mistake in it, and a small input on which the mistake shows.
///
/// The learner names the line, or the mistake, or says what the program gives. What is right and what is
/// wrong are expressions of the language, so that every number comes from the same core.
struct BugHunt: Generator {
  let name: String
  private let routines: [Routine]

  init(name: String, _ routines: [Routine]) {
    self.name = name
    self.routines = routines
  }

  /// The hunts there are.
  static let all: [any Generator] = [
    BugHunt(name: "bug-convolution", [.correlation]),
    BugHunt(name: "bug-flip", [.trueConvolution]),
    BugHunt(name: "bug-padding", [.paddedCorrelation]),
    BugHunt(name: "bug-gradient", [.weightGradient, .inputGradient]),
    BugHunt(name: "find-the-bug", [.maxPooling, .maxPoolingGradient]),
  ]

  func problem(using random: inout RandomSource) -> Problem? {
    // Weights that are all alike hide most mistakes; others are drawn then.
    for _ in 0..<16 {
      let routine = random.pick(routines)
      let bug = random.pick(routine.bugs)
      let form = random.pick(BugCase.Form.allCases)
      if let found = BugCase(routine, bug, form, using: &random) {
        return found.problem(using: &random)
      }
    }
    return nil
  }
}
