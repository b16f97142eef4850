import Tensors
import Terminal

extension Diagnostic {
  static func tooManyParts(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "too-many-parts",
      Phrase(
        "tuples and lists may hold at most \(Value.maximumParts) values, at most \(Value.maximumDepth) deep",
        "元组和列表最多含 \(Value.maximumParts) 个值，最多嵌套 \(Value.maximumDepth) 层"),
      at: Label(range),
      help: Phrase("zeros(28, 28) is one value", "zeros(28, 28) 是一个值"))
  }

  static func interrupted(at range: SourceRange) -> Diagnostic {
    Diagnostic("interrupted", Phrase("interrupted", "已中断"), at: Label(range))
  }

  static func raggedLiteral(
    _ first: Shape, _ odd: Shape, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "shapes-differ",
      Phrase(
        "tensors of different shapes cannot be stacked: \(first) and \(odd)",
        "形状不同的张量不能堆叠：\(first) 与 \(odd)"),
      at: Label(range),
      help: Phrase(
        "cat([a, b], dim=0) joins tensors that differ in one dimension",
        "cat([a, b], dim=0) 可以连接只在一个维度上不同的张量"))
  }

  static func notANumber(_ value: Value, at range: SourceRange) -> Diagnostic {
    let kind = value.kindPhrase
    var help: Phrase?
    if case .string = value {
      help = Phrase(
        "f'x is {x}' puts a value into a text, and print('x is', x) prints both",
        "f'x 为 {x}' 把值写进文本，print('x 为', x) 把两者都打印出来")
    }
    return Diagnostic(
      "not-a-number",
      Phrase(
        "\(kind.english) cannot be computed with", "\(kind.chinese)不能参与运算"),
      at: Label(range), help: help)
  }

  static func notCallable(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-callable",
      Phrase("\(name) is not a function or a network", "\(name) 不是函数也不是网络"),
      at: Label(range))
  }

  static func numberCalled(
    _ name: String, _ arguments: [String], at range: SourceRange
  ) -> Diagnostic {
    let inside = arguments.joined(separator: ", ")
    return Diagnostic(
      "number-called",
      Phrase(
        "\(name) is a number; a product needs its sign here",
        "\(name) 是一个数，这里的乘法要写出乘号"),
      at: Label(range),
      help: arguments.count == 1 ? Phrase(same: "\(name)*(\(inside))") : nil)
  }

  static func tensorCalled(
    _ name: String, _ arguments: [String], isWhole nodes: [SyntaxNode], at range: SourceRange
  ) -> Diagnostic {
    // MATLAB counts from 1, so written whole numbers are taken one down.
    let indices = zip(arguments, nodes).map { text, node in
      if case .number(let number, _) = node.kind, let whole = Int(exactly: number), whole > 0 {
        return "\(whole - 1)"
      }
      return "\(text)-1"
    }
    return Diagnostic(
      "tensor-called",
      Phrase(
        "\(name) is a tensor; its elements are picked with [ ], counting from 0",
        "\(name) 是张量，用 [ ] 取元素，下标从 0 开始"),
      at: Label(range),
      help: Phrase(same: "\(name)[\(indices.joined(separator: ", "))]"))
  }

  static func networkTakesOneInput(_ count: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "network-input",
      Phrase(
        "a network takes one input, \(count) were given",
        "网络接受一个输入，这里给了 \(count) 个"),
      at: Label(range))
  }
}
