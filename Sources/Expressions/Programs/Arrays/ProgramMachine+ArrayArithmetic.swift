import Tensors

extension ProgramMachine {
  /// The most numbers for which an operation on arrays is recorded cell by cell where it could be a node.
  private static let smallCount = 4096

  /// An array and another value put through a function of each pair of elements; nil where the other
  /// value is no number and no array.
  func combine(
    _ array: ArrayObject, _ op: ProgramOperator, _ other: ProgramValue, isRight: Bool
  ) throws(ProgramFailure) -> ProgramValue? {
    guard other.number != nil || other.array != nil || other.parts != nil else { return nil }
    let (left, right): (ProgramValue, ProgramValue) =
      isRight ? (other, .object(array)) : (.object(array), other)
    if op == .matrixMultiply {
      return try library("matmul", array.isTorch ? .torch : .numpy, [left, right])
    }
    if let function = op.function { return try combine(function, left, right, like: array) }
    return try combineBits(op, left, right, like: array)
  }

  /// A function of each pair of elements of two values, at least one of which is an array.
  func combine(
    _ function: BinaryFunction, _ left: ProgramValue, _ right: ProgramValue, like array: ArrayObject
  ) throws(ProgramFailure) -> ProgramValue {
    let a = try ArrayOperand(left, like: array, self)
    let b = try ArrayOperand(right, like: array, self)
    let type = resultType(function, a, b)
    let isTorch = array.isTorch
    if isRecording, prefersNodes(a, b) {
      let (x, y) = (a.node(self), b.node(self))
      return try value(
        of: try elementwise(function, x, y, type: type), isTorch: isTorch)
    }
    let (rank, count) = try layTogether(a, b)
    let buffer = try NumberBuffer(count: count, type: type)
    let (left, right) = (scratch + Shape.maximumRank, scratch + 2 * Shape.maximumRank)
    ArrayKernel.combine(
      function, rank: rank, shape: scratch, a, left, b, right, into: buffer.cells)
    if type.isWhole, function == .divide || function == .power {
      for i in 0..<count { buffer.cells[i] = type.stored(buffer.cells[i]) }
    }
    if isRecording, function.isDifferentiable {
      let base = ledger.binary(
        function, rank: rank, shape: scratch, count: count, a.span(left, self),
        b.span(right, self), results: buffer.cells, at: here)
      buffer.name(from: base, in: ledger)
    }
    let steps = scratch + 3 * Shape.maximumRank
    var step = 1
    for d in stride(from: rank - 1, through: 0, by: -1) {
      steps[d] = step
      step *= max(scratch[d], 1)
    }
    let made = ArrayObject(
      buffer, offset: 0, rank: rank, lengths: scratch, steps: steps, isTorch: isTorch)
    return rank == 0 ? made.value(atCell: 0, self) : .object(made)
  }

  /// Lays two operands over their common shape: its lengths and the steps of both into the scratch room.
  private func layTogether(
    _ a: ArrayOperand, _ b: ArrayOperand
  ) throws(ProgramFailure) -> (rank: Int, count: Int) {
    let rank = max(a.rank, b.rank)
    guard rank <= Shape.maximumRank else { throw .tooDeep(Shape.maximumRank) }
    let (left, right) = (scratch + Shape.maximumRank, scratch + 2 * Shape.maximumRank)
    var count = 1
    for d in 0..<rank {
      let (x, y) = (a.axis(d, of: rank), b.axis(d, of: rank))
      guard x.length == y.length || x.length == 1 || y.length == 1 else {
        throw .notBroadcastable(ProgramMachine.text(a.shape), ProgramMachine.text(b.shape))
      }
      let length = x.length == 1 ? y.length : x.length
      scratch[d] = length
      left[d] = x.length == 1 ? 0 : x.step
      right[d] = y.length == 1 ? 0 : y.step
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      guard !overflow, product <= Shape.maximumCount else {
        throw .outOfMemory(Shape.maximumCount * 8)
      }
      count = product
    }
    return (rank, count)
  }

