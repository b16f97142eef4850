import Tensors

extension ProgramMachine {
  /// The most numbers for which an operation on arrays is recorded cell by cell where it could be a node.
  static let smallCount = 4096

  /// An array and another value put through a function of each pair of elements; nil where the other
  /// value is no number and no array.
  func combine(
    _ array: ArrayObject, _ op: ProgramOperator, _ other: ProgramValue, isRight: Bool
  ) throws(ProgramFailure) -> ProgramValue? {
    guard other.number != nil || other.array != nil || other.parts != nil else { return nil }
    let (left, right): (ProgramValue, ProgramValue) =
      isRight ? (other, .object(array)) : (.object(array), other)
    if op == .matrixMultiply {
      if let a = left.array, let b = right.array, let made = try product(a, b) { return made }
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
      let result = try value(of: try elementwise(function, x, y, type: type), isTorch: isTorch)
      if let array = result.array { noteBytes(a, b, array.buffer) }
      return result
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
    noteBytes(a, b, buffer)
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

  /// Says once that arithmetic of bytes would wrap in NumPy, and has the result called bytes as well.
  private func noteBytes(_ a: ArrayOperand, _ b: ArrayOperand, _ result: NumberBuffer) {
    guard a.array?.buffer.isByte ?? false || b.array?.buffer.isByte ?? false,
      a.array?.buffer.isByte ?? true, b.array?.buffer.isByte ?? true, result.type == .whole
    else { return }
    result.isByte = true
    guard (0..<result.count).contains(where: { result.cells[$0] < 0 || result.cells[$0] > 255 })
    else { return }
    session.remarkOnce(
      "bytes-wrap",
      .init(
        "uint8 wraps beyond 0–255 in NumPy; here the numbers stay whole as they are",
        "NumPy 的 uint8 超出 0–255 会回绕；这里的整数保持原值"))
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
    if isRecording, array.isNode || array.count > ProgramMachine.smallCount {
      let input = node(of: array)
      let operation = ElementwiseUnary(name: name, function, input: input.value.shape)
      return try value(of: Node(operation, [input], type: type), isTorch: array.isTorch)
    }
    let buffer = try NumberBuffer(count: array.count, type: type)
    var next = 0
    array.forEachCell { cell in
      buffer.cells[next] = array.buffer.cells[cell]
      next += 1
    }
    function.apply(to: UnsafeMutableBufferPointer(start: buffer.cells, count: buffer.count))
    if isRecording {
      array.buffer.bind(self)
      let base = ledger.unary(
        function, rank: array.rank, shape: array.dims, count: array.count, span(of: array),
        results: buffer.cells, at: here)
      buffer.name(from: base, in: ledger)
    }
    return .object(ArrayObject(buffer, shape: array.shape, isTorch: array.isTorch))
  }
}
