import Terminal

/// Forms that only ordinary lines have, and their twins in Python.
extension ProgramParser {
  /// What Python writes for something, and what that does.
  struct Twin: Sendable {
    var code: String
    var english: String
    var chinese: String

    init(_ code: String, _ english: String, _ chinese: String) {
      self.code = code
      self.english = english
      self.chinese = chinese
    }
  }

  static let foreignTwins: [String: Twin] = [
    "⌊": Twin("x // 1", "rounds down", "向下取整"), "⌋": Twin("x // 1", "rounds down", "向下取整"),
    "⌈": Twin("math.ceil(x)", "rounds up", "向上取整"),
    "⌉": Twin("math.ceil(x)", "rounds up", "向上取整"),
    "∞": Twin("float('inf')", "is infinity", "是无穷大"),
    "√": Twin("math.sqrt(x)", "is the square root", "是平方根"),
    "—": Twin("a - b", "subtracts", "表示减法"),
    "…": Twin("x[..., 0]", "is written with three points", "用三个点"),
    "。": Twin(".", "is the point", "是小数点和属性的点"), "$": Twin("x", "needs no sign", "不需要符号"),
    "`": Twin("x", "needs no sign", "不需要符号"), "?": Twin("help(x)", "explains x", "解释 x"),
  ]

  static let foreignWords: [String: Twin] = [
    "then": Twin("if x > 0:", "ends in a colon", "以冒号结尾"),
    "do": Twin("while x > 0:", "ends in a colon", "以冒号结尾"),
    "end": Twin("x[-1]", "is the last; a block ends with its indentation", "是最后一个；缩进结束即代码块结束"),
  ]

  /// A diagnostic that says why the entry is Python's, and what Python writes.
  func form(_ words: String, _ twin: Twin, at range: SourceRange) -> Diagnostic {
    .notPythons(
      words, twin: Phrase("\(twin.code) \(twin.english)", "\(twin.code) \(twin.chinese)"),
      at: range,
      cause: cause)
  }

  /// The form that the current token behind the last one makes: `x'`, `2P`, `a % comment`.
  func formRefusal() -> Diagnostic? {
    guard let left = previous else { return nil }
    let isAdjacent = left.end == token.start
    if isAdjacent, endsOperand(left), bytes[token.start] == UInt8(ascii: "'") {
      let words = original(left.range)
      let range = SourceRange(left.start, token.start + 1)
      return form(words + "'", Twin("\(words).T", "transposes", "表示转置"), at: range)
    }
    if isAdjacent, left.kind == .number, token.kind == .name {
      let product = "\(original(left.range))*\(original(token.range))"
      return form(
        original(left.range.union(token.range)), Twin(product, "multiplies", "表示相乘"),
        at: left.range.union(token.range))
    }
    let line = tokens[..<position].lastIndex { $0.kind == .newline || $0.kind == .indent } ?? -1
    if let sign = tokens[(line + 1)..<position].last(where: { $0.kind == .sign(.remainder) }) {
      return form("%", Twin("#", "begins a comment", "开始注释"), at: sign.range)
    }
    return nil
  }

  private func endsOperand(_ token: ProgramToken) -> Bool {
    switch token.kind {
    case .name: true
    case .sign(let mark): mark.isClosing && mark != .closeBrace
    default: false
    }
  }

  /// `[1 2; 3 4]` and `[1 2]` inside a bracket, where the current token cannot follow.
  func matrixRefusal(_ opening: ProgramToken) -> Diagnostic? {
    guard opening.kind == .sign(.openBracket) else { return nil }
    let isRow = token.kind == .number && previous?.kind == .number
    guard isAt(.semicolon) || isRow else { return nil }
    let start = tokens.firstIndex { $0.start == opening.start } ?? position
    guard let end = partner(of: start) else { return nil }
    let inside = tokens[(start + 1)..<end]
    guard inside.count < 64,
      inside.allSatisfy({ token in
        switch token.kind {
        case .number, .sign(.semicolon), .sign(.comma), .sign(.minus), .sign(.plus): true
        default: false
        }
      })
    else {
      return form("[a b; c d]", Twin("[[a, b], [c, d]]", "is a matrix", "是矩阵"), at: token.range)
    }
    let range = opening.range.union(tokens[end].range)
    return form(original(range), Twin(rows(inside), "is the same", "写法相同"), at: range)
  }

  private func rows(_ tokens: ArraySlice<ProgramToken>) -> String {
    let rows = tokens.split { $0.kind == .sign(.semicolon) }.map { row -> String in
      var text = ""
      var wasNumber = false
      for token in row {
        if wasNumber, token.kind != .sign(.comma) { text += ", " }
        text += original(token.range) + (token.kind == .sign(.comma) ? " " : "")
        wasNumber = token.kind == .number
      }
      return "[\(text)]"
    }
    return rows.count == 1 ? rows[0] : "[\(rows.joined(separator: ", "))]"
  }

  // MARK: Operators

  /// `a.*b` after the point.
  func refuseDottedOperator(_ dot: ProgramToken) throws(ProgramSyntaxFailure) {
    guard case .sign(let mark) = token.kind, dot.end == token.start,
      let plain = Self.dotted[mark]
    else { return }
    throw ProgramSyntaxFailure(
      form(
        "." + text(token), Twin("a \(plain) b", "works element by element", "逐元素计算"),
        at: dot.range.union(token.range)))
  }

  private static let dotted: [ProgramMark: String] = [
    .times: "*", .divide: "/", .exclusiveOr: "**", .power: "**",
  ]

  /// `&&`, `||`, `++` after their first sign.
  func refuseDotted(_ first: SourceRange) throws(ProgramSyntaxFailure) {
    guard case .sign(let mark) = token.kind, token.start == first.end,
      original(first) == text(token), let twin = Self.doubled[mark]
    else { return }
    throw ProgramSyntaxFailure(
      form(text(token) + text(token), twin, at: first.union(token.range)))
  }

  private static let doubled: [ProgramMark: Twin] = [
    .ampersand: Twin("a and b", "is true where both are", "在两者都为真时为真"),
    .bar: Twin("a or b", "is true where either is", "在任一为真时为真"),
  ]

  /// `W = 10, F = 3`, which gives each its value on ordinary lines.
  func refuseJoinedAssignment(
    _ value: ProgramExpression
  ) throws(ProgramSyntaxFailure) {
    guard isAt(.assign), case .tuple(let elements) = value.kind, let last = elements.last,
      case .name = last.kind, let first = elements.first, isLiteral(first)
    else { return }
    throw ProgramSyntaxFailure(
      form(
        original(value.range) + " =",
        Twin("W = 10; F = 3", "gives each its value", "分别赋值"), at: value.range.union(token.range)))
  }

  /// Whether a value is one that nobody assigns.
  private func isLiteral(_ node: ProgramExpression) -> Bool {
    switch node.kind {
    case .integer, .real, .text, .unary, .chain, .constant: true
    default: false
    }
  }
}
