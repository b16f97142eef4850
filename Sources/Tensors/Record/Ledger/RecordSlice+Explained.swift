/// Numbers that a program computed explain themselves by the record of it.
extension RecordSlice {
  /// What one number was computed from: the whole sum that a chain of `+=` is.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let id = ids[output]
    let terms = LedgerTerms(ledger: ledger)
    guard let trace = ledger.trace(of: id) else {
      if let (leaf, offset) = ledger.leaf(of: id) {
        let index = leaf.value.shape.index(of: offset)
        let term = Term(.value(leaf), index, node.value.elements[output])
        var step = node.step(output, [term], .copy, term.arithmetic)
        step.birth = ledger.birth
        return step
      }
      return node.step(output, [], .constant)
    }
    let iterations: [UInt32]
    var step: Step
    switch trace.kind {
    case .sum(let parts):
      iterations = parts.map(\.iteration)
      guard parts.count <= Step.maximumTerms else {
        return node.step(output, [], .unlisted(parts.count))
      }
      step = node.step(
        output, parts.map { terms.term($0.first, times: $0.second) }, .sum, terms.arithmetic(trace))
    case .unary:
      iterations = [trace.iteration]
      step = node.function(output, terms.arithmetic(trace))
    case .binary(.divide, let sum, let divisor) where isSum(sum.id):
      guard case .sum(let parts)? = ledger.trace(of: sum.id)?.kind else {
        return node.step(output, [], .constant)
      }
      iterations = parts.map(\.iteration)
      let isMean = parts.allSatisfy { $0.second == nil }
      step = node.step(
        output,
        parts.map { part in
          var term = terms.term(part.first, times: part.second)
          if isMean { term.weight = Term.Weight(1 / divisor.value) }
          return term
        }, isMean ? .mean : .function, terms.arithmetic(trace))
    case .binary:
      iterations = [trace.iteration]
      step = node.function(output, terms.arithmetic(trace))
    case .extreme(let isLargest, let numbers, let winner):
      iterations = [trace.iteration]
      step = node.extreme(
        output, numbers.map { terms.term($0) }, largest: isLargest,
        winner: self.winner(numbers, winner, terms))
      step.arithmetic = terms.arithmetic(trace)
    }
    step.place = terms.place(trace.line, iterations)
    step.birth = ledger.birth
    return step
  }

  /// Whether a number is a sum.
  private func isSum(_ id: Ledger.ID) -> Bool {
    if case .sum? = ledger.trace(of: id)?.kind { true } else { false }
  }

  /// The number that was taken, where it is an element of an array.
  private func winner(
    _ numbers: [LedgerTrace.Operand], _ winner: Int, _ terms: LedgerTerms
  ) -> Winner? {
    guard numbers.indices.contains(winner), let place = terms.place(of: numbers[winner]),
      !place.index.isEmpty
    else { return nil }
    let equals = numbers.count { $0.value == numbers[winner].value }
    return Winner(index: place.index, equals: equals, ties: .first)
  }

  /// None: what it costs has been paid by the program.
  public var settings: [Setting] { [] }

  /// The program's own lines.
  public var formula: Formula { .notation("program(…)") }

  /// The record passes a gradient back.
  public func rule(for operand: Int) -> GradientRule { .lineByLine }

  /// The arrays that the program read; those that it only filled with a number are left out.
  public func sources(of node: Node<Double>) -> [Node<Double>] {
    var found: [Node<Double>] = []
    for binding in ledger.bindings where binding.entry <= end {
      guard let source = binding.node else { continue }
      if source.isFill(bornAfter: ledger.birth) || found.contains(where: { $0 === source }) {
        continue
      }
      found.append(source)
    }
    return found
  }

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

extension Node<Double> {
  /// A step whose terms are all numbers of its computation.
  fileprivate func function(_ output: Int, _ arithmetic: Arithmetic) -> Step {
    var terms: [Term] = []
    _ = arithmetic.replacingElements { source, place, number in
      terms.append(Term(source, place, number))
      return .element(source, at: place, number)
    }
    return step(output, terms, .function, arithmetic)
  }
}

extension Node<Double> {
  /// Whether it is what a program filled an array with to begin a sum or a maximum: a leaf younger than the
  /// program's beginning that holds 0 or an infinity everywhere.
  public func isFill(bornAfter birth: Int) -> Bool {
    let numbers = value.elements
    guard id > birth, operation == nil, numbers.count <= 1 << 16, let first = numbers.first,
      value.shape.rank > 0, first == 0 || first.isInfinite
    else { return false }
    return numbers.allSatisfy { $0 == first }
  }
}

extension RecordMark {
  var isHidden: Bool { true }
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
