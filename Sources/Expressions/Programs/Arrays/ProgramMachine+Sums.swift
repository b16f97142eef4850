import Tensors

extension ProgramMachine {
  /// The sum of all elements, recorded as one entry.
  func sum(_ array: ArrayObject) throws(ProgramFailure) -> ProgramValue {
    let cells = array.buffer.cells
    let total: Double
    if array.isContiguous {
      let offset = array.offset
      total = PairwiseSum.sum(count: array.count) { cells[offset &+ $0] }
    } else {
      let numbers = array.numbers
      total = PairwiseSum.sum(numbers)
    }
    var id = Ledger.unrecorded
    if isRecording {
      array.buffer.bind(self)
      id = ledger.sum(
        rank: array.rank, shape: array.dims, count: array.count, span(of: array), result: total,
        at: here)
    }
    return array.type == .real ? .real(total, id) : .whole(total, id)
  }

  /// The sum of the products of two arrays' elements; nil where that is not one entry: the shapes
  /// differ, or nodes do it better.
  func sumOfProducts(
    _ left: ProgramValue, _ right: ProgramValue
  ) throws(ProgramFailure) -> ProgramValue? {
    guard let a = left.array, let b = right.array, a.rank == b.rank, a.count == b.count,
      a.count <= ProgramMachine.smallCount
    else { return nil }
    for d in 0..<a.rank where a.dims[d] != b.dims[d] { return nil }
    if isRecording, a.isWhole, b.isWhole, a.buffer.node != nil, b.buffer.node != nil { return nil }
    let count = a.count
    let (x, y) = (a.buffer.cells, b.buffer.cells)
    let total: Double = withUnsafeTemporaryAllocation(of: Double.self, capacity: max(count, 1)) {
      products in
      var next = 0
      a.forEachCell { cell in
        products[next] = x[cell]
        next += 1
      }
      next = 0
      b.forEachCell { cell in
        products[next] *= y[cell]
        next += 1
      }
      return PairwiseSum.sum(count: count) { products[$0] }
    }
    var id = Ledger.unrecorded
    if isRecording {
      a.buffer.bind(self)
      b.buffer.bind(self)
      id = ledger.sum(
        rank: a.rank, shape: a.dims, count: count, span(of: a), times: span(of: b), result: total,
        at: here)
    }
    return a.type == .real || b.type == .real ? .real(total, id) : .whole(total, id)
  }

  /// One of some numbers, which was chosen because it is the largest or smallest.
  func chosen(_ winner: Int, of items: [ProgramValue], isLargest: Bool) -> ProgramValue {
    let best = items[winner]
    guard isRecording, best.array == nil, let number = best.number,
      items.contains(where: { Ledger.isRecorded($0.id) })
    else { return best }
    var numbers: [(id: UInt32, value: Double)] = []
    for item in items {
      guard item.array == nil, let value = item.number else { return best }
      numbers.append((item.id, value))
    }
    let id = ledger.extreme(isLargest: isLargest, numbers, winner: winner, at: here)
    return best.integer == nil ? .real(number, id) : .whole(number, id)
  }

  /// The element at a cell, which was chosen because it is the largest or smallest of an array.
  func chosen(_ cell: Int, of array: ArrayObject, isLargest: Bool) -> ProgramValue {
    let best = array.value(atCell: cell, self)
    guard isRecording, array.type != .boolean else { return best }
    let number = array.buffer.cells[cell]
    let id = ledger.extreme(
      isLargest: isLargest, rank: array.rank, shape: array.dims, count: array.count,
      span(of: array), winner: best.id, result: number, at: here)
    return array.type == .real ? .real(number, id) : .whole(number, id)
  }

  /// Where the ids of an array's cells are, laid over its own shape; its buffer is on the record.
  func span(of array: ArrayObject) -> LedgerSpan {
    let buffer = array.buffer
    buffer.takeConstants(of: array)
    return LedgerSpan(
      base: buffer.ids == nil ? Int(buffer.base) + array.offset : array.offset,
      strides: array.dims + array.rank, ids: buffer.ids.map { UnsafePointer($0) })
  }
}
