import Expressions
import Tensors
import Terminal

/// A family of problems that a template cannot say, made by the program: its words change with what is
/// drawn, or which choice is right does.
public protocol Generator: Sendable {
  /// The name by which an exercise asks for it: `generator=NAME`.
  var name: String { get }

  /// Makes a problem.
  ///
  /// - Returns: Nil if nothing can be made of what was drawn.
  func problem(using random: inout RandomSource) -> Problem?
}

/// The generators there are.
public enum Generators {
  /// All of them.
  public static let all: [any Generator] =
    [
      SharingLadder(), TrueOrCross(), SolveSize(), NameTheFilter(), LayerStack(), CountLinks(),
      Commutes(), AdaptiveWindow(), SlopeChain(), TableRow(),
    ] + BugHunt.all

  /// The generator of a name.
  public static func named(_ name: String) -> (any Generator)? {
    all.first { $0.name == name } ?? Ladder.rung(named: name)
  }
}

extension RandomSource {
  /// One of some values, each equally likely; there must be one.
  mutating func pick<Element>(_ values: [Element]) -> Element {
    values[Int(next() % UInt64(values.count))]
  }

  /// The values in another order.
  mutating func shuffle<Element>(_ values: [Element]) -> [Element] {
    var rest = values
    var shuffled: [Element] = []
    while !rest.isEmpty { shuffled.append(rest.remove(at: Int(next() % UInt64(rest.count)))) }
    return shuffled
  }
}
