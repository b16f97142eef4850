import Networks
import Tensors
import Terminal

/// Where the parts of a binary operation were written.
struct BinaryPlace {
  let left: SourceRange
  let op: SourceRange
  let right: SourceRange

  var whole: SourceRange { left.union(right) }
}

extension Evaluator {
  /// The value of an expression.
  func evaluate(_ node: SyntaxNode) throws(Diagnostic) -> Value {
    guard !Interruption.isRequested else { throw .interrupted(at: node.range) }
    switch node.kind {
    case .number(let number, let text):
      return .number(number, NumberScanner.isWhole(text) ? .written : .real)
    case .string(let text): return .string(text)
    case .name(let name): return try self.name(name, at: node.range)
    case .call(let callee, let arguments): return try call(callee, arguments, node.range)
    case .index(let base, let items): return try index(base, items, node.range)
    case .attribute(let base, let name, let nameRange):
      return try attribute(of: base, name, nameRange, node.range)
    case .transpose(let operand): return try transposed(evaluate(operand), at: node.range)
    case .unary(let op, let operand): return try unary(op, operand, node.range)
    case .chain(let first, let links): return try chain(first, links)
    case .comparison(let first, let links): return try comparison(first, links)
    case .power(let base, let exponent, let range):
      return try binary(
        .power, evaluate(base), evaluate(exponent),
        BinaryPlace(left: base.range, op: range, right: exponent.range), label: label(node))
    case .rounding(let rounding, let operand):
      return try apply(rounding == .floor ? "floor" : "ceil", evaluate(operand), node.range)
    case .tuple(let elements):
      var values: [Value] = []
      for element in elements { values.append(try evaluate(element)) }
      guard Value.tuple(values).isModest else { throw .tooManyParts(at: node.range) }
      return .tuple(values)
    case .numbers(let grid): return try numbers(grid, at: node.range)
    case .literal(let rows, let isMatrix): return try literal(rows, isMatrix, node.range)
    }
  }

  /// The source text of an expression, by which its value is known where it has no name.
  func label(_ node: SyntaxNode) -> String? { label(node.range) }

  /// The source text of a place, unless it is too long to serve as a name.
  func label(_ range: SourceRange) -> String? {
    range.end - range.start <= 60 ? source[range] : nil
  }

  private func unary(
    _ op: UnaryOperator, _ operand: SyntaxNode, _ range: SourceRange
  ) throws(Diagnostic) -> Value {
    let value = try evaluate(operand)
    let argument = Call.Argument(value: value, range: operand.range)
    let node = try Call.tensor(argument, session: session)
    if op == .plus { return .tensor(node) }
    // A number with a sign is still a number that was written down.
    if case .number = operand.kind, let number = node.value.single {
      return .number(-number, node.type)
    }
    return try apply("neg", .tensor(node), range)
  }

  /// Calls a function of one argument by name.
  private func apply(
    _ function: String, _ value: Value, _ range: SourceRange
  ) throws(Diagnostic) -> Value {
    try call(
      function, [(nil, nil, Call.Argument(value: value, range: range))], range: range,
      nameRange: range)
  }

  /// `x'`: MATLAB's vectors are rows, so one becomes a column.
  private func transposed(_ value: Value, at range: SourceRange) throws(Diagnostic) -> Value {
    let node = try Call.tensor(Call.Argument(value: value, range: range), session: session)
    let shape = node.value.shape
    guard shape.rank > 0 else { return .tensor(node) }
    let operation: Rearrangement
    do {
      operation =
        shape.rank == 1
        ? try .reshape(shape, to: [-1, 1], name: "transpose") : try .transpose(shape, -2, -1)
    } catch {
      throw .shape(error, range: range)
    }
    return .tensor(try session.record(operation, [node], label: label(range), at: range))
  }

  private func chain(
    _ first: SyntaxNode, _ links: [Link<BinaryOperator>]
  ) throws(Diagnostic) -> Value {
    var value = try evaluate(first)
    var range = first.range
    for link in links {
      let right = try evaluate(link.operand)
      if link.manner == .juxtaposed, case .network(let network) = value {
        value = try run(
          network, [(nil, nil, Call.Argument(value: right, range: link.operand.range))],
          range.union(link.operand.range))
        range = range.union(link.operand.range)
        continue
      }
      let place = BinaryPlace(left: range, op: link.operatorRange, right: link.operand.range)
      remarkOnProduct(link, value, right)
      range = place.whole
      value = try binary(link.op.function, value, right, place, label: label(range))
    }
    return value
  }

