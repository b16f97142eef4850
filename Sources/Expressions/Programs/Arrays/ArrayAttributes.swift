import Tensors

/// What an array has that is no method.
enum ArrayAttributes {
  static func value(
    _ name: String, of array: ArrayObject, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    switch name {
    case "shape": return .object(TupleObject(sizes: array.shape, isTorch: array.isTorch))
    case "strides" where !array.isTorch: return .sizes(array.strides.map { 8 * $0 })
    case "ndim": return .int(array.rank)
    case "size" where !array.isTorch: return .int(array.count)
    case "dtype":
      return .object(
        TypeNameObject(
          array.buffer.isByte
            ? (array.isTorch ? "torch.uint8" : "uint8")
            : array.type.typeName(isTorch: array.isTorch), isOfArray: !array.isTorch))
    case "device": return .object(TypeNameObject("cpu", isDevice: true))
    case "itemsize": return .int(8)
    case "flags" where !array.isTorch:
      let facts = [
        ("C_CONTIGUOUS", array.isContiguous), ("F_CONTIGUOUS", transposed(array).isContiguous),
        ("OWNDATA", array.isWhole), ("WRITEABLE", true),
      ]
      return .object(
        try DictionaryObject(facts.map { (.text($0.0), .boolean($0.1)) }))
    case "nbytes": return .int(8 * array.count)
    case "T", "H": return .object(transposed(array))
    case "mT": return .object(turned(array))
    case "data": return .object(detached(array))
    case "grad": return array.gradient.map { .object($0) } ?? ProgramValue.none
    case "requires_grad": return .boolean(machine.asksForGradient(array))
    case "is_leaf":
      return .boolean(
        !array.retainsGradient && (array.asksForGradient || !machine.asksForGradient(array)))
    case "grad_fn":
      let isComputed =
        array.retainsGradient || !array.asksForGradient && machine.asksForGradient(array)
      return isComputed ? computed : ProgramValue.none
    case "is_cuda": return .boolean(false)
    case "flat": return .object(try flat(array, machine))
    case "real": return .object(array)
    default: return nil
    }
  }

  /// What stands for the operation that a number came from.
  static let computed = ProgramValue.object(TypeNameObject("<Backward>"))

  static func transposed(_ array: ArrayObject) -> ArrayObject {
    array.view(
      offset: array.offset, shape: array.shape.reversed(), strides: array.strides.reversed())
  }

  /// Each of the matrices in it transposed.
  private static func turned(_ array: ArrayObject) -> ArrayObject {
    var (shape, strides) = (array.shape, array.strides)
    guard array.rank > 1 else { return array }
    shape.swapAt(array.rank - 1, array.rank - 2)
    strides.swapAt(array.rank - 1, array.rank - 2)
    return array.view(offset: array.offset, shape: shape, strides: strides)
  }

  /// The same numbers without their history: writing into them changes the array.
  static func detached(_ array: ArrayObject) -> ArrayObject {
    ArrayObject(
      array.buffer.detached, offset: array.offset, shape: array.shape, strides: array.strides,
      isTorch: array.isTorch)
  }

  static func flat(_ array: ArrayObject, _ machine: ProgramMachine) throws(ProgramFailure)
    -> ArrayObject
  {
    try machine.reshaped(array, [array.count])
  }

