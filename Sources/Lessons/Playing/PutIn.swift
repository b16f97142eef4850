import Expressions
import Tensors

/// A calculation with its numbers in the place of the names, its brackets and signs kept:
/// `(x[1]*a + x[0]*b)/10` is `(8*5 + 2*3)/10`, and the sum of a slice is written out.
struct PutIn {
  /// The most terms of a sum that are written out.
  private static let most = 9

  private let session: Session
  private let source: Expressions.SourceText

  /// Puts in what a session's names stand for.
  init(_ session: Session, _ answer: String) {
    self.session = session
    source = Expressions.SourceText(answer)
  }

  /// A sum or product with its numbers; nil where a part has no value that could be written.
  func chain(_ first: SyntaxNode, _ links: [Link<BinaryOperator>]) -> String? {
    guard var numbers = text(first, isFirst: true) else { return nil }
    for link in links {
      guard let operand = text(link.operand) else { return nil }
      let isSum = [.add, .subtract].contains(link.op)
      numbers += isSum ? " \(link.op.rawValue) " : link.op.rawValue
      numbers += operand
    }
    return numbers
  }

  /// A part with its numbers.
  func text(_ node: SyntaxNode, isFirst: Bool = false) -> String? {
    switch node.kind {
    case .chain(let first, let links):
      guard let numbers = chain(first, links) else { return nil }
      return isBracketed(node) ? "(\(numbers))" : numbers
    case .call(let callee, let arguments)
    where source.text(callee.range) == "sum" && arguments.count == 1:
      return sum(arguments[0].value) ?? value(node, isFirst: isFirst)
    default: return value(node, isFirst: isFirst)
    }
  }

  private func isBracketed(_ node: SyntaxNode) -> Bool {
    let text = source.text(node.range)
    return text.hasPrefix("(") && text.hasSuffix(")")
  }

  /// The terms of a sum: of two rows or windows their products.
  private func sum(_ node: SyntaxNode) -> String? {
    guard let terms = tensor(node), (2...PutIn.most).contains(terms.elements.count) else {
      return nil
    }
    if case .chain(let first, let links) = node.kind, links.count == 1, links[0].op == .multiply,
      let a = tensor(first), let b = tensor(links[0].operand), a.shape == b.shape,
      a.shape == terms.shape
    {
      let products = zip(a.elements, b.elements).map { written($0) + "*" + written($1) }
      return "(" + products.joined(separator: " + ") + ")"
    }
    return "(" + terms.elements.map { written($0) }.joined(separator: " + ") + ")"
  }

  private func tensor(_ node: SyntaxNode) -> Tensor<Double>? {
    (try? session.evaluate(source.text(node.range))).flatMap(Agreement.tensor)
  }

  private func value(_ node: SyntaxNode, isFirst: Bool) -> String? {
    guard let value = try? session.evaluate(source.text(node.range)), ValuePreview.isShort(value)
    else { return nil }
    let text = ValuePreview.text(value)
    return text.hasPrefix("-") && !isFirst ? "(\(text))" : text
  }

  private func written(_ number: Double) -> String {
    let text = ValuePreview.text(.number(number))
    return text.hasPrefix("-") ? "(\(text))" : text
  }
}
