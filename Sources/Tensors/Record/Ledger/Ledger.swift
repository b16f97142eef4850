/// The record of a program while it runs: every number that was computed from an array, what it was
/// computed from, the source line and the iteration.
///
/// A node is too much for a single product, so a program's own arithmetic is written here, 24 bytes and a
/// value an entry. Numbers are found by id and never change, so that a later write into an array cannot
/// spoil a gradient. Reading an array makes no entry: its cells have ids (``Span``).
///
/// What comes in from outside has ids of its own (``bind(_:)``), what goes out becomes a node
/// (``RecordSlice``); so a gradient flows through both.
public final class Ledger: @unchecked Sendable {
  // Unchecked: written by the one thread that runs the program, and only read afterwards.

  /// The name of a number in the record.
  public typealias ID = UInt32

  /// The id of every number that was never recorded.
  public static let plain: ID = 0

  /// The id of every number that came from an array while nothing was recorded.
  public static let unrecorded: ID = 1

  /// The bit that ids of numbers from outside have.
  public static let leafBit: ID = 1 << 31

  /// How large the record may become before its oldest part is let go: 256 MiB.
  public static let maximumBytes = 256 << 20

  /// A node whose numbers a program read, and where they stand among the leaves.
  public struct Binding {
    /// The id of its first number.
    public let base: ID
    /// The node; nil where nothing that is still there was computed from it.
    public internal(set) weak var node: Node<Double>?
    /// How many entries there were when it came in.
    let entry: Int
  }

  struct State {
    var values = LedgerRow<Double>()
    var leaves = LedgerRow<Double>()
    var entries = LedgerRow<LedgerEntry>()
    var iterations = LedgerRow<LedgerIteration>()
    var pool = LedgerRow<UInt32>()
  }

  let state: UnsafeMutablePointer<State>
  private let limit: Int

  /// The nodes that came in, in the order of their ids.
  public private(set) var bindings: [Binding] = []

  /// Loop variables that are no small whole numbers, as they are printed.
  private var texts: [String] = []

  /// The line of the newest entry that was let go; nil while everything is kept.
  public private(set) var lostLine: Int?

  private var mark: Node<Double>?
  private var marked = 0

  /// The nodes that came in, as long as numbers without a node of their own may still be asked for theirs.
  ///
  /// What is computed from such a number often comes in again, so that record and nodes would keep each
  /// other alive for ever. A node of the record keeps what it was computed from by its mark.
  private var held: [Node<Double>] = []
  private var users = 0
  private var isClosed = false
  private weak var lateMark: Node<Double>?

  /// What is known of the lines and loops by which the record counts; nil where nobody says.
  public let lines: (any RecordedLines)?

  /// What is written into arrays meanwhile; nil where nobody watches.
  public var log: RecordLog?

  /// The number of the last node that was made before the record began.
  public let birth = Tape.last

  /// Starts an empty record.
  ///
  /// - Parameters:
  ///   - limit: The bytes after which the oldest part is let go.
  ///   - lines: What is known of lines and loops.
  public init(limit: Int = Ledger.maximumBytes, lines: (any RecordedLines)? = nil) {
    self.limit = limit
    self.lines = lines
    state = .allocate(capacity: 1)
    state.initialize(to: State())
    // The ids 0 and 1 are no results.
    state.pointee.values.append(0)
    state.pointee.values.append(0)
    state.pointee.iterations.append(LedgerIteration(parent: 0, value: 0, loop: 0))
  }

