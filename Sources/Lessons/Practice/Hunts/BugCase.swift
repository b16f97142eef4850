import Expressions
import Tensors
import Terminal

/// A routine, its mistake, and an input on which the mistake shows.
struct BugCase {
  /// What is asked.
  enum Form: CaseIterable {
    case line, mistake, result
  }

  let routine: Routine
  let bug: Routine.Bug
  let form: Form
  /// What was drawn and what was found, as they are typed.
  let letters: [(name: String, from: String)]
  let session: Session

  /// Draws what is given, and looks for a small input.
  init?(
    _ routine: Routine, _ bug: Routine.Bug, _ form: Form, using random: inout RandomSource
  ) {
    self.routine = routine
    self.bug = bug
    self.form = form
    session = Session { _ in }
    var letters: [(name: String, from: String)] = []
    for given in routine.given {
      let cells = (0..<given.shape.reduce(1, *)).map { _ in
        Double(given.range.lowerBound)
          + Double(random.next() % UInt64(given.range.upperBound - given.range.lowerBound + 1))
      }
      guard let shape = try? Shape(given.shape), let value = try? Tensor(shape, cells) else {
        return nil
      }
      session.bind(given.name, to: .tensor(Node(value)))
      letters.append((given.name, Draw.Letter.integers(value).text))
    }
    // To name the mistake by what comes out, no other mistake may give the same.
    let others = form == .mistake ? routine.bugs.map(\.wrong).filter { $0 != bug.wrong } : []
    let search = SmallestInput(in: session, name: routine.input.name, shape: routine.input.shape)
    guard
      let input = search?.input(
        onWhich: bug.wrong, differsFrom: [routine.right] + others, using: &random)
    else { return nil }
    session.bind(routine.input.name, to: .tensor(Node(input)))
    letters.append((routine.input.name, Draw.Letter.integers(input).text))
    self.letters = letters
  }
}
