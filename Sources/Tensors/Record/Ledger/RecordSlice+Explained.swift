/// Numbers that a program computed explain themselves by the record of it.
extension RecordSlice {
  /// What one number was computed from: the whole sum that a chain of `+=` is.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let id = id(at: output)
    guard let trace = ledger.trace(of: id) else {
      if let (leaf, offset) = ledger.leaf(of: id) {
        let index = leaf.value.shape.index(of: offset)
        return node.step(
          output, [Term(.value(leaf), index, node.value.elements[output])], .copy)
      }
      return node.step(output, [], .constant)
    }
    switch trace.kind {
    case .sum(let terms):
      guard terms.count <= Step.maximumTerms else {
        return node.step(output, [], .unlisted(terms.count))
      }
      return node.step(
        output,
        terms.map { term in
          let (source, index) = place(of: term.first)
          return Term(source, index, term.first.value, weight: term.second.map(weight))
        }, .sum)
    case .unary: return node.step(output, [], .unlisted(1))
    case .binary: return node.step(output, [], .unlisted(2))
    }
  }

  private func weight(_ operand: LedgerTrace.Operand) -> Term.Weight {
    let (source, index) = place(of: operand)
    return Term.Weight(source, index, operand.value)
  }

  /// The array that a number of the record belongs to: what came in, or a node of its own.
  private func place(of operand: LedgerTrace.Operand) -> (Quantity, [Int]) {
    if let (leaf, offset) = ledger.leaf(of: operand.id) {
      return (.value(leaf), leaf.value.shape.index(of: offset))
    }
    let isComputed = ledger.trace(of: operand.id) != nil
    guard isComputed else { return (.value(Node(Tensor(operand.value))), []) }
    let slice = RecordSlice(
      ledger, ids: .list([operand.id]), shape: .scalar, numbers: [operand.value], type: .real)
    return (.value(slice.node()), [])
  }

  /// None: what it costs has been paid by the program.
  public var settings: [Setting] { [] }

  /// The program's own lines.
  public var formula: Formula { .notation("program(…)") }

  /// The record passes a gradient back.
  public func rule(for operand: Int) -> GradientRule { .none }

  /// Anything that came into the program.
  public var reach: Reach { .whole }

  /// None is listed: gradients through a program are those of its record.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered { .tooMany }

  /// None is listed.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] { [] }
}

extension RecordMark {
  var settings: [Setting] { [] }
  var formula: Formula { .notation("record") }
  func rule(for operand: Int) -> GradientRule { .none }
  var reach: Reach { .whole }
  func step(for output: Int, of node: Node<Double>) -> Step { node.step(output, [], .constant) }
  func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered { .shares([]) }
  func contributions(to output: Int, from operand: Int, in node: Node<Double>) -> [Share] { [] }
}
