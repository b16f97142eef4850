import Tensors

extension Session {
  /// The tensor that a text stands for.
  ///
  /// - Throws: what is wrong with the text, or that it is no tensor.
  public func tensor(_ text: String) throws(Diagnostic) -> Node<Double> {
    let range = SourceRange(0, text.utf8.count)
    return try Call.tensor(
      Call.Argument(value: try evaluate(text), range: range), session: self)
  }

  /// Whether a text picks something from a list, a dict or another value that is a program's own.
  public func picksFromProgram(_ text: String) -> Bool {
    let name = text.drop(while: \.isWhitespace).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    if case .program? = variables[String(name)] { return true }
    return false
  }

  /// One element of a tensor, named as it is picked: `y[0, 1]`, `grad(L, w)[0]`, or a single number.
  ///
  /// - Returns: The tensor and the element's place in row-major order.
  /// - Throws: what is wrong with the text, or that it names no single element.
  public func element(_ text: String) throws(Diagnostic) -> (node: Node<Double>, offset: Int) {
    let parsed = Parser.parse(text, knownNames: isKnown)
    if let diagnostic = parsed.diagnostic { throw diagnostic }
    guard let statement = parsed.statements.last, case .expression(let node) = statement.kind else {
      throw .noValue(at: SourceRange(0, text.utf8.count))
    }
    for earlier in parsed.statements.dropLast() { try run(earlier, in: text) }
    let evaluator = Evaluator(session: self, source: Source(text: text))
    if case .index(let base, let items) = node.kind,
      case .tensor(let indexed) = try evaluator.evaluate(base)
    {
      let shape = indexed.value.shape
      let picked = try evaluator.select(evaluator.evaluated(items), in: shape, base: base.range)
      let region: Region
      do {
        region = try Region(shape, picked)
      } catch {
        throw .shape(error, range: node.range)
      }
      guard region.shape.count == 1, let offset = region.offsets.first else {
        throw .oneElementWanted(region.shape, text, at: node.range)
      }
      return (indexed, offset)
    }
    let whole = try Call.tensor(
      Call.Argument(value: evaluator.evaluate(node), range: node.range), session: self)
    guard whole.value.shape.count == 1 else {
      throw .oneElementWanted(whole.value.shape, text, at: node.range)
    }
    return (whole, 0)
  }
}
