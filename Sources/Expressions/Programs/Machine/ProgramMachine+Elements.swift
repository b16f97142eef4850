import Tensors

extension ProgramMachine {
  typealias SealedPlan = UnsafeMutablePointer<SealedIndex>

  /// Puts `base[index]` where it belongs, if whole numbers name one element of an array or a list, or a known key
  /// one of a dict; false for everything else.
  @inline(__always)
  func putElement(
    into target: Registers, of base: Registers, _ plan: SealedPlan, _ registers: Registers,
    _ globals: Registers
  ) -> Bool {
    guard plan.pointee.arePlaces, let borrowed = base.borrowed else { return false }
    return borrowed._withUnsafeGuaranteedRef { object in
      if object.kind == .array {
        let array = unsafeDowncast(object, to: ArrayObject.self)
        if plan.pointee.count == array.rank, let cell = cell(of: array, plan, registers, globals) {
          target.pointee = array.value(atCell: cell, self)
          return true
        }
      } else if object.kind == .list {
        let list = unsafeDowncast(object, to: ListObject.self)
        if let place = place(in: list, plan, registers, globals) {
          target.pointee = list.items[place]
          return true
        }
      } else if object.kind == .dictionary, !plan.pointee.isTuple {
        return unsafeDowncast(object, to: DictionaryObject.self).put(
          address(plan.pointee.registers[0], registers, globals), into: target)
      }
      return false
    }
  }

  /// `base[index]` for everything else.
  func element(
    _ base: ProgramValue, _ plan: SealedPlan, _ registers: Registers, _ globals: Registers
  ) throws(ProgramFailure) -> ProgramValue {
    guard case .object(let object) = base else {
      return try element(ofNumber: base, index(plan, registers, globals))
    }
    if object.kind == .array {
      let array = unsafeDowncast(object, to: ArrayObject.self)
      if let view = try window(of: array, plan, registers, globals) { return view }
      return try element(of: array, items(plan, registers, globals))
    }
    return try object.element(index(plan, registers, globals), self)
  }

  /// `value[index]` for an index that is a value.
  func element(_ base: ProgramValue, _ index: ProgramValue) throws(ProgramFailure) -> ProgramValue {
    guard let object = base.object else { return try element(ofNumber: base, index) }
    return try object.element(index, self)
  }

  /// A number of an array's with as many dimensions of length 1 as the index has `None`, as NumPy's and PyTorch's
  /// numbers without dimensions have it.
  private func element(
    ofNumber base: ProgramValue, _ index: ProgramValue
  ) throws(ProgramFailure) -> ProgramValue {
    let items = index.parts ?? [index]
    guard base.isOfArray, items.allSatisfy({ $0.isNone || $0.object is EllipsisObject }) else {
      throw .notIndexable(base.typeName)
    }
    let dimensions = items.count(where: \.isNone)
    if dimensions == 0 { return base }
    let array = try self.array(.list([base]))
    return .object(try reshaped(array, [Int](repeating: 1, count: dimensions)))
  }

  /// The place that a whole number names in a list; nil where it is none, or lies outside.
  @inline(__always)
  private func place(
    in list: ListObject, _ plan: SealedPlan, _ registers: Registers, _ globals: Registers
  ) -> Int? {
    guard !plan.pointee.isTuple,
      case .int(let place) = address(plan.pointee.registers[0], registers, globals).pointee
    else { return nil }
    let count = list.items.count
    let resolved = place < 0 ? place &+ count : place
    return resolved >= 0 && resolved < count ? resolved : nil
  }

  /// The cell that whole numbers name, one for each dimension; nil where one of them is no such number
  /// or lies outside.
  @inline(__always)
  private func cell(
    of array: ArrayObject, _ plan: SealedPlan, _ registers: Registers, _ globals: Registers
  ) -> Int? {
    var cell = array.offset
    let rank = array.rank
    for d in 0..<plan.pointee.count {
      let place: Int
      switch address(plan.pointee.registers[d], registers, globals).pointee {
      case .int(let number): place = number
      case .whole(let number, _):
        guard let whole = Int(exactly: number) else { return nil }
        place = whole
      default: return nil
      }
      let length = array.dims[d]
      let resolved = place < 0 ? place &+ length : place
      guard resolved >= 0, resolved < length else { return nil }
      cell &+= resolved &* array.dims[rank &+ d]
    }
    return cell
  }

