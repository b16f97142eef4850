@testable import Expressions

/// The tree of a program as s-expressions, for tables of tests.
extension ProgramExpression {
  var dump: String {
    switch kind {
    case .integer(let value): "\(value)"
    case .real(let value): "\(value)"
    case .text(let text): "\"\(text)\""
    case .formatted(let parts): list(["f"] + parts.map(\.dump))
    case .constant(let constant): constant.rawValue
    case .name(let name): name
    case .unary(let sign, let operand): list([sign.rawValue, operand.dump])
    case .not(let operand): list(["not", operand.dump])
    case .chain(let first, let links): list(first, links.map { ($0.op.rawValue, $0.operand) })
    case .power(let base, let exponent, _): list(["**", base.dump, exponent.dump])
    case .comparison(let first, let links): list(first, links.map { ($0.op.rawValue, $0.operand) })
    case .and(let operands): list(["and"] + operands.map(\.dump))
    case .or(let operands): list(["or"] + operands.map(\.dump))
    case .conditional(let test, let then, let otherwise):
      list(["if", test.dump, then.dump, otherwise.dump])
    case .lambda(let parameters, let body):
      list(["lambda", parameters.dump, body.dump])
    case .call(let callee, let arguments): list(["call", callee.dump] + arguments.map(\.dump))
    case .element(let base, let index): list(["at", base.dump, index.dump])
    case .attribute(let base, let name): list([".", base.dump, name.text])
    case .tuple(let elements): list(["tuple"] + elements.map(\.dump))
    case .list(let elements): list(["list"] + elements.map(\.dump))
    case .set(let elements): list(["set"] + elements.map(\.dump))
    case .dictionary(let items): list(["dict"] + items.map(\.dump))
    case .comprehension(let comprehension): comprehension.dump
    case .starred(let inner): "*" + inner.dump
    case .named(let name, let value): list([":=", name.text, value.dump])
    case .outside(let outside): "<\(outside.rawValue)>"
    }
  }

  private func list(_ parts: [String]) -> String { "(" + parts.joined(separator: " ") + ")" }

  private func list(_ first: ProgramExpression, _ links: [(String, ProgramExpression)]) -> String {
    list([first.dump] + links.flatMap { [$0.0, $0.1.dump] })
  }
}

extension FormattedPart {
  var dump: String {
    switch self {
    case .text(let text): return "\"\(text)\""
    case .field(let value, let source, let conversion, let format):
      let format = format.map(\.dump).joined(separator: " ")
      return "{" + (source ?? "") + value.dump + (conversion.map { "!" + $0.rawValue } ?? "")
        + (format.isEmpty ? "" : ":" + format) + "}"
    }
  }
}

extension DictionaryItem {
  var dump: String {
    switch self {
    case .pair(let key, let value): key.dump + ":" + value.dump
    case .unpacked(let value): "**" + value.dump
    }
  }
}

extension ProgramArgument {
  var dump: String {
    switch manner {
    case .byPlace: value.dump
    case .byName(let name): name.text + "=" + value.dump
    case .unpacked: "*" + value.dump
    case .unpackedByName: "**" + value.dump
    }
  }
}

extension ProgramIndex {
  var dump: String {
    let items = self.items.map { item in
      switch item {
      case .expression(let node): node.dump
      case .slice(let start, let stop, let step, _):
        [start, stop, step].map { $0?.dump ?? "" }.joined(separator: ":")
      }
    }
    return isTuple ? "[" + items.joined(separator: ", ") + "]" : items[0]
  }
}

extension Comprehension {
  var dump: String {
    let head =
      switch result {
      case .list(let element): "listof " + element.dump
      case .set(let element): "setof " + element.dump
      case .generator(let element): "each " + element.dump
      case .dictionary(let key, let value): "dictof " + key.dump + ":" + value.dump
      }
    let clauses = self.clauses.map { clause in
      "(for \(clause.target.dump) \(clause.iterable.dump)"
        + clause.conditions.map { " if " + $0.dump }.joined() + ")"
    }
    return "(" + ([head] + clauses).joined(separator: " ") + ")"
  }
}

extension ProgramTarget {
  var dump: String {
    switch kind {
    case .name(let name): name
    case .attribute(let base, let name): "(. \(base.dump) \(name.text))"
    case .element(let base, let index): "(at \(base.dump) \(index.dump))"
    case .several(let targets): "(" + targets.map(\.dump).joined(separator: ", ") + ")"
    case .starred(let target): "*" + target.dump
    }
  }
}

