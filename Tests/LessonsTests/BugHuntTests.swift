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

  @Test func `maps of a sum are all of them`() {
    #expect(SmallestInput.maps(of: 2, sum: 2) == [[0, 2], [1, 1], [2, 0]])
    #expect(SmallestInput.maps(of: 9, sum: 2).count == 45)
  }
}
