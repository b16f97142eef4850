import Expressions
import Tensors
import Terminal

/// The usual wrong ways to an answer, found in its expression: whoever goes one of them should not be
/// right by chance.
///
/// They are padding that is ignored or counted once, an upstream gradient or a kernel that is forgotten,
/// rows for columns, turned for not turned, an index counted from 1, one place too far, one product for
/// their sum, and the mean for the sum. A way that cannot differ, such as turning equal weights, is left
/// out.
struct UsualMistakes {
  /// A wrong way and the value to which it leads.
  struct Mistake {
    let name: Phrase
    let value: Value
  }

  private(set) var mistakes: [Mistake] = []
  private let text: String
  private let session: Session

  private static let ignoredPadding = Phrase("padding ignored", "忽略填充")
  private static let paddingOnce = Phrase("padding counted once", "填充只算一侧")
  private static let forgotten = Phrase("upstream gradient or kernel forgotten", "忘了上游梯度或卷积核")
  private static let exchanged = Phrase("rows for columns", "行列互换")
  private static let turned = Phrase("turned, or not turned", "旋转与不旋转弄反")
  private static let fromOne = Phrase("counted from 1", "从 1 开始数")
  private static let tooFar = Phrase("one place too far", "多移了一格")
  private static let notSummed = Phrase("not summed", "没有求和")
  private static let mean = Phrase("mean for sum", "把求和当成求平均")

  /// Looks for them in an expression.
  ///
  /// - Parameters:
  ///   - text: The answer's expression.
  ///   - session: The variables that it may use.
  init(of text: String, in session: Session) {
    self.text = text
    self.session = session
    let parsed = Parser.parse(text) { session.isKnown($0) }
    guard parsed.diagnostic == nil, parsed.statements.count == 1,
      case .expression(let node)? = parsed.statements.first?.kind
    else { return }
    lookIntoProducts(node)
    lookIntoIndex(node)
    lookIntoSum(node)
    lookIntoTurn(node)
    for part in UsualMistakes.parts(of: node) { lookIntoCall(part) }
  }

  private static func parts(of node: SyntaxNode) -> [SyntaxNode] {
    [node] + node.kind.children.flatMap(parts)
  }

  private func source(_ node: SyntaxNode) -> String {
    Expressions.SourceText(text).text(node.range)
  }

  private func tensor(_ expression: String) -> Tensor<Double>? {
    session.valueAside(of: expression).flatMap(Agreement.tensor)
  }

  /// Whether two expressions have one value, so that the one for the other is no mistake.
  private func isSame(_ a: String, _ b: String) -> Bool {
    guard let a = tensor(a), let b = tensor(b) else { return false }
    return a.shape == b.shape && a.elements == b.elements
  }

  private mutating func add(_ name: Phrase, _ expression: String) {
    guard let value = session.valueAside(of: expression),
      let tensor = Agreement.tensor(value), tensor.elements.allSatisfy(\.isFinite)
    else { return }
    mistakes.append(Mistake(name: name, value: value))
  }

  private mutating func add(_ name: Phrase, number: Double) {
    mistakes.append(Mistake(name: name, value: .number(number)))
  }

  /// The whole expression with another text in the place of a part.
  private func replacing(_ node: SyntaxNode, with other: String) -> String {
    let source = Expressions.SourceText(text)
    return source.text(SourceRange(0, node.range.start)) + other
      + source.text(SourceRange(node.range.end, text.utf8.count))
  }

  // MARK: Sums of products

  /// `2*1 + 2*2 + 0*0 + 1*(-1)`: the numbers under a window times those of a kernel or gradient.
  private mutating func lookIntoProducts(_ node: SyntaxNode) {
    guard case .chain(let first, let links) = node.kind, !links.isEmpty,
      links.allSatisfy({ $0.op == .add })
    else { return }
    let terms = ([first] + links.map(\.operand)).map(factors)
    let pairs = terms.compactMap(\.self)
    guard pairs.count == terms.count else { return }
    let (values, weights) = (pairs.map(\.0), pairs.map(\.1))
    let sum = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
    let products = zip(values, weights).map { $0 * $1 }
    if products.count(where: { $0 != 0 }) > 1, let product = products.first {
      add(Self.notSummed, number: product)
    }
    if sum != 0 { add(Self.mean, number: sum / Double(pairs.count)) }
    if products != values {
      add(Self.forgotten, number: values.reduce(0, +))
    }
    if Set(values).count > 1, weights != weights.reversed() {
      let turned = zip(values, weights.reversed()).reduce(0) { $0 + $1.0 * $1.1 }
      add(Self.turned, number: turned)
    }
  }

  /// The two numbers of a product.
  private func factors(_ node: SyntaxNode) -> (Double, Double)? {
    guard case .chain(let first, let links) = node.kind, links.count == 1,
      links[0].op == .multiply, let a = tensor(source(first))?.single,
      let b = tensor(source(links[0].operand))?.single
    else { return nil }
    return (a, b)
  }

  // MARK: Indices

