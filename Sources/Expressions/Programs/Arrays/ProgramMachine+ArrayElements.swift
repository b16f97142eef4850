import Tensors

/// What an index picks from an array: a view, or single cells.
enum PickedCells {
  case view(offset: Int, shape: [Int], strides: [Int])
  case cells([Int], shape: [Int])
}

extension ProgramMachine {
  /// `array[items]`.
  func element(
    of array: ArrayObject, _ items: [ProgramValue]
  ) throws(ProgramFailure) -> ProgramValue {
    switch try pick(items, from: array) {
    case .view(let offset, let shape, let strides):
      // All places named: a number. `x[...]` and a mask of none stay arrays.
      if shape.isEmpty, !items.contains(where: { $0.object is EllipsisObject }) || array.rank == 0 {
        return array.value(atCell: offset, self)
      }
      return .object(array.view(offset: offset, shape: shape, strides: strides))
    case .cells(let cells, let shape):
      return .object(try gathered(array, cells, shape))
    }
  }

  /// A new array of single cells of another; each keeps its place on the record.
  func gathered(
    _ array: ArrayObject, _ cells: [Int], _ shape: [Int]
  ) throws(ProgramFailure) -> ArrayObject {
    let buffer = try NumberBuffer(count: cells.count, type: array.type)
    if isRecording {
      array.buffer.bind(self)
      buffer.prepareWrite(self)
    }
    for (place, cell) in cells.enumerated() {
      buffer.write(array.buffer.cells[cell], array.buffer.id(cell, self), at: place)
    }
    return ArrayObject(buffer, shape: shape, isTorch: array.isTorch)
  }

  /// `array[items] = value`.
  func setElement(
    of array: ArrayObject, _ items: [ProgramValue], to value: ProgramValue
  ) throws(ProgramFailure) {
    switch try pick(items, from: array) {
    case .view(let offset, let shape, let strides):
      if shape.isEmpty, let number = value.number {
        let id = value.array.map { $0.buffer.id($0.offset, self) } ?? value.id
        array.buffer.prepareWrite(self)
        array.buffer.write(number, isRecording ? id : Ledger.unrecorded, at: offset)
        array.buffer.publish()
        return
      }
      try store(value, into: array.view(offset: offset, shape: shape, strides: strides))
    case .cells(let cells, let shape):
      let source = try self.array(value, like: array)
      let spread = try broadcast(source, to: shape)
      // What is read may be what is written.
      var (numbers, ids): ([Double], [UInt32]) = ([], [])
      numbers.reserveCapacity(cells.count)
      ids.reserveCapacity(cells.count)
      spread.forEachCell { cell in
        numbers.append(source.buffer.cells[cell])
        ids.append(source.buffer.id(cell, self))
      }
      array.buffer.prepareWrite(self)
      for (place, cell) in cells.enumerated() {
        array.buffer.write(numbers[place], ids[place], at: cell)
      }
      array.buffer.publish()
    }
  }

  /// Copies a value into every element of an array, stretched where it is smaller.
  func store(_ value: ProgramValue, into array: ArrayObject) throws(ProgramFailure) {
    defer { array.buffer.publish() }
    if let number = value.number, value.array == nil {
      array.buffer.prepareWrite(self)
      let id = isRecording ? value.id : Ledger.unrecorded
      let buffer = array.buffer
      array.forEachCell { buffer.write(number, id, at: $0) }
      if !isRecording, array.isWhole { buffer.forget() }
      return
    }
    let source = try self.array(value, like: array)
    if source.buffer.shares(with: array.buffer), source.offset == array.offset,
      source.shape == array.shape,
      source.strides == array.strides
    {
      return
    }
    if array.isWhole, source.isWhole, source.shape == array.shape, source.buffer.ids == nil,
      source.type == array.type
    {
      array.buffer.cells.update(from: source.buffer.cells, count: array.count)
      // A leaf that nothing has read yet gets its place on the record now.
      if isRecording, source.isTorch, source.type == .real, source.buffer.isFromNowhere {
        _ = source.buffer.wholeNode(try? Shape(source.shape))
      }
      if isRecording { array.buffer.takeNames(of: source.buffer) } else { array.buffer.forget() }
      return
    }
    let overlaps = source.buffer.shares(with: array.buffer)
    let from = overlaps ? try copy(source) : source
    let spread = try broadcast(from, to: array.shape)
    if isRecording { from.buffer.bind(self) }
    array.buffer.prepareWrite(self)
    let (buffer, origin) = (array.buffer, from.buffer)
    withUnsafeTemporaryAllocation(of: Int.self, capacity: max(array.count, 1)) { cells in
      var next = 0
      spread.forEachCell { cell in
        cells[next] = cell
        next += 1
      }
      next = 0
      array.forEachCell { cell in
        buffer.write(origin.cells[cells[next]], origin.id(cells[next], self), at: cell)
        next += 1
      }
    }
  }

