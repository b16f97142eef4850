import Expressions

/// A tree as an s-expression, for tables of tests.
extension SyntaxNode {
  var dump: String {
    switch kind {
    case .number(_, let text): text
    case .string(let text): "\"\(text)\""
    case .name(let name): name
    case .call(let callee, let arguments):
      list(
        ["call", callee.dump] + arguments.map { ($0.name.map { $0 + "=" } ?? "") + $0.value.dump })
    case .index(let base, let items): list(["at", base.dump] + items.map(\.dump))
    case .attribute(let base, let name, _): list([".", base.dump, name])
    case .transpose(let base): list(["'", base.dump])
    case .unary(let op, let operand): list([op.rawValue, operand.dump])
    case .chain(let first, let links): list(first, links) { $0.rawValue }
    case .comparison(let first, let links): list(first, links) { $0.rawValue }
    case .power(let base, let exponent, _): list(["^", base.dump, exponent.dump])
    case .rounding(let rounding, let operand): list([rounding.rawValue, operand.dump])
    case .tuple(let elements): list(["tuple"] + elements.map(\.dump))
    case .numbers(let grid): grid.dump
    case .literal(let rows, let isMatrix):
      "[" + rows.map { $0.elements.map(\.dump).joined(separator: " ") }.joined(separator: "; ")
        + (isMatrix && rows.count < 2 ? ";]" : "]")
    }
  }

  private func list(_ parts: [String]) -> String { "(" + parts.joined(separator: " ") + ")" }

  private func list<Operator>(
    _ first: SyntaxNode, _ links: [Link<Operator>], _ text: (Operator) -> String
  ) -> String {
    list(
      [first.dump]
        + links.flatMap { link in
          let sign =
            switch link.manner {
            case .plain: text(link.op)
            case .dotted: "." + text(link.op)
            case .juxtaposed: "∙"
            }
          return [sign, link.operand.dump]
        })
  }
}

extension NumberGrid {
  var dump: String {
    let texts = (0..<rows).map { row in
      (0..<columns).map { "\(values[row * columns + $0])".replacing(".0", with: "") }
        .joined(separator: " ")
    }
    return "[" + texts.joined(separator: "; ") + (isMatrix && rows < 2 ? ";]" : "]")
  }
}

extension IndexItem {
  var dump: String {
    switch kind {
    case .element(let node): node.dump
    case .slice(let start, let stop, let step):
      [start, stop].map { $0?.dump ?? "" }.joined(separator: ":")
        + (step.map { ":" + $0.dump } ?? "")
    case .ellipsis: "..."
    case .newAxis: "None"
    }
  }
}

extension Statement {
  var dump: String {
    let text =
      switch kind {
      case .importing: "import"
      case .expression(let node): node.dump
      case .assignment(let assignment):
        assignment.targets.map(\.dump).joined(separator: ",")
          + (assignment.op.map { " \($0.rawValue)= " } ?? " = ") + assignment.value.dump
      }
    return text + (silenced ? ";" : "")
  }
}

extension Target {
  var dump: String {
    switch kind {
    case .name(let name): name
    case .discard: "_"
    case .index(let base, let items):
      "(at \(base.dump) \(items.map(\.dump).joined(separator: " ")))"
    case .attribute(let base, let name, _): "(. \(base.dump) \(name))"
    }
  }
}

extension Parsed {
  /// The statements one behind another, or the id of the error.
  var dump: String {
    let texts = statements.map(\.dump) + (diagnostic.map { ["!" + $0.id] } ?? [])
    return texts.joined(separator: " | ")
  }
}
