/// One iteration of a program's innermost loop: what its lines computed, from which places, and how far
/// the arrays that it writes have come.
public struct RecordFrame: Sendable {
  /// An array as it is after the iteration.
  public struct Written: Sendable {
    /// By which name it goes.
    public let quantity: Quantity
    /// Its numbers.
    public let numbers: Tensor<Double>
    /// The places that were written.
    public let fresh: [[Int]]
    /// Which numbers are known; nil where all are.
    public let known: [Bool]?
  }

  /// What the lines computed, in their order.
  public var steps: [Step] = []
  /// The places that were read, array by array.
  public internal(set) var reads: [(source: Quantity, places: [[Int]])] = []
  /// The arrays that were written; where none was, the one that the program writes at last.
  public internal(set) var written: [Written] = []
  /// The products of a window, laid out as it is.
  public internal(set) var products: Tensor<Double>?
}

extension RecordWalk {
  /// The most numbers of one line that are written out.
  static let longestLine = 4

  /// A frame, made when it is asked for.
  ///
  /// - Complexity: O(*n*) in the writes up to it.
  public subscript(position: Int) -> RecordFrame {
    let stretch = stretches[position]
    var frame = RecordFrame()
    frame.steps = steps(stretch)
    frame.reads = reads(stretch)
    frame.written = written(stretch)
    frame.products = products(stretch)
    return frame
  }

  /// A step for an iteration whose numbers are too many to be written out.
  public var unlisted: Step {
    Step(
      operation: "program", result: .value(result), output: [], terms: [], value: .nan,
      combination: .unlisted(RecordWalk.longestLine))
  }

  // MARK: Lines

  private func steps(_ stretch: Stretch) -> [Step] {
    var lines: [Int] = []
    var computed: [Int: LedgerEntry] = [:]
    var written: [Int: [RecordLog.Write]] = [:]
    var (entry, write) = (stretch.entries.lowerBound, stretch.writes.lowerBound)
    while entry < stretch.entries.upperBound || write < stretch.writes.upperBound {
      let line: Int
      if write < stretch.writes.upperBound, log.writes[write].entry <= entry {
        line = log.writes[write].place.line
        written[line, default: []].append(log.writes[write])
        write += 1
      } else {
        line = ledger.state.pointee.entries[entry].line
        computed[line] = ledger.state.pointee.entries[entry]
        entry += 1
      }
      if !lines.contains(line) { lines.append(line) }
    }
    return lines.flatMap { line in
      if let writes = written[line] { return steps(writes) }
      return computed[line].map { steps($0) } ?? []
    }
  }

  /// The last number that was written into each cell.
  private func steps(_ writes: [RecordLog.Write]) -> [Step] {
    var last: [RecordLog.Write] = []
    for write in writes {
      last.removeAll { $0.array == write.array && $0.cell == write.cell }
      last.append(write)
    }
    return last.prefix(RecordWalk.longestLine).map { write in
      let array = log.arrays[write.array].before
      var step = step(write.id, write.value, write.place.line, write.place.iteration)
      (step.result, step.output) = (.value(array), array.value.shape.index(of: write.cell))
      return step
    }
  }

  private func steps(_ entry: LedgerEntry) -> [Step] {
    guard entry.count <= RecordWalk.longestLine else { return [] }
    return (0..<entry.count).map { place in
      let id = entry.first + UInt32(truncatingIfNeeded: place)
      return step(id, ledger.value(of: id) ?? .nan, entry.line, entry.iteration)
    }
  }

  private func step(_ id: Ledger.ID, _ value: Double, _ line: Int, _ iteration: UInt32) -> Step {
    let terms = LedgerTerms(ledger: ledger)
    let place = terms.place(line, [iteration])
    let name = ledger.lines?.target(ofLine: line, place?.variables ?? [])
    let slice = RecordSlice(
      ledger, ids: .list([id]), shape: .scalar, numbers: [value], type: .real)
    let node = slice.node(label: name ?? place.map { "(line \($0.line))" })
    var step = slice.step(for: 0, of: node)
    step.place = place
    step.birth = ledger.birth
    return step
  }

  // MARK: Places

