import Synchronization
import Tensors

/// The numbers that an array and all its views share, and where each of them stands in the record.
///
/// While `ids` is nil cell `i` has the id `base + i`, or none yet where `base` is 0; ids of their own are
/// made when the first element is written. A node stands for the whole buffer as long as nothing is
/// written into it.
///
/// Its state belongs to one thread, and inner loops read it for every element: exclusive access is not
/// asked for each time.
final class NumberBuffer {
  /// The most numbers that all buffers together may hold: 512 MiB.
  static let most = 1 << 26
  /// What an array takes besides its numbers, counted in numbers: a program may make millions of small ones.
  private static let overhead = 64
  private static let kept = Atomic<Int>(0)

  /// How many numbers all buffers hold.
  static var count: Int { kept.load(ordering: .relaxed) }

  let count: Int
  let cells: UnsafeMutablePointer<Double>
  let type: ElementType

  /// The buffer whose numbers these are, without their history; nil for one that has its own.
  ///
  /// What is written here is written there, apart from the record.
  private let origin: NumberBuffer?

  /// The buffer that has these numbers without their history.
  @exclusivity(unchecked) private weak var plain: NumberBuffer?

  /// The record that the ids belong to.
  @exclusivity(unchecked) private(set) var ledger: Ledger? {
    didSet {
      guard oldValue !== ledger else { return }
      oldValue?.endUse()
      ledger?.beginUse()
    }
  }
  @exclusivity(unchecked) private(set) var base: UInt32 = 0
  @exclusivity(unchecked) private(set) var ids: UnsafeMutablePointer<UInt32>?

  /// What the whole buffer is on the tape, as long as that holds.
  @exclusivity(unchecked) private(set) var node: Node<Double>? {
    didSet { if node !== oldValue { first = nil } }
  }

  /// The node that it was before views took it in other shapes; nil where none did.
  @exclusivity(unchecked) private var first: Node<Double>?

  /// The node in which all gradients of the numbers come together.
  var source: Node<Double>? { first ?? node }

  /// The shape of the array that was made with the buffer, which its node has as well.
  @exclusivity(unchecked) var shape: Shape?

  /// Whether the numbers are called `uint8`, which in NumPy wraps beyond 255.
  @exclusivity(unchecked) var isByte = false

  /// Notes what is written, and the number by which it knows the buffer; nil where nobody watches.
  @exclusivity(unchecked) private var watched: (watch: ArrayWatch, number: Int)?

  /// The parameter of a network that the buffer is.
  @exclusivity(unchecked) var owner: ParameterOwner?

  /// Whether nothing is known yet of where the numbers came from.
  var isFromNowhere: Bool { node == nil && base == 0 && ids == nil }

  /// Makes room for numbers, all of them 0.
  init(count: Int, type: ElementType) throws(ProgramFailure) {
    try NumberBuffer.check(room: count)
    NumberBuffer.kept.add(count + NumberBuffer.overhead, ordering: .relaxed)
    self.count = count
    self.type = type
    origin = nil
    cells = .allocate(capacity: max(count, 1))
    cells.initialize(repeating: 0, count: max(count, 1))
  }

  /// - Throws: `MemoryError` if there is no room for so many numbers more.
  static func check(room count: Int) throws(ProgramFailure) {
    guard count <= most - kept.load(ordering: .relaxed) else { throw .outOfMemory(most * 8) }
  }

  /// The numbers of a node.
  convenience init(_ node: Node<Double>) throws(ProgramFailure) {
    try self.init(count: node.value.shape.count, type: node.type)
    node.value.elements.withUnsafeBufferPointer { numbers in
      if let start = numbers.baseAddress { cells.update(from: start, count: count) }
    }
    self.node = node
  }

  /// The numbers of another buffer without their history.
  private init(of origin: NumberBuffer) {
    (count, type, cells) = (origin.count, origin.type, origin.cells)
    self.origin = origin
    (isByte, owner, shape) = (origin.isByte, origin.owner, origin.shape)
  }

  /// The same numbers without their history: writing into them changes these.
  var detached: NumberBuffer {
    if origin != nil { return self }
    if let plain { return plain }
    let made = NumberBuffer(of: self)
    plain = made
    return made
  }

  /// Whether two buffers are about the same numbers.
  func shares(with other: NumberBuffer) -> Bool { cells == other.cells }

  deinit {
    ledger?.endUse()
    if origin != nil { return }
    NumberBuffer.kept.subtract(count + NumberBuffer.overhead, ordering: .relaxed)
    cells.deallocate()
    ids?.deallocate()
  }

  /// The id of a cell, in the record that the machine keeps.
  @inline(__always)
  func id(_ place: Int, _ machine: ProgramMachine) -> UInt32 {
    guard machine.isRecording else { return Ledger.unrecorded }
    if ledger !== machine.ledger { bind(machine) }
    if let ids { return ids[place] }
    return base &+ UInt32(truncatingIfNeeded: place)
  }