  /// The view that whole numbers and slices cut out, without a detour; nil where something else stands
  /// in the brackets.
  private func window(
    of array: ArrayObject, _ plan: SealedPlan, _ registers: Registers, _ globals: Registers
  ) throws(ProgramFailure) -> ProgramValue? {
    guard plan.pointee.count <= array.rank else { return nil }
    var offset = array.offset
    var rank = 0
    // Lengths first, then steps, as an array keeps them.
    let (lengths, steps) = (scratch, scratch + Shape.maximumRank)
    for d in 0..<array.rank {
      let (length, step) = (array.dims[d], array.dims[array.rank + d])
      guard d < plan.pointee.count else {
        (lengths[rank], steps[rank]) = (length, step)
        rank += 1
        continue
      }
      switch plan.pointee.plan.items[d] {
      case .value(let register):
        guard case .int(let place) = read(register, registers, globals) else { return nil }
        let resolved = place < 0 ? place &+ length : place
        guard resolved >= 0, resolved < length else { return nil }
        offset += resolved * step
      case .slice(let start, let stop, let by):
        guard let first = bound(start, registers, globals),
          let end = bound(stop, registers, globals),
          let stride = bound(by, registers, globals)
        else { return nil }
        let span = try SliceObject.span(first.value, end.value, stride.value, length)
        offset += span.count == 0 ? 0 : span.start * step
        (lengths[rank], steps[rank]) = (span.count, span.step * step)
        rank += 1
      }
    }
    guard rank > 0 else { return nil }
    return .object(array.view(offset: offset, rank: rank, lengths: lengths, steps: steps))
  }

  /// An end of a slice: nil where it is no whole number and not left out.
  @inline(__always)
  private func bound(
    _ operand: Int32, _ registers: Registers, _ globals: Registers
  ) -> (value: Int?, Void)? {
    if operand == Compiler.absent { return (nil, ()) }
    switch read(operand, registers, globals) {
    case .int(let number): return (number, ())
    case .none: return (nil, ())
    case .whole(let number, _): return Int(exactly: number).map { ($0, ()) }
    default: return nil
    }
  }

  /// The items between the brackets as values.
  private func items(
    _ plan: SealedPlan, _ registers: Registers, _ globals: Registers
  ) -> [ProgramValue] {
    let items = plan.pointee.plan.items.map { item -> ProgramValue in
      switch item {
      case .value(let register): return read(register, registers, globals)
      case .slice(let start, let stop, let step):
        func part(_ operand: Int32) -> ProgramValue {
          operand == Compiler.absent ? .none : read(operand, registers, globals)
        }
        return .object(SliceObject(start: part(start), stop: part(stop), step: part(step)))
      }
    }
    // `x[t]` with a tuple t is `x[t[0], t[1]]`.
    if items.count == 1, !plan.pointee.isTuple, let tuple = items[0].object as? TupleObject {
      return tuple.items
    }
    return items
  }

  /// What stands between the brackets as one value.
  func index(
    _ plan: SealedPlan, _ registers: Registers, _ globals: Registers
  ) throws(ProgramFailure) -> ProgramValue {
    if !plan.pointee.isTuple, plan.pointee.count == 1,
      case .value(let register) = plan.pointee.plan.items[0]
    {
      return read(register, registers, globals)
    }
    let items = items(plan, registers, globals)
    return plan.pointee.isTuple ? .tuple(items) : items[0]
  }

