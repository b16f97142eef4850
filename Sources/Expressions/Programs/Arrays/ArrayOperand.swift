import Tensors

/// An operand of an element-wise function: an array, or a number.
struct ArrayOperand {
  let array: ArrayObject?
  let number: Double
  let id: UInt32
  let type: ElementType

  /// Takes a value; a list or tuple of numbers becomes an array.
  init(
    _ value: ProgramValue, like other: ArrayObject, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    if let array = value.array {
      self.init(array)
    } else if let number = value.number {
      let type: ElementType
      switch value {
      case .real: type = .real
      case .boolean: type = .boolean
      default: type = .written
      }
      self.init(nil, number, value.id, type)
    } else {
      self.init(try machine.array(value, like: other))
    }
  }

  private init(_ array: ArrayObject) { self.init(array, 0, 0, array.type) }

  private init(_ array: ArrayObject?, _ number: Double, _ id: UInt32, _ type: ElementType) {
    self.array = array
    self.number = number
    self.id = id
    self.type = type
  }

  var shape: [Int] { array?.shape ?? [] }
  var rank: Int { array?.rank ?? 0 }

  /// The length and the step along a dimension of a shape of some rank that it is laid over.
  @inline(__always)
  func axis(_ dimension: Int, of rank: Int) -> (length: Int, step: Int) {
    guard let array else { return (1, 0) }
    let own = dimension - (rank - array.rank)
    return own < 0 ? (1, 0) : (array.dims[own], array.dims[array.rank + own])
  }

  var count: Int { array?.count ?? 1 }
  var hasNegative: Bool { array?.numbers.contains { $0 < 0 } ?? (number < 0) }

  /// Whether it is on the tape as it is, or may be put there; a plain number may.
  var isNode: Bool { array?.isNode ?? !Ledger.isRecorded(id) }

  func node(_ machine: ProgramMachine) -> Node<Double> {
    guard let array else { return machine.node(ofNumber: number, id, type) }
    return machine.node(of: array)
  }

  /// The numbers laid over a shape.
  func numbers(over shape: [Int]) -> [Double] {
    guard let array else { return Array(repeating: number, count: shape.reduce(1, *)) }
    let steps = shape.indices.map { place in
      let axis = axis(place, of: shape.count)
      return axis.length == 1 ? 0 : axis.step
    }
    return ArrayShapes.offsets(shape, steps).map { array.buffer.cells[array.offset + $0] }
  }

  /// Where the ids are; a number that was not recorded is taken onto the record.
  func span(_ steps: UnsafePointer<Int>, _ machine: ProgramMachine) -> LedgerSpan {
    guard let array else {
      let known = Ledger.isRecorded(id) ? id : machine.ledger.constant(number)
      return LedgerSpan(base: Int(known), strides: steps, ids: nil)
    }
    array.buffer.bind(machine)
    array.buffer.takeConstants(of: array)
    let buffer = array.buffer
    return LedgerSpan(
      base: buffer.ids == nil ? Int(buffer.base) + array.offset : array.offset, strides: steps,
      ids: buffer.ids.map { UnsafePointer($0) })
  }
}