  /// `array op= other` for floating-point numbers, without an array between; false where that is not to
  /// be had: nodes do it better, the kinds or the shapes differ.
  func change(
    _ array: ArrayObject, _ function: BinaryFunction, by other: ProgramValue
  ) throws(ProgramFailure) -> Bool {
    guard array.type == .real, function.isDifferentiable, array.count <= ProgramMachine.smallCount,
      other.number != nil || other.array != nil
    else { return false }
    let a = try ArrayOperand(.object(array), like: array, self)
    let b = try ArrayOperand(other, like: array, self)
    if isRecording, prefersNodes(a, b) { return false }
    let (rank, count) = try layTogether(a, b)
    guard rank == array.rank, count == array.count else { return false }
    let (left, right) = (scratch + Shape.maximumRank, scratch + 2 * Shape.maximumRank)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(count, 1)) { results in
      guard let start = results.baseAddress else { return }
      ArrayKernel.combine(
        function, rank: rank, shape: scratch, a, left, b, right, into: start)
      var base = Ledger.unrecorded
      if isRecording {
        base = ledger.binary(
          function, rank: rank, shape: scratch, count: count, a.span(left, self),
          b.span(right, self), results: start, at: here)
      }
      let isNamed = Ledger.isRecorded(base)
      let buffer = array.buffer
      buffer.prepareWrite(self)
      var next = 0
      array.forEachCell { cell in
        buffer.write(
          start[next], isNamed ? base &+ UInt32(truncatingIfNeeded: next) : base, at: cell)
        next += 1
      }
      if !isRecording, array.isWhole { buffer.forget() }
    }
    array.buffer.publish()
    return true
  }

  /// Whether an operation is better a node than an entry of the record: whole arrays that are nodes
  /// already, and what is large.
  private func prefersNodes(_ a: ArrayOperand, _ b: ArrayOperand) -> Bool {
    let isLarge = max(a.count, b.count) > ProgramMachine.smallCount
    return isLarge || (a.isNode && b.isNode)
  }

  /// An element-wise operation of two nodes.
  private func elementwise(
    _ function: BinaryFunction, _ x: Node<Double>, _ y: Node<Double>, type: ElementType
  ) throws(ProgramFailure) -> Node<Double> {
    do {
      let operation = try ElementwiseBinary(
        name: function.operatorName, function, left: x.value.shape, right: y.value.shape)
      try operation.checkBudget()
      return Node(operation, [x, y], type: type)
    } catch {
      if case .notBroadcastable = error {
        throw .notBroadcastable(
          ProgramMachine.text(x.value.shape.dimensions),
          ProgramMachine.text(y.value.shape.dimensions))
      }
      throw shapeFailure(error)
    }
  }

  private func resultType(
    _ function: BinaryFunction, _ a: ArrayOperand, _ b: ArrayOperand
  ) -> ElementType {
    switch function {
    case .less, .lessEqual, .greater, .greaterEqual, .equal, .notEqual: return .boolean
    case .divide: return .real
    default:
      if a.type == .real || b.type == .real { return .real }
      if function == .power, b.hasNegative { return .real }
      return .whole
    }
  }

  /// `&`, `|`, `^` of booleans and whole numbers, `<<`, `>>` of whole ones.
  private func combineBits(
    _ op: ProgramOperator, _ left: ProgramValue, _ right: ProgramValue, like array: ArrayObject
  ) throws(ProgramFailure) -> ProgramValue {
    let a = try ArrayOperand(left, like: array, self)
    let b = try ArrayOperand(right, like: array, self)
    guard a.type != .real, b.type != .real else {
      if op == .exclusiveOr { throw .caret() }
      throw .operands(op.rawValue, left.typeName, right.typeName)
    }
    let shape = try ArrayShapes.common(a.shape, b.shape)
    let isBoolean = a.type == .boolean && b.type == .boolean
    let buffer = try NumberBuffer(
      count: shape.reduce(1, *), type: isBoolean ? .boolean : .whole)
    let (x, y) = (a.numbers(over: shape), b.numbers(over: shape))
    for place in 0..<buffer.count {
      let (m, n) = (Int(exactly: x[place]) ?? 0, Int(exactly: y[place]) ?? 0)
      let result =
        switch op {
        case .and: m & n
        case .or: m | n
        case .exclusiveOr: m ^ n
        case .shiftLeft: m << n
        default: m >> n
        }
      buffer.cells[place] = Double(result)
    }
    return .object(ArrayObject(buffer, shape: shape, isTorch: array.isTorch))
  }

  /// A function of every element.
  func map(_ function: UnaryFunction, _ name: String, _ array: ArrayObject, type: ElementType)
    throws(ProgramFailure) -> ProgramValue
  {
    if isRecording {
      let input = node(of: array)
      let operation = ElementwiseUnary(name: name, function, input: input.value.shape)
      return try value(of: Node(operation, [input], type: type), isTorch: array.isTorch)
    }
    let buffer = try NumberBuffer(count: array.count, type: type)
    for (place, number) in array.numbers.enumerated() {
      buffer.cells[place] = function.value(number)
    }
    return .object(ArrayObject(buffer, shape: array.shape, isTorch: array.isTorch))
  }

  // MARK: Sums

  /// The sum of all elements, recorded as one entry.
  func sum(_ array: ArrayObject) throws(ProgramFailure) -> ProgramValue {
    let cells = array.buffer.cells
    let total: Double
    if array.isContiguous {
      let offset = array.offset
      total = PairwiseSum.sum(count: array.count) { cells[offset &+ $0] }
    } else {
      let numbers = array.numbers
      total = PairwiseSum.sum(numbers)
    }
    var id = Ledger.unrecorded
    if isRecording {
      array.buffer.bind(self)
      id = ledger.sum(
        rank: array.rank, shape: array.dims, count: array.count, span(of: array), result: total,
        at: here)
    }
    return array.type == .real ? .real(total, id) : .whole(total, id)
  }

  /// The sum of the products of two arrays' elements; nil where that is not one entry: the shapes
  /// differ, or nodes do it better.
  func sumOfProducts(
    _ left: ProgramValue, _ right: ProgramValue
  ) throws(ProgramFailure) -> ProgramValue? {
    guard let a = left.array, let b = right.array, a.rank == b.rank, a.count == b.count,
      a.count <= ProgramMachine.smallCount
    else { return nil }
    for d in 0..<a.rank where a.dims[d] != b.dims[d] { return nil }
    if isRecording, a.isWhole, b.isWhole, a.buffer.node != nil, b.buffer.node != nil { return nil }
    let count = a.count
    let (x, y) = (a.buffer.cells, b.buffer.cells)
    let total: Double = withUnsafeTemporaryAllocation(of: Double.self, capacity: max(count, 1)) {
      products in
      var next = 0
      a.forEachCell { cell in
        products[next] = x[cell]
        next += 1
      }
      next = 0
      b.forEachCell { cell in
        products[next] *= y[cell]
        next += 1
      }
      return PairwiseSum.sum(count: count) { products[$0] }
    }
    var id = Ledger.unrecorded
    if isRecording {
      a.buffer.bind(self)
      b.buffer.bind(self)
      id = ledger.sum(
        rank: a.rank, shape: a.dims, count: count, span(of: a), times: span(of: b), result: total,
        at: here)
    }
    return a.type == .real || b.type == .real ? .real(total, id) : .whole(total, id)
  }

  /// Where the ids of an array's cells are, laid over its own shape; its buffer is on the record.
  private func span(of array: ArrayObject) -> LedgerSpan {
    let buffer = array.buffer
    return LedgerSpan(
      base: buffer.ids == nil ? Int(buffer.base) + array.offset : array.offset,
      strides: array.dims + array.rank, ids: buffer.ids.map { UnsafePointer($0) })
  }
}

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

  /// Whether it is on the tape as it is, or may be put there: a whole array that is a node or from
  /// nowhere, or a plain number.
  var isNode: Bool {
    guard let array else { return !Ledger.isRecorded(id) }
    return array.isWhole
      && (array.buffer.node != nil || (array.buffer.base == 0 && array.buffer.ids == nil))
  }

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
    let buffer = array.buffer
    return LedgerSpan(
      base: buffer.ids == nil ? Int(buffer.base) + array.offset : array.offset, strides: steps,
      ids: buffer.ids.map { UnsafePointer($0) })
  }
}

