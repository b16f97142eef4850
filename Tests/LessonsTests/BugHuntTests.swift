import Tensors
import Testing

@testable import Expressions
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

  /// What a program gives that is typed as it is printed.
  private func result(_ code: [String], _ session: Session) throws -> Tensor<Double> {
    let source = ProgramSource(code.joined(separator: "\n"))
    let program = ParsedProgram(source, Entry(program: source), names: KnownNames(session))
    if let diagnostic = program.diagnostic { throw diagnostic }
    try ProgramRunner(source, session: session).run(program.statements)
    let name = try #require(code.last?.trimmingBlanks.prefix { $0 != "[" })
    return try session.tensor(String(name)).value
  }

  @Test(arguments: routines.indices)
  func `the programs run as they are printed, and give what is said`(place: Int) throws {
    let routine = Self.routines[place]
    for cells: [Double] in [[1, 5, 3, 2, 7, 0, 6, 4, 8], [9, 0, 4, 4, 1, 2, 3, 8, 5]] {
      let own = Array(cells.prefix(routine.input.shape.reduce(1, *)))
      let cases =
        [(routine.code(), routine.right)]
        + routine.bugs.map { bug in
          (routine.code(with: bug), bug.wrong)
        }
      for (code, expression) in cases {
        let said = try #require(
          Agreement.tensor(try session(routine, own).evaluate(expression)))
        let given = try result(code, try session(routine, own))
        #expect(given.shape == said.shape, "\(code)")
        #expect(zip(given.elements, said.elements).allSatisfy { abs($0 - $1) < 1e-9 }, "\(code)")
      }
    }
  }

  /// What a routine computes, as the judge has it: the function, the array by which it is differentiated, and
  /// its settings.
  private static let judged: [(Routine, function: String, operand: String?, [String: Double])] = [
    (.correlation, "conv2d", nil, [:]), (.trueConvolution, "conv2", nil, [:]),
    (.paddedCorrelation, "conv2d", nil, ["padding": 1]),
    (.weightGradient, "conv1d", "weight", [:]), (.inputGradient, "conv1d", "input", [:]),
    (.maxPooling, "max_pool1d", nil, ["kernel_size": 2, "stride": 2]),
    (.maxPoolingGradient, "max_pool1d", "input", ["kernel_size": 3, "stride": 1]),
  ]

  @Test(arguments: judged.indices)
  func `a slip of the hunts is what the judge means by it`(place: Int) throws {
    let (routine, name, operand, settings) = Self.judged[place]
    let function = try #require(FunctionTable.shared.named(name))
    let family = try #require(CaseFamily.named(name))
    let session = try session(
      routine,
      [1, 5, 3, 2, 7, 0, 6, 4, 8].prefix(
        routine.input.shape.reduce(1, *)
      ).map { Double($0) })
    let letters = [
      "x": "input", "t": "input", "v": "input", "k": "weight", "w": "weight", "g": "upstream",
    ]
    var arrays: [String: Tensor<Double>] = [:]
    for (letter, array) in letters where session.variables[letter] != nil {
      arrays[array] = try session.tensor(letter).value
    }
    // The gradient of a sum of products does not ask what was multiplied by what it is taken by.
    if arrays["input"] == nil { arrays["input"] = Tensor(vector: [0, 0, 0, 0]) }
    let reference = JudgedReference(
      .library(function), operand.map { .gradient(of: $0) } ?? .value, family,
      session: Session { _ in })
    if name == "conv2" { reference.others["shape"] = .string("valid") }
    let judged = JudgedCase(arrays, settings)
    let right = try #require(reference.result(judged))
    #expect(right == Agreement.tensor(try session.evaluate(routine.right)))
    let variants = SlipVariants(reference).variants
    for bug in routine.bugs {
      guard let slip = bug.slip else { continue }
      let wrong = try #require(Agreement.tensor(try session.evaluate(bug.wrong)))
      let isKnown = variants.contains { $0.slip == slip && $0.result(judged) == wrong }
      #expect(isKnown, "\(bug.words.english) \(slip)")
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
    let bug = Routine.correlation.bugs.first { $0.line == 2 }
    #expect(bug?.words.english == "The last row is never computed: it stays 0.")
  }

  @Test func `maps of a sum are all of them`() {
    #expect(SmallestInput.maps(of: 2, sum: 2) == [[0, 2], [1, 1], [2, 0]])
    #expect(SmallestInput.maps(of: 9, sum: 2).count == 45)
  }
}
