import Tensors

extension Evaluator {
  /// A literal of plain numbers.
  func numbers(_ grid: NumberGrid, at range: SourceRange) throws(Diagnostic) -> Value {
    do {
      let shape = try Shape(grid.isMatrix ? [grid.rows, grid.columns] : [grid.values.count])
      return .tensor(
        Node(
          try Tensor(shape, grid.values), type: grid.areWhole ? .written : .real,
          label: label(range)))
    } catch {
      throw .shape(error, range: range)
    }
  }

  /// A literal with expressions in it: tensors of equal shape stack, others make a list.
  func literal(
    _ rows: [Row], _ isMatrix: Bool, _ range: SourceRange
  ) throws(Diagnostic) -> Value {
    var values: [[Value]] = []
    for row in rows {
      var elements: [Value] = []
      for element in row.elements { elements.append(try evaluate(element)) }
      values.append(elements)
    }
    let written = rows.allSatisfy { $0.elements.allSatisfy(\.isWritten) }
    guard isMatrix, rows.count > 1 || rows.first?.elements.count != 1 || isScalar(values[0][0])
    else {
      return try joined(values.first ?? [], rows.first?.elements ?? [], written, range)
    }
    if values.allSatisfy({ $0.count == 1 && !isScalar($0[0]) }) {
      return try joined(values.map { $0[0] }, rows.map { $0.elements[0] }, written, range)
    }
    var made: [Value] = []
    for (row, elements) in zip(values, rows) {
      made.append(try joined(row, elements.elements, written, elements.range))
    }
    if let first = values.first, let odd = values.firstIndex(where: { $0.count != first.count }) {
      throw .raggedRows(
        row: odd + 1, count: values[odd].count, at: rows[odd].range, firstCount: first.count,
        first: rows[0].range)
    }
    return try joined(made, nil, written, range)
  }

  private func isScalar(_ value: Value) -> Bool {
    if case .tensor(let node) = value { node.value.shape.rank == 0 } else { false }
  }

  /// Whether a tuple may be numbers: `('conv', nn.Conv2d(1, 2, 3))` is not.
  private func holdsNumbers(_ values: [Value]) -> Bool {
    values.allSatisfy {
      switch $0 {
      case .tensor, .tuple, .list: true
      default: false
      }
    }
  }

  /// One row: a tensor with a new first dimension, or a list if the shapes differ.
  private func joined(
    _ values: [Value], _ elements: [SyntaxNode]?, _ isWritten: Bool, _ range: SourceRange
  ) throws(Diagnostic) -> Value {
    var nodes: [Node<Double>] = []
    for value in values {
      switch value {
      case .tensor(let node): nodes.append(node)
      case .tuple(let inner) where holdsNumbers(inner):
        nodes.append(try session.stacked(inner, at: range))
      case .list, .network, .program, .tuple:
        guard Value.list(values).isModest else { throw .tooManyParts(at: range) }
        return .list(values)
      default: throw .notANumber(value, at: elements?.first?.range ?? range)
      }
    }
    if let first = nodes.first,
      let odd = nodes.firstIndex(where: { $0.value.shape != first.value.shape })
    {
      let shapes = [first.value.shape, nodes[odd].value.shape]
      if let elements, elements.allSatisfy(\.isLiteral), shapes.allSatisfy({ $0.rank == 1 }) {
        throw .raggedRows(
          row: odd + 1, count: shapes[1].count, at: elements[odd].range,
          firstCount: shapes[0].count, first: elements[0].range)
      }
      return .list(values)
    }
    return .tensor(try session.stacked(nodes, at: range, areWritten: isWritten))
  }
}

extension SyntaxNode {
  /// The number, where the expression is one that was typed, perhaps with a sign.
  var writtenNumber: Double? {
    switch kind {
    case .number(let number, _): number
    case .unary(.minus, let operand): operand.writtenNumber.map { -$0 }
    default: nil
    }
  }

  /// Whether the expression is a number or a literal of numbers, so that nothing computed is in it.
  var isWritten: Bool {
    switch kind {
    case .number, .numbers: true
    case .unary(_, let operand): operand.isWritten
    case .literal(let rows, _): rows.allSatisfy { $0.elements.allSatisfy(\.isWritten) }
    case .tuple(let elements): elements.allSatisfy(\.isWritten)
    default: false
    }
  }

  /// Whether the expression is a literal in square brackets.
  var isLiteral: Bool {
    switch kind {
    case .numbers, .literal: true
    default: false
    }
  }
}
