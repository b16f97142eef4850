import Expressions
import Tensors
import Terminal
import Walkthroughs

/// The work on a question: the answer's operation with its numbers put in.
///
/// In a hint what comes of it is left open, and of a map the first number is worked out whole; in a
/// solution nothing is left open.
struct WorkedFrame {
  /// The widest line of numbers that helps anybody.
  private static let widest = 200

  private static let firstNumber = Phrase("The first number:", "第一个数：")

  private let session: Session
  private let style: PageText
  private let isOpen: Bool

  /// What the answer says, where names stand for numbers.
  private let answer: String

  /// Its last expression.
  private let last: SyntaxNode?

  /// Looks at the answer of a question.
  ///
  /// - Parameters:
  ///   - judge: Its judge.
  ///   - style: How text is laid out.
  ///   - isOpen: Whether the last number is left open.
  init(_ judge: Judge, style: PageText, isOpen: Bool = true) {
    self.style = style
    self.isOpen = isOpen
    answer = ShownAnswer(judge).text ?? ""
    session = judge.letters
    let parsed = Parser.parse(answer) { [session] in session.isKnown($0) }
    for statement in parsed.statements.dropLast() { try? session.run(statement, in: answer) }
    if case .expression(let node)? = parsed.statements.last?.kind {
      last = node
    } else {
      last = nil
    }
  }

  /// What stands above the lines.
  var head: Phrase {
    if isWhole { return WorkedFrame.firstNumber }
    return isOpen ? LessonWords.theWork : LessonWords.theWholeWork
  }

  /// Whether the number that is shown is worked out whole, being the first one of a map.
  var isWhole: Bool {
    guard let last, arithmetic(last) == nil else { return false }
    return (try? session.tensor(text(last))).map { $0.value.single == nil } ?? false
  }

  /// Whether it is a calculation of which each part has been worked out, and no step that was recorded.
  var isArithmetic: Bool { last.flatMap(arithmetic).map { $0.count > 1 } ?? false }

  /// The lines; none where there is no work, as for a letter or a number that stands there.
  var lines: [StyledText] {
    guard let last else { return [] }
    return laidOut(arithmetic(last) ?? steps(last))
  }

  /// Of arithmetic, what its calls give and the line with the numbers put in, without what comes of it.
  var numbers: [StyledText] {
    guard let last, let lines = arithmetic(last) else { return [] }
    let numbers = lines.dropFirst().map { $0.plain.replacing(WorkedFrame.open, with: "") }
    return laidOut(numbers.map { StyledText($0) })
  }

  /// The steps that an operation recorded.
  var recorded: [StyledText] {
    guard let last, arithmetic(last) == nil else { return [] }
    return laidOut(steps(last))
  }

