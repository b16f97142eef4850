import Tensors

/// An array: a view of shared numbers.
final class ArrayObject: ProgramObject, @unchecked Sendable {
  let buffer: NumberBuffer
  /// The cell of the first element.
  let offset: Int
  @exclusivity(unchecked) private(set) var rank: Int
  /// The lengths of the dimensions, then the steps along them.
  @exclusivity(unchecked) private(set) var dims: UnsafeMutablePointer<Int>
  let count: Int

  /// Whether PyTorch made it, and its methods are PyTorch's; else NumPy's.
  @exclusivity(unchecked) var isTorch: Bool

  /// Whether `backward()` adds to its gradient.
  var asksForGradient = false

  /// Whether it does so although it was computed from others.
  var retainsGradient = false

  /// What `backward()` has added up; nil where that is None.
  var gradient: ArrayObject?

  /// What a program has noted on a tensor of PyTorch's under names of its own: `x.g = …`; nil for nothing.
  var notes: DictionaryObject?

  /// Whether it is an `nn.Parameter`.
  var isParameter = false

  init(
    _ buffer: NumberBuffer, offset: Int, rank: Int, lengths: UnsafePointer<Int>,
    steps: UnsafePointer<Int>, isTorch: Bool
  ) {
    self.buffer = buffer
    self.offset = offset
    self.isTorch = isTorch
    self.rank = rank
    dims = .allocate(capacity: max(2 * rank, 1))
    var count = 1
    for d in 0..<rank {
      dims[d] = lengths[d]
      dims[rank + d] = steps[d]
      count *= lengths[d]
    }
    self.count = count
    super.init(.array)
  }

  convenience init(
    _ buffer: NumberBuffer, offset: Int, shape: [Int], strides: [Int], isTorch: Bool
  ) {
    self.init(
      buffer, offset: offset, rank: shape.count, lengths: shape, steps: strides, isTorch: isTorch)
  }

  /// The whole of a buffer, laid out row by row.
  convenience init(_ buffer: NumberBuffer, shape: [Int], isTorch: Bool) {
    if buffer.shape == nil { buffer.shape = try? Shape(shape) }
    self.init(
      buffer, offset: 0, shape: shape, strides: ArrayObject.strides(shape), isTorch: isTorch)
  }

  /// The numbers of a node.
  convenience init(_ node: Node<Double>, isTorch: Bool) throws(ProgramFailure) {
    self.init(try NumberBuffer(node), shape: node.value.shape.dimensions, isTorch: isTorch)
  }

  deinit { dims.deallocate() }

  /// Takes the lengths and steps of a view of the same numbers, as `x.shape = (2, 3)` does.
  func lie(as view: ArrayObject) {
    dims.deallocate()
    rank = view.rank
    dims = .allocate(capacity: max(2 * rank, 1))
    dims.update(from: view.dims, count: 2 * rank)
  }

