/// What one number of a record was computed from: a sum of terms, or a function of numbers.
public struct LedgerTrace {
  /// A number of the record, or one that was written in the program.
  public struct Operand {
    /// Its id.
    public let id: Ledger.ID
    /// The number.
    public let value: Double
  }

  /// A term of a sum: one number, or the product of two.
  public struct Term {
    /// The number, or the first factor.
    public let first: Operand
    /// The second factor.
    public let second: Operand?
    /// The source line of the addition, as the record counts lines.
    public let line: Int
    /// The iteration of the addition.
    public let iteration: UInt32
  }

  /// What was done.
  public enum Kind {
    /// The terms were added up in this order.
    case sum([Term])
    /// A function of one number.
    case unary(UnaryFunction, Operand)
    /// A function of two numbers.
    case binary(BinaryFunction, Operand, Operand)
    /// The largest or smallest of some numbers, and which of them it is.
    case extreme(isLargest: Bool, [Operand], winner: Int)
  }

  /// What was done.
  public let kind: Kind
  /// The source line.
  public let line: Int
  /// The iteration.
  public let iteration: UInt32
}

extension Ledger {
  /// The most terms that a trace lists.
  static let longestTrace = 1 << 16

  /// What a number was computed from; nil for a leaf, a written number and what was let go.
  ///
  /// A chain of `+=` is joined into the one sum it is: writes to other cells never appear, since the
  /// chain starts at the number's own id.
  ///
  /// - Complexity: O(*t* log *n*) in the terms and the entries.
  public func trace(of id: ID) -> LedgerTrace? {
    guard let (entry, place) = entry(of: id) else { return nil }
    let operation = entry.operation
    if let terms = sum(of: id) {
      return LedgerTrace(kind: .sum(terms), line: entry.line, iteration: entry.iteration)
    }
    if operation.isExtreme {
      let ids = candidates(of: id)
      let winner = ids.firstIndex(of: self.winner(of: entry)) ?? 0
      return LedgerTrace(
        kind: .extreme(
          isLargest: operation == .largest, ids.map(operand), winner: winner), line: entry.line,
        iteration: entry.iteration)
    }
    let (left, right) = self.operands(of: entry, at: place)
    if let function = operation.unary {
      return LedgerTrace(
        kind: .unary(function, operand(left)), line: entry.line, iteration: entry.iteration)
    }
    guard let function = operation.binary else { return nil }
    return LedgerTrace(
      kind: .binary(function, operand(left), operand(right)), line: entry.line,
      iteration: entry.iteration)
  }

  /// The entry that computed an id, and which of its results the id is.
  func entry(of id: ID) -> (entry: LedgerEntry, place: Int)? {
    guard Ledger.isRecorded(id), id & Ledger.leafBit == 0 else { return nil }
    let entries = state.pointee.entries
    var (low, high) = (entries.start, entries.end)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].first <= id { low = middle + 1 } else { high = middle }
    }
    guard low > entries.start else { return nil }
    let entry = entries[low - 1]
    let place = Int(id - entry.first)
    return place < entry.count ? (entry, place) : nil
  }

  /// The numbers that one was chosen from, a chain of `m = max(m, …)` on one line joined; each once.
  private func candidates(of id: ID) -> [ID] {
    guard let (entry, _) = entry(of: id) else { return [] }
    var rows: [[ID]] = []
    var link = entry
    while rows.count < Ledger.longestTrace {
      let ids = operands(of: link).left
      // What was chosen on the same line before is the newest of the numbers.
      let newest = ids.indices.filter { ids[$0] & Ledger.leafBit == 0 }.max { ids[$0] < ids[$1] }
      guard let newest, let (before, _) = self.entry(of: ids[newest]),
        before.operation == entry.operation, before.line == entry.line
      else {
        rows.append(ids)
        break
      }
      rows.append(Array(ids[..<newest] + ids[(newest + 1)...]))
      link = before
    }
    var seen: Set<ID> = []
    return rows.reversed().joined().filter { seen.insert($0).inserted }
  }

  /// The number that an extreme is in the end, through the links of its chain.
  private func winner(of entry: LedgerEntry) -> ID {
    var link = entry
    while let (before, _) = self.entry(of: link.c), before.operation == entry.operation,
      before.line == entry.line
    {
      link = before
    }
    return link.c
  }

  private func operand(_ id: ID) -> LedgerTrace.Operand {
    LedgerTrace.Operand(id: id, value: value(of: id) ?? 0)
  }

  /// The operands of one result of an entry.
  private func operands(of entry: LedgerEntry, at place: Int) -> (ID, ID) {
    guard entry.operation.isOfArrays else { return (entry.a, entry.b) }
    let (left, right) = operands(of: entry)
    return (left[place], right.isEmpty ? 0 : right[place])
  }

  /// The terms of the sum that a number is; nil where it is none.
  private func sum(of id: ID) -> [LedgerTrace.Term]? {
    var terms: [LedgerTrace.Term] = []
    var next = id
    while terms.count < Ledger.longestTrace, let (entry, place) = entry(of: next) {
      let operation = entry.operation
      if operation == .addedProduct {
        terms.append(term(entry, entry.a, entry.b))
        next = entry.c
      } else if operation == .add || operation == LedgerOperation.add.ofArrays {
        let (left, right) = operands(of: entry, at: place)
        terms += parts(of: right, entry).reversed()
        next = left
      } else {
        break
      }
    }
    if next != Ledger.plain {
      let entry = entry(of: next)?.entry
      let parts = parts(of: next, entry)
      let isSum = entry.map { $0.operation == .sum || $0.operation == .dot } ?? false
      let isProduct = parts.first?.second != nil
      if terms.isEmpty, !isSum, !isProduct { return nil }
      terms += parts.reversed()
    }
    return terms.reversed()
  }

  /// What a number adds to a sum: the products of a dot, the terms of a sum, a product, or itself.
  private func parts(of id: ID, _ added: LedgerEntry?) -> [LedgerTrace.Term] {
    guard let (entry, place) = entry(of: id) else { return [term(added, id, nil)] }
    let operation = entry.operation
    if operation == .dot {
      let (left, right) = operands(of: entry)
      return zip(left, right).map { term(entry, $0, $1) }
    }
    if operation == .sum {
      return operands(of: entry).left.map { product($0, entry) }
    }
    if operation == .multiply || operation == LedgerOperation.multiply.ofArrays {
      let (left, right) = operands(of: entry, at: place)
      return [term(entry, left, right)]
    }
    return [term(added, id, nil)]
  }

  /// A number as a term: the product that it is, or itself.
  private func product(_ id: ID, _ added: LedgerEntry) -> LedgerTrace.Term {
    if let (entry, place) = entry(of: id),
      entry.operation == .multiply || entry.operation == LedgerOperation.multiply.ofArrays
    {
      let (left, right) = operands(of: entry, at: place)
      return term(entry, left, right)
    }
    return term(added, id, nil)
  }

  private func term(_ entry: LedgerEntry?, _ first: ID, _ second: ID?) -> LedgerTrace.Term {
    LedgerTrace.Term(
      first: operand(first), second: second.map(operand), line: entry?.line ?? 0,
      iteration: entry?.iteration ?? 0)
  }
}
