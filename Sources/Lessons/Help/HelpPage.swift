import Expressions
import Terminal

/// What help says, in one language, about a function, a method or a command.
public struct HelpPage: Hashable, Sendable {
  /// What a page is about.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A function of the table.
    case function
    /// A function that is called behind its first argument and a dot.
    case method
    /// A command of the prompt.
    case command
    /// A statement of programs, or a function that only they have.
    case statement
  }

  /// The names under which it is found; the first is its own.
  public let names: [String]

  /// What it is about.
  public let kind: Kind

  /// Under which heading it is listed.
  public let topic: HelpTopic

  /// The names of other pages and of terms.
  public let seeAlso: [String]

  /// The fence that shows how it is written.
  let usageFence: Fence?

  /// What it does, in one sentence.
  let summary: [Inline]

  /// What it computes.
  public let formula: [String]

  /// The shapes it takes and gives.
  let shapes: [String]

  /// What else there is to know, a sentence each.
  let notes: [[Inline]]

  /// Inputs and what is printed for them; they share one session.
  public let examples: [Example]

  /// How it is written.
  public var usage: [String] { usageFence?.lines ?? [] }

  /// The page's own name.
  public var name: String { names.first ?? "" }

  /// Whether the page is about a command of the prompt.
  public var isCommand: Bool { kind == .command }

  /// Whether the overview names it: names that need a library before them are twins of others.
  var isListed: Bool { kind != .function || FunctionTable.shared.named(name) != nil }

  /// The signatures that the function table has for the page's names.
  var signatures: [String] {
    FunctionTable.shared.functions.filter { names.contains($0.name) }.map { function in
      guard kind == .method, let first = function.signature.parameters.first?.name else {
        return HelpPage.prefix(function) + function.usage
      }
      let rest = function.signature.text.dropFirst(first.count).drop { $0 == "," || $0 == " " }
      return "\(first).\(function.name)(\(rest))"
    }
  }

  /// The library without whose name the function is another one, or none.
  private static func prefix(_ function: Function) -> String {
    if function.isBare { return "" }
    if function.libraries.contains(.torch) { return "torch." }
    if function.libraries.contains(.numpy) { return "np." }
    return function.libraries.contains(.scipy) ? "signal." : "math."
  }

  /// The first example as one line, with the assignments that it needs before it.
  public var firstExample: String? {
    let inputs = examples.flatMap { $0.entries.map(\.input) }
    guard let end = inputs.firstIndex(where: { !$0.hasSuffix(";") }) else { return inputs.first }
    return inputs[...end].joined(separator: " ")
  }
}
