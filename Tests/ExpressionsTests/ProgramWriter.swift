/// Writes programs by Python's grammar, of random statements and expressions.
struct ProgramWriter {
  var random: SeededNumbers

  private let names = ["x", "y", "i", "n", "f", "self", "np", "sum", "print", "range", "_"]

  init(random: SeededNumbers) {
    self.random = random
  }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

  private mutating func pick(_ choices: [String]) -> String { choices[below(choices.count)] }

  /// A program of a few statements.
  mutating func program() -> String { block(depth: 2, indent: "", count: 1 + below(4)) }

  private mutating func block(depth: Int, indent: String, count: Int) -> String {
    (0..<count).map { _ in statement(depth: depth, indent: indent) }.joined()
  }

  private mutating func body(depth: Int, indent: String) -> String {
    if below(4) == 0 { return " " + simple() + "\n" }
    let inner = indent + pick(["  ", "    ", "\t"])
    return "\n" + block(depth: depth - 1, indent: inner, count: 1 + below(3))
  }

  private mutating func statement(depth: Int, indent: String) -> String {
    guard depth > 0 else { return indent + simple() + "\n" }
    let head: String
    switch below(12) {
    case 0: head = "def \(pick(names))(\(parameters())):"
    case 1: head = "for \(target()) in \(expression(2)):"
    case 2: head = "while \(expression(2)):"
    case 3:
      return indent + "if \(expression(2)):" + body(depth: depth, indent: indent) + indent
        + "elif \(expression(1)):" + body(depth: depth, indent: indent) + indent + "else:"
        + body(depth: depth, indent: indent)
    case 4: head = "with \(expression(1)) as \(pick(names)):"
    case 5: head = "class A(\(pick(names))):"
    case 6:
      return indent + "try:" + body(depth: depth, indent: indent) + indent + "except:"
        + body(depth: depth, indent: indent)
    default: return indent + simple() + pick(["", "  # note {", ";"]) + "\n"
    }
    return indent + head + body(depth: depth, indent: indent)
  }

  private mutating func simple() -> String {
    switch below(10) {
    case 0: return "\(target()) = \(expression(3))"
    case 1:
      return
        "\(pick(names))[\(index())] \(pick(["+=", "-=", "*=", "//=", "**=", "%="])) \(expression(2))"
    case 2: return "a = b = \(expression(2))"
    case 3: return "assert \(expression(1)), 'm'"
    case 4: return "del \(pick(names))"
    case 5: return "x: int = \(expression(1))"
    case 6:
      return pick([
        "pass", "import numpy as np", "from math import (sqrt as s, pi)", "raise ValueError",
      ])
    default: return expression(4)
    }
  }

  private mutating func target() -> String {
    pick(["i", "i, j", "(i, j), k", "[a, *b]", "x[0]", "self.w", "_, (a, b)"])
  }

  private mutating func parameters() -> String {
    pick(["", "x", "x, y=1", "self, *args, **kw", "a, /, b, *, c=2", "x: int = 3"])
  }

  private mutating func index() -> String {
    pick(["0", "i, j", ":", "::2, 1", "i:i+h, j", "..., None", "-1", "x > 0", "[0, 1]"])
  }

  private mutating func expression(_ depth: Int) -> String {
    guard depth > 0 else {
      return pick(
        names + [
          "1", "2.5", "0x1F", "'a'", "None", "True", "1e-3", "\"\"\"b\"\"\"", "(1,)", "[]", "{}",
        ])
    }
    let (a, b) = (expression(depth - 1), expression(depth - 1))
    switch below(16) {
    case 0:
      return "(\(a) \(pick(["+", "-", "*", "/", "//", "%", "@", "&", "|", "^", "<<", ">>"])) \(b))"
    case 1: return "(\(a) \(pick(["<", "<=", "==", "!=", "in", "not in", "is", "is not"])) \(b))"
    case 2: return "(\(a) and not \(b) or \(a))"
    case 3: return "(\(a) if \(b) else \(a))"
    case 4: return "(lambda \(parameters().replacing(": int", with: "")): \(a))"
    case 5: return "\(pick(names))(\(a), *\(pick(names)), k=\(b))"
    case 6: return "\(pick(names))[\(index())]"
    case 7: return "\(pick(names)).\(pick(["shape", "T", "sum()", "append"]))"
    case 8: return "[\(a), \(b)]"
    case 9: return "[\(a) for \(target()) in \(pick(names)) if \(pick(names))]"
    case 10: return "{\(a): \(b), **d}"
    case 11: return "{\(a) for i in x}"
    case 12: return "f'{x!r:>{n}} {{}} {\(pick(names))}'"
    case 13: return "(-\(a)) ** \(b)"
    case 14: return "(y := \(a))"
    default: return "(\(a),\n \(b))"
    }
  }

  /// A program with a few characters left out, doubled, exchanged or put in.
  mutating func damaged(_ program: String) -> String {
    var text = Array(program)
    for _ in 0...below(3) where !text.isEmpty {
      let place = below(text.count)
      switch below(4) {
      case 0: text.remove(at: place)
      case 1: text.insert(text[place], at: place)
      case 2: text.swapAt(place, below(text.count))
      default:
        text.insert(
          contentsOf: pick([
            "(", ")", "[", "]", "{", "}", "'", "\"", ":", "\n", "=", "  ", "for", "\\", "'''", "；",
            "%", "²", "if", "\t",
          ]),
          at: place)
      }
    }
    return String(text)
  }
}
