/// Where the ids of an array's cells are, as it is laid over a shape: cell `i` of the shape has the id
/// `base + Σ strides·i`, or stands at that place among `ids` where elements were written one by one.
public struct LedgerSpan {
  /// The id of the first cell, or where it stands among `ids`.
  public var base: Int
  /// How far apart neighbours along each dimension of the shape lie; 0 where a cell serves them all.
  public var strides: UnsafePointer<Int>
  /// The ids of the buffer's cells where they are not in one run.
  public var ids: UnsafePointer<UInt32>?

  /// Describes an array.
  public init(base: Int, strides: UnsafePointer<Int>, ids: UnsafePointer<UInt32>?) {
    self.base = base
    self.strides = strides
    self.ids = ids
  }
}

extension Ledger {
  /// Writes down how arrays are laid over a shape; found again by ``spans(of:)``.
  ///
  ///     rank and flags, lengths, then for each array its first id and strides, or all its ids
  ///
  /// - Returns: The place in the pool.
  func describe(
    rank: Int, shape: UnsafePointer<Int>, count: Int, _ left: LedgerSpan, _ right: LedgerSpan?
  ) -> UInt32 {
    let place = UInt32(truncatingIfNeeded: state.pointee.pool.end)
    let leftSize = left.ids == nil ? rank + 1 : count
    let rightSize = right.map { $0.ids == nil ? rank + 1 : count } ?? 0
    let room = state.pointee.pool.extend(by: 1 + rank + leftSize + rightSize)
    room[0] =
      UInt32(rank) | (left.ids == nil ? 0 : 1 << 8) | (right?.ids == nil ? 0 : 1 << 9)
    for d in 0..<rank { room[1 + d] = UInt32(truncatingIfNeeded: shape[d]) }
    Ledger.write(left, rank, shape, to: room + 1 + rank)
    if let right { Ledger.write(right, rank, shape, to: room + 1 + rank + leftSize) }
    return place
  }

  @inline(__always)
  private static func write(
    _ span: LedgerSpan, _ rank: Int, _ shape: UnsafePointer<Int>,
    to room: UnsafeMutablePointer<UInt32>
  ) {
    if let ids = span.ids {
      var next = 0
      forEachPlace(rank: rank, shape: shape, base: span.base, strides: span.strides) { place in
        room[next] = ids[place]
        next += 1
      }
    } else {
      room[0] = UInt32(truncatingIfNeeded: span.base)
      for d in 0..<rank {
        room[1 + d] = UInt32(bitPattern: Int32(truncatingIfNeeded: span.strides[d]))
      }
    }
  }

  /// The ids of an array entry's operands, cell by cell, written into two pieces of room.
  func spell(
    _ entry: LedgerEntry, into left: UnsafeMutablePointer<UInt32>,
    _ right: UnsafeMutablePointer<UInt32>?
  ) {
    let (rank, count) = (Int(state.pointee.pool[Int(entry.a)] & 0xFF), Int(entry.b))
    let flags = state.pointee.pool[Int(entry.a)]
    let pool = state.pointee.pool.pointer(at: Int(entry.a))
    withUnsafeTemporaryAllocation(of: Int.self, capacity: max(1, 2 * rank)) { numbers in
      guard let shape = numbers.baseAddress else { return }
      for d in 0..<rank { shape[d] = Int(pool[1 + d]) }
      var source = pool + 1 + rank
      read(&source, isGathered: flags & 1 << 8 != 0, rank, shape, count, into: left)
      if let right {
        read(&source, isGathered: flags & 1 << 9 != 0, rank, shape, count, into: right)
      }
    }
  }

  @inline(__always)
  private func read(
    _ source: inout UnsafeMutablePointer<UInt32>, isGathered: Bool, _ rank: Int,
    _ shape: UnsafeMutablePointer<Int>, _ count: Int, into room: UnsafeMutablePointer<UInt32>
  ) {
    if isGathered {
      room.update(from: source, count: count)
      source += count
      return
    }
    let strides = shape + rank
    for d in 0..<rank { strides[d] = Int(Int32(bitPattern: source[1 + d])) }
    var next = 0
    // Ids of leaves have the top bit, which strides never reach.
    forEachPlace(rank: rank, shape: shape, base: Int(source[0]), strides: strides) { id in
      room[next] = UInt32(truncatingIfNeeded: id)
      next += 1
    }
    source += rank + 1
  }
}