  /// `base[index] = value` for a number in a cell of an array, an element of a list and a known key of a dict;
  /// false for everything else.
  @inline(__always)
  func replaceElement(
    of base: Registers, _ plan: SealedPlan, _ registers: Registers, _ globals: Registers,
    with value: Registers
  ) -> Bool {
    guard plan.pointee.arePlaces, let borrowed = base.borrowed else { return false }
    return borrowed._withUnsafeGuaranteedRef { object in
      switch object.kind {
      case .array:
        let array = unsafeDowncast(object, to: ArrayObject.self)
        guard plan.pointee.count == array.rank,
          let cell = cell(of: array, plan, registers, globals)
        else { return false }
        return write(value.pointee, at: cell, of: array)
      case .list:
        let list = unsafeDowncast(object, to: ListObject.self)
        guard let place = place(in: list, plan, registers, globals) else { return false }
        list.items[place] = value.pointee
        return true
      case .dictionary where !plan.pointee.isTuple:
        return unsafeDowncast(object, to: DictionaryObject.self).replace(
          address(plan.pointee.registers[0], registers, globals), with: value)
      default: return false
      }
    }
  }

  /// `base[index] = value` for everything else.
  func setElement(
    _ base: ProgramValue, _ plan: SealedPlan, _ registers: Registers, _ globals: Registers,
    to value: ProgramValue
  ) throws(ProgramFailure) {
    guard case .object(let object) = base else { throw .elementsNotAssignable(base.typeName) }
    if object.kind == .array {
      let array = unsafeDowncast(object, to: ArrayObject.self)
      if case .object(let view)? = try window(of: array, plan, registers, globals) {
        return try store(value, into: unsafeDowncast(view, to: ArrayObject.self))
      }
      return try setElement(of: array, items(plan, registers, globals), to: value)
    }
    try object.setElement(index(plan, registers, globals), to: value, self)
  }

  /// Writes a number into a cell; false where the value is no plain number.
  @inline(__always)
  private func write(_ value: ProgramValue, at cell: Int, of array: ArrayObject) -> Bool {
    let number: Double
    var id: UInt32 = 0
    switch value {
    case .real(let value, let own): (number, id) = (value, own)
    case .int(let value): number = Double(value)
    case .whole(let value, let own): (number, id) = (value, own)
    case .boolean(let value): number = value ? 1 : 0
    default: return false
    }
    let buffer = array.buffer
    if buffer.node != nil || buffer.ids == nil || buffer.ledger !== ledger {
      buffer.prepareWrite(self)
    }
    buffer.write(number, isRecording ? id : Ledger.unrecorded, at: cell)
    if buffer.owner != nil { buffer.publish() }
    return true
  }

  /// `base[index] op= value`.
  func changeElement(
    _ base: ProgramValue, _ plan: SealedPlan, _ registers: Registers, _ globals: Registers,
    _ op: ProgramOperator, by value: ProgramValue
  ) throws(ProgramFailure) {
    if plan.pointee.arePlaces, let array = base.array, plan.pointee.count == array.rank,
      let cell = cell(of: array, plan, registers, globals)
    {
      let result = try binary(op, array.value(atCell: cell, self), value)
      if write(result, at: cell, of: array) { return }
      return try setElement(base, plan, registers, globals, to: result)
    }
    let old = try element(base, plan, registers, globals)
    let result = try inPlace(op, old, value)
    // A view of an array has changed the array already.
    if let view = old.array, let array = base.array, view.buffer === array.buffer { return }
    try setElement(base, plan, registers, globals, to: result)
  }

  /// `base[index] += left·right`.
  func addProduct(
    _ base: ProgramValue, _ plan: SealedPlan, _ registers: Registers, _ globals: Registers,
    _ left: ProgramValue, _ right: ProgramValue
  ) throws(ProgramFailure) {
    if plan.pointee.arePlaces, case .object(let object) = base, object.kind == .array,
      case .real(let x, let i) = left, case .real(let y, let j) = right
    {
      let array = unsafeDowncast(object, to: ArrayObject.self)
      if array.type == .real, plan.pointee.count == array.rank,
        let cell = cell(of: array, plan, registers, globals)
      {
        let buffer = array.buffer
        if buffer.node != nil || buffer.ids == nil || buffer.ledger !== ledger {
          buffer.prepareWrite(self)
        }
        let z = buffer.cells[cell]
        let k = isRecording ? buffer.ids?[cell] ?? 0 : 0
        let sum = z + x * y
        buffer.write(sum, recordedSum(z, k, x, i, y, j, sum), at: cell)
        if buffer.owner != nil { buffer.publish() }
        return
      }
    }
    try changeElement(base, plan, registers, globals, .add, by: binary(.multiply, left, right))
  }
}
