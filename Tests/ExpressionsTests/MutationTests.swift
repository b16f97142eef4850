@testable import Expressions
import Foundation
import Tensors
import Testing

/// Thousands of mutated statements: none traps, and every error is one that helps.
///
/// `STRIDER_MUTATIONS=1000000` in the environment tries that many instead, `STRIDER_SEED` others.
struct MutationTests {
  @Test func `no mutated statement traps, and an error changes nothing`() throws {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["STRIDER_MUTATIONS"].flatMap(Int.init) ?? 20_000
    let seed = environment["STRIDER_SEED"].flatMap(UInt64.init) ?? 1
    var mutator = Mutator(
      random: SeededNumbers(state: seed), corpus: try StatementCorpus.statements())
    let journal = environment["STRIDER_JOURNAL"]
    var refused = 0
    var slowest = (seconds: 0.0, source: "")
    for _ in 0..<count {
      let source = mutator.next()
      // What was under way is on record should it take the process down.
      if let journal { try? source.write(toFile: journal, atomically: false, encoding: .utf8) }
      let start = ContinuousClock.now
      refused += check(source) ? 1 : 0
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      if seconds > slowest.seconds { slowest = (seconds, source) }
    }
    #expect(refused > count / 4)
    if count > 20_000 { print("\(count) mutations, \(refused) refused, slowest \(slowest)") }
  }

  /// Carries a source out statement by statement in a session with a few variables.
  ///
  /// - Returns: Whether it was refused.
  private func check(_ source: String) -> Bool {
    let session = Self.base.copy { _ in }
    let blanked = Transcript.blanked(source)
    let parsed = Parser.parse(blanked, knownNames: session.isKnown)
    var found = parsed.diagnostic
    for statement in parsed.statements {
      let before = (session.variables.mapValues(identity), session.last.map(identity))
      do throws(Diagnostic) {
        try session.run(statement, in: blanked)
      } catch {
        found = error
        let after = (session.variables.mapValues(identity), session.last.map(identity))
        #expect(before == after, "an error changed something: \(source)")
        break
      }
    }
    guard let found else { return false }
    let flaws = Trial.flaws(of: found, in: blanked)
    #expect(flaws.isEmpty, "\(found.id) \(flaws): \(source)")
    return true
  }

  /// What tells a value from another: the node or network that it is.
  private func identity(_ value: Value) -> String {
    switch value {
    case .tensor(let node): "\(node.id)"
    case .network(let network): "\(ObjectIdentifier(network))"
    case .tuple(let values), .list(let values): "\(values.map(identity))"
    case .string(let text): text
    case .symbol(let text): text
    case .program(let box): "\(ObjectIdentifier(box))"
    case .none: "None"
    }
  }

  /// Names that many statements of the corpus speak of.
  nonisolated(unsafe) private static let base: Session = {
    let session = Session { _ in }
    _ = Trial("x = [1, 2; 3, 4]; w = [1 0; 0 1]; k = [1, 2]; b = 0.5; P = 1; S = 2", in: session)
    _ = Trial("y = conv2d(x, w); L = sum(y); t = (1, 2)", in: session)
    return session
  }()
}
