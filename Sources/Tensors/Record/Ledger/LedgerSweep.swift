/// The gradients of every number of a record, filled in from its end backwards.
///
/// Nodes and the record take turns: a slice of the record that becomes a node has its gradient put at
/// its ids, a node that came into the record gets what its ids have collected.
final class LedgerSweep {
  private let ledger: Ledger
  private let results: UnsafeMutablePointer<Double>
  private let leaves: UnsafeMutablePointer<Double>
  private let offset: Int
  private let end: Int
  private let leafCount: Int
  private var position: Int

  /// What stands where no gradient has arrived: adding anything to it gives that thing, and it tells a
  /// number that nothing depends on from one whose gradient is 0.
  private static let untouched = -0.0

  /// Whether a gradient reached a part of the record that was let go.
  private(set) var isCut = false

  /// Makes room for the gradients of a record; nothing has been swept.
  init(_ ledger: Ledger) {
    self.ledger = ledger
    let state = ledger.state.pointee
    // Ids 0 and 1 and those that were let go share one place that nobody reads.
    offset = max(state.values.start, 2) - 1
    end = state.values.end
    leafCount = state.leaves.end
    results = .allocate(capacity: max(end - offset, 1))
    results.initialize(repeating: LedgerSweep.untouched, count: max(end - offset, 1))
    leaves = .allocate(capacity: max(state.leaves.end, 1))
    leaves.initialize(repeating: LedgerSweep.untouched, count: max(state.leaves.end, 1))
    position = state.entries.end
  }

  deinit {
    results.deallocate()
    leaves.deallocate()
  }

  /// Where the gradient of an id is kept.
  @inline(__always)
  private func gradient(_ id: UInt32) -> UnsafeMutablePointer<Double> {
    if id & Ledger.leafBit != 0 {
      let place = Int(id & ~Ledger.leafBit)
      return place < leafCount ? leaves + place : results
    }
    let place = Int(id) &- offset
    if place > 0, place < end &- offset { return results + place }
    if id > Ledger.unrecorded { isCut = true }
    return results
  }

  @inline(__always)
  private func value(_ id: UInt32) -> Double {
    let state = ledger.state
    if id & Ledger.leafBit != 0 {
      let place = Int(id & ~Ledger.leafBit)
      return place < leafCount ? state.pointee.leaves[place] : 0
    }
    if Int(id) > offset, Int(id) < end { return state.pointee.values[Int(id)] }
    if id > Ledger.unrecorded { isCut = true }
    return 0
  }

  /// Puts the gradient of a slice at its ids.
  func deposit(_ numbers: [Double], at ids: LedgerIDs) {
    for (place, number) in numbers.enumerated() { gradient(ids[place]).pointee += number }
  }

  /// What the numbers of a node that came in have collected; nil where nothing arrived at any of them.
  func collected(at base: UInt32, count: Int) -> [Double]? {
    var isTouched = false
    let numbers = (0..<count).map { place in
      let number = gradient(base + UInt32(truncatingIfNeeded: place)).pointee
      if !LedgerSweep.isUntouched(number) { isTouched = true }
      return number + 0
    }
    return isTouched ? numbers : nil
  }

  /// What the numbers of a slice have collected, wherever they were used; nil where nothing arrived.
  func collected(at slice: RecordSlice) -> [Double]? {
    sweep(downTo: 0)
    var isTouched = false
    let numbers = (0..<slice.outputShape.count).map { place in
      let number = gradient(slice.ids[place]).pointee
      if !LedgerSweep.isUntouched(number) { isTouched = true }
      return number + 0
    }
    return isTouched ? numbers : nil
  }

  /// The gradient of a number, wherever it was used.
  func number(at id: Ledger.ID) -> Double {
    sweep(downTo: 0)
    return gradient(id).pointee + 0
  }

  @inline(__always)
  private static func isUntouched(_ number: Double) -> Bool {
    number.bitPattern == untouched.bitPattern
  }

  /// Passes gradients back through every entry from where the sweep stands down to a place.
  ///
  /// - Complexity: O(*n*) in the numbers of the entries.
  func sweep(downTo entry: Int) {
    let state = ledger.state
    let stop = max(entry, state.pointee.entries.start)
    var left: [UInt32] = []
    var right: [UInt32] = []
    while position > stop {
      position -= 1
      if position & 0xFFFF == 0, Interruption.isRequested { return }
      let entry = state.pointee.entries[position]
      guard entry.usesPool else {
        passBack(entry)
        continue
      }
      let count = Int(entry.b)
      if left.count < count {
        left = [UInt32](repeating: 0, count: count)
        right = left
      }
      left.withUnsafeMutableBufferPointer { a in
        right.withUnsafeMutableBufferPointer { b in
          guard let a = a.baseAddress, let b = b.baseAddress, count > 0 else { return }
          passBack(entry, a, b, count)
        }
      }
    }
  }

  @inline(__always)
  private func passBack(_ entry: LedgerEntry) {
    let g = gradient(entry.first).pointee
    guard !LedgerSweep.isUntouched(g) else { return }
    let operation = entry.operation
    if operation == .addedProduct {
      gradient(entry.c).pointee += g
      gradient(entry.a).pointee += g * value(entry.b)
      gradient(entry.b).pointee += g * value(entry.a)
    } else if operation == .add {
      gradient(entry.a).pointee += g
      gradient(entry.b).pointee += g
    } else if operation == .multiply {
      gradient(entry.a).pointee += g * value(entry.b)
      gradient(entry.b).pointee += g * value(entry.a)
    } else {
      passBack(operation, g, entry.a, entry.b, output: entry.first)
    }
  }

  /// Any function of one or two numbers, by the kernels' own slopes.
  @inline(__always)
  private func passBack(
    _ operation: LedgerOperation, _ g: Double, _ a: UInt32, _ b: UInt32, output: UInt32
  ) {
    if let function = operation.binary {
      guard function.isDifferentiable else { return }
      let slopes = function.slopes(value(a), value(b), output: value(output))
      gradient(a).pointee += g * slopes.left
      gradient(b).pointee += g * slopes.right
    } else if let function = operation.unary {
      gradient(a).pointee += g * function.slope(value(a), output: value(output))
    }
  }

  private func passBack(
    _ entry: LedgerEntry, _ a: UnsafeMutablePointer<UInt32>, _ b: UnsafeMutablePointer<UInt32>,
    _ count: Int
  ) {
    let operation = entry.operation
    if operation.isExtreme {
      let g = gradient(entry.first).pointee
      if !LedgerSweep.isUntouched(g) { gradient(entry.c).pointee += g }
      return
    }
    if operation == .sum || operation == .dot {
      let g = gradient(entry.first).pointee
      guard !LedgerSweep.isUntouched(g) else { return }
      ledger.spell(entry, into: a, operation == .dot ? b : nil)
      for i in 0..<count {
        gradient(a[i]).pointee += operation == .dot ? g * value(b[i]) : g
        if operation == .dot { gradient(b[i]).pointee += g * value(a[i]) }
      }
      return
    }
    let isBinary = operation.binary != nil
    ledger.spell(entry, into: a, isBinary ? b : nil)
    for i in 0..<count {
      let output = entry.first + UInt32(truncatingIfNeeded: i)
      let g = gradient(output).pointee
      if !LedgerSweep.isUntouched(g) {
        passBack(operation, g, a[i], isBinary ? b[i] : 0, output: output)
      }
    }
  }
}
