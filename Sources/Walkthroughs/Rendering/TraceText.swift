import Tensors
import Terminal

/// A trace as text: each value with its formula and shape, then each gradient with its rule.
public struct TraceText {
  let style: ExplanationStyle
  private let values: ValueText

  /// Shows traces in a style.
  public init(_ style: ExplanationStyle) {
    self.style = style
    values = ValueText(
      decimals: style.numbers.decimals, width: style.width, height: 2 * style.rows)
  }

  /// A trace, without a newline at its end.
  public func text(_ trace: Trace) -> StyledText {
    let parts = parts(trace)
    let (forward, backward) = (
      parts.prefix(trace.entries.count), parts.dropFirst(trace.entries.count)
    )
    return StyledText(lines: forward + [""] + backward)
  }

  /// The same in parts: each value with its formula and shape, then each gradient with its rule; the first of
  /// either stand under a heading.
  public func parts(_ trace: Trace) -> [StyledText] {
    let forward = trace.entries.map { self.forward($0) }
    let backward = trace.entries.reversed().map { self.backward($0, in: trace) }
    let heading = StyledText(style.say("Forward pass", "前向传播"), .heading)
    return parts(forward, under: [heading]) + parts(backward, under: backwardHeading(trace))
  }

  private func parts(_ parts: [[StyledText]], under heading: [StyledText]) -> [StyledText] {
    parts.enumerated().map { StyledText(lines: ($0 == 0 ? heading : []) + $1) }
  }

  private func forward(_ entry: Trace.Entry) -> [StyledText] {
    let name = style.naming.name(entry.node)
    var lines = values.text(entry.node.value, name: "#\(entry.id)  \(name)").lines
    guard let operation = entry.node.operation else { return lines }
    if operation.record != nil { return lines + program(entry.node) }
    let operands = entry.node.sources.map { style.naming.name($0) }.joined(separator: ", ")
    let shapes = entry.node.sources.map(\.value.shape.description).joined(separator: ", ")
    let arrow = style.isAccessible ? style.say("gives", "得") : "→"
    let call = "\(operation.name)(\(operands))  \(shapes) \(arrow) \(entry.node.value.shape)"
    let formula = OperationWords(style: style).formula(operation)
    let words = [StyledText(call, .dim), StyledText(formula, .dim)].flatMap {
      $0.wrapped(to: style.width - 3, indent: 2).lines.map { $0.indented(by: 3) }
    }
    lines.insert(contentsOf: words, at: 1)
    return lines
  }

  /// The most elements of a program's result that are written out.
  private static let mostElements = 12

  /// What a program did: the line of each element, and where in the program it came about.
  private func program(_ node: Node<Double>) -> [StyledText] {
    let count = node.value.shape.count
    let shown = min(count, TraceText.mostElements)
    var lines: [StyledText] = []
    var places: [String] = []
    for element in 0..<shown {
      guard let step = Explanation(of: element, in: node, naming: style.naming)?.steps.first else {
        continue
      }
      let text = ArithmeticText(style: style).line(step)
      lines += StyledText(text, .dim).wrapped(to: style.width - 3, indent: 4).lines
      if let place = step.place {
        let text = style.say("line \(place.line): ", "第 \(place.line) 行：") + escaped(place.text)
        if !places.contains(text) { places.append(text) }
      }
    }
    if count > shown {
      lines.append(
        StyledText(
          style.say("… \(count - shown) more", "… 另有 \(count - shown) 个"), .dim))
    }
    let sources = places.flatMap {
      StyledText($0, .dim).wrapped(to: style.width - 3, indent: 2).lines
    }
    return (sources + lines).map { $0.indented(by: 3) }
  }

  private func backwardHeading(_ trace: Trace) -> [StyledText] {
    guard let root = trace.entries.last else { return [] }
    let name = style.naming.name(root.node)
    let words =
      trace.isSummed
      ? style.say(
        "Backward pass, of the sum of \(name) (it is not a single number)",
        "反向传播（\(name) 不是单个数，所以对它各元素之和求梯度）")
      : style.say("Backward pass, of \(name)", "反向传播：\(name) 的梯度")
    return StyledText(words, .heading).wrapped(to: style.width).lines
  }

  private func backward(_ entry: Trace.Entry, in trace: Trace) -> [StyledText] {
    let name = style.naming.name(.gradient(at: entry.node, of: entry.node))
    guard let gradient = entry.gradient else {
      let words = style.say("no gradient flows here", "这里没有梯度")
      return [StyledText("#\(entry.id)  \(name)  ", .name) + StyledText(words, .dim)]
    }
    var lines = values.text(gradient, name: "#\(entry.id)  \(name)").lines
    let words = rules(entry, in: trace).flatMap {
      StyledText($0, .dim).wrapped(to: style.width - 3, indent: 2).lines.map {
        $0.indented(by: 3)
      }
    }
    lines.insert(contentsOf: words, at: 1)
    return lines
  }

  private func rules(_ entry: Trace.Entry, in trace: Trace) -> [String] {
    if entry.uses.isEmpty { return [style.say("it begins with ones", "从全 1 开始")] }
    var rules = entry.uses.prefix(4).compactMap { use -> String? in
      guard trace.entries.indices.contains(use.id - 1),
        let operation = trace.entries[use.id - 1].node.operation
      else { return nil }
      let rule = OperationWords(style: style).rule(operation, operand: use.operand)
      return style.say("from #\(use.id) (\(operation.name)): ", "来自 #\(use.id)（\(operation.name)）：")
        + rule
    }
    if entry.uses.count > 1 {
      rules.append(
        style.say(
          "it is used \(entry.uses.count) times: the shares add up",
          "它被用了 \(entry.uses.count) 次：各份额相加"))
    }
    return rules
  }
}

extension Trace.Entry {
  /// The value as an object of the program's JSON output.
  public func json(naming: Naming) -> JSONValue {
    .object([
      JSONValue.Member("kind", .string("node")), JSONValue.Member("id", .integer(id)),
      JSONValue.Member("op", node.operation.map { .string($0.name) } ?? .null),
      JSONValue.Member("inputs", .integers(inputs)),
      JSONValue.Member("name", naming.variableName(node).map { .string($0) } ?? .null),
      JSONValue.Member("shape", .integers(node.value.shape.dimensions)),
      JSONValue.Member("values", .numbers(node.value.elements)),
      JSONValue.Member("gradient", gradient.map { .numbers($0.elements) } ?? .null),
    ])
  }
}