  /// MATLAB's `*` is the matrix product, ours is element-wise: worth saying once.
  private func remarkOnProduct(_ link: Link<BinaryOperator>, _ left: Value, _ right: Value) {
    guard link.op == .multiply, link.manner == .plain, source[link.operatorRange] == "*",
      case .tensor(let a) = left,
      case .tensor(let b) = right
    else { return }
    let (m, n) = (a.value.shape, b.value.shape)
    guard m == n, m.rank == 2, m[0] == m[1], m[0] > 1 else { return }
    session.remarkOnce(
      "star",
      Phrase(
        "* multiplies element by element; the matrix product is @",
        "* 是逐元素相乘；矩阵乘积用 @"))
  }

  private func comparison(
    _ first: SyntaxNode, _ links: [Link<ComparisonOperator>]
  ) throws(Diagnostic) -> Value {
    var left = try evaluate(first)
    var leftRange = first.range
    var result: Value?
    for link in links {
      let right = try evaluate(link.operand)
      let place = BinaryPlace(left: leftRange, op: link.operatorRange, right: link.operand.range)
      let value = try compare(link.op, left, right, place)
      if let before = result {
        result = try binary(.multiply, before, value, place, label: nil)
      } else {
        result = value
      }
      (left, leftRange) = (right, link.operand.range)
    }
    return result ?? left
  }

  /// Texts and `None` are compared as wholes, everything else element by element.
  private func compare(
    _ op: ComparisonOperator, _ left: Value, _ right: Value, _ place: BinaryPlace
  ) throws(Diagnostic) -> Value {
    if op == .equal || op == .notEqual {
      let isEqual: Bool? =
        switch (left, right) {
        case (.string(let a), .string(let b)): a == b
        case (.none, .none): true
        case (.none, _), (_, .none), (.string, _), (_, .string): false
        default: nil
        }
      if let isEqual { return .truth(isEqual == (op == .equal)) }
    }
    return try binary(op.function, left, right, place, label: label(place.whole))
  }

  /// An operation on two values; element-wise ones stretch to a common shape.
  func binary(
    _ function: Arithmetic, _ left: Value, _ right: Value, _ place: BinaryPlace, label: String?
  ) throws(Diagnostic) -> Value {
    if let tuple = try joinedTuple(function, left, right, place) { return tuple }
    if let text = try joinedText(function, left, right, place) { return text }
    let a = try operand(left, at: place.left)
    let b = try operand(right, at: place.right)
    let operation: any Operation
    do {
      operation = try function.operation(a.value.shape, b.value.shape)
    } catch {
      throw .shapes(error, left: a.value.shape, right: b.value.shape, place)
    }
    return .tensor(try session.record(operation, [a, b], label: label, at: place.whole))
  }

  /// `'a' + 'b'`, `'-' * 3`, `'%d' % x` as in Python; nil for anything else.
  private func joinedText(
    _ function: Arithmetic, _ left: Value, _ right: Value, _ place: BinaryPlace
  ) throws(Diagnostic) -> Value? {
    let op: ProgramOperator
    switch (function.function, left, right) {
    case (.add, .string, .string): op = .add
    case (.multiply, .string, .tensor(let node)), (.multiply, .tensor(let node), .string):
      guard node.value.shape.rank == 0 else { return nil }
      op = .multiply
    case (.remainder, .string, _): op = .remainder
    default: return nil
    }
    return try program(at: place.whole, hasVariables: false) { machine throws(ProgramFailure) in
      try machine.given(machine.binary(op, machine.imported(left), machine.imported(right)))
    }
  }

  private func operand(
    _ value: Value, at range: SourceRange
  ) throws(Diagnostic) -> Node<Double> {
    switch value {
    case .tensor, .tuple, .list:
      return try Call.tensor(Call.Argument(value: value, range: range), session: session)
    case .program(let box):
      guard let parts = try box.parts(session) else { throw .notANumber(value, at: range) }
      return try operand(parts, at: range)
    default: throw .notANumber(value, at: range)
    }
  }
}
