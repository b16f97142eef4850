import Networks
import Tensors
import Terminal

/// Carries out statements in a session.
///
/// Split by what is evaluated: statements here, expressions, literals, indices, attributes and calls in
/// files of their own.
struct Evaluator {
  let session: Session
  let source: Source

  /// Carries out one statement and shows what it gives.
  ///
  /// - Throws: what is wrong; what in-place methods changed is then as it was.
  func run(_ statement: Statement) throws(Diagnostic) {
    try session.undoing { () throws(Diagnostic) in try carryOut(statement) }
  }

  private func carryOut(_ statement: Statement) throws(Diagnostic) {
    switch statement.kind {
    case .importing(let imports): session.take(imports)
    case .expression(let node):
      let comparisons = session.comparisonCount
      let value = try evaluate(node)
      if case .none = value { return }
      session.last = value
      let hasShown = session.comparisonCount > comparisons && node.isCall
      if !statement.silenced, !hasShown { show(value, of: node) }
      if let remark = session.remark(onFormula: node, value: value) {
        session.show(.note(remark))
      }
    case .assignment(let assignment):
      try assign(assignment, silenced: statement.silenced)
    }
  }

  /// Shows a value with the name it has; several gradients asked for at once are shown one by one.
  private func show(_ value: Value, of node: SyntaxNode) {
    if case .tuple(let values) = value, values.allSatisfy(\.isGradient), !values.isEmpty {
      for case .tensor(let gradient) in values {
        session.show(.value(name: gradient.label, .tensor(gradient)))
      }
      return
    }
    var name: String?
    if case .name(let typed) = node.kind, typed != "_", typed != "ans" { name = typed }
    session.show(.value(name: name, value))
  }

  private func assign(_ assignment: Assignment, silenced: Bool) throws(Diagnostic) {
    let value = try evaluate(assignment.value)
    if case .none = value {
      throw .nothingToAssign(at: assignment.value.range)
    }
    let targets = assignment.targets
    // Asked before the target changes: W = (W-F+2P)/S+1.
    let remark = session.remark(onFormula: assignment.value, value: value)
    defer { if let remark { session.show(.note(remark)) } }
    if targets.count == 1 {
      let stored = try store(value, in: targets[0], assignment: assignment)
      session.last = stored.value
      if !silenced { session.show(.value(name: stored.name, stored.value)) }
    } else {
      let parts = try unpack(value, into: targets.count, at: assignment)
      // All of them or none: what is stored before a target fails is taken back.
      let stored = try session.allOrNothing { () throws(Diagnostic) in
        var stored: [Stored] = []
        for (target, part) in zip(targets, parts) {
          stored.append(try store(part, in: target, assignment: assignment))
        }
        return stored
      }
      for (target, stored) in zip(targets, stored) {
        if case .discard = target.kind { continue }
        session.last = stored.value
        if !silenced { session.show(.value(name: stored.name, stored.value)) }
      }
    }
  }

  /// The values that several targets get from one.
  private func unpack(
    _ value: Value, into count: Int, at assignment: Assignment
  ) throws(Diagnostic) -> [Value] {
    let parts: [Value]
    switch value {
    case .tuple(let values), .list(let values): parts = values
    case .tensor(let node) where count == 2 && node.isExtremeAlongDimension:
      parts = [value, try session.places(of: node, at: assignment.value.range)]
    case .tensor(let node) where node.value.shape.rank > 0:
      parts = try session.slices(of: node, at: assignment.value.range).map { .tensor($0) }
    default: parts = [value]
    }
    guard parts.count == count else {
      throw .unpacking(
        parts.count, into: count, value: assignment.value.range,
        targets: assignment.targets.map(\.range))
    }
    return parts
  }

  /// Puts a value into a target, with the operation of `+=` if there is one.
  ///
  /// - Returns: What is shown: where elements were set, the whole that they are of.
  private func store(
    _ given: Value, in target: Target, assignment: Assignment
  ) throws(Diagnostic) -> Stored {
    func changed(
      _ current: () throws(Diagnostic) -> Value
    ) throws(Diagnostic) -> Value {
      guard let op = assignment.op else { return given }
      return try binary(
        op.function, current(), given,
        BinaryPlace(
          left: target.range, op: assignment.operatorRange, right: assignment.value.range),
        label: nil)
    }
    switch target.withoutData.kind {
    case .discard:
      let value = try changed { () throws(Diagnostic) in
        throw .discardHasNoValue(at: target.range)
      }
      return Stored(value: value, name: nil)
    case .name(let name):
      let value = try changed { () throws(Diagnostic) in try variable(name, at: target.range) }
      try session.set(name, to: value, at: target.range)
      return Stored(value: value, name: source[target.range])
    case .attribute(let base, let name, let nameRange):
      let value = try changed { () throws(Diagnostic) in
        try attribute(of: base, name, nameRange, target.range)
      }
      try assign(
        value, to: name, of: evaluate(base), at: nameRange, value: assignment.value.range)
      return Stored(value: value, name: source[target.range])
    case .index(let base, let items):
      return try assignElements(to: base, items, assignment.value.range, changed)
    }
  }
}

extension Target {
  /// The target itself, where `.data` behind it means the numbers: `net[0].weight.data = k`.
  fileprivate var withoutData: Target {
    switch kind {
    case .attribute(let base, "data", _): base.asTarget ?? self
    case .index(let base, let items):
      if case .attribute(let inner, "data", _) = base.kind {
        Target(.index(inner, items), range)
      } else {
        self
      }
    case .name, .discard, .attribute: self
    }
  }
}

extension SyntaxNode {
  /// Whether it is a call.
  fileprivate var isCall: Bool { if case .call = kind { true } else { false } }

  /// The expression as something that can be given a value; nil where it is none.
  fileprivate var asTarget: Target? {
    switch kind {
    case .name(let name): Target(.name(name), range)
    case .index(let base, let items): Target(.index(base, items), range)
    case .attribute(let base, let name, let nameRange):
      Target(.attribute(base, name: name, nameRange: nameRange), range)
    default: nil
    }
  }
}
