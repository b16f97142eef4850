@testable import Expressions
import Foundation
import Testing

/// Thousands of programs made by Python's grammar and damaged a little: none traps while it is read, and
/// every error is one that helps.
///
/// `STRIDER_MUTATIONS=1000000` in the environment tries that many instead, `STRIDER_SEED` others.
struct ProgramMutationTests {
  @Test func `no program traps while it is read, and every error helps`() {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["STRIDER_MUTATIONS"].flatMap(Int.init) ?? 20_000
    let seed = environment["STRIDER_SEED"].flatMap(UInt64.init) ?? 1
    var writer = ProgramWriter(random: SeededNumbers(state: seed))
    var refused = 0
    for round in 0..<count {
      let program = writer.program()
      let source = round.isMultiple(of: 2) ? program : writer.damaged(program)
      let parsed = ParsedProgram(program: source)
      if round.isMultiple(of: 2) { #expect(parsed.diagnostic == nil, "\(source)") }
      guard let diagnostic = parsed.diagnostic else { continue }
      refused += 1
      let flaws = Trial.flaws(of: diagnostic, in: source)
      #expect(flaws.isEmpty, "\(diagnostic.id) \(flaws): \(source)")
    }
    #expect(refused > count / 8)
  }

  @Test func `a program cut off anywhere is unfinished, complete or wrong, and no trap`() {
    let program = """
      @torch.no_grad()
      def f(x, *, k: int = 2, **w) -> int:
          '''text
          text'''
          for i, (j, m) in zip(range(3), {1: 'a', **d}.items()):
              y[i, ::2] += [a * b for a in (1, 2) if not a][0] if j else f"{x!r:>{k}}"
          else:
              return lambda *a: a[0] ** -2
      class A(B):
          x = 1
      """
    for end in 0...program.count {
      _ = TypedInput(String(program.prefix(end)), names: KnownNames())
    }
  }
}