  deinit {
    let kept = state.pointee
    kept.values.deallocate()
    kept.leaves.deallocate()
    kept.entries.deallocate()
    kept.iterations.deallocate()
    kept.pool.deallocate()
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// How many entries have been made, those let go counted.
  public var entryCount: Int { state.pointee.entries.end }

  /// Bytes that the record takes.
  public var bytes: Int {
    let kept = state.pointee
    return kept.values.bytes + kept.leaves.bytes + kept.entries.bytes + kept.iterations.bytes
      + kept.pool.bytes
  }

  /// Whether a number with this id is on the record.
  @inline(__always)
  public static func isRecorded(_ id: ID) -> Bool { id > unrecorded }

  /// The number of an id; nil where it was let go or never recorded.
  public func value(of id: ID) -> Double? {
    if id & Ledger.leafBit != 0 {
      let place = Int(id & ~Ledger.leafBit)
      return place < state.pointee.leaves.end ? state.pointee.leaves[place] : nil
    }
    let place = Int(id)
    guard Ledger.isRecorded(id), place >= state.pointee.values.start,
      place < state.pointee.values.end
    else { return nil }
    return state.pointee.values[place]
  }

  // MARK: What comes in

  /// Takes in the numbers of a node: row-major, one id a number.
  ///
  /// - Returns: The id of the first.
  public func bind(_ node: Node<Double>) -> ID {
    let base = Ledger.leafBit | ID(truncatingIfNeeded: state.pointee.leaves.end)
    let elements = node.value.elements
    let room = state.pointee.leaves.extend(by: elements.count)
    elements.withUnsafeBufferPointer { numbers in
      if let start = numbers.baseAddress { room.update(from: start, count: numbers.count) }
    }
    bindings.append(Binding(base: base, node: node, entry: entryCount))
    held.append(node)
    return base
  }

  /// An array's numbers go by ids of the record from here on.
  public func beginUse() { users += 1 }

  /// An array's numbers have a node of their own now, or are gone.
  public func endUse() {
    users -= 1
    letGo()
  }

  /// The program has ended.
  public func close() {
    isClosed = true
    letGo()
  }

  private func letGo() {
    guard isClosed, users == 0 else { return }
    held = []
    mark = nil
    marked = 0
  }

  /// Takes in a number that was written in the program, so that a product can be differentiated.
  @inline(__always)
  public func constant(_ value: Double) -> ID {
    let id = ID(truncatingIfNeeded: state.pointee.values.end)
    state.pointee.values.append(value)
    return id
  }

  /// The node and the place in it that an id of a leaf stands for.
  public func leaf(of id: ID) -> (node: Node<Double>, offset: Int)? {
    guard id & Ledger.leafBit != 0 else { return nil }
    var (low, high) = (0, bindings.count)
    while low < high {
      let middle = (low + high) / 2
      if bindings[middle].base <= id { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let binding = bindings[low - 1]
    let offset = Int(id - binding.base)
    guard let node = binding.node, offset < node.value.shape.count else { return nil }
    return (node, offset)
  }

  /// A node of no numbers that every node which came in up to now is an ancestor of.
  ///
  /// Each mark holds what came in since the last one, so that they stay as many as the bindings.
  func currentMark() -> Node<Double> {
    if let mark, marked == bindings.count { return mark }
    if let lateMark { return lateMark }
    let fresh = bindings[marked...].compactMap(\.node) + (mark.map { [$0] } ?? [])
    let node = Node(RecordMark(), fresh)
    if isClosed, users == 0 {
      lateMark = node
    } else {
      marked = bindings.count
      mark = node
    }
    return node
  }

  // MARK: Iterations

  /// Notes that a pass through a loop has begun in which something is recorded.
  public func iteration(parent: UInt32, loop: Int, value: Int32) -> UInt32 {
    let place = UInt32(truncatingIfNeeded: state.pointee.iterations.end)
    state.pointee.iterations.append(
      LedgerIteration(parent: parent, value: value, loop: UInt32(truncatingIfNeeded: loop)))
    return place
  }

  /// The same for a loop variable that is no small whole number.
  public func iteration(parent: UInt32, loop: Int, text: String) -> UInt32 {
    let place = UInt32(truncatingIfNeeded: state.pointee.iterations.end)
    state.pointee.iterations.append(
      LedgerIteration(
        parent: parent, value: Int32(truncatingIfNeeded: texts.count),
        loop: UInt32(truncatingIfNeeded: loop) | LedgerIteration.otherValue))
    texts.append(text)
    return place
  }

  /// The loops that an iteration stands in with their variables, the outermost first.
  public func loops(of iteration: UInt32) -> [(loop: Int, value: String)] {
    var found: [(loop: Int, value: String)] = []
    var next = iteration
    while next != 0 {
      let kept = state.pointee.iterations[Int(next)]
      let isOther = kept.loop & LedgerIteration.otherValue != 0
      let text = isOther ? texts[Int(kept.value)] : "\(kept.value)"
      found.append((Int(kept.loop & ~LedgerIteration.otherValue), text))
      next = kept.parent
    }
    return found.reversed()
  }

  // MARK: Letting go

  /// Lets go of the oldest half of the results where the record has become too large.
  @inline(__always)
  func makeRoom() {
    // Leaves and iterations stay, so they do not count against it.
    if state.pointee.entries.end & 0xFFF == 0 || state.pointee.values.bytes > limit { thin() }
  }

  @inline(never)
  private func thin() {
    let kept = state.pointee
    guard kept.values.bytes + kept.entries.bytes + kept.pool.bytes > limit else { return }
    let middle = (kept.entries.start + kept.entries.end) / 2
    guard middle > kept.entries.start else { return }
    let entry = kept.entries[middle]
    lostLine = kept.entries[middle - 1].line
    // The pool is filled in the order of the entries: what the first kept one that uses it needs stays.
    var pool = kept.pool.end
    for place in middle..<kept.entries.end where kept.entries[place].usesPool {
      pool = Int(kept.entries[place].a)
      break
    }
    state.pointee.pool.drop(before: pool)
    state.pointee.values.drop(before: Int(entry.first))
    state.pointee.entries.drop(before: middle)
  }
}

extension LedgerEntry {
  /// Whether its operands are described in the pool.
  var usesPool: Bool {
    operation.isOfArrays || operation == .sum || operation == .dot || operation.isExtreme
  }
}