  private func reads(_ stretch: Stretch) -> [(source: Quantity, places: [[Int]])] {
    var found: [(source: Quantity, places: [[Int]])] = []
    func add(_ node: Node<Double>, _ offset: Int) {
      let place = node.value.shape.index(of: offset)
      if let known = found.firstIndex(where: { $0.source == .value(node) }) {
        if !found[known].places.contains(place) { found[known].places.append(place) }
      } else {
        found.append((.value(node), [place]))
      }
    }
    func follow(_ node: Node<Double>, _ offset: Int, depth: Int) {
      // A number that a function of the library gave, and a window that it was given, are no arrays that
      // the program has: what they were made from is.
      let isPassing = node.id > ledger.birth && (node.value.shape.rank == 0 || node.label == nil)
      guard isPassing, depth < 4, let operation = node.operation else {
        if node.value.shape.rank > 0, !isStart(node) { add(node, offset) }
        return
      }
      let terms = operation.step(for: offset, of: node).terms
      for term in terms.prefix(1024) {
        guard let source = term.node, let input = term.input.flatMap(source.value.shape.offset)
        else {
          continue
        }
        follow(source, input, depth: depth + 1)
      }
    }
    func read(_ id: Ledger.ID) {
      if let (node, offset) = ledger.leaf(of: id) { follow(node, offset, depth: 0) }
    }
    for place in stretch.entries {
      let entry = ledger.state.pointee.entries[place]
      if entry.usesPool {
        let (left, right) = ledger.operands(of: entry)
        for id in left.prefix(4096) { read(id) }
        for id in right.prefix(4096) { read(id) }
      } else {
        read(entry.a)
        if entry.operation.binary != nil || entry.operation == .addedProduct { read(entry.b) }
      }
    }
    for write in log.writes[stretch.writes] { read(write.id) }
    return found
  }

  /// Whether a node is what an array held before it was written.
  private func isStart(_ node: Node<Double>) -> Bool {
    log.arrays.contains { $0.before === node }
  }

  private func written(_ stretch: Stretch) -> [RecordFrame.Written] {
    var arrays: [Int] = []
    for write in log.writes[stretch.writes] where !arrays.contains(write.array) {
      arrays.append(write.array)
    }
    if arrays.isEmpty, let last = log.writes.last { arrays = [last.array] }
    guard !arrays.isEmpty else { return unwritten(stretch) }
    return arrays.map { array in
      let before = log.arrays[array].before
      var numbers = before.value
      var fresh: [[Int]] = []
      for place in 0..<stretch.writes.upperBound where log.writes[place].array == array {
        let write = log.writes[place]
        numbers.elements[write.cell] = write.value
        if place >= stretch.writes.lowerBound { fresh.append(numbers.shape.index(of: write.cell)) }
      }
      return RecordFrame.Written(
        quantity: .value(before), numbers: numbers, fresh: fresh, known: nil)
    }
  }

  /// The result of a program that keeps it in lists: what of it has been computed.
  private func unwritten(_ stretch: Stretch) -> [RecordFrame.Written] {
    guard result.value.shape.rank > 0, let last = lastID(stretch) else { return [] }
    var known: [Bool] = []
    var fresh: [[Int]] = []
    let first = firstID(stretch)
    for element in 0..<result.value.shape.count {
      let id = self.id(of: element, in: result) ?? 0
      let isComputed = id & Ledger.leafBit != 0 || id <= last
      known.append(isComputed)
      if isComputed, id & Ledger.leafBit == 0, id >= first {
        fresh.append(result.value.shape.index(of: element))
      }
    }
    return [
      RecordFrame.Written(
        quantity: .value(result), numbers: result.value, fresh: fresh, known: known)
    ]
  }

  private func firstID(_ stretch: Stretch) -> Ledger.ID {
    stretch.entries.first.map { ledger.state.pointee.entries[$0].first } ?? 0
  }

  private func lastID(_ stretch: Stretch) -> Ledger.ID? {
    guard stretch.entries.upperBound > ledger.state.pointee.entries.start else { return nil }
    let entry = ledger.state.pointee.entries[stretch.entries.upperBound - 1]
    return entry.first + UInt32(truncatingIfNeeded: entry.count - 1)
  }

  /// The id of an element, through the lists that it was put together from.
  private func id(of element: Int, in node: Node<Double>) -> Ledger.ID? {
    guard let operation = node.operation else { return nil }
    if operation.record === ledger { return operation.recordID(of: element) }
    let step = operation.step(for: element, of: node)
    guard step.combination == .copy, let source = step.terms.first?.node,
      let offset = step.terms.first?.input.flatMap(source.value.shape.offset)
    else { return nil }
    return id(of: offset, in: source)
  }

  // MARK: Products

  /// The products of the last window of a stretch; nil where there are fewer than two.
  private func products(_ stretch: Stretch) -> Tensor<Double>? {
    for place in stretch.entries.reversed() {
      let entry = ledger.state.pointee.entries[place]
      let isProduct =
        entry.operation == .dot || entry.operation == LedgerOperation.multiply.ofArrays
      guard isProduct, entry.b > 1, entry.b <= 1 << 12 else { continue }
      let (left, right) = ledger.operands(of: entry)
      let pool = ledger.state.pointee.pool.pointer(at: Int(entry.a))
      let lengths = (0..<Int(pool[0] & 0xFF)).map { Int(pool[1 + $0]) }
      let numbers = zip(left, right).map {
        (ledger.value(of: $0) ?? .nan) * (ledger.value(of: $1) ?? .nan)
      }
      guard let shape = try? Shape(lengths), shape.count == numbers.count else { return nil }
      return Tensor(known: shape, numbers)
    }
    return nil
  }
}
