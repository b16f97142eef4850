/// Where a program used the numbers of a value, and what comes back to them from there.
///
/// A use adds the gradient of what was computed, times the slope. Along a chain of `+=` the gradient is
/// that of the cell in which the chain ends, so a use goes by that cell: `dout[1,0]·k[0,1]`.
public struct RecordUses {
  private let ledger: Ledger
  private let bases: [Ledger.ID]
  private let root: Node<Double>
  private let sweep: LedgerSweep
  /// Whether the program itself computed the value.
  public let isOfProgram: Bool
  /// The cell of a value outside the record in which a number ends up.
  private let ends: [Ledger.ID: (node: Node<Double>, element: Int)]

  /// Finds the records that a value came into, of those that a gradient passes through.
  ///
  /// - Complexity: O(*n*) in the numbers of the records.
  public static func all(
    of variable: Node<Double>, in gradients: Gradients<Double>
  ) -> [RecordUses] {
    var ledgers: [Ledger] = []
    for node in gradients.nodes {
      if let ledger = node.operation?.record, !ledgers.contains(where: { $0 === ledger }) {
        ledgers.append(ledger)
      }
    }
    return ledgers.compactMap { RecordUses(of: variable, $0, gradients) }
  }

  private init?(of variable: Node<Double>, _ ledger: Ledger, _ gradients: Gradients<Double>) {
    bases = ledger.bindings.filter { $0.node === variable }.map(\.base)
    guard !bases.isEmpty, let sweep = gradients.sweep(of: ledger) else { return nil }
    self.ledger = ledger
    self.sweep = sweep
    isOfProgram = variable.id > ledger.birth
    root = gradients.root
    var ends: [Ledger.ID: (node: Node<Double>, element: Int)] = [:]
    for node in gradients.nodes where node.operation?.record === ledger {
      for element in 0..<node.value.shape.count {
        guard let id = node.operation?.recordID(of: element), Ledger.isRecorded(id) else {
          continue
        }
        if ends[id] == nil { ends[id] = (node, element) }
      }
    }
    ledger.passEndsBack(&ends)
    self.ends = ends
  }

  /// What comes back to an element from its uses, in their order; nil where they are too many.
  public func terms(_ element: Int) -> [Term]? {
    var terms: [Term] = []
    let ids = Set(bases.map { $0 + Ledger.ID(truncatingIfNeeded: element) })
    let entries = ledger.state.pointee.entries
    for place in entries.start..<entries.end {
      let entry = entries[place]
      guard let uses = uses(entry, ids) else { continue }
      terms += uses
      if terms.count > Step.maximumTerms { return nil }
    }
    return terms
  }

  /// The uses of some numbers in one entry; nil where there is none.
  private func uses(_ entry: LedgerEntry, _ ids: Set<Ledger.ID>) -> [Term]? {
    let operation = entry.operation
    guard entry.usesPool else {
      var found: [Term] = []
      let isProduct = operation == .addedProduct || operation == .multiply
      if ids.contains(entry.a) {
        found.append(use(entry.first, operation, entry.a, entry.b, isLeft: true))
      }
      if ids.contains(entry.b), isProduct || operation.binary != nil {
        found.append(use(entry.first, operation, entry.a, entry.b, isLeft: false))
      }
      if operation == .addedProduct, ids.contains(entry.c) { found.append(term(entry.first, 1)) }
      return found.isEmpty ? nil : found.filter { $0.x != 0 || !isSilent($0) }
    }
    if operation.isExtreme { return ids.contains(entry.c) ? [term(entry.first, 1)] : nil }
    let (left, right) = ledger.operands(of: entry)
    let isSum = operation == .sum || operation == .dot
    var found: [Term] = []
    for place in left.indices {
      let result = isSum ? entry.first : entry.first + Ledger.ID(truncatingIfNeeded: place)
      let other = right.isEmpty ? Ledger.plain : right[place]
      if ids.contains(left[place]) {
        found.append(use(result, operation, left[place], other, isLeft: true))
      }
      if !right.isEmpty, ids.contains(other) {
        found.append(use(result, operation, left[place], other, isLeft: false))
      }
    }
    return found.isEmpty ? nil : found.filter { !isSilent($0) }
  }

  /// Whether nothing depends on what was computed.
  private func isSilent(_ term: Term) -> Bool { term.x == 0 && term.input == nil }

  private func use(
    _ result: Ledger.ID, _ operation: LedgerOperation, _ a: Ledger.ID, _ b: Ledger.ID, isLeft: Bool
  ) -> Term {
    if operation == .addedProduct || operation == .dot || operation.binary == .multiply {
      return term(result, times: isLeft ? b : a)
    }
    if operation == .sum { return term(result, 1) }
    let (x, y) = (ledger.value(of: a) ?? .nan, ledger.value(of: b) ?? .nan)
    let output = ledger.value(of: result) ?? .nan
    if let function = operation.binary {
      guard function.isDifferentiable else { return term(result, 0) }
      let slopes = function.slopes(x, y, output: output)
      return term(result, isLeft ? slopes.left : slopes.right)
    }
    return term(result, operation.unary?.slope(x, output: output) ?? 0)
  }

  private func term(_ result: Ledger.ID, times factor: Ledger.ID) -> Term {
    let value = ledger.value(of: factor) ?? .nan
    let terms = LedgerTerms(ledger: ledger)
    let weight =
      terms.place(of: LedgerTrace.Operand(id: factor, value: value)).map {
        Term.Weight($0.source, $0.index, value)
      } ?? Term.Weight(value)
    return term(result, weight)
  }

  private func term(_ result: Ledger.ID, _ slope: Double) -> Term {
    term(result, slope == 1 ? nil : Term.Weight(slope))
  }

  private func term(_ result: Ledger.ID, _ weight: Term.Weight?) -> Term {
    let gradient = sweep.number(at: result)
    if let (node, element) = ends[result] {
      return Term(
        .gradient(at: node, of: root), node.value.shape.index(of: element), gradient,
        weight: weight)
    }
    let terms = LedgerTerms(ledger: ledger)
    let value = ledger.value(of: result) ?? .nan
    guard let place = terms.place(of: LedgerTrace.Operand(id: result, value: value)),
      case .value(let node) = place.source
    else { return Term(.value(root), nil, gradient, weight: weight) }
    return Term(.gradient(at: node, of: root), place.index, gradient, weight: weight)
  }
}

extension Ledger {
  /// Gives each link of a chain of `+=` the cell in which the chain ends.
  fileprivate func passEndsBack(_ ends: inout [ID: (node: Node<Double>, element: Int)]) {
    let entries = state.pointee.entries
    for place in (entries.start..<entries.end).reversed() {
      let entry = entries[place]
      let operation = entry.operation
      if operation.isOfArrays {
        guard operation == LedgerOperation.add.ofArrays else { continue }
        let (left, right) = operands(of: entry)
        for place in left.indices {
          guard let end = ends[entry.first + ID(truncatingIfNeeded: place)] else { continue }
          for id in [left[place], right[place]] where id & Ledger.leafBit == 0 && ends[id] == nil {
            ends[id] = end
          }
        }
        continue
      }
      guard let end = ends[entry.first] else { continue }
      var links: [ID] = []
      if operation == .addedProduct || operation.isExtreme { links = [entry.c] }
      if operation == .add { links = [entry.a, entry.b] }
      if operation == .sum { links = operands(of: entry).left }
      for id in links where id & Ledger.leafBit == 0 && Ledger.isRecorded(id) && ends[id] == nil {
        ends[id] = end
      }
    }
  }
}