  /// `conv2d(x, k)[r, c]`: another place of the map.
  private mutating func lookIntoIndex(_ node: SyntaxNode) {
    guard case .index(let base, let items) = node.kind else { return }
    let places = items.compactMap { item -> Int? in
      guard case .element(let place) = item.kind else { return nil }
      return tensor(source(place))?.single.flatMap { Int(exactly: $0) }
    }
    guard places.count == items.count, places.allSatisfy({ $0 >= 0 }) else { return }
    let map = source(base)
    func place(_ places: [Int]) -> String {
      map + "[" + places.map(String.init).joined(separator: ", ") + "]"
    }
    if places.count >= 2 {
      let exchanged = places.dropLast(2) + places.suffix(2).reversed()
      if Array(exchanged) != places { add(Self.exchanged, place(Array(exchanged))) }
    }
    let last = places.suffix(2)
    if last.allSatisfy({ $0 > 0 }) {
      add(Self.fromOne, place(places.dropLast(last.count) + last.map { $0 - 1 }))
    }
    if let column = places.last { add(Self.tooFar, place(places.dropLast() + [column + 1])) }
  }

  // MARK: Sums

  /// `sum(v*g)`: one of the terms, their mean, or a factor alone.
  private mutating func lookIntoSum(_ node: SyntaxNode) {
    guard case .call(let callee, let arguments) = node.kind, case .name("sum") = callee.kind,
      arguments.count == 1, let inner = arguments.first?.value,
      let terms = tensor(source(inner)), terms.elements.count > 1
    else { return }
    if terms.elements.count(where: { $0 != 0 }) > 1 {
      add(Self.notSummed, "flatten(\(source(inner)))[0]")
    }
    if terms.elements.reduce(0, +) != 0 { add(Self.mean, "mean(\(source(inner)))") }
    guard case .chain(let first, let links) = inner.kind, links.count == 1,
      links[0].op == .multiply, let a = tensor(source(first)),
      let b = tensor(source(links[0].operand)), a.shape == b.shape
    else { return }
    if zip(a.elements, b.elements).map({ $0 * $1 }) != a.elements {
      add(Self.forgotten, "sum(\(source(first)))")
    }
    if b.elements != b.elements.reversed(), Set(a.elements).count > 1 {
      let turned = zip(a.elements, b.elements.reversed()).reduce(0) { $0 + $1.0 * $1.1 }
      add(Self.turned, number: turned)
    }
  }

  // MARK: Turns

  /// `flip(k)`, `rot90(k, 2)`: left as it is, flipped one way alone, or transposed.
  private mutating func lookIntoTurn(_ node: SyntaxNode) {
    guard case .call(let callee, let arguments) = node.kind, case .name(let name) = callee.kind,
      ["flip", "rot90"].contains(name), let inner = arguments.first?.value,
      tensor(source(inner))?.shape.rank == 2, isSame(text, "rot90(\(source(inner)), 2)")
    else { return }
    let matrix = source(inner)
    for wrong in [matrix, "flip(\(matrix), 0)", "flip(\(matrix), 1)"] { add(Self.turned, wrong) }
    add(Self.exchanged, "(\(matrix)).T")
  }

  // MARK: Operations

  private static let sliding: Set<String> = [
    "conv1d", "conv2d", "convolve", "convolve2d", "conv2", "filter2", "correlate", "correlate2d",
  ]

  private mutating func lookIntoCall(_ node: SyntaxNode) {
    guard case .call(let callee, let arguments) = node.kind, case .name(let name) = callee.kind
    else { return }
    if name == "out_size" { return lookIntoSize(node, arguments.map(\.value)) }
    guard Self.sliding.contains(name), arguments.count >= 2 else { return }
    let kernel = arguments[1].value
    let weights = source(kernel)
    if let rank = tensor(weights)?.shape.rank, rank <= 2 {
      for (name, other) in [
        (Self.turned, rank == 2 ? "rot90(\(weights), 2)" : "flip(\(weights))"),
        (Self.exchanged, "(\(weights)).T"), (Self.forgotten, "((\(weights))*0 + 1)"),
      ] where !isSame(weights, other) { add(name, replacing(kernel, with: other)) }
    }
    for argument in arguments where argument.name == "padding" {
      if !isSame(source(argument.value), "0") {
        add(Self.ignoredPadding, replacing(argument.value, with: "0"))
      }
    }
  }

  private mutating func lookIntoSize(_ node: SyntaxNode, _ arguments: [SyntaxNode]) {
    guard arguments.count >= 3, let padding = tensor(source(arguments[2]))?.single, padding > 0
    else { return }
    add(Self.ignoredPadding, replacing(arguments[2], with: "0"))
    let (input, once) = (arguments[0], "(\(source(arguments[0]))+\(source(arguments[2])))")
    let source = Expressions.SourceText(text)
    add(
      Self.paddingOnce,
      source.text(SourceRange(0, input.range.start)) + once
        + source.text(SourceRange(input.range.end, arguments[2].range.start)) + "0"
        + source.text(SourceRange(arguments[2].range.end, text.utf8.count)))
  }
}
