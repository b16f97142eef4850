import Terminal

/// What the parser of programs says of blocks, lines and statements.
extension Diagnostic {
  static func blockMissing(
    after head: String, at range: SourceRange, found: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "block-missing",
      Phrase(
        "the block of this `\(head)` is missing", "这个 `\(head)` 后面缺少代码块"),
      at: Label(range),
      secondary: found.end > found.start
        ? [Label(found, Phrase("this line does not stand further in", "这一行没有缩进"))] : [],
      help: Phrase(
        "a line that stands further in, or pass", "写一行缩进的语句，或者 pass"))
  }

  static func colonMissing(at range: SourceRange, after head: String? = nil) -> Diagnostic {
    Diagnostic(
      "colon-missing",
      head.map { Phrase("the `:` of this `\($0)` is missing", "这个 `\($0)` 缺少 `:`") }
        ?? Phrase("a `:` is missing", "缺少 `:`"),
      at: Label(range), help: Phrase("end the line with `:`", "行尾写 `:`"))
  }

  static func lineEndsEarly(expected sign: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "line-ends-early",
      sign.map { Phrase("the line ends before its `\($0)`", "这一行缺少 `\($0)`") }
        ?? Phrase("the line ends too early", "这一行没有写完"),
      at: Label(range), help: Phrase("go on here", "在这里写完"))
  }

  static func programOperandMissing(
    after sign: String, at range: SourceRange, found: SourceRange?
  ) -> Diagnostic {
    Diagnostic(
      "python-operand-missing",
      Phrase("something is missing after `\(sign)`", "`\(sign)` 后面缺少内容"),
      at: Label(range, Phrase("needs a value on its right", "右边需要一个值")),
      secondary: found.map { [Label($0, Phrase("but this comes next", "后面却是这个"))] } ?? [],
      help: Phrase("put a value there, or leave `\(sign)` out", "补上一个值，或者去掉 `\(sign)`"))
  }

  static func nameMissing(after sign: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "name-missing",
      sign.map { Phrase("a name is missing after `\($0)`", "`\($0)` 后面缺少名字") }
        ?? Phrase("a name is missing", "缺少名字"),
      at: Label(range),
      help: Phrase("a name is letters, digits and _", "名字由字母、数字和 _ 组成"))
  }

  /// A form that only ordinary lines have, in an entry that is Python's.
  static func notPythons(
    _ words: String, twin: Phrase, at range: SourceRange, cause: SourceRange?
  ) -> Diagnostic {
    Diagnostic(
      "not-pythons",
      Phrase(
        "`\(words)` is not Python, and this entry is Python's",
        "`\(words)` 不是 Python 的写法，而这段输入是 Python 程序"),
      at: Label(range),
      secondary: cause.map { [Label($0, Phrase("Python's through this", "因为这里而是 Python"))] } ?? [],
      help: twin)
  }

  // MARK: Blocks

  static func unexpectedIndent(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unexpected-indent",
      Phrase("this line stands further in than the one before", "这一行比上一行缩进更多"),
      at: Label(range),
      help: Phrase(
        "the lines of a block begin at one column; the lines after it at its head's",
        "同一代码块的各行从同一列开始；代码块之后的行与块首对齐"))
  }

  static func mixedTabs(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "mixed-tabs",
      Phrase(
        "tabs and blanks are mixed so that this line's place is not clear", "制表符与空格混用，看不出这一行的缩进"),
      at: Label(range),
      help: Phrase("use blanks alone, four a step", "只用空格，每层四个"))
  }

  static func indentUnmatched(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "indent-unmatched",
      Phrase("this line's column is that of no block around it", "这一行没有与外面任何代码块对齐"),
      at: Label(range),
      help: Phrase("begin it at the column of the block that it belongs to", "让它与所属的代码块对齐"))
  }

  static func compoundOnOneLine(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "block-inside-line",
      Phrase(
        "`\(word)` begins a block, and a block has lines of its own", "`\(word)` 开始一个代码块，代码块要另起行"),
      at: Label(range),
      help: Phrase("end the line before \(word) and go further in", "在 \(word) 之前换行并缩进"))
  }

  static func branchAlone(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "branch-alone",
      Phrase("this `\(word)` belongs to no statement before it", "这个 `\(word)` 前面没有对应的语句"),
      at: Label(range),
      help: Phrase(
        "it stands at the column of its if, for, while or try", "它与所属的 if、for、while 或 try 对齐"))
  }

  static func decoratorAlone(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "decorator-alone",
      Phrase("a decorator stands directly before a def or a class", "装饰器要紧接在 def 或 class 之前"),
      at: Label(range),
      help: Phrase("write def f(x): on the next line", "在下一行写 def f(x):"))
  }

  static func tryWithoutHandler(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "try-without-handler",
      Phrase("this try has neither except nor finally", "这个 try 既没有 except 也没有 finally"),
      at: Label(range),
      help: Phrase("except ValueError: says what to do then", "except ValueError: 说明出错时怎么做"))
  }

  static func parametersMissing(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "parameters-missing",
      Phrase("the parameters of \(name) are missing", "缺少 \(name) 的参数表"),
      at: Label(range),
      help: Phrase("def \(name)(): takes nothing", "def \(name)(): 不带参数"))
  }

  // MARK: Colons and lines

  static func colonMisplaced(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "colon-misplaced",
      Phrase("`:` cannot stand here", "`:` 不能出现在这里"),
      at: Label(range),
      help: Phrase(
        "x[0:3] is a part, {1: 2} a dict, if x > 0: a block",
        "x[0:3] 取一部分，{1: 2} 是字典，if x > 0: 开始代码块"))
  }

  static func programOperatorMissing(at range: SourceRange, left: SourceRange) -> Diagnostic {
    Diagnostic(
      "python-operator-missing",
      Phrase("two values stand side by side, with no operator between them", "两个值并排在一起，中间没有运算符"),
      at: Label(range),
      secondary: [Label(left, Phrase("the first ends here", "第一个到这里为止"))],
      help: Phrase(
        "a * b multiplies; f(x) calls; a new statement begins a new line",
        "a * b 相乘；f(x) 调用；新语句另起一行"))
  }

  static func keywordMisplaced(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "keyword-misplaced",
      Phrase("`\(word)` cannot stand here", "`\(word)` 不能出现在这里"),
      at: Label(range),
      help: Phrase("it is a word of Python's own and no name", "它是 Python 的关键字，不是名字"))
  }

  static func keywordAsName(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "keyword-as-name",
      Phrase("`\(word)` is a word of Python's own and no name", "`\(word)` 是 Python 的关键字，不能作名字"),
      at: Label(range),
      help: Phrase("\(word)_ is a name", "\(word)_ 可以作名字"))
  }

  static func unexpectedInProgram(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "python-unexpected",
      Phrase("`\(text)` cannot stand here", "`\(text)` 不能出现在这里"),
      at: Label(range),
      help: Phrase(
        "leave it out, or put brackets around what belongs together", "去掉它，或者用括号表明哪些部分是一起的"))
  }

  // MARK: Statements

  static func outsideLoop(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "outside-loop",
      Phrase("`\(word)` stands in no loop", "`\(word)` 不在循环里"),
      at: Label(range),
      help: Phrase("it ends or goes on with a for or a while around it", "它用来结束或继续外面的 for 或 while"))
  }

  static func returnOutside(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "return-outside",
      Phrase("`return` stands in no function", "`return` 不在函数里"),
      at: Label(range),
      help: Phrase(same: "def f(x): return x"))
  }

  static func nonlocalOutside(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "nonlocal-outside",
      Phrase("`nonlocal` stands in no function", "`nonlocal` 不在函数里"),
      at: Label(range),
      help: Phrase("global x names a variable outside all functions", "global x 表示所有函数之外的变量"))
  }

  static func starAlone(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "star-alone",
      Phrase("a starred value stands in a call, a list or a tuple", "带星号的值只能出现在调用、列表或元组里"),
      at: Label(range),
      help: Phrase(
        "[*x] makes a list of x, first, *rest = x takes it apart",
        "[*x] 由 x 组成列表，first, *rest = x 把它拆开"))
  }

  static func starredTwice(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "starred-twice",
      Phrase("only one of several targets can be starred", "几个目标中只能有一个带星号"),
      at: Label(range),
      help: Phrase(same: "first, *rest = x"))
  }

  static func programConstantAssigned(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "constant-assigned",
      Phrase(
        "`\(word)` is a value of Python's own and cannot be assigned",
        "`\(word)` 是 Python 自己的值，不能赋值"),
      at: Label(range),
      help: Phrase("choose another name", "换一个名字"))
  }

  static func programCallAssigned(_ callee: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "call-assigned",
      Phrase("what a call gives cannot be assigned", "不能给调用的结果赋值"),
      at: Label(range),
      help: Phrase(
        "\(callee)[0] = 5 sets an element, def \(callee)(x): a function",
        "\(callee)[0] = 5 设置元素，def \(callee)(x): 定义函数"))
  }

  static func programNotATarget(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-target",
      Phrase("`\(text)` cannot be assigned", "不能给 `\(text)` 赋值"),
      at: Label(range),
      help: Phrase(
        "a name, x[0] or x.name stands on the left; == compares", "左边写名字、x[0] 或 x.name；== 表示比较"))
  }

  static func programAssignmentInside(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "assignment-inside",
      Phrase("`=` cannot stand inside an expression", "`=` 不能出现在表达式里"),
      at: Label(range),
      help: Phrase("== compares; x = 3 is a line of its own", "== 表示比较；x = 3 单独成行"))
  }

  static func assignmentInTest(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "assignment-in-test",
      Phrase("`=` assigns; a question compares with `==`", "`=` 表示赋值；判断相等用 `==`"),
      at: Label(range),
      help: Phrase(same: "if x == 3:"))
  }

  static func printStatement(_ word: String, _ rest: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "print-statement",
      Phrase("`\(word)` is a function: its brackets are missing", "`\(word)` 是函数：缺少括号"),
      at: Label(range),
      help: Phrase(same: "\(word)(\(rest))"))
  }

  static func elseMissing(at range: SourceRange, then: SourceRange) -> Diagnostic {
    Diagnostic(
      "else-missing",
      Phrase("a value with `if` needs its `else`", "带 `if` 的值需要 `else`"),
      at: Label(range),
      secondary: [Label(then, Phrase("this value", "这个值"))],
      help: Phrase(same: "1 if x > 0 else 2"))
  }

  static func inMissing(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "in-missing",
      Phrase("`in` is missing after what `for` gives its values to", "`for` 的变量后面缺少 `in`"),
      at: Label(range),
      help: Phrase(same: "for i in range(3):"))
  }
}
