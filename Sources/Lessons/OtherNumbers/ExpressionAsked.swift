import Expressions

/// What a question asks for, as an expression.
struct ExpressionAsked {
  /// The last expression of the question that has the answer's value.
  let shown: String?

  /// An element of an expression of the question, where the words tell its place: the first number of it.
  let element: String?

  /// The answer itself, where it is made of variables that the question names and holds for all values
  /// of them: without an index and without numbers of its own.
  let answer: String?

  /// Looks for them.
  init(_ asked: AskedExercise, _ value: Value, in page: Session) {
    shown = asked.shown.last { code in
      !Judge.names(in: code).isEmpty
        && AskedExercise.value(of: code, in: page).map { Agreement.agree($0, value) } ?? false
    }
    element = ExpressionAsked.element(asked, value, in: page)
    let names = Judge.names(in: asked.answer)
    let isNamed = asked.shownNames.contains { names.contains($0) && page.variables[$0] != nil }
    answer = isNamed && ExpressionAsked.isGeneral(asked.answer) ? asked.answer : nil
  }

  private static func element(
    _ asked: AskedExercise, _ value: Value, in page: Session
  ) -> String? {
    guard let number = Agreement.tensor(value)?.single else { return nil }
    let words = Inline.bareWords(asked.words)
    let ordinals = [("first", "第一"), ("second", "第二"), ("third", "第三"), ("last", "最后")]
    let told = ordinals.indices.filter {
      words.contains(ordinals[$0].0) || words.contains(ordinals[$0].1)
    }
    guard told.count == 1, let ordinal = told.first else { return nil }
    for code in asked.shown.reversed() {
      guard let map = AskedExercise.value(of: code, in: page).flatMap(Agreement.tensor),
        map.elements.count > 1
      else { continue }
      let place = ordinal == 3 ? map.elements.count - 1 : ordinal
      guard place < map.elements.count, Agreement.isClose(map.elements[place], number) else {
        continue
      }
      return map.shape.rank == 1 ? "\(code)[\(place)]" : "flatten(\(code))[\(place)]"
    }
    return nil
  }

  /// Whether an expression has neither an index nor numbers, but for those of calls and a 0 to compare with.
  private static func isGeneral(_ text: String) -> Bool {
    let parsed = Parser.parse(text)
    guard parsed.diagnostic == nil, case .expression(let node)? = parsed.statements.last?.kind
    else {
      return false
    }
    return isGeneral(node)
  }

  private static func isGeneral(_ node: SyntaxNode) -> Bool {
    switch node.kind {
    case .number(let value, _): return value == 0
    case .numbers, .index: return false
    case .call(let callee, let arguments):
      return isGeneral(callee)
        && arguments.allSatisfy { argument in
          if case .number = argument.value.kind { return true }
          return isGeneral(argument.value)
        }
    default: return node.kind.children.allSatisfy(isGeneral)
    }
  }
}
