import Expressions

/// Which numbers of a text come from others, so that they cannot change alone.
struct LiteralRelations {
  private let varied: Set<Double>
  private let all: Set<Double>
  private let results: [Double]

  /// Prepares to look.
  ///
  /// - Parameters:
  ///   - varied: The numbers that are to change.
  ///   - all: Every number of the question and the answer.
  ///   - results: The values of the parts of the answer.
  init(_ varied: Set<Double>, all: Set<Double>, results: [Double]) {
    self.varied = varied
    self.all = all
    self.results = results
  }

  /// Whether a number may be the result of one that is to change and another one.
  func isDerived(_ number: Double) -> Bool {
    if number == 0 || number == 1 { return false }
    if results.contains(where: { Agreement.isClose($0, number) }) { return true }
    return varied.contains { a in
      all.union([1, 2, a]).contains { b in
        [a + b, a - b, b - a, a * b, a / b, b / a].contains { Agreement.isClose($0, number) }
      }
    }
  }

  /// Whether one of the numbers that are to change is the result of two others of them, or half of it.
  ///
  /// Small whole numbers are each other's sums all the time, and it means nothing.
  var areRelated: Bool {
    varied.contains { a in
      varied.contains { b in
        a != b
          && [a + b, a - b, a * b, a / b, (a + b) / 2, (a - b) / 2].contains { result in
            varied.contains { c in
              let isTelling = [a, b, c].contains { $0 >= 20 || $0 != $0.rounded() }
              return c != a && c != b && isTelling && Agreement.isClose(result, c)
            }
          }
      }
    }
  }

  /// The values of an expression's parts that hold a number which is to change.
  static func results(_ text: String, _ varied: Set<Double>, in session: Session) -> [Double] {
    guard case .expression(let node)? = Parser.parse(text).statements.last?.kind else { return [] }
    let source = SourceText(text)
    func parts(_ node: SyntaxNode) -> [SyntaxNode] { [node] + node.kind.children.flatMap(parts) }
    return parts(node).compactMap { part in
      let text = source.text(part.range)
      if case .number = part.kind { return nil }
      guard WrittenNumber.all(in: text).contains(where: { varied.contains($0.value) }) else {
        return nil
      }
      return AskedExercise.value(of: text, in: session).flatMap(Agreement.tensor)?.single
    }
  }
}
