import Terminal

/// What the parser says of brackets, operands and what stands between them.
extension Diagnostic {
  static func sourceTooLong(bytes: Int, limit: Int) -> Diagnostic {
    Diagnostic(
      "source-too-long",
      Phrase(
        "this text has \(bytes) bytes; at most \(limit) are read at a time",
        "这段文字有 \(bytes) 字节；一次最多读取 \(limit) 字节"),
      help: Phrase(
        "load(\"m.safetensors\") reads large tensors from a file",
        "load(\"m.safetensors\") 可以从文件读入大张量"))
  }

  static func nestedTooDeeply(_ limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "nested-too-deeply",
      Phrase("this is nested more than \(limit) deep", "这里的嵌套超过了 \(limit) 层"),
      at: Label(range),
      help: Phrase(
        "give the inner part a name first: a = 1 + 2; b = a * 3",
        "先给里面的部分取个名字：a = 1 + 2; b = a * 3"))
  }

  // MARK: Brackets

  static func unclosedBracket(
    _ bracket: String, closing: String, at opening: SourceRange, end: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "unclosed-bracket",
      Phrase("this `\(bracket)` is never closed", "这个 `\(bracket)` 没有闭合"),
      at: Label(opening, Phrase("opened here", "在这里打开")),
      secondary: [
        Label(
          end, Phrase("a `\(closing)` is missing by here", "最迟到这里应有 `\(closing)`"))
      ],
      notes: bracket == "[" ? [literalExamples] : [],
      help: bracket == "["
        ? Phrase(same: "[1, 2, 3]")
        : Phrase(same: bracket == "(" ? "(1 + 2) * 3" : "\(bracket)7/2\(closing)"))
  }

  /// Two small literals that are right.
  static let literalExamples = Phrase(
    "[1, 2, 3] is a row of numbers, [1 2; 3 4] a matrix of two rows",
    "[1, 2, 3] 是一行数，[1 2; 3 4] 是两行的矩阵")

  static func unopenedBracket(_ bracket: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unopened-bracket",
      Phrase(
        "this `\(bracket)` closes nothing: no bracket is open here",
        "这个 `\(bracket)` 没有对应的左括号"),
      at: Label(range),
      help: Phrase(
        "leave it out, or open it further left: (1 + 2) * 3",
        "去掉它，或者在左边补上左括号：(1 + 2) * 3"))
  }

  static func mismatchedBracket(
    _ bracket: String, at range: SourceRange, expected: String, opening: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "mismatched-bracket",
      Phrase(
        "`\(bracket)` cannot close this bracket: `\(expected)` is needed",
        "`\(bracket)` 不能闭合前面的括号：这里需要 `\(expected)`"),
      at: Label(range, Phrase("closed here", "在这里闭合")),
      secondary: [Label(opening, Phrase("opened here", "在这里打开"))],
      help: Phrase("type `\(expected)` here", "在这里输入 `\(expected)`"))
  }

  static func semicolonInside(_ bracket: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "semicolon-in-brackets",
      Phrase(
        "`;` cannot stand inside `\(bracket)`", "`;` 不能出现在 `\(bracket)` 里面"),
      at: Label(range),
      notes: [
        Phrase(
          "`;` begins a new row inside the brackets of a literal, and ends a statement outside",
          "在字面量的方括号里，`;` 开始新的一行；在外面，`;` 结束一条语句")
      ],
      help: Phrase("[1 2; 3 4] is a matrix of two rows", "[1 2; 3 4] 是两行的矩阵"))
  }

  // MARK: Operands

  static func operandMissing(
    after sign: String, at range: SourceRange, found: SourceRange?
  ) -> Diagnostic {
    Diagnostic(
      "operand-missing",
      Phrase("something is missing after `\(sign)`", "`\(sign)` 后面缺少内容"),
      at: Label(range, Phrase("needs a value on its right", "右边需要一个值")),
      secondary: found.map { [Label($0, Phrase("but this comes next", "后面却是这个"))] } ?? [],
      help: sign == "=" ? Phrase(same: "x = 3") : Phrase(same: "2 \(sign) 1"))
  }

  static func operandMissing(before sign: String, at range: SourceRange) -> Diagnostic {
    let example = sign.hasPrefix("=") ? "x = 3" : sign == "." ? "x.T" : "2 \(sign) 1"
    return Diagnostic(
      "operand-missing",
      Phrase("something is missing before `\(sign)`", "`\(sign)` 前面缺少内容"),
      at: Label(range, Phrase("needs something on its left", "左边需要内容")),
      help: sign == ")" || sign == "]" ? Phrase(same: "(1 + 2)") : Phrase(same: example))
  }

  static func elementMissing(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "element-missing",
      Phrase("nothing stands before this comma", "这个逗号前面没有内容"),
      at: Label(range),
      notes: [literalExamples],
      help: Phrase("leave one comma out: [1, 2]", "去掉一个逗号：[1, 2]"))
  }

  static func trailingComma(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "trailing-comma",
      Phrase("something is missing after the comma", "逗号后面缺少内容"),
      at: Label(range),
      help: Phrase("(3,) is a tuple of one", "(3,) 是只有一个元素的元组"))
  }

  static func operatorMissing(
    _ left: String, _ right: String, at range: SourceRange, left leftRange: SourceRange,
    isFunction: Bool, row: String?
  ) -> Diagnostic {
    let product = Phrase("\(left)*\(right) multiplies them", "\(left)*\(right) 把两者相乘")
    let help =
      row.map {
        Phrase(
          "[\($0)] is a row of numbers; \(left)*\(right) is a product",
          "[\($0)] 是一行数；\(left)*\(right) 是乘积")
      } ?? (left == "ln" ? Phrase(same: "log(\(right))") : product)
    return Diagnostic(
      "operator-missing",
      Phrase(
        "two values stand side by side, with no operator between them",
        "两个值并排在一起，中间没有运算符"),
      at: Label(range, Phrase("the second begins here", "第二个从这里开始")),
      secondary: [Label(leftRange, Phrase("the first ends here", "第一个到这里为止"))],
      notes: [
        Phrase(
          "only a number directly before a name or a bracket multiplies it: 2P, 2(W+1)",
          "只有数紧挨着名字或括号时才表示相乘：2P、2(W+1)")
      ],
      help: isFunction
        ? Phrase("\(left)(\(right)) calls the function", "\(left)(\(right)) 调用这个函数")
        : help)
  }

  static func commandInside(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "command-inside",
      Phrase(
        "\(name) is a command, and a command begins its line",
        "\(name) 是命令，命令要写在一行的开头"),
      at: Label(range),
      help: Phrase(
        "end the line before \(name)", "在 \(name) 之前换行"))
  }

  static func commaMissing(
    _ left: String, _ right: String, at range: SourceRange, left leftRange: SourceRange,
    inLiteral: Bool
  ) -> Diagnostic {
    Diagnostic(
      "comma-missing",
      Phrase(
        "a comma is missing between these two values", "这两个值之间缺少逗号"),
      at: Label(range, Phrase("the second begins here", "第二个从这里开始")),
      secondary: [Label(leftRange, Phrase("the first ends here", "第一个到这里为止"))],
      notes: inLiteral
        ? [
          Phrase(
            "a row has commas between all its elements or none: [1, 2, 3] or [1 2 3]",
            "一行的元素之间要么全用逗号，要么全不用：[1, 2, 3] 或 [1 2 3]")
        ] : [],
      help: Phrase(same: "\(left), \(right)"))
  }

  static func factorAfterPower(
    _ power: String, _ factor: String, at range: SourceRange, power powerRange: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "factor-after-power",
      Phrase(
        "it is not clear whether `\(factor)` belongs to the exponent",
        "看不出 `\(factor)` 是否属于指数"),
      at: Label(range, Phrase("a factor behind a power", "紧跟在幂后面的因子")),
      secondary: [Label(powerRange)],
      help: Phrase(
        "\(power)*\(factor)… multiplies the power; brackets around the exponent make it one",
        "\(power)*\(factor)… 表示乘以这个幂；给指数加上括号则归入指数"))
  }

  static func unexpected(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unexpected",
      Phrase("`\(text)` cannot stand here", "`\(text)` 不能出现在这里"),
      at: Label(range),
      help: Phrase(
        "brackets say what belongs together: (1 + 2)^2", "用括号表明哪些部分是一起的：(1 + 2)^2"))
  }

  // MARK: Rows

  static func raggedRows(
    row: Int, count: Int, at range: SourceRange, firstCount: Int, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "ragged-rows",
      Phrase(
        "row \(row) has \(numbers(count)), but row 1 has \(firstCount)",
        "第 \(row) 行有 \(count) 个数，第 1 行却有 \(firstCount) 个"),
      at: Label(range, Phrase(numbers(count), "\(count) 个数")),
      secondary: [Label(first, Phrase(numbers(firstCount), "\(firstCount) 个数"))],
      notes: [
        Phrase(
          "the rows of a matrix are of equal length", "矩阵各行的长度必须相同")
      ],
      help: Phrase(
        "[1 2; 3 4] has two rows of two, [1 2 3; 4 5 6] two rows of three",
        "[1 2; 3 4] 有两行、每行两个数，[1 2 3; 4 5 6] 有两行、每行三个数"))
  }

  private static func numbers(_ count: Int) -> String {
    count == 1 ? "1 number" : "\(count) numbers"
  }
}
