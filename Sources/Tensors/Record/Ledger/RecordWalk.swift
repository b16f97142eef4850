/// A program's iterations one after another, as they were recorded: what `step` shows of a call.
///
/// A frame is an iteration of an innermost loop. What the loops around do before it belongs to the frame
/// that follows, what they do after it to the frame before; what stands outside all loops is a frame of
/// its own.
public struct RecordWalk: Sendable {
  /// A stretch of the record and of its log.
  struct Stretch {
    var iteration: UInt32
    var entries: Range<Int>
    var writes: Range<Int>
    /// Whether it belongs to a loop that goes on around the iterations that follow.
    var isOuter = false
  }

  let ledger: Ledger
  let log: RecordLog
  let result: Node<Double>
  let stretches: [Stretch]

  /// Follows the program that computed a value; fails where nobody watched it.
  public init?(of result: Node<Double>) {
    guard let ledger = RecordWalk.ledger(of: result), let log = ledger.log else { return nil }
    self.ledger = ledger
    self.log = log
    self.result = result
    stretches = RecordWalk.stretches(ledger, log)
    if stretches.isEmpty { return nil }
  }

  /// How many frames there are.
  public var count: Int { stretches.count }

  /// The record that a value was taken from, itself or part by part.
  private static func ledger(of node: Node<Double>) -> Ledger? {
    var node = node
    while let operation = node.operation {
      if let ledger = operation.record { return ledger }
      guard operation.stacksOperands, let first = node.inputs.first else { return nil }
      node = first
    }
    return nil
  }

  // MARK: Frames

  private static func stretches(_ ledger: Ledger, _ log: RecordLog) -> [Stretch] {
    let entries = ledger.state.pointee.entries
    var found: [Stretch] = []
    var (entry, write) = (entries.start, 0)
    while entry < entries.end || write < log.writes.count {
      let isWrite =
        write < log.writes.count && (entry >= entries.end || log.writes[write].entry <= entry)
      let iteration =
        isWrite ? log.writes[write].place.iteration : entries[entry].iteration
      let event = Stretch(
        iteration: iteration, entries: entry..<(isWrite ? entry : entry + 1),
        writes: write..<(isWrite ? write + 1 : write))
      if isWrite { write += 1 } else { entry += 1 }
      ledger.add(event, to: &found)
    }
    return found
  }

  /// The number of the frame that shows the next row: an outer loop has gone on.
  public func nextRow(after position: Int) -> Int {
    let outer = ledger.parent(of: stretches[position].iteration)
    let rest = stretches[position...]
    return rest.firstIndex { ledger.parent(of: $0.iteration) != outer } ?? count - 1
  }
}

extension Ledger {
  func parent(of iteration: UInt32) -> UInt32 { state.pointee.iterations[Int(iteration)].parent }

  /// Whether an iteration lies inside another.
  fileprivate func isInside(_ iteration: UInt32, _ outer: UInt32) -> Bool {
    var next = iteration
    // An inner iteration is noted after the one around it.
    while next > outer { next = parent(of: next) }
    return next == outer && outer != 0
  }

  /// Adds what happened to the frame that it belongs to.
  fileprivate func add(_ event: RecordWalk.Stretch, to found: inout [RecordWalk.Stretch]) {
    guard var last = found.last else { return found.append(event) }
    let isSame = last.iteration == event.iteration
    let isAfter = isInside(last.iteration, event.iteration)
    let isBefore = last.isOuter && isInside(event.iteration, last.iteration)
    guard isSame || isAfter || isBefore else {
      var event = event
      event.isOuter = event.iteration != 0
      return found.append(event)
    }
    if isBefore { last.iteration = event.iteration }
    if isAfter, !isSame { last.isOuter = false }
    last.entries = last.entries.lowerBound..<event.entries.upperBound
    last.writes = last.writes.lowerBound..<event.writes.upperBound
    found[found.count - 1] = last
  }
}
