import Terminal

/// What the parser says of numbers, texts, names and statements.
extension Diagnostic {
  // MARK: Numbers and texts

  static func numberInOtherBase(_ text: String, value: Int?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "number-in-other-base",
      Phrase(
        "`\(text)` is not a decimal number; numbers are decimal here",
        "`\(text)` 不是十进制数；这里只用十进制数"),
      at: Label(range),
      help: value.map { Phrase("\($0) is the same number", "\($0) 是同一个数") }
        ?? Phrase(same: "255"))
  }

  static func sizeNotation(_ factors: [String], at range: SourceRange) -> Diagnostic {
    let product = factors.joined(separator: "*")
    let list = factors.joined(separator: ", ")
    return Diagnostic(
      "size-notation",
      Phrase(
        "`\(factors.joined(separator: "x"))` could be a size or a product",
        "`\(factors.joined(separator: "x"))` 可能是尺寸，也可能是乘积"),
      at: Label(range),
      help: Phrase(
        "\(product) multiplies, (\(list)) is a size: zeros(\(list))",
        "\(product) 是乘积，(\(list)) 是尺寸：zeros(\(list))"))
  }

  static func malformedNumber(_ text: String, plain: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "malformed-number",
      Phrase("`\(text)` is not a number", "`\(text)` 不是一个数"),
      at: Label(range),
      notes: [
        Phrase(
          "a number has at most one point, and no sign between its digits: 1000, 0.5, 1e-3",
          "一个数最多有一个小数点，数字之间没有分隔符：1000、0.5、1e-3")
      ],
      help: Phrase(same: plain))
  }

  static func unfinishedText(quote: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unfinished-text",
      Phrase(
        "this text is not finished: a `\(quote)` is missing before the line ends",
        "这段字符串没有结束：行尾之前缺少 `\(quote)`"),
      at: Label(range, Phrase("begins here", "从这里开始")),
      notes: [
        Phrase(
          "directly behind a name, a bracket or another ' the sign ' transposes instead: x'",
          "' 紧跟在名字、括号或另一个 ' 后面时表示转置：x'")
      ],
      help: Phrase(same: "'same'"))
  }

  static func attributeNameMissing(_ base: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "attribute-name-missing",
      Phrase("a name is missing after the point", "点号后面缺少名字"),
      at: Label(range),
      help: Phrase(
        "\(base).shape is the shape of \(base); decimals are typed 0.5",
        "\(base).shape 是 \(base) 的形状；小数写作 0.5"))
  }

  // MARK: Assignments

  static func assignmentsChained(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "assignments-chained",
      Phrase("only one `=` can stand in an assignment", "一次赋值只能有一个 `=`"),
      at: Label(range),
      help: Phrase(
        "one after the other: a = 3; b = a. To compare, type ==", "逐个赋值：a = 3; b = a。比较用 =="))
  }

  static func assignmentsJoined(at range: SourceRange, values: SourceRange) -> Diagnostic {
    Diagnostic(
      "assignments-joined",
      Phrase(
        "it is not clear which of these values belong to the assignment before",
        "看不出这些值中哪些属于前面的赋值"),
      at: Label(range, Phrase("another assignment", "又一个赋值")),
      secondary: [Label(values, Phrase("several values", "多个值"))],
      help: Phrase(
        "put a ; between assignments: a = 1, 2; b = 3", "用 ; 把赋值隔开：a = 1, 2; b = 3"))
  }

  static func assignmentInside(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "assignment-inside",
      Phrase(
        "`=` gives a value to a name and cannot stand inside an expression",
        "`=` 用来给名字赋值，不能出现在表达式里面"),
      at: Label(range),
      help: Phrase("2 == 3 compares", "比较请写 2 == 3"))
  }

  static func keywordNotAName(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "keyword-not-a-name",
      Phrase(
        "before `=` in a call stands the name of an argument",
        "在调用里，`=` 前面应是参数的名字"),
      at: Label(range),
      help: Phrase(
        "stride=2 gives an argument by its name; == compares",
        "stride=2 按名字给出参数；比较用 =="))
  }

  static func notATarget(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-target",
      Phrase("this cannot be given a value", "不能给它赋值"),
      at: Label(
        range, Phrase("not a name, an element or an attribute", "不是名字、元素或属性")),
      help: Phrase(
        "x = 3 gives the name x a value; == compares", "x = 3 给名字 x 赋值；比较用 =="))
  }

  static func callAssigned(_ name: String, fromZero: String?, at range: SourceRange) -> Diagnostic {
    guard let fromZero else {
      let isName = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      let name = isName ? name : "f"
      return Diagnostic(
        "call-assigned",
        Phrase("a call cannot be given a value", "不能给函数调用赋值"),
        at: Label(range),
        help: Phrase(
          "def \(name)(x): return x**2 defines a function; y[0] = 5 sets an element",
          "def \(name)(x): return x**2 定义函数；y[0] = 5 设置一个元素"))
    }
    return Diagnostic(
      "call-assigned",
      Phrase(
        "an element is chosen with square brackets, counted from 0",
        "选取元素用方括号，从 0 数起"),
      at: Label(range),
      help: Phrase(same: "\(name)[\(fromZero)]"))
  }

  static func constantAssigned(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "constant-assigned",
      Phrase("`\(name)` always means the same", "`\(name)` 的含义不能改变"),
      at: Label(range),
      help: Phrase("another name: flag = 1", "换一个名字：flag = 1"))
  }

  static func operatorOnTargets(_ sign: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "operator-on-targets",
      Phrase("`\(sign)` changes one name only", "`\(sign)` 一次只能改变一个名字"),
      at: Label(range),
      help: Phrase(
        "one after the other: a \(sign) 1; b \(sign) 1", "逐个来：a \(sign) 1; b \(sign) 1"))
  }

  static func bracketedTargets(_ targets: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "bracketed-targets",
      Phrase(
        "names that get values stand without brackets", "接收值的名字不加括号"),
      at: Label(range),
      help: Phrase(same: "\(targets) = …"))
  }

  static func increment(_ sign: String, _ operand: String, at range: SourceRange) -> Diagnostic {
    let op = String(sign.prefix(1))
    return Diagnostic(
      "increment",
      Phrase("`\(sign)` is not an operator here", "这里没有 `\(sign)` 运算符"),
      at: Label(range),
      help: Phrase(same: "\(operand) \(op)= 1"))
  }

  // MARK: Calls and indices

  static func argumentsUnpacked(_ sign: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "arguments-unpacked",
      Phrase(
        "`\(sign)` before an argument is not needed: a tuple does where several numbers do",
        "参数前面不需要 `\(sign)`：可以写几个数的地方也可以写元组"),
      at: Label(range),
      help: Phrase(
        "without it: zeros((2, 3)) is zeros(2, 3)", "去掉它：zeros((2, 3)) 就是 zeros(2, 3)"))
  }

  static func positionAfterKeyword(
    _ name: String, at range: SourceRange, keyword: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "position-after-keyword",
      Phrase(
        "an argument without a name cannot follow one with a name",
        "没有名字的参数不能放在有名字的参数后面"),
      at: Label(range, Phrase("has no name", "没有名字")),
      secondary: [Label(keyword, Phrase("is named `\(name)`", "名字是 `\(name)`"))],
      help: Phrase(
        "move it to the front: pad([1, 2], 1, value=0)", "把它移到前面：pad([1, 2], 1, value=0)"))
  }

  static func keywordRepeated(
    _ name: String, at range: SourceRange, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "keyword-repeated",
      Phrase("`\(name)` is given twice", "`\(name)` 给了两次"),
      at: Label(range, Phrase("the second time", "第二次")),
      secondary: [Label(first, Phrase("the first time", "第一次"))],
      help: Phrase("leave one of them out", "去掉其中一个"))
  }

  static func indexEmpty(_ base: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "index-empty",
      Phrase("this index chooses nothing", "这个下标什么也没有选"),
      at: Label(range),
      help: Phrase(
        "\(base)[0] is the first element, \(base)[:] all of them",
        "\(base)[0] 是第一个元素，\(base)[:] 是全部"))
  }

  static func colonTooMany(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "colon-too-many",
      Phrase("a slice has at most two colons", "一个切片最多有两个冒号"),
      at: Label(range),
      help: Phrase(
        "x[0:6:2] begins at 0, ends before 6, in steps of 2",
        "x[0:6:2] 从 0 开始，到 6 之前为止，每次走 2"))
  }

  // MARK: Notes

  static func commentNotRemainder(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "comment-not-remainder",
      Phrase(
        "`%` begins a comment here, so what follows was not read; mod(7, 3) is the remainder",
        "这里的 `%` 开始注释，后面的内容没有读取；求余数用 mod(7, 3)"),
      at: Label(range))
  }
}