  static func set(
    _ name: String, of array: ArrayObject, to value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    switch name {
    case "grad":
      array.gradient = value.isNone ? nil : try machine.array(value, like: array)
    case "requires_grad": machine.ask(array, try machine.isTrue(value))
    case "shape" where !array.isTorch:
      var sizes: [Int] = []
      for size in value.integer == nil ? try machine.items(of: value) : [value] {
        guard let size = size.integer else { throw .indexKind("shape", size.typeName) }
        sizes.append(size)
      }
      let view = try machine.reshaped(array, sizes)
      // A new shape of numbers that lie apart would be a copy, which the array cannot become.
      guard view.buffer === array.buffer else {
        throw .attributeNotAssignable(name, of: array.typeName)
      }
      array.lie(as: view)
    case "data":
      let before = machine.isRecording
      machine.isRecording = false
      defer { machine.isRecording = before }
      let source = try machine.array(value, like: array)
      guard
        source.shape == array.shape
          || (source.count == array.count && squeezed(source) == squeezed(array))
      else { throw .notStorable(source.shapeText, into: array.shapeText) }
      try machine.store(.object(try machine.reshaped(source, array.shape)), into: array)
    case _ where array.isTorch && !ArrayMethods.has(name):
      guard try self.value(name, of: array, machine) == nil else {
        throw .attributeNotAssignable(name, of: array.typeName)
      }
      if array.notes == nil { array.notes = try DictionaryObject() }
      try array.notes?.set(.text(name), value)
    default: throw .attributeNotAssignable(name, of: array.typeName)
    }
  }

  private static func squeezed(_ array: ArrayObject) -> [Int] { array.shape.filter { $0 != 1 } }
}

extension ProgramMachine {
  /// An array in another shape of as many elements: a view where that can be.
  func reshaped(_ array: ArrayObject, _ wanted: [Int]) throws(ProgramFailure) -> ArrayObject {
    var shape = wanted
    if let open = shape.firstIndex(of: -1) {
      shape[open] = 1
      let rest = shape.reduce(1, *)
      guard rest > 0, array.count % rest == 0 else { throw misshapen(array, wanted) }
      shape[open] = array.count / rest
    }
    guard shape.allSatisfy({ $0 >= 0 }), (try? Shape(shape))?.count == array.count else {
      throw misshapen(array, wanted)
    }
    guard array.isContiguous else { return try reshaped(try copy(array), shape) }
    let made = array.view(offset: array.offset, shape: shape, strides: ArrayObject.strides(shape))
    // The whole of a buffer that is a node becomes a node of the new shape, so that a gradient can be
    // asked for under the new name.
    if made.isWhole, let node = array.buffer.node, node.value.shape.dimensions != shape,
      let operation = try? Rearrangement.reshape(node.value.shape, to: shape)
    {
      array.buffer.adopt(Node(operation, [node]))
    }
    return made
  }

  private func misshapen(_ array: ArrayObject, _ wanted: [Int]) -> ProgramFailure {
    shapeFailure(.reshape((try? Shape(array.shape)) ?? .scalar, to: wanted))
  }

  /// Whether a gradient of an array reaches something that asks for one.
  func asksForGradient(_ array: ArrayObject) -> Bool {
    if array.asksForGradient { return true }
    guard !array.buffer.isFromNowhere else { return false }
    return asksForGradient(array.buffer.node ?? node(of: array))
  }

  /// Whether an array that asks for its gradient is among what a value was computed from.
  func asksForGradient(_ node: Node<Double>) -> Bool {
    let asking = namespace.leaves.compactMap { leaf in
      leaf.array.flatMap { $0.asksForGradient ? $0.buffer.source : nil }
    }
    let ids = Set(asking.map(\.id))
    let ancestry = node.ancestry()
    guard ancestry.contains(where: { ids.contains($0.id) }) else { return false }
    // A slice of the record holds every node that came into it before: a gradient tells which reach it.
    guard ancestry.contains(where: { $0.operation is RecordSlice }) else { return true }
    let gradients = Gradients(of: node)
    return asking.contains { gradients[$0] != nil }
  }

  /// Has `backward()` add to an array's gradient, or no more.
  func ask(_ array: ArrayObject, _ asks: Bool) {
    if asks {
      // Numbers that were written one by one become a leaf, which has no history.
      if array.buffer.node == nil, !array.buffer.isFromNowhere, !asksForGradient(array) {
        array.buffer.forget()
      }
      if array.buffer.owner == nil { _ = node(of: array) }
      namespace.addLeaf(array)
    }
    array.asksForGradient = asks
  }
}
