/// Where a program stands when it records: the iteration and the source line.
public struct LedgerPlace: Sendable {
  /// The iteration; 0 outside loops.
  public var iteration: UInt32
  /// The line.
  public var line: Int

  /// Describes a place.
  @inline(__always)
  public init(iteration: UInt32, line: Int) {
    self.iteration = iteration
    self.line = line
  }
}

extension Ledger {
  /// The id of an operand: one that was not recorded is taken in as it is, unless it adds nothing.
  @inline(__always)
  private func known(_ id: ID, _ value: Double) -> ID {
    Ledger.isRecorded(id) || value == 0 ? id : constant(value)
  }

  /// Whether so many more results can be told apart by their ids.
  @inline(__always)
  private func hasRoom(for count: Int) -> Bool {
    state.pointee.values.end &+ count &+ 4 < Int(Ledger.leafBit)
      && state.pointee.pool.end < Int(UInt32.max) - 4 * count - 64
  }

  @inline(__always)
  private func append(
    _ operation: LedgerOperation, _ a: ID, _ b: ID, _ c: ID, _ result: Double, _ place: LedgerPlace
  ) -> ID {
    makeRoom()
    let first = ID(truncatingIfNeeded: state.pointee.values.end)
    state.pointee.values.append(result)
    state.pointee.entries.append(
      LedgerEntry(
        operation, a: a, b: b, c: c, first: first, iteration: place.iteration, line: place.line))
    return first
  }

  /// Records a function of two numbers.
  @inline(__always)
  public func binary(
    _ function: BinaryFunction, _ a: ID, _ x: Double, _ b: ID, _ y: Double, result: Double,
    at place: LedgerPlace
  ) -> ID {
    guard hasRoom(for: 3) else { return Ledger.unrecorded }
    // A factor of 0 that was not recorded still has its part in the gradient of the other.
    let keepsZero = function != .add && function != .subtract
    let left = keepsZero && !Ledger.isRecorded(a) ? constant(x) : known(a, x)
    let right = keepsZero && !Ledger.isRecorded(b) ? constant(y) : known(b, y)
    return append(LedgerOperation(function), left, right, 0, result, place)
  }

  /// Records a function of one number; one with settings is not kept.
  public func unary(
    _ function: UnaryFunction, _ a: ID, result: Double, at place: LedgerPlace
  ) -> ID {
    guard let operation = LedgerOperation(function), hasRoom(for: 1) else {
      return Ledger.unrecorded
    }
    return append(operation, a, 0, 0, result, place)
  }

  /// Records c + a·b, whose product was rounded before the sum.
  @inline(__always)
  public func addedProduct(
    _ c: ID, _ z: Double, _ a: ID, _ x: Double, _ b: ID, _ y: Double, result: Double,
    at place: LedgerPlace
  ) -> ID {
    guard hasRoom(for: 4) else { return Ledger.unrecorded }
    let start = known(c, z)
    let left = Ledger.isRecorded(a) ? a : constant(x)
    let right = Ledger.isRecorded(b) ? b : constant(y)
    return append(.addedProduct, left, right, start, result, place)
  }

  /// Records a function of the cells of one or two arrays laid over a shape, and its results: as many
  /// numbers as the shape has cells, row-major.
  ///
  /// - Returns: The id of the first result.
  func cells(
    _ operation: LedgerOperation, rank: Int, shape: UnsafePointer<Int>, count: Int,
    _ left: LedgerSpan, _ right: LedgerSpan?, results: UnsafePointer<Double>, at place: LedgerPlace
  ) -> ID {
    guard hasRoom(for: count) else { return Ledger.unrecorded }
    makeRoom()
    let pool = describe(rank: rank, shape: shape, count: count, left, right)
    let first = ID(truncatingIfNeeded: state.pointee.values.end)
    state.pointee.values.extend(by: count).update(from: results, count: count)
    state.pointee.entries.append(
      LedgerEntry(
        operation.ofArrays, a: pool, b: UInt32(truncatingIfNeeded: count), first: first,
        iteration: place.iteration, line: place.line))
    return first
  }

  /// Records a function of the cells of two arrays.
  public func binary(
    _ function: BinaryFunction, rank: Int, shape: UnsafePointer<Int>, count: Int,
    _ left: LedgerSpan, _ right: LedgerSpan, results: UnsafePointer<Double>, at place: LedgerPlace
  ) -> ID {
    cells(
      LedgerOperation(function), rank: rank, shape: shape, count: count, left, right,
      results: results, at: place)
  }

  /// Records a function of the cells of one array; one with settings is not kept.
  public func unary(
    _ function: UnaryFunction, rank: Int, shape: UnsafePointer<Int>, count: Int,
    _ operand: LedgerSpan, results: UnsafePointer<Double>, at place: LedgerPlace
  ) -> ID {
    guard let operation = LedgerOperation(function) else { return Ledger.unrecorded }
    return cells(
      operation, rank: rank, shape: shape, count: count, operand, nil, results: results, at: place)
  }

  /// Records the sum of an array's cells, or of the products of two arrays' cells.
  @inline(__always)
  public func sum(
    rank: Int, shape: UnsafePointer<Int>, count: Int, _ left: LedgerSpan,
    times right: LedgerSpan? = nil, result: Double, at place: LedgerPlace
  ) -> ID {
    guard hasRoom(for: count) else { return Ledger.unrecorded }
    let pool = describe(rank: rank, shape: shape, count: count, left, right)
    return append(
      right == nil ? .sum : .dot, pool, UInt32(truncatingIfNeeded: count), 0, result, place)
  }

  /// Records that one of some numbers was taken because it is the largest or the smallest.
  ///
  /// - Parameters:
  ///   - isLargest: Whether the largest was looked for.
  ///   - numbers: The numbers with their ids; not empty.
  ///   - winner: Which of them was taken.
  ///   - place: Where the program stands.
  /// - Returns: The id of the result.
  public func extreme(
    isLargest: Bool, _ numbers: [(id: ID, value: Double)], winner: Int, at place: LedgerPlace
  ) -> ID {
    guard hasRoom(for: 2 * numbers.count) else { return Ledger.unrecorded }
    let ids = numbers.map { Ledger.isRecorded($0.id) ? $0.id : constant($0.value) }
    return ids.withUnsafeBufferPointer { known in
      withUnsafePointer(to: numbers.count) { length in
        withUnsafePointer(to: 1) { stride in
          let span = LedgerSpan(base: 0, strides: stride, ids: known.baseAddress)
          return extreme(
            isLargest: isLargest, rank: 1, shape: length, count: numbers.count, span,
            winner: ids[winner], result: numbers[winner].value, at: place)
        }
      }
    }
  }

  /// Records the largest or the smallest of an array's cells, which is the one with an id.
  public func extreme(
    isLargest: Bool, rank: Int, shape: UnsafePointer<Int>, count: Int, _ cells: LedgerSpan,
    winner: ID, result: Double, at place: LedgerPlace
  ) -> ID {
    guard hasRoom(for: count) else { return Ledger.unrecorded }
    let pool = describe(rank: rank, shape: shape, count: count, cells, nil)
    return append(
      isLargest ? .largest : .smallest, pool, UInt32(truncatingIfNeeded: count), winner, result,
      place)
  }
}