  /// Brings the numbers onto the machine's record, as they are.
  @inline(never)
  func bind(_ machine: ProgramMachine) {
    guard ledger !== machine.ledger else { return }
    let node = wholeNode()
    if let name = machine.name(of: origin ?? self) { node.go(by: name) }
    forgetIDs()
    ledger = machine.ledger
    base = machine.ledger.bind(node)
    self.node = node
  }

  /// A node of the whole buffer, in a row where it has no other shape yet.
  func wholeNode(_ shape: Shape? = nil) -> Node<Double> {
    if let node { return node }
    let shape =
      shape ?? self.shape ?? Tensor(vector: [Double](repeating: 0, count: count)).shape
    let numbers = Array(UnsafeBufferPointer(start: cells, count: count))
    let made: Node<Double>
    if let ledger, ids != nil || base != 0 {
      let places: LedgerIDs =
        ids.map { .list(Array(UnsafeBufferPointer(start: $0, count: count))) }
        ?? .run(from: base, count: count)
      made = RecordSlice(ledger, ids: places, shape: shape, numbers: numbers, type: type).node()
      // Later reads go through the node, so that its gradient can be asked for.
      forgetIDs()
    } else {
      made = Node((try? Tensor(shape, numbers)) ?? Tensor(vector: numbers), type: type)
    }
    node = made
    return made
  }

  private func forgetIDs() {
    ids?.deallocate()
    (ids, base, ledger) = (nil, 0, nil)
  }

  /// Forgets what is known of the numbers here, though not elsewhere.
  private func lose() {
    forgetIDs()
    node = nil
  }

  /// Names the numbers, which an entry of the record has computed.
  func name(from base: UInt32, in ledger: Ledger) {
    guard Ledger.isRecorded(base) else { return }
    forgetIDs()
    (self.base, self.ledger) = (base, ledger)
  }

  /// Takes the place on the record of another buffer whose numbers were copied here.
  func takeNames(of other: NumberBuffer) {
    if origin != nil { return forget() }
    guard other.ids == nil, type == other.type else { return }
    plain?.lose()
    forgetIDs()
    (base, ledger, node) = (other.base, other.ledger, other.source)
  }

  /// Prepares single cells for being written: each gets an id of its own.
  func prepareWrite(_ machine: ProgramMachine) {
    if let origin {
      let isRecording = machine.isRecording
      machine.isRecording = false
      origin.prepareWrite(machine)
      machine.isRecording = isRecording
      return lose()
    }
    plain?.lose()
    if let watch = machine.watch, watched == nil, !isFromNowhere {
      watched = (watch, watch.begin(self, name: machine.name(of: self)))
    }
    // What is written apart from the record is new: a leaf stays one.
    if !machine.isRecording, ids == nil, node?.operation == nil,
      node != nil || base == 0
    {
      forget()
      return
    }
    if ledger !== machine.ledger { bind(machine) }
    node = nil
    guard ids == nil else { return }
    let made = UnsafeMutablePointer<UInt32>.allocate(capacity: max(count, 1))
    for place in 0..<count { made[place] = base &+ UInt32(truncatingIfNeeded: place) }
    ids = made
  }

  /// Writes a number with its id; ``prepareWrite(_:)`` has been called.
  @inline(__always)
  func write(_ number: Double, _ id: UInt32, at place: Int) {
    if let origin { return origin.write(number, Ledger.unrecorded, at: place) }
    cells[place] = type == .real ? number : type.stored(number)
    if let ids { ids[place] = type == .real || type.stored(number) == number ? id : 0 }
    if let watched { watched.watch.note(watched.number, place, cells[place], id) }
  }

  /// Takes plain numbers that were written among recorded ones onto the record, so that what is multiplied by them
  /// can be differentiated.
  func takeConstants(of array: ArrayObject) {
    guard let ids, let ledger else { return }
    array.forEachCell { cell in
      if !Ledger.isRecorded(ids[cell]) { ids[cell] = ledger.constant(cells[cell]) }
    }
  }

  /// Puts a node in the place of everything that was there.
  func replace(with node: Node<Double>) {
    if let origin { return origin.replace(with: node) }
    plain?.lose()
    forgetIDs()
    node.value.elements.withUnsafeBufferPointer { numbers in
      if let start = numbers.baseAddress {
        cells.update(from: start, count: min(count, numbers.count))
      }
    }
    self.node = node
  }

  /// Takes another node for the same numbers: one of another shape.
  func adopt(_ node: Node<Double>) {
    forgetIDs()
    let source = source
    self.node = node
    first = source
  }

  /// Forgets where the numbers came from: they were written anew.
  func forget() {
    if let origin { return origin.forget() }
    plain?.lose()
    lose()
  }

  /// Tells the network whose parameter it is what has been written.
  func publish() { owner?.publish(self) }
}

extension ElementType {
  /// What becomes of a number that is written into an array of Python's of this kind.
  @inline(__always)
  func stored(_ number: Double) -> Double {
    switch self {
    case .real: number
    case .boolean: number == 0 ? 0 : 1
    case .written, .whole: number.rounded(.towardZero)
    }
  }
}