/// The loops over the elements of two operands; every number comes from ``BinaryFunction/value(_:_:)``.
enum ArrayKernel {
  static func combine(
    _ function: BinaryFunction, rank: Int, shape: UnsafePointer<Int>, _ a: ArrayOperand,
    _ stepsA: UnsafePointer<Int>, _ b: ArrayOperand, _ stepsB: UnsafePointer<Int>,
    into result: UnsafeMutablePointer<Double>
  ) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2) { numbers in
      guard let start = numbers.baseAddress else { return }
      start.initialize(to: a.number)
      (start + 1).initialize(to: b.number)
      let x = a.array.map { UnsafePointer($0.buffer.cells + $0.offset) } ?? UnsafePointer(start)
      let y = b.array.map { UnsafePointer($0.buffer.cells + $0.offset) } ?? UnsafePointer(start + 1)
      switch function {
      case .add: rows(rank, shape, x, stepsA, y, stepsB, result) { $0 + $1 }
      case .subtract: rows(rank, shape, x, stepsA, y, stepsB, result) { $0 - $1 }
      case .multiply: rows(rank, shape, x, stepsA, y, stepsB, result) { $0 * $1 }
      case .divide: rows(rank, shape, x, stepsA, y, stepsB, result) { $0 / $1 }
      default: rows(rank, shape, x, stepsA, y, stepsB, result) { function.value($0, $1) }
      }
    }
  }

  @inline(__always)
  private static func rows(
    _ rank: Int, _ shape: UnsafePointer<Int>, _ x: UnsafePointer<Double>,
    _ stepsA: UnsafePointer<Int>, _ y: UnsafePointer<Double>, _ stepsB: UnsafePointer<Int>,
    _ result: UnsafeMutablePointer<Double>, _ function: (Double, Double) -> Double
  ) {
    guard rank > 0 else {
      result[0] = function(x[0], y[0])
      return
    }
    for d in 0..<rank where shape[d] == 0 { return }
    let (last, a, b) = (shape[rank - 1], stepsA[rank - 1], stepsB[rank - 1])
    withUnsafeTemporaryAllocation(of: Int.self, capacity: rank) { index in
      index.initialize(repeating: 0)
      var (next, p, q) = (0, 0, 0)
      while true {
        for i in 0..<last { result[next &+ i] = function(x[p &+ i &* a], y[q &+ i &* b]) }
        next += last
        var d = rank - 2
        while d >= 0 {
          index[d] += 1
          p += stepsA[d]
          q += stepsB[d]
          if index[d] < shape[d] { break }
          index[d] = 0
          p -= stepsA[d] * shape[d]
          q -= stepsB[d] * shape[d]
          d -= 1
        }
        if d < 0 { return }
      }
    }
  }
}

extension ProgramOperator {
  /// The function of two numbers that the operator is; nil for those of bits and matrices.
  var function: BinaryFunction? {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .floorDivide: .floorDivide
    case .remainder: .remainder
    case .power: .power
    default: nil
    }
  }
}

extension BinaryFunction {
  /// The name under which an operator of the function is remembered on the tape.
  var operatorName: String {
    switch self {
    case .add: "add"
    case .subtract: "sub"
    case .multiply: "mul"
    case .divide: "div"
    case .floorDivide: "floor_divide"
    case .remainder: "remainder"
    case .power: "pow"
    case .maximum: "maximum"
    case .minimum: "minimum"
    case .less: "lt"
    case .lessEqual: "le"
    case .greater: "gt"
    case .greaterEqual: "ge"
    case .equal: "eq"
    case .notEqual: "ne"
    }
  }
}
