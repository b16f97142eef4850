/// The arithmetic of an expression that could be the output-size formula: sums, products, quotients and
/// roundings of a few letters and numbers.
struct FormulaTree {
  /// What stands at the end of a branch.
  enum Leaf: Hashable {
    /// A variable whose name is a letter of the formula.
    case letter(SizeLetter, name: String)
    /// A number that was typed.
    case number(Double)
  }

  private indirect enum Term {
    case leaf(Int)
    case negated(Term)
    case chain(Term, [(BinaryOperator, Term)])
    case rounded(Rounding, Term)
  }

  /// The leaves from left to right.
  private(set) var leaves: [Leaf] = []

  /// How many divisions there are.
  private(set) var divisions = 0

  /// Whether something is rounded.
  private(set) var isRounded = false

  private var root = Term.leaf(0)

  /// More leaves than any form of the formula has.
  private static let mostLeaves = 9

  /// Reads an expression; nil as soon as it has a part that no form of the formula has.
  init?(_ node: SyntaxNode) {
    // Most statements are something else, and end here.
    switch node.kind {
    case .chain, .rounding, .call, .literal: break
    default: return nil
    }
    guard let root = read(node), leaves.count >= 3, divisions <= 2 else { return nil }
    self.root = root
  }

  private mutating func read(_ node: SyntaxNode) -> Term? {
    switch node.kind {
    case .number(let number, _): return add(.number(number))
    case .name(let name):
      guard let letter = FormulaTree.letters[name] else { return nil }
      return add(.letter(letter, name: name))
    case .unary(let op, let operand):
      guard let term = read(operand) else { return nil }
      return op == .minus ? .negated(term) : term
    case .rounding(let rounding, let operand): return round(operand, rounding)
    // Square brackets around one number are the brackets of a book.
    case .literal(let rows, _):
      guard rows.count == 1, rows[0].elements.count == 1 else { return nil }
      return read(rows[0].elements[0])
    case .call(let callee, let arguments):
      guard arguments.count == 1, let argument = arguments.first, argument.name == nil,
        let rounding = FormulaTree.rounding(callee)
      else { return nil }
      return round(argument.value, rounding)
    case .chain(let first, let links): return read(first, links)
    default: return nil
    }
  }

  private mutating func round(_ operand: SyntaxNode, _ rounding: Rounding) -> Term? {
    isRounded = true
    return read(operand).map { .rounded(rounding, $0) }
  }

  private mutating func read(_ first: SyntaxNode, _ links: [Link<BinaryOperator>]) -> Term? {
    guard links.count < FormulaTree.mostLeaves, let start = read(first) else { return nil }
    var rest: [(BinaryOperator, Term)] = []
    for link in links {
      guard link.op != .matrixMultiply, let term = read(link.operand) else { return nil }
      if link.op == .divide || link.op == .floorDivide { divisions += 1 }
      rest.append((link.op, term))
    }
    return .chain(start, rest)
  }

  private mutating func add(_ leaf: Leaf) -> Term? {
    guard leaves.count < FormulaTree.mostLeaves else { return nil }
    leaves.append(leaf)
    return .leaf(leaves.count - 1)
  }

  /// `floor` or `ceil`, with or without a library before it.
  private static func rounding(_ callee: SyntaxNode) -> Rounding? {
    switch callee.kind {
    case .name(let name): return Rounding(rawValue: name)
    case .attribute(let base, let name, _):
      guard case .name(let library) = base.kind, Library.prefixes[library] != nil else {
        return nil
      }
      return Rounding(rawValue: name)
    default: return nil
    }
  }

  /// The letters that textbooks use.
  private static let letters: [String: SizeLetter] = [
    "W": .input, "w": .input, "N": .input, "n": .input, "I": .input, "i": .input, "H": .input,
    "h": .input, "F": .kernel, "f": .kernel, "K": .kernel, "k": .kernel, "P": .padding,
    "p": .padding, "S": .stride, "s": .stride,
  ]

  /// What the arithmetic gives if its leaves have these values.
  func value(_ values: [Double]) -> Double { value(root, values) }

  private func value(_ term: Term, _ values: [Double]) -> Double {
    switch term {
    case .leaf(let index): return values[index]
    case .negated(let inner): return -value(inner, values)
    case .rounded(let rounding, let inner):
      return value(inner, values).rounded(rounding == .floor ? .down : .up)
    case .chain(let first, let links):
      return links.reduce(value(first, values)) { sum, link in
        let right = value(link.1, values)
        switch link.0 {
        case .add: return sum + right
        case .subtract: return sum - right
        case .multiply, .matrixMultiply: return sum * right
        case .divide: return sum / right
        case .floorDivide: return (sum / right).rounded(.down)
        case .remainder: return sum - right * (sum / right).rounded(.down)
        }
      }
    }
  }
}
