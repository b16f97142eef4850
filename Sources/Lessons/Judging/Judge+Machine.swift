import Expressions

/// Answers that the learner left to the machine.
extension Judge {
  /// Functions with which numbers are put together by hand.
  private static let byHand: Set<String> = [
    "floor", "ceil", "round", "abs", "sqrt", "exp", "log", "pow", "mod", "max", "min", "maximum",
    "minimum", "sum", "mean", "dot", "array", "tensor", "cat", "stack", "reshape", "flatten",
    "flip", "rot90", "transpose",
  ]

  /// Whether an answer has a value because the program worked it out: it calls an operation, such as
  /// `conv2d(p, q)[0,0]`, rather than putting numbers together, or it is a call that the question shows.
  ///
  /// Where a function is meant to be used, or several answers are right, none is.
  ///
  /// - Parameter text: What was typed.
  /// - Returns: Whether the work was the program's.
  func isMachine(_ text: String) -> Bool {
    guard [.value, .predict, .shape].contains(exercise.kind), exercise.accept == nil,
      exercise.use == nil
    else { return false }
    let typed = Judge.calls(in: text)
    if typed.contains(where: { !Judge.byHand.contains($0.function) }) { return true }
    let asked = Set(exercise.questionCodes.flatMap { Judge.calls(in: $0) })
    return !asked.isDisjoint(with: typed.filter { !$0.names.isEmpty })
  }

  /// A call, without its numbers.
  private struct FunctionCall: Hashable {
    let function: String
    /// The variables among its arguments.
    let names: [String]
  }

  /// The calls of the language's functions in a text.
  private static func calls(in text: String) -> [FunctionCall] {
    func all(_ node: SyntaxNode) -> [SyntaxNode] { [node] + node.kind.children.flatMap(all) }
    let parsed = Parser.parse(text)
    return parsed.statements.flatMap { statement -> [FunctionCall] in
      guard case .expression(let node) = statement.kind else { return [] }
      return all(node).compactMap { node in
        guard case .call(let callee, let arguments) = node.kind else { return nil }
        let names = arguments.compactMap { argument -> String? in
          if case .name(let name) = argument.value.kind { name } else { nil }
        }
        switch callee.kind {
        case .name(let name) where FunctionTable.shared.named(name) != nil:
          return FunctionCall(function: name, names: names)
        case .attribute(_, let name, _) where FunctionTable.shared.named(name) != nil:
          return FunctionCall(function: name, names: names)
        default: return nil
        }
      }
    }
  }
}
