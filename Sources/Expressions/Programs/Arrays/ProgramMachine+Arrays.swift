import Tensors

extension ProgramMachine {
  /// The node that an array is on the tape.
  func node(of array: ArrayObject) -> Node<Double> {
    if let owner = array.buffer.owner { owner.refresh(array.buffer) }
    let shape = array.shape
    if array.isWhole {
      let known = (try? Shape(shape)) ?? .scalar
      let whole = array.buffer.wholeNode(known)
      if whole.value.shape == known { return whole }
      if let source = array.buffer.source, source.value.shape == known { return source }
      guard let reshaped = try? Rearrangement.reshape(whole.value.shape, to: shape) else {
        return whole
      }
      return Node(reshaped, [whole])
    }
    let buffer = array.buffer
    let known = (try? Shape(shape)) ?? .scalar
    if buffer.node == nil, let ledger = buffer.ledger {
      var places: [UInt32] = []
      places.reserveCapacity(array.count)
      array.forEachCell { cell in
        places.append(buffer.ids?[cell] ?? buffer.base + UInt32(truncatingIfNeeded: cell))
      }
      return RecordSlice(
        ledger, ids: .list(places), shape: known, numbers: array.numbers, type: array.type
      ).node()
    }
    let whole = buffer.wholeNode()
    let view = Rearrangement.view(
      of: whole.value.shape, as: known, offset: array.offset, strides: array.strides)
    return Node(view, [whole])
  }

  /// The node of a number: the one it came from, a slice of the record, or a new leaf.
  func node(ofNumber number: Double, _ id: UInt32, _ type: ElementType) -> Node<Double> {
    if let (node, _) = ledger.leaf(of: id), node.value.shape.rank == 0 { return node }
    guard Ledger.isRecorded(id) else { return Node(Tensor(number), type: type) }
    return RecordSlice(ledger, ids: .list([id]), shape: .scalar, numbers: [number], type: type)
      .node()
  }

  /// A number of the record as an array without dimensions, which can have a gradient; anything else as it is.
  func kept(_ value: ProgramValue) throws(ProgramFailure) -> ProgramValue {
    guard case .real(let number, let id) = value, Ledger.isRecorded(id) else { return value }
    return .object(try ArrayObject(node(ofNumber: number, id, .real), isTorch: true))
  }

  /// What a node is to a program: a number where it has no dimensions, else an array.
  func value(of node: Node<Double>, isTorch: Bool) throws(ProgramFailure) -> ProgramValue {
    guard node.value.shape.rank == 0, let number = node.value.single else {
      return .object(try ArrayObject(node, isTorch: isTorch))
    }
    if node.type == .boolean { return .boolean(number != 0) }
    let id = isRecording ? ledger.bind(node) : Ledger.unrecorded
    return node.type == .real ? .real(number, id) : .whole(number, id)
  }

  /// An array of a value: an array as it is, numbers in nested lists and tuples stacked.
  func array(
    _ value: ProgramValue, like other: ArrayObject? = nil, isTorch: Bool = false
  ) throws(ProgramFailure) -> ArrayObject {
    if let array = value.array { return array }
    let isTorch = other?.isTorch ?? isTorch
    var collected = Collected()
    try collect(value, 0, &collected)
    let types = collected.types.isEmpty ? [.real] : collected.types
    let type = ElementType.common(types.map { $0 == .written ? .whole : $0 })
    let buffer = try NumberBuffer(count: collected.numbers.count, type: type)
    let isRecorded = isRecording && collected.ids.contains(where: Ledger.isRecorded)
    if isRecorded { buffer.prepareWrite(self) }
    for (place, number) in collected.numbers.enumerated() {
      if isRecorded {
        buffer.write(number, collected.ids[place], at: place)
      } else {
        buffer.cells[place] = number
      }
    }
    return ArrayObject(buffer, shape: collected.shape, isTorch: isTorch)
  }

  /// What nested lists hold.
  private struct Collected {
    var shape: [Int] = []
    var numbers: [Double] = []
    var ids: [UInt32] = []
    var types: Set<ElementType> = []
    var isLeafSeen = false
  }

  private func collect(
    _ value: ProgramValue, _ depth: Int, _ collected: inout Collected
  ) throws(ProgramFailure) {
    guard depth <= Shape.maximumRank else { throw .tooDeep(Shape.maximumRank) }
    if let array = value.array {
      try note(array.shape, at: depth, &collected)
      array.forEachCell { cell in
        collected.numbers.append(array.buffer.cells[cell])
        collected.ids.append(array.buffer.id(cell, self))
      }
      collected.types.insert(array.type)
      return
    }
    if let number = value.number {
      try note([], at: depth, &collected)
      collected.numbers.append(number)
      collected.ids.append(value.id)
      switch value {
      case .boolean: collected.types.insert(.boolean)
      case .real: collected.types.insert(.real)
      default: collected.types.insert(.whole)
      }
      return
    }
    guard let object = value.object, !(object is TextObject), !(object is DictionaryObject) else {
      throw .notAnArray(value.typeName)
    }
    let items = try items(of: value)
    if collected.isLeafSeen || collected.shape.count > depth {
      guard depth < collected.shape.count, collected.shape[depth] == items.count else {
        throw .ragged()
      }
    } else {
      collected.shape.append(items.count)
    }
    if items.isEmpty { collected.isLeafSeen = true }
    for item in items { try collect(item, depth + 1, &collected) }
  }

  /// Checks that what stands at a depth has the shape of what stood there first.
  private func note(
    _ shape: [Int], at depth: Int, _ collected: inout Collected
  ) throws(ProgramFailure) {
    if collected.isLeafSeen {
      guard Array(collected.shape[min(depth, collected.shape.count)...]) == shape,
        depth <= collected.shape.count
      else { throw .ragged() }
    } else {
      collected.shape += shape
      collected.isLeafSeen = true
    }
  }
}