  /// A view of an array stretched to a shape.
  func broadcast(_ array: ArrayObject, to shape: [Int]) throws(ProgramFailure) -> ArrayObject {
    var lengths = array.shape[...]
    var strides = array.strides[...]
    // NumPy drops leading lengths of 1 when it stores.
    while lengths.count > shape.count, lengths.first == 1 {
      lengths = lengths.dropFirst()
      strides = strides.dropFirst()
    }
    let missing = shape.count - lengths.count
    guard missing >= 0 else {
      throw .notStorable(array.shapeText, into: ProgramMachine.text(shape))
    }
    var steps: [Int] = []
    for (d, length) in shape.enumerated() {
      if d < missing {
        steps.append(0)
        continue
      }
      let own = lengths[lengths.startIndex + d - missing]
      guard own == length || own == 1 else {
        throw .notStorable(array.shapeText, into: ProgramMachine.text(shape))
      }
      steps.append(own == 1 ? 0 : strides[strides.startIndex + d - missing])
    }
    return array.view(offset: array.offset, shape: shape, strides: steps)
  }

  static func text(_ shape: [Int]) -> String {
    shape.isEmpty ? "()" : shape.map { "\($0)" }.joined(separator: "×")
  }

  /// A new array with the same numbers, whose elements keep their places on the record.
  func copy(_ array: ArrayObject, type: ElementType? = nil) throws(ProgramFailure) -> ArrayObject {
    let buffer = try NumberBuffer(count: array.count, type: type ?? array.type)
    let made = ArrayObject(buffer, shape: array.shape, isTorch: array.isTorch)
    buffer.isByte = type == nil && array.buffer.isByte
    if buffer.type == array.type {
      try store(.object(array), into: made)
    } else {
      var next = 0
      if isRecording { array.buffer.bind(self) }
      buffer.prepareWrite(self)
      array.forEachCell { cell in
        buffer.write(array.buffer.cells[cell], array.buffer.id(cell, self), at: next)
        next += 1
      }
    }
    return made
  }

  // MARK: Indices

  /// What the items between the brackets pick.
  func pick(_ items: [ProgramValue], from array: ArrayObject) throws(ProgramFailure) -> PickedCells
  {
    var walk = IndexWalk(array)
    try walk.take(items, self)
    return try walk.finished()
  }
}

/// Takes the items of an index one after another.
private struct IndexWalk {
  private let array: ArrayObject
  private var dimension = 0
  private var offset: Int
  private var shape: [Int] = []
  private var strides: [Int] = []
  private var fancy: [PlaceArray] = []
  /// Where among the dimensions of the result those of the places go.
  private var fancyAt: Int?
  private var isApart = false
  private var lastFancy: Int?

  init(_ array: ArrayObject) {
    self.array = array
    offset = array.offset
  }

  private func used(_ item: ProgramValue) -> Int {
    switch item {
    case .none: 0
    case .boolean: 0
    case .object(let object):
      object is EllipsisObject
        ? 0 : (object as? ArrayObject).map { $0.type == .boolean ? $0.rank : 1 } ?? 1
    default: 1
    }
  }

  mutating func take(_ items: [ProgramValue], _ machine: ProgramMachine) throws(ProgramFailure) {
    var items = items
    for (place, item) in items.enumerated() {
      // A list is an array of places or of truths.
      if let list = item.object, list is ListObject || list is RangeObject || list is TupleObject {
        items[place] = .object(try machine.array(item, like: array))
      }
    }
    let total = items.reduce(0) { $0 + used($1) }
    guard total <= array.rank else {
      throw .tooManyIndices(total, array.shapeText, rank: array.rank)
    }
    for (place, item) in items.enumerated() {
      if item.object is EllipsisObject {
        for _ in 0..<array.rank - total { whole() }
      } else {
        try take(item, at: place)
      }
    }
    while dimension < array.rank { whole() }
  }