extension [ProgramParameter] {
  var dump: String {
    "("
      + map { parameter in
        let sign =
          switch parameter.manner {
          case .ordinary: ""
          case .byPlace: "/"
          case .rest: "*"
          case .byName: "!"
          case .restByName: "**"
          }
        return sign + parameter.name.text + (parameter.defaultValue.map { "=" + $0.dump } ?? "")
      }.joined(separator: " ") + ")"
  }
}

extension ProgramStatement {
  var dump: String {
    switch kind {
    case .expression(let value): value.dump
    case .assignment(let targets, let value):
      "(= " + (targets.map(\.dump) + [value.dump]).joined(separator: " ") + ")"
    case .augmented(let target, let op, _, let value):
      "(\(op.rawValue)= \(target.dump) \(value.dump))"
    case .annotated(let target, let annotation, let value):
      "(: \(target.dump) \(annotation.dump)" + (value.map { " " + $0.dump } ?? "") + ")"
    case .function(let definition):
      definition.decorators.map { "@\($0.dump) " }.joined()
        + "(def \(definition.name.text) \(definition.parameters.dump)\(definition.body.dump))"
    case .classDefinition(let definition):
      definition.decorators.map { "@\($0.dump) " }.joined()
        + "(class \(definition.name.text) (\(definition.arguments.map(\.dump).joined(separator: " ")))\(definition.body.dump))"
    case .conditional(let branches, let otherwise):
      "(if" + branches.map { " \($0.test.dump)\($0.body.dump)" }.joined()
        + (otherwise.map { " else" + $0.dump } ?? "") + ")"
    case .forLoop(let target, let iterable, let body, let otherwise):
      "(for \(target.dump) \(iterable.dump)\(body.dump)"
        + (otherwise.map { " else" + $0.dump } ?? "") + ")"
    case .whileLoop(let test, let body, let otherwise):
      "(while \(test.dump)\(body.dump)" + (otherwise.map { " else" + $0.dump } ?? "") + ")"
    case .with(let items, let body):
      "(with "
        + items.map { $0.manager.dump + ($0.target.map { " as " + $0.dump } ?? "") }
        .joined(separator: ", ") + body.dump + ")"
    case .returning(let value): "(return" + (value.map { " " + $0.dump } ?? "") + ")"
    case .breaking: "break"
    case .continuing: "continue"
    case .passing: "pass"
    case .assertion(let test, let message):
      "(assert \(test.dump)" + (message.map { " " + $0.dump } ?? "") + ")"
    case .deletion(let targets): "(del " + targets.map(\.dump).joined(separator: " ") + ")"
    case .raising(let value, let cause):
      "(raise" + (value.map { " " + $0.dump } ?? "") + (cause.map { " from " + $0.dump } ?? "")
        + ")"
    case .global(let names): "(global " + names.map(\.text).joined(separator: " ") + ")"
    case .nonlocal(let names): "(nonlocal " + names.map(\.text).joined(separator: " ") + ")"
    case .importing(let modules):
      "(import "
        + modules.map { $0.module.text + ($0.alias.map { " as " + $0.text } ?? "") }
        .joined(separator: " ") + ")"
    case .importingFrom(let module, _, let names):
      "(from \(module) "
        + (names.isEmpty
          ? "*"
          : names.map { $0.name.text + ($0.alias.map { " as " + $0.text } ?? "") }
            .joined(separator: " ")) + ")"
    case .outside(let outside): "<\(outside.rawValue)>"
    }
  }
}

extension ProgramBlock {
  var dump: String { " {" + map(\.dump).joined(separator: "; ") + "}" }
}

extension ParsedProgram {
  /// Reads a text that is a program as a whole.
  init(program text: String) {
    let source = ProgramSource(text)
    self.init(source, Entry(program: source), names: KnownNames())
  }

  /// The statements as s-expressions, and the id of what cannot be read.
  var dump: String {
    parts.map { part in
      switch part {
      case .statement(let statement): statement.dump
      case .command: "<command>"
      case .unreadable(let diagnostic): "!" + diagnostic.id
      }
    }.joined(separator: "\n")
  }
}
