import Tensors

extension ProgramMachine {
  /// The matrix product of two small arrays of one or two dimensions.
  ///
  /// Each element goes onto the record as one sum of products.
  ///
  /// - Returns: Nil where the library has to do it: what is large, does not fit, or is better a node.
  func product(_ a: ArrayObject, _ b: ArrayObject) throws(ProgramFailure) -> ProgramValue? {
    guard 1...2 ~= a.rank, 1...2 ~= b.rank, !isRecording || !(a.isNode && b.isNode) else {
      return nil
    }
    let inner = a.dims[a.rank - 1]
    let rows = a.rank == 2 ? a.dims[0] : 1
    let columns = b.rank == 2 ? b.dims[1] : 1
    guard inner > 0, inner == b.dims[0], a.count <= ProgramMachine.smallCount,
      b.count <= ProgramMachine.smallCount, rows * columns * inner <= ProgramMachine.smallCount,
      let left = try? Tensor(Shape(a.shape), a.numbers),
      let right = try? Tensor(Shape(b.shape), b.numbers),
      let operation = try? MatrixProduct(name: "matmul", left: left.shape, right: right.shape)
    else { return nil }
    let numbers = operation.forward([left, right]).elements
    let type: ElementType = a.type == .real || b.type == .real ? .real : .whole
    let buffer = try NumberBuffer(count: numbers.count, type: type)
    if isRecording {
      for operand in [a, b] {
        operand.buffer.bind(self)
        operand.buffer.takeConstants(of: operand)
      }
      buffer.prepareWrite(self)
    }
    var last: UInt32 = Ledger.unrecorded
    for (place, number) in numbers.enumerated() {
      if isRecording {
        last = ledger.sum(
          count: inner, line(of: a, place / columns, isRow: true),
          times: line(of: b, place % columns, isRow: false), result: number, at: here)
      }
      buffer.write(number, last, at: place)
    }
    if a.rank == 1, b.rank == 1 {
      return type == .real ? .real(numbers[0], last) : .whole(numbers[0], last)
    }
    let shape = operation.outputShape.dimensions
    return .object(ArrayObject(buffer, shape: shape, isTorch: a.isTorch))
  }

  /// Where the ids of a row or a column of an array are.
  private func line(
    of array: ArrayObject, _ place: Int, isRow: Bool
  ) -> (base: Int, step: Int, ids: UnsafePointer<UInt32>?) {
    let steps = array.dims + array.rank
    let across = array.rank == 1 ? 0 : isRow ? steps[0] : steps[1]
    let along = array.rank == 1 ? steps[0] : isRow ? steps[1] : steps[0]
    let buffer = array.buffer
    let start = array.offset + place * across
    return (
      buffer.ids == nil ? Int(buffer.base) + start : start, along,
      buffer.ids.map { UnsafePointer($0) }
    )
  }
}

extension Ledger {
  /// Records the sum of the products of two lines of cells.
  fileprivate func sum(
    count: Int, _ left: (base: Int, step: Int, ids: UnsafePointer<UInt32>?),
    times right: (base: Int, step: Int, ids: UnsafePointer<UInt32>?), result: Double,
    at place: LedgerPlace
  ) -> ID {
    withUnsafePointer(to: count) { length in
      withUnsafePointer(to: left.step) { leftStep in
        withUnsafePointer(to: right.step) { rightStep in
          sum(
            rank: 1, shape: length, count: count,
            LedgerSpan(base: left.base, strides: leftStep, ids: left.ids),
            times: LedgerSpan(base: right.base, strides: rightStep, ids: right.ids),
            result: result, at: place)
        }
      }
    }
  }
}
