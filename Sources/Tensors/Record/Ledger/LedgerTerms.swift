/// Numbers of a record as parts of a computation: places in arrays, written numbers, results of lines.
///
/// What was computed on the line in question and in the same iteration is written out, so that a line of
/// the program becomes one line of arithmetic; what comes from another line goes by its name there.
struct LedgerTerms {
  let ledger: Ledger

  /// How many computations may stand one inside another.
  private static let deepest = 12

  /// Where something was computed.
  struct Line: Equatable {
    var line: Int
    var iteration: UInt32
  }

  /// The tensor that a number belongs to and its place there; nil for a number that was written down.
  func place(of operand: LedgerTrace.Operand) -> (source: Quantity, index: [Int])? {
    if let (leaf, offset) = ledger.leaf(of: operand.id) {
      return (.value(leaf), leaf.value.shape.index(of: offset))
    }
    guard let (entry, _) = ledger.entry(of: operand.id) else { return nil }
    let slice = RecordSlice(
      ledger, ids: .list([operand.id]), shape: .scalar, numbers: [operand.value], type: .real)
    let variables = self.variables([entry.iteration])
    let name =
      ledger.lines?.target(ofLine: entry.line, variables)
      ?? ledger.lines?.line(entry.line).map { "(line \($0.number))" }
    return (.value(slice.node(label: name)), [])
  }

  /// A number as part of a computation on a line.
  func arithmetic(
    _ operand: LedgerTrace.Operand, on line: Line, depth: Int = 0
  ) -> Arithmetic {
    if depth < LedgerTerms.deepest, let trace = ledger.trace(of: operand.id),
      Line(line: trace.line, iteration: trace.iteration) == line
    {
      return arithmetic(trace, depth: depth + 1)
    }
    guard let (source, index) = place(of: operand) else {
      return .known(operand.value, as: .number(operand.value))
    }
    return .element(source, at: index, operand.value)
  }

  /// What was done, written out.
  func arithmetic(_ trace: LedgerTrace, depth: Int = 0) -> Arithmetic {
    let line = Line(line: trace.line, iteration: trace.iteration)
    func part(_ operand: LedgerTrace.Operand) -> Arithmetic {
      arithmetic(operand, on: line, depth: depth)
    }
    switch trace.kind {
    case .sum(let terms): return .sum(terms.map { arithmetic($0, depth: depth) })
    case .unary(let function, let x): return function.arithmetic(part(x))
    case .binary(.divide, let a, let b):
      // A sum that is divided is a mean, wherever it was added up.
      if case .sum(let terms)? = ledger.trace(of: a.id)?.kind {
        return .quotient(.sum(terms.map { arithmetic($0, depth: depth) }), part(b))
      }
      return .quotient(part(a), part(b))
    case .binary(.power, let base, let exponent):
      let written = part(exponent)
      guard case .known(_, let number) = written else { return .power(part(base), written) }
      return .power(part(base), number)
    case .binary(let function, let a, let b): return function.arithmetic(part(a), part(b))
    case .extreme(let isLargest, let numbers, _):
      return .call(isLargest ? .maximum : .minimum, numbers.map(part))
    }
  }

  /// A term of a sum, written out.
  func arithmetic(_ term: LedgerTrace.Term, depth: Int = 0) -> Arithmetic {
    let line = Line(line: term.line, iteration: term.iteration)
    let first = arithmetic(term.first, on: line, depth: depth)
    guard let second = term.second else { return first }
    return .product(first, arithmetic(second, on: line, depth: depth))
  }

  /// A number as a term.
  func term(_ operand: LedgerTrace.Operand, times factor: LedgerTrace.Operand? = nil) -> Term {
    guard let (source, index) = place(of: operand) else {
      // The number that has a place comes first.
      if let factor, place(of: factor) != nil { return term(factor, times: operand) }
      let number = Quantity.value(Node(Tensor(operand.value), label: "\(operand.value)"))
      return Term(number, [], operand.value, weight: factor.map { Term.Weight($0.value) })
    }
    let weight = factor.map { factor in
      place(of: factor).map { Term.Weight($0.source, $0.index, factor.value) }
        ?? Term.Weight(factor.value)
    }
    return Term(source, index, operand.value, weight: weight)
  }

  // MARK: Where

  /// The line that did something, and the loops in which it did.
  func place(_ line: Int, _ iterations: [UInt32]) -> ProgramPlace? {
    guard let found = ledger.lines?.line(line) else { return nil }
    return ProgramPlace(line: found.number, text: found.text, variables: variables(iterations))
  }

  /// The variables of the loops that all of some iterations stand in, from the first to the last.
  private func variables(_ iterations: [UInt32]) -> [ProgramPlace.Variable] {
    // What stands outside loops, the zero that a sum began with, has no part in them.
    let iterations = iterations.filter { $0 != 0 }
    guard let first = iterations.first else { return [] }
    var variables = ledger.loops(of: first).compactMap { loop, value in
      ledger.lines?.variable(ofLoop: loop).map { (loop, ProgramPlace.Variable($0, value)) }
    }
    var before = first
    for iteration in iterations where iteration != before {
      before = iteration
      let loops = ledger.loops(of: iteration)
      variables = variables.compactMap { loop, variable in
        guard let value = loops.first(where: { $0.loop == loop })?.value else { return nil }
        var variable = variable
        if value != variable.value || variable.last != nil { variable.last = value }
        return (loop, variable)
      }
    }
    return variables.map(\.1)
  }
}