  /// The computation of a number with a blank in the place of each number, to be filled in on paper; nil where
  /// no sum of several numbers was recorded.
  var blanks: StyledText? {
    guard let last, isOpen, !isWhole, arithmetic(last) == nil,
      let line = steps(last).last?.plain, line.hasSuffix(WorkedFrame.open),
      let sign = line.firstRange(of: " = ")
    else { return nil }
    let numbers = line[sign.upperBound...].dropLast(WorkedFrame.open.count)
    let blanked = numbers.replacing(#/\([−-]\d+(?:\.\d+)?\)|−?\d+(?:\.\d+)?/#, with: "___")
    guard blanked.ranges(of: "___").count > 1, line.count <= WorkedFrame.widest else { return nil }
    return
      (StyledText(String(line[..<sign.upperBound])) + StyledText(String(blanked) + " = ______"))
      .wrapped(to: style.width, indent: 4)
  }

  private func laidOut(_ lines: [StyledText]) -> [StyledText] {
    lines.filter { $0.width <= WorkedFrame.widest }.map(wrapped)
  }

  /// What stands for a number that is to be found.
  private static let open = " = ?"

  /// A line of the page's width, in which the sign of equality stays with what is to be found.
  private func wrapped(_ line: StyledText) -> StyledText {
    let open = WorkedFrame.open.trimmingBlanks
    guard line.runs.count == 1, let run = line.runs.first, run.text.hasSuffix(open) else {
      return line.wrapped(to: style.width - 2, indent: 4)
    }
    let whole = StyledText(String(run.text.dropLast(open.count)), run.role)
    return (whole + StyledText(open, .name)).wrapped(to: style.width - 2, indent: 4)
  }

  /// The work where it is arithmetic of numbers; nil where an operation recorded its steps.
  private func arithmetic(_ node: SyntaxNode) -> [StyledText]? {
    switch node.kind {
    case .chain(let first, let links): chain(first, links)
    case .call(let callee, let arguments): call(callee, arguments.map(\.value))
    case .unary(.minus, let operand): negated(operand)
    case .literal(let rows, _) where rows.count == 1: row(node, rows[0].elements)
    default: nil
    }
  }

  // MARK: Arithmetic

  /// A sum or a product: as it is written, then with the value of each part.
  private func chain(_ first: SyntaxNode, _ links: [Link<BinaryOperator>]) -> [StyledText] {
    let source = text(first) + links.map { " \($0.op.rawValue) " + text($0.operand) }.joined()
    let isSum = links.allSatisfy { [.add, .subtract].contains($0.op) }
    guard let start = value(first, isFirst: true, isTerm: isSum) else { return [] }
    var numbers = start
    for link in links {
      guard let operand = value(link.operand, isTerm: isSum) else { return [] }
      numbers += " \(link.op.rawValue) " + operand
    }
    if numbers == source { return [StyledText(source + " = ?", .number)] }
    return [StyledText(source, .name)] + calls(in: [first] + links.map(\.operand))
      + worked(PutIn(session, answer).chain(first, links), source, numbers)
  }

  /// The line with the numbers put in, and behind it the one with what each part comes to, which a hint leaves
  /// to the learner; that one alone where it says the same, or the other is too long.
  private func worked(_ whole: String?, _ source: String, _ numbers: String) -> [StyledText] {
    func isSame(_ a: String, _ b: String) -> Bool {
      a.filter { $0 != " " } == b.filter { $0 != " " }
    }
    let last = [StyledText("= " + numbers + " = ?", .number)]
    guard let whole, whole.count <= WorkedFrame.longest, !isSame(whole, source),
      !isSame(whole, numbers)
    else { return last }
    return [StyledText("= " + whole + " = ?", .number)] + (isOpen ? [] : last)
  }

  /// The longest line of numbers that stands beside another.
  private static let longest = 120

  /// A row of numbers, as the sides of a shape: each with the numbers of its own calculation put in; nil
  /// where none is calculated.
  private func row(_ node: SyntaxNode, _ elements: [SyntaxNode]) -> [StyledText]? {
    let parts = elements.map { element -> (numbers: String, isWorked: Bool)? in
      guard number(element) != nil else { return nil }
      switch element.kind {
      case .chain(let first, let links):
        let isSum = links.allSatisfy { [.add, .subtract].contains($0.op) }
        let operands = [(nil, first)] + links.map { ($0.op.rawValue, $0.operand) }
        let numbers = operands.map { op, operand in
          (op ?? "") + (value(operand, isFirst: op == nil, isTerm: isSum) ?? "")
        }
        return (numbers.joined(), true)
      case .call(let callee, let arguments) where text(callee) == "out_size":
        let lines = size(arguments.compactMap { number($0.value).flatMap { Int(exactly: $0) } })
        return lines?.last.map {
          (String($0.plain.dropFirst(2).dropLast(WorkedFrame.open.count)), true)
        }
      default: return value(element, isFirst: true).map { ($0, false) }
      }
    }
    guard parts.contains(where: { $0?.isWorked == true }),
      parts.allSatisfy({ $0 != nil })
    else { return nil }
    let numbers = parts.compactMap { $0?.numbers }.joined(separator: ", ")
    return [StyledText(text(node), .name), StyledText("= [\(numbers)] = ?", .number)]
  }

  /// The most calls whose values are told.
  private static let mostCalls = 6

  /// What the calls within a calculation give, the inner ones first; none where they are single calls of
  /// plain numbers, which the line of numbers tells.
  private func calls(in parts: [SyntaxNode]) -> [StyledText] {
    var told: [String] = []
    func look(_ node: SyntaxNode) {
      for child in node.kind.children { look(child) }
      guard case .call(_, let arguments) = node.kind, !arguments.isEmpty else { return }
      let call = text(node)
      guard !told.contains(call), told.count < WorkedFrame.mostCalls else { return }
      told.append(call)
    }
    for part in parts { look(part) }
    // A call that is a whole part stands with its value in the line of numbers.
    let whole = Set(parts.map(text))
    guard told.contains(where: { !whole.contains($0) }) else { return [] }
    return told.compactMap { call in
      guard let value = try? session.evaluate(call), Agreement.tensor(value) != nil,
        ValuePreview.isShort(value)
      else { return nil }
      return StyledText("\(call) = \(ValuePreview.text(value))", .number)
    }
  }

  /// A function of plain numbers, such as the size formula; nil for any other.
  private func call(_ callee: SyntaxNode, _ arguments: [SyntaxNode]) -> [StyledText]? {
    guard case .name(let name) = callee.kind, !arguments.isEmpty else { return nil }
    if name == "receptive_field" { return receptiveField(arguments) }
    let numbers = arguments.compactMap { number($0) }
    guard numbers.count == arguments.count else { return nil }
    // What a call leaves as it is, as the sum of a single number, is the calculation inside.
    if numbers.count == 1, case .chain(let first, let links) = arguments[0].kind,
      (try? session.evaluate("\(name)(\(text(arguments[0])))"))
        .flatMap(Agreement.tensor)?.single == numbers[0]
    {
      return chain(first, links)
    }
    if name == "out_size" { return size(numbers.compactMap { Int(exactly: $0) }) }
    let values = arguments.compactMap { value($0, isFirst: true) }.joined(separator: ", ")
    let source = arguments.map(text).joined(separator: ", ")
    if source != values {
      let whole = arguments.compactMap { PutIn(session, answer).text($0, isFirst: true) }
      return [StyledText("\(name)(\(source))", .name)] + calls(in: arguments)
        + worked(
          whole.count == arguments.count ? "\(name)(\(whole.joined(separator: ", ")))" : nil,
          "\(name)(\(source))", "\(name)(\(values))")
    }
    return [StyledText("\(name)(\(values)) = ?", .number)]
  }

  /// The negative of a function of plain numbers; nil for any other.
  private func negated(_ operand: SyntaxNode) -> [StyledText]? {
    guard case .call(let callee, let arguments) = operand.kind,
      let lines = call(callee, arguments.map(\.value)), lines.count > 1,
      let numbers = lines.last?.plain, numbers.hasPrefix("= \(text(callee))(")
    else { return nil }
    return [StyledText("-" + text(operand), .name)] + calls(in: arguments.map(\.value))
      + [StyledText("= -" + numbers.dropFirst(2), .number)]
  }

  private func size(_ numbers: [Int]) -> [StyledText]? {
    guard (2...5).contains(numbers.count) else { return nil }
    func given(_ place: Int, _ otherwise: Int) -> Int {
      place < numbers.count ? numbers[place] : otherwise
    }
    let question = SizeQuestion(
      input: numbers[0], kernel: numbers[1], padding: given(2, 0), stride: given(3, 1),
      dilation: given(4, 1))
    guard let formula = (try? question.answer())?.lines(style.language).first?.plain,
      let sign = formula.firstRange(of: " = ")
    else { return nil }
    // Where the division does not come out, what is written is equal only if it is rounded down.
    let isRounded = formula[sign.upperBound...].contains("→")
    func rounded(_ text: String) -> String { isRounded ? "⌊\(text)⌋" : text }
    let numbers = rounded(String(formula[..<sign.lowerBound].dropLast("+1".count))) + "+1"
    return [
      StyledText(rounded("(W−F+2P)/S") + "+1", .name),
      StyledText("= " + numbers + " = ?", .number),
    ]
  }

  /// The sum of a receptive field over layers that are written as rows of F, S and D.
  private func receptiveField(_ arguments: [SyntaxNode]) -> [StyledText]? {
    guard arguments.count == 1,
      let rows = (try? session.evaluate(text(arguments[0]))).flatMap(Agreement.tensor),
      rows.shape.rank == 2, (2...3).contains(rows.shape.dimensions[1])
    else { return nil }
    var (sum, jump) = ("1", 1)
    for layer in 0..<rows.shape.dimensions[0] {
      let row = rows.elements.dropFirst(layer * rows.shape.dimensions[1])
        .prefix(rows.shape.dimensions[1]).compactMap { Int(exactly: $0) }
      guard row.count == rows.shape.dimensions[1], row.allSatisfy({ (1...1000).contains($0) }),
        jump < 1_000_000
      else { return nil }
      let dilation = row.count > 2 && row[2] > 1 ? "·\(row[2])" : ""
      sum += " + (\(row[0])−1)\(dilation)·\(jump)"
      jump *= row[1]
    }
    return [StyledText("1 + Σ (F−1)·j", .name), StyledText("= " + sum + " = ?", .number)]
  }

  // MARK: Steps

  /// What was recorded of an operation: the open step of a single number, the first one of a map.
  private func steps(_ node: SyntaxNode) -> [StyledText] {
    if let sum = products(node) { return [sum] }
    guard let tensor = try? session.tensor(text(node)),
      var step = Explanation(of: 0, in: tensor, depth: 4)?.steps.first(where: {
        $0.combination != .copy
      })
    else { return [] }
    // However deep it was found, it stands at the margin.
    step.depth = 0
    let naming = Naming { [session] in session.names(of: $0).first }
    let explanation = ExplanationText(
      ExplanationStyle(
        width: .max, language: style.language, isAccessible: style.isAccessible, naming: naming))
    if tensor.value.single != nil {
      // Of a number without terms, a gradient that nothing reached, there is only that to be said.
      if step.terms.isEmpty { return isOpen || step.view == nil ? [] : explanation.lines(step) }
      return telling(isOpen ? explanation.open(step).lines : lines(step, explanation))
    }
    return telling(lines(step, explanation))
      + [StyledText(LessonWords.othersLikewise[style.language], .dim)]
  }

  /// The lines of a step; who is asked for the largest number is not told how ties share gradients.
  private func lines(_ step: Step, _ explanation: ExplanationText) -> [StyledText] {
    explanation.lines(step, hasNotes: step.winner == nil)
  }

  /// A sum of the products of two rows or windows, with both factors of each; nil for any other, and for
  /// more than a window of numbers.
  private func products(_ node: SyntaxNode) -> StyledText? {
    guard case .call(let callee, let arguments) = node.kind, text(callee) == "sum",
      arguments.count == 1, case .chain(let first, let links) = arguments[0].value.kind,
      links.count == 1, links[0].op == .multiply,
      let a = try? session.tensor(text(first)).value,
      let b = try? session.tensor(text(links[0].operand)).value,
      a.shape == b.shape, (2...25).contains(a.elements.count), let sum = number(node)
    else { return nil }
    let numbers = NumberText(decimals: 4)
    let terms = zip(a.elements, b.elements).map {
      numbers.arithmetic($0, isOperand: true) + "×" + numbers.arithmetic($1, isOperand: true)
    }
    let value = isOpen ? "?" : numbers.arithmetic(sum)
    return StyledText(
      "\(text(node)) = \(terms.joined(separator: " + ")) = \(value)", .number)
  }

  /// The lines of a step without a line of names that tells nothing: one that only repeats what it is
  /// the value of, or whose terms are all parts of something that has no name of its own.
  private func telling(_ lines: [StyledText]) -> [StyledText] {
    guard lines.count > 1, let names = lines.first?.plain,
      let sign = names.firstRange(of: " = ")
    else { return lines }
    let whole = names[..<sign.lowerBound]
    let parts = names[sign.upperBound...]
    guard lines[1].plain.hasPrefix(whole + " = ") else { return lines }
    let terms = parts.split(separator: " + ")
    let isRepeated = whole.filter { $0 != " " } == parts.filter { $0 != " " }
    let isNameless = terms.allSatisfy { term in
      term.hasPrefix("(") || term.prefix { $0 != "×" }.contains("(…)")
    }
    return isRepeated || isNameless ? Array(lines.dropFirst()) : lines
  }

  // MARK: Parts

  private func text(_ node: SyntaxNode) -> String {
    Expressions.SourceText(answer).text(node.range)
  }

  /// Whether it is a number that stands there, or one element of something.
  private func isElement(_ node: SyntaxNode) -> Bool {
    switch node.kind {
    case .number, .index: number(node) != nil
    default: false
    }
  }

  private func number(_ node: SyntaxNode) -> Double? {
    (try? session.evaluate(text(node))).flatMap { Agreement.tensor($0)?.single }
  }

  /// The value of a part, in brackets where its sign would follow an operator.
  ///
  /// A product of elements in a sum stays one, so that its factors are seen.
  private func value(
    _ node: SyntaxNode, isFirst: Bool = false, isTerm: Bool = false
  ) -> String? {
    if isTerm, case .chain(let first, let links) = node.kind, isElement(first),
      links.allSatisfy({ $0.op == .multiply && isElement($0.operand) }),
      text(node).utf8.contains(UInt8(ascii: "["))
    {
      let factors = links.compactMap { value($0.operand) }
      return value(first, isFirst: isFirst).map { ([$0] + factors).joined(separator: "*") }
    }
    guard let value = try? session.evaluate(text(node)) else { return nil }
    let text = ValuePreview.text(value)
    return text.hasPrefix("-") && !isFirst ? "(\(text))" : text
  }
}