  /// The steps of a shape that is laid out row by row.
  static func strides(_ shape: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: shape.count)
    for d in stride(from: shape.count - 2, through: 0, by: -1) {
      strides[d] = strides[d + 1] * max(shape[d + 1], 1)
    }
    return strides
  }

  var shape: [Int] { (0..<rank).map { dims[$0] } }
  var strides: [Int] { (0..<rank).map { dims[rank + $0] } }
  var type: ElementType { buffer.type }
  var shapeText: String { rank == 0 ? "()" : shape.map { "\($0)" }.joined(separator: "×") }

  /// Whether the elements lie row by row without gaps.
  var isContiguous: Bool {
    var step = 1
    for d in stride(from: rank - 1, through: 0, by: -1) {
      if dims[d] != 1, dims[rank + d] != step { return false }
      // As `strides` has it: where there is no element, none lies apart.
      step *= max(dims[d], 1)
    }
    return true
  }

  /// Whether it is the whole of its buffer, row by row.
  var isWhole: Bool { count == buffer.count && offset == 0 && isContiguous }

  /// Whether it is on the tape as it is, or may be put there: the whole of a buffer that is a node or from nowhere.
  var isNode: Bool { isWhole && (buffer.node != nil || buffer.isFromNowhere) }

  /// The number, where there is exactly one.
  var single: Double? { count == 1 ? buffer.cells[offset] : nil }

  override var typeName: String { isParameter ? "Parameter" : isTorch ? "Tensor" : "ndarray" }

  override func eachValue(_ body: (inout ProgramValue) -> Void) { ProgramObject.hand(notes, body) }

  override func length(_ machine: ProgramMachine) throws(ProgramFailure) -> Int? {
    guard rank > 0 else { throw .noLength("0-d array") }
    return dims[0]
  }

  override func isTrue(_ machine: ProgramMachine) throws(ProgramFailure) -> Bool {
    guard let single else { throw .ambiguousTruth(shapeText) }
    return single != 0
  }

  /// Calls a body with the cell of every element, row by row.
  @inline(__always)
  func forEachCell(_ body: (Int) -> Void) {
    forEachPlace(rank: rank, shape: dims, base: offset, strides: dims + rank, body)
  }

  /// The numbers, row by row.
  var numbers: [Double] {
    if isContiguous {
      return Array(UnsafeBufferPointer(start: buffer.cells + offset, count: count))
    }
    var numbers: [Double] = []
    numbers.reserveCapacity(count)
    forEachCell { numbers.append(buffer.cells[$0]) }
    return numbers
  }

  /// The element at a cell.
  @inline(__always)
  func value(atCell cell: Int, _ machine: ProgramMachine) -> ProgramValue {
    let number = buffer.cells[cell]
    switch buffer.type {
    case .real: return .real(number, buffer.id(cell, machine))
    case .boolean: return .boolean(number != 0)
    case .written, .whole: return .whole(number, buffer.id(cell, machine))
    }
  }

  /// A view: other steps over the same numbers.
  func view(offset: Int, shape: [Int], strides: [Int]) -> ArrayObject {
    ArrayObject(buffer, offset: offset, shape: shape, strides: strides, isTorch: isTorch)
  }

  /// The same with lengths and steps where they lie.
  @inline(__always)
  func view(
    offset: Int, rank: Int, lengths: UnsafePointer<Int>, steps: UnsafePointer<Int>
  ) -> ArrayObject {
    ArrayObject(
      buffer, offset: offset, rank: rank, lengths: lengths, steps: steps, isTorch: isTorch)
  }

  /// The element or the part along the first dimension.
  func part(_ place: Int, _ machine: ProgramMachine) -> ProgramValue {
    let start = offset + place * dims[rank]
    if rank == 1 { return value(atCell: start, machine) }
    return .object(
      view(offset: start, shape: Array(shape.dropFirst()), strides: Array(strides.dropFirst())))
  }

  override func iterator(_ machine: ProgramMachine) throws(ProgramFailure) -> ProgramIterator {
    guard rank > 0 else { throw .notIterable("0-d array") }
    var place = 0
    return FunctionIterator("iterator") { [self] machine throws(ProgramFailure) in
      guard place < dims[0] else { return nil }
      place += 1
      return part(place - 1, machine)
    }
  }

  override func contains(
    _ value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool {
    guard let number = value.number else { return false }
    return numbers.contains(number)
  }

  override func element(
    _ index: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    try machine.element(of: self, (index.object as? TupleObject)?.items ?? [index])
  }

  override func setElement(
    _ index: ProgramValue, to value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    try machine.setElement(
      of: self, (index.object as? TupleObject)?.items ?? [index], to: value)
  }

  /// Nested lists of the numbers, as `repr` of a list writes them.
  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    if let text = emptyText(isRepresentation: true) { return text }
    try Sequences.check(count * 2)
    var numbers = self.numbers[...]
    return nested(0, &numbers)
  }

  override func text(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    if let text = emptyText(isRepresentation: false) { return text }
    return try representation(machine)
  }

  private func nested(_ dimension: Int, _ numbers: inout ArraySlice<Double>) -> String {
    guard dimension < rank else {
      let number = numbers.popFirst() ?? 0
      switch type {
      case .boolean: return number == 0 ? "False" : "True"
      case .written, .whole: return Int(exactly: number).map { "\($0)" } ?? "\(number)"
      case .real: return NumberTexts.representation(number)
      }
    }
    let parts = (0..<dims[dimension]).map { _ in nested(dimension + 1, &numbers) }
    return "[\(parts.joined(separator: ", "))]"
  }

  override func combined(
    _ op: ProgramOperator, with other: ProgramValue, isRight: Bool, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    try machine.combine(self, op, other, isRight: isRight)
  }

  override func changed(
    _ op: ProgramOperator, by other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if let function = op.function, try machine.change(self, function, by: other) {
      return .object(self)
    }
    guard let result = try machine.combine(self, op, other, isRight: false) else { return nil }
    // What is larger than the array would not fit into it.
    if let made = result.array, made.shape != shape {
      throw .notStorable(made.shapeText, into: shapeText)
    }
    try machine.store(result, into: self)
    return .object(self)
  }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if let value = try ArrayAttributes.value(name, of: self, machine) { return value }
    if let value = notes?.value(named: name) { return value }
    return try super.attribute(name, machine)
  }

  override func setAttribute(
    _ name: String, to value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) { try ArrayAttributes.set(name, of: self, to: value, machine) }

  override func hasMethod(_ name: String) -> Bool { ArrayMethods.has(name) }

  override func method(
    _ name: String, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    try ArrayMethods.call(name, of: self, arguments, machine)
  }
}
