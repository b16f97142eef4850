extension RecordSlice {
  /// The numbers of the slice where some of the nodes that came in have other numbers.
  ///
  /// Every entry is done again in its order; the path that the program took stays the same. Where a
  /// part of the record was let go the kept numbers are given. `changed` gives the new numbers of a node,
  /// nil where it keeps its own. Cost: O(n) in the numbers of the record.
  func replayed<Scalar: TensorScalar>(changed: (Node<Double>) -> [Double]?) -> Tensor<Scalar> {
    let state = ledger.state.pointee
    guard ledger.lostLine == nil else { return forward([]) }
    var leaves = Array(
      UnsafeBufferPointer(start: state.leaves.pointer(at: 0), count: state.leaves.end))
    for binding in ledger.bindings where binding.entry <= end {
      guard let numbers = binding.node.flatMap(changed) else { continue }
      let start = Int(binding.base & ~Ledger.leafBit)
      for (place, number) in numbers.enumerated() { leaves[start + place] = number }
    }
    var values = Array(
      UnsafeBufferPointer(start: state.values.pointer(at: 0), count: state.values.end))
    func value(_ id: Ledger.ID) -> Double {
      id & Ledger.leafBit != 0 ? leaves[Int(id & ~Ledger.leafBit)] : values[Int(id)]
    }
    for place in 0..<end {
      let entry = state.entries[place]
      let results = ledger.results(of: entry, value: value)
      for (place, result) in results.enumerated() { values[Int(entry.first) + place] = result }
    }
    let kept = numbers
    return Tensor(
      known: outputShape,
      kept.indices.map { place in
        let id = ids[place]
        return Scalar(Ledger.isRecorded(id) ? value(id) : kept[place])
      })
  }
}

extension Ledger {
  /// What an entry computes from given numbers.
  fileprivate func results(of entry: LedgerEntry, value: (ID) -> Double) -> [Double] {
    let operation = entry.operation
    guard entry.usesPool else {
      if operation == .addedProduct { return [value(entry.c) + value(entry.a) * value(entry.b)] }
      if let function = operation.binary { return [function.value(value(entry.a), value(entry.b))] }
      return [operation.unary?.value(value(entry.a)) ?? 0]
    }
    let (left, right) = operands(of: entry)
    if operation == .sum { return [PairwiseSum.sum(left.map(value))] }
    if operation == .dot {
      return [PairwiseSum.sum(zip(left, right).map { value($0) * value($1) })]
    }
    if operation.isExtreme {
      let numbers = left.map(value)
      return [(operation == .largest ? numbers.max() : numbers.min()) ?? 0]
    }
    if let function = operation.binary {
      return zip(left, right).map { function.value(value($0), value($1)) }
    }
    return left.map { operation.unary?.value(value($0)) ?? 0 }
  }

  /// The ids of an array entry's operands, cell by cell; the second is empty where there is one operand.
  func operands(of entry: LedgerEntry) -> (left: [ID], right: [ID]) {
    let count = Int(entry.b)
    let isPair = entry.operation == .dot || entry.operation.binary != nil
    var left = [ID](repeating: 0, count: max(count, 1))
    var right = [ID](repeating: 0, count: max(count, 1))
    left.withUnsafeMutableBufferPointer { a in
      right.withUnsafeMutableBufferPointer { b in
        guard let a = a.baseAddress, let b = b.baseAddress, count > 0 else { return }
        spell(entry, into: a, isPair ? b : nil)
      }
    }
    return (Array(left.prefix(count)), isPair ? Array(right.prefix(count)) : [])
  }
}
