@testable import Expressions
import Foundation
import Testing

/// Thousands of programs made by Python's grammar and carried out: none traps, takes the machine's memory or
/// does not end, and every error is one that helps.
///
/// `STRIDER_MUTATIONS=1000000` in the environment tries that many instead, `STRIDER_SEED` others.
struct ProgramRunMutationTests {
  /// Something of every kind under the names that the programs use.
  private static let beginning = """
    import numpy as np
    x = np.arange(6.).reshape(2, 3)
    y, d, n, i, j, h, b, k = [1, [2.5], 'a'], {'a': 1, 2: [3]}, 2, 0, 1, 1, 4, (1, 2)
    class A:
        w = 3
        def __init__(self, *args): self.w = args
        def __len__(self): return 2
        def __getitem__(self, i): return [5, 6][i]
    self = A(1)
    def f(*args, **named): return args

    """

  @Test func `no program traps while it runs, and every error helps`() {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["STRIDER_MUTATIONS"].flatMap(Int.init) ?? 20_000
    let seed = environment["STRIDER_SEED"].flatMap(UInt64.init) ?? 7
    var writer = ProgramWriter(random: SeededNumbers(state: seed))
    var (session, finished) = (Self.session(), 0)
    for round in 0..<count {
      if round.isMultiple(of: 50) { session = Self.session() }
      let program = writer.program()
      session.allowance = Allowance(seconds: 0.05, bytes: 64 << 20)
      let trial = ProgramTrial(program, in: session)
      guard let diagnostic = trial.diagnostic else {
        finished += 1
        continue
      }
      let flaws = Trial.flaws(of: diagnostic, in: diagnostic.program?.source.text ?? program)
      #expect(flaws.isEmpty, "\(diagnostic.id) \(flaws): \(program)")
    }
    #expect(finished > count / 20)
  }

  /// A session in which the programs' names stand for something.
  private static func session() -> Session {
    ProgramTrial(beginning, in: Session(files: .page(data: nil)) { _ in }).session
  }
}
