import Expressions
import Tensors
import Testing

@testable import Lessons

/// Programs with one mistake, and the inputs on which the mistakes show.
struct BugHuntTests {
  static let routines: [Routine] = [
    .correlation, .trueConvolution, .paddedCorrelation, .weightGradient, .inputGradient,
    .maxPooling, .maxPoolingGradient,
  ]

  private func session(_ routine: Routine, _ cells: [Double]) throws -> Session {
    let session = Session { _ in }
    for given in routine.given {
      let count = given.shape.reduce(1, *)
      let numbers = (1...count).map { Double($0) }
      session.bind(
        given.name, to: .tensor(Node(try Tensor(try Shape(given.shape), numbers))))
    }
    session.bind(
      routine.input.name, to: .tensor(Node(try Tensor(try Shape(routine.input.shape), cells))))
    return session
  }

  @Test(arguments: routines.indices)
  func `what is found shows the mistake and nothing smaller does`(place: Int) throws {
    let routine = Self.routines[place]
    let count = routine.input.shape.reduce(1, *)
    for bug in routine.bugs {
      func shows(_ cells: [Double]) throws -> Bool {
        let session = try session(routine, cells)
        let (right, wrong) = (
          try session.evaluate(routine.right), try session.evaluate(bug.wrong)
        )
        return !Agreement.agree(right, wrong)
      }
      var random = RandomSource(seed: 1)
      let search = try #require(
        SmallestInput(
          in: try session(routine, [Double](repeating: 0, count: count)),
          name: routine.input.name, shape: routine.input.shape))
      let found = try #require(
        search.input(onWhich: bug.wrong, differsFrom: [routine.right], using: &random))
      #expect(try shows(found.elements), "\(bug.words.english)")
      let sum = Int(found.elements.reduce(0, +))
      for smaller in 1..<sum {
        for cells in SmallestInput.maps(of: count, sum: smaller) {
          #expect(try !shows(cells), "\(bug.words.english): \(cells)")
        }
      }
    }
  }

  @Test(arguments: routines.indices)
  func `a wrong result has the shape of the right one, and no two mistakes are one`(
    place: Int
  ) throws {
    let routine = Self.routines[place]
    let cells: [Double] = [1, 5, 3, 2, 7, 0, 6, 4, 8]
    let session = try session(routine, Array(cells.prefix(routine.input.shape.reduce(1, *))))
    let right = try #require(Agreement.tensor(try session.evaluate(routine.right)))
    var results = [right.elements]
    for bug in routine.bugs {
      let wrong = try #require(Agreement.tensor(try session.evaluate(bug.wrong)))
      #expect(wrong.shape == right.shape, "\(bug.words.english)")
      #expect(!results.contains(wrong.elements), "\(bug.words.english)")
      results.append(wrong.elements)
      #expect(routine.code(with: bug) != routine.code())
      #expect(routine.code(with: bug).count == routine.lines.count)
    }
  }

  @Test func `a mistake that shows on no input is given up`() throws {
    let routine = Routine.correlation
    let session = Session { _ in }
    session.bind("k", to: try session.evaluate("[2 3; 3 2]"))
    let search = try #require(
      SmallestInput(in: session, name: routine.input.name, shape: routine.input.shape))
    for seed in 0..<20 as Range<UInt64> {
      var random = RandomSource(seed: seed)
      // The kernel is its own transpose, and the same after half a turn.
      for wrong in ["conv2d(x, k.T)", "conv2(x, k, 'valid')"] {
        #expect(
          search.input(onWhich: wrong, differsFrom: [routine.right], using: &random) == nil)
      }
    }
  }

  /// Everything that is said to the result that a routine's mistake gives.
  private func problems(_ routine: Routine) throws -> [(bug: Routine.Bug, problem: Problem)] {
    var random = RandomSource(seed: 5)
    return try routine.bugs.flatMap { bug in
      try (0..<12).compactMap { _ in
        guard let found = BugCase(routine, bug, .result, using: &random) else { return nil }
        return (bug, found.problem(using: &random))
      }
    }
  }

  @Test(arguments: routines.indices)
  func `the result is shown with the mended line and without the program's own expression`(
    place: Int
  ) throws {
    let routine = Self.routines[place]
    let problems = try problems(routine)
    #expect(!problems.isEmpty)
    for (bug, problem) in problems {
      #expect(problem.answerIsMachinery)
      let words = try #require(problem.explanation)
      let line = routine.lines[bug.line].code.trimmingBlanks
      #expect(words.english.contains("`\(line)`") && words.chinese.contains("`\(line)`"))
    }
  }

  @Test(arguments: routines.indices)
  func `no other mistake is named for the right result, and none twice`(place: Int) throws {
    let routine = Self.routines[place]
    for (bug, problem) in try problems(routine) {
      let session = Session { _ in }
      for letter in problem.letters { try session.run("\(letter.name) = \(letter.from);") }
      let values = try problem.slips.map { ValuePreview.text(try session.evaluate($0.answer)) }
      #expect(problem.slips.first?.answer == routine.right)
      #expect(Set(values).count == values.count, "\(bug.words.english): \(values)")
    }
  }

  @Test func `a map whose last row is not computed is said to lack the last row`() {
    let bug = Routine.correlation.bugs.first { $0.line == 1 }
    #expect(bug?.words.english == "The last row is never computed: it stays 0.")
  }

  @Test func `maps of a sum are all of them`() {
    #expect(SmallestInput.maps(of: 2, sum: 2) == [[0, 2], [1, 1], [2, 0]])
    #expect(SmallestInput.maps(of: 9, sum: 2).count == 45)
  }
}