  private mutating func whole() {
    shape.append(array.dims[dimension])
    strides.append(array.dims[array.rank + dimension])
    dimension += 1
  }

  private mutating func take(_ item: ProgramValue, at position: Int) throws(ProgramFailure) {
    switch item {
    case .none:
      shape.append(1)
      strides.append(0)
    case .object(let object):
      if let slice = object as? SliceObject {
        let span = try slice.span(array.dims[dimension])
        let step = array.dims[array.rank + dimension]
        offset += span.count == 0 ? 0 : span.start * step
        shape.append(span.count)
        strides.append(span.step * step)
        dimension += 1
      } else if let places = object as? ArrayObject {
        try take(places, at: position)
      } else {
        throw .arrayIndexKind(item.typeName)
      }
    default:
      guard let place = item.integer, !isBoolean(item) else { throw .arrayIndexKind(item.typeName) }
      offset += try resolved(place, dimension) * array.dims[array.rank + dimension]
      dimension += 1
    }
  }

  private func isBoolean(_ value: ProgramValue) -> Bool {
    if case .boolean = value { true } else { false }
  }

  private func resolved(_ place: Int, _ dimension: Int) throws(ProgramFailure) -> Int {
    let length = array.dims[dimension]
    guard place >= -length, place < length else {
      throw .arrayIndexOutOfRange(place, axis: dimension, length: length)
    }
    return place < 0 ? place + length : place
  }

  private mutating func take(_ places: ArrayObject, at position: Int) throws(ProgramFailure) {
    if let last = lastFancy, last != position - 1 { isApart = true }
    lastFancy = position
    if fancyAt == nil { fancyAt = shape.count }
    if places.type == .boolean {
      try takeMask(places)
      return
    }
    guard places.type != .real || places.count == 0 else { throw .arrayIndexKind("float") }
    var resolved: [Int] = []
    resolved.reserveCapacity(places.count)
    let length = array.dims[dimension]
    for number in places.numbers {
      let place = Int(exactly: number) ?? .max
      resolved.append(
        place >= 0 && place < length ? place : try self.resolved(place, dimension))
    }
    fancy.append(
      PlaceArray(places: resolved, shape: places.shape, step: array.dims[array.rank + dimension]))
    dimension += 1
  }

  private mutating func takeMask(_ mask: ArrayObject) throws(ProgramFailure) {
    let own = Array(array.shape[dimension..<min(dimension + mask.rank, array.rank)])
    guard own == mask.shape else { throw .maskShape(mask.shapeText, ProgramMachine.text(own)) }
    var found: [[Int]] = Array(repeating: [], count: mask.rank)
    for (place, number) in mask.numbers.enumerated() where number != 0 {
      var rest = place
      for d in stride(from: mask.rank - 1, through: 0, by: -1) {
        found[d].append(rest % mask.dims[d])
        rest /= mask.dims[d]
      }
    }
    for places in found {
      fancy.append(
        PlaceArray(
          places: places, shape: [places.count], step: array.dims[array.rank + dimension]))
      dimension += 1
    }
  }

  func finished() throws(ProgramFailure) -> PickedCells {
    guard let first = fancy.first else {
      return .view(offset: offset, shape: shape, strides: strides)
    }
    var common = first.shape
    for part in fancy.dropFirst() { common = try ArrayShapes.common(common, part.shape) }
    // Where places stand apart, their dimensions come first, as in NumPy.
    let at = isApart ? 0 : fancyAt ?? 0
    let fancyStarts = ArrayShapes.offsets(fancy, over: common)
    let before = Array(shape[..<at])
    let after = Array(shape[at...])
    let result = before + common + after
    try Sequences.check(result.reduce(1, *))
    var cells: [Int] = []
    cells.reserveCapacity(result.reduce(1, *))
    if before.isEmpty, after.isEmpty {
      return .cells(offset == 0 ? fancyStarts : fancyStarts.map { offset + $0 }, shape: result)
    }
    let outer = ArrayShapes.offsets(before, Array(strides[..<at]))
    let inner = ArrayShapes.offsets(after, Array(strides[at...]))
    for a in outer { for b in fancyStarts { for c in inner { cells.append(offset + a + b + c) } } }
    return .cells(cells, shape: result)
  }
}
