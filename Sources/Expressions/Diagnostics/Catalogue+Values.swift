import Tensors
import Terminal

extension Diagnostic {
  static func tapeIsFull(at range: SourceRange) -> Diagnostic {
    let limit = Tape.maximumElements >> 20
    return Diagnostic(
      "memory",
      Phrase(
        "the values that are kept hold more than \(limit) million numbers",
        "保留的数值已超过 \(limit) 百万个"),
      at: Label(range),
      notes: [
        Phrase(
          "every value remembers what it was computed from",
          "每个值都记着自己是由什么算出来的")
      ],
      help: Phrase(
        "clear forgets all variables, clear NAME one of them; detach(x) forgets x's history",
        "clear 清除所有变量，clear 变量名 清除一个；detach(x) 忘掉 x 的来历"))
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
    return Diagnostic(
      "not-a-number",
      Phrase(
        "\(kind.english) cannot be computed with", "\(kind.chinese)不能参与运算"),
      at: Label(range))
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
