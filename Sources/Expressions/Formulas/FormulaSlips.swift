import Terminal

extension Session {
  /// Which known slip a formula typed by hand equals, and the right number; nil if it equals none.
  ///
  /// What the expression computes is compared with the formula and with every slip on other numbers than
  /// the learner's, so each way of writing the formula counts as the formula.
  ///
  /// - Parameters:
  ///   - node: The expression, which has been evaluated.
  ///   - value: What it gave.
  /// - Returns: What to say.
  func remark(onFormula node: SyntaxNode, value: Value) -> Phrase? {
    guard case .tensor(let result) = value, let number = result.value.single,
      let tree = FormulaTree(node)
    else { return nil }
    let values = tree.leaves.map { leaf -> Double? in
      switch leaf {
      case .number(let number): return number
      case .letter(_, let name):
        guard case .tensor(let node) = variables[name] else { return nil }
        return node.value.single
      }
    }
    guard !values.contains(nil) else { return nil }
    return FormulaReader(tree: tree, values: values.compactMap(\.self)).remark(result: number)
  }
}
