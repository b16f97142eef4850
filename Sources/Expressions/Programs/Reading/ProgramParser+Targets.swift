extension ProgramParser {
  /// What a target is for, which decides what may be one.
  enum TargetRole {
    /// `=`, `for`, `with … as`: anything, taken apart too.
    case assignment
    /// `+=` and annotations: one name, attribute or element.
    case single(String)
    /// `del`: as an assignment's, without stars.
    case deletion
  }

  // MARK: assignment

  /// Reads a value, and what is assigned if a sign of assignment follows.
  mutating func assignmentOrExpression() throws(ProgramSyntaxFailure) -> (
    ProgramStatement.Kind, Int
  ) {
    try refuseForeignStatement()
    let first = try isAt(.yield) ? yielded() : value()
    if isAt(.colon) { return try annotated(first) }
    if case .sign(let mark) = token.kind, let op = mark.augmented {
      let range = token.range
      let target = try target(first, for: .single(text(token)))
      advance()
      let value = try isAt(.yield) ? yielded() : self.value()
      return (
        .augmented(target, op, operatorRange: range, value), max(first.height, value.height)
      )
    }
    guard isAt(.assign) else {
      if case .starred = first.kind { throw ProgramSyntaxFailure(.starAlone(at: first.range)) }
      return (.expression(first), first.height)
    }
    var targets: [ProgramTarget] = []
    var value = first
    var height = first.height
    while isAt(.assign) {
      try refuseJoinedAssignment(value)
      targets.append(try target(value, for: .assignment))
      advance()
      value = try isAt(.yield) ? yielded() : self.value()
      height = max(height, value.height)
    }
    if case .starred = value.kind { throw ProgramSyntaxFailure(.starAlone(at: value.range)) }
    return (.assignment(targets, value), height)
  }

  private mutating func annotated(
    _ first: ProgramExpression
  ) throws(ProgramSyntaxFailure) -> (ProgramStatement.Kind, Int) {
    guard isTarget(first) else { throw refusal() }
    let target = try target(first, for: .single(":"))
    advance()
    let annotation = try test()
    let value = take(.assign) ? try self.value() : nil
    return (
      .annotated(target, annotation: annotation, value: value),
      max(first.height, annotation.height, value?.height ?? 0)
    )
  }

  func isTarget(_ node: ProgramExpression) -> Bool {
    switch node.kind {
    case .name, .attribute, .element: true
    default: false
    }
  }

  // MARK: target

  /// An expression as a target.
  func target(
    _ node: ProgramExpression, for role: TargetRole
  ) throws(ProgramSyntaxFailure) -> ProgramTarget {
    switch node.kind {
    case .name(let name): return ProgramTarget(.name(name), node.range)
    case .attribute(let base, let name):
      return ProgramTarget(.attribute(base, name), node.range)
    case .element(let base, let index): return ProgramTarget(.element(base, index), node.range)
    case .tuple(let elements), .list(let elements):
      if case .single(let sign) = role {
        throw ProgramSyntaxFailure(.operatorOnTargets(sign, at: node.range))
      }
      return ProgramTarget(.several(try targets(elements, for: role)), node.range)
    default: throw ProgramSyntaxFailure(notATarget(node, for: role))
    }
  }

  private func targets(
    _ elements: [ProgramExpression], for role: TargetRole
  ) throws(ProgramSyntaxFailure) -> [ProgramTarget] {
    var targets: [ProgramTarget] = []
    var stars = 0
    for element in elements {
      if case .starred(let inner) = element.kind, case .assignment = role {
        stars += 1
        if stars > 1 { throw ProgramSyntaxFailure(.starredTwice(at: element.range)) }
        targets.append(
          ProgramTarget(.starred(try target(inner, for: role)), element.range))
      } else {
        targets.append(try target(element, for: role))
      }
    }
    return targets
  }

  private func notATarget(_ node: ProgramExpression, for role: TargetRole) -> Diagnostic {
    let words = original(node.range)
    switch node.kind {
    case .constant(let constant): return .programConstantAssigned(constant.rawValue, at: node.range)
    case .call(let callee, _):
      return .programCallAssigned(original(callee.range), at: node.range)
    case .comparison(_, let links) where links.first?.op == .equal:
      return .programNotATarget(words, at: node.range)
    case .starred: return .starAlone(at: node.range)
    default: return .programNotATarget(words, at: node.range)
    }
  }

  /// Reads the targets of `for`: `targets "in"`.
  mutating func loopTarget() throws(ProgramSyntaxFailure) -> ProgramTarget {
    let start = token.range
    var elements: [ProgramExpression] = []
    var hasComma = false
    repeat {
      if hasComma, isAt(.in) { break }
      elements.append(try starredOr { (parser) throws(ProgramSyntaxFailure) in try parser.chain() })
      hasComma = isAt(.comma)
    } while take(.comma)
    let isSeveral = hasComma || elements.count > 1
    if !isSeveral { return try target(elements[0], for: .assignment) }
    return ProgramTarget(.several(try targets(elements, for: .assignment)), range(from: start))
  }
}
