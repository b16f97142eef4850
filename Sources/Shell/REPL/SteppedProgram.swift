import Expressions
import Tensors
import Walkthroughs

/// The result of a program that was stepped through, which goes by the name that it has inside: after
/// `step slide(x, k)` `why out[1,0]` asks for what was seen.
struct SteppedProgram {
  /// The name in the program.
  let name: String
  /// The result.
  let node: Node<Double>

  /// Takes note of a walkthrough; nil where it is no program's, or its result has no name there.
  init?(_ walkthrough: Walkthrough, _ node: Node<Double>, _ naming: Naming) {
    guard walkthrough.count > 0,
      let written = walkthrough[walkthrough.count - 1].program?.written.last,
      written.numbers.shape == node.value.shape
    else { return nil }
    let name = naming.name(written.quantity)
    guard let first = name.first, first.isLetter || first == "_",
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
    else { return nil }
    (self.name, self.node) = (name, node)
  }

  /// Whether a text begins with the name.
  func isMeant(by text: String) -> Bool {
    text.trimmed.prefix { $0.isLetter || $0.isNumber || $0 == "_" } == name
  }
}
