import Terminal

/// What the parser of programs says of calls, parameters, brackets, numbers and texts.
extension Diagnostic {
  static func bracketUnclosed(
    _ bracket: String, closing: String, at opening: SourceRange, end: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "unclosed-bracket",
      Phrase("this `\(bracket)` is never closed", "这个 `\(bracket)` 没有闭合"),
      at: Label(opening, Phrase("opened here", "在这里打开")),
      secondary: [
        Label(end, Phrase("a `\(closing)` is missing by here", "最迟到这里应有 `\(closing)`"))
      ],
      help: Phrase("type `\(closing)` where it ends", "在结尾处输入 `\(closing)`"))
  }

  static func programTextUnfinished(isLong: Bool, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unfinished-text",
      isLong
        ? Phrase("this text is never closed", "这段字符串没有结束")
        : Phrase(
          "this text is not finished when the line ends", "行尾之前这段字符串没有结束"),
      at: Label(SourceRange(range.start, range.start + 1), Phrase("begins here", "从这里开始")),
      help: Phrase(
        "the quote that begins a text ends it; three begin one of several lines",
        "字符串以开头的引号结尾；三个引号开始多行字符串"))
  }

  // MARK: Calls and parameters

  static func nothingByName(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "nothing-by-name",
      Phrase("a name must follow this `*`", "这个 `*` 后面要有名字"),
      at: Label(range),
      help: Phrase("def f(x, *, y): y is given by name alone", "def f(x, *, y): 的 y 只能按名字给出"))
  }

  static func parameterAfterRest(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "parameter-after-rest",
      Phrase("nothing can follow `**`", "`**` 后面不能再有参数"),
      at: Label(range),
      help: Phrase(same: "def f(x, *args, **kwargs):"))
  }

  static func starredParameterTwice(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "starred-parameter-twice",
      Phrase("only one parameter can take the rest by place", "只能有一个参数接收其余的位置参数"),
      at: Label(range),
      help: Phrase(same: "def f(x, *args, **kwargs):"))
  }

  static func parameterTwice(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "parameter-twice",
      Phrase("two parameters are named \(name)", "有两个参数都叫 \(name)"),
      at: Label(range),
      help: Phrase("give one of them another name", "给其中一个换个名字"))
  }

  static func defaultMissing(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "default-missing",
      Phrase("\(name) has no default, but a parameter before it has one", "\(name) 没有默认值，前面的参数却有"),
      at: Label(range),
      help: Phrase("put \(name) before those with a default", "把 \(name) 放到有默认值的参数之前"))
  }

  static func keywordTwiceInCall(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "argument-twice",
      Phrase("\(name) is given twice", "\(name) 给了两次"),
      at: Label(range),
      help: Phrase("leave one of them out", "去掉其中一个"))
  }

  static func placeAfterName(at range: SourceRange, name: SourceRange) -> Diagnostic {
    Diagnostic(
      "place-after-name",
      Phrase("an argument by place stands after one by name", "位置参数出现在按名字给出的参数之后"),
      at: Label(range),
      secondary: [Label(name, Phrase("given by name", "按名字给出"))],
      help: Phrase("put it before, or give it by its name", "把它放到前面，或者按名字给出"))
  }

  static func generatorUnbracketed(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "generator-unbracketed",
      Phrase("a generator beside other arguments needs brackets of its own", "生成器与其他参数并列时要加括号"),
      at: Label(range),
      help: Phrase(same: "f((i for i in x), 3)"))
  }

  static func keywordNotName(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "keyword-not-name",
      Phrase("`\(text)` is no parameter's name", "`\(text)` 不是参数名"),
      at: Label(range),
      help: Phrase("== compares; a keyword is a name: stride=2", "== 表示比较；关键字参数是名字：stride=2"))
  }

  static func indexMissing(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "index-missing",
      Phrase("nothing stands between these brackets", "这对方括号里没有内容"),
      at: Label(range),
      help: Phrase("x[0] is the first element, x[:] all of them", "x[0] 是第一个元素，x[:] 是全部"))
  }

  static func programCommaMissing(at range: SourceRange, after previous: SourceRange?) -> Diagnostic
  {
    Diagnostic(
      "python-comma-missing",
      Phrase("a comma is missing between these two values", "这两个值之间缺少逗号"),
      at: Label(range),
      secondary: previous.map { [Label($0, Phrase("the first ends here", "第一个到这里为止"))] } ?? [],
      help: Phrase("[1, 2], f(1, 2)", "[1, 2]、f(1, 2)"))
  }

  static func semicolonInProgram(_ bracket: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "semicolon-in-brackets",
      Phrase("`;` cannot stand inside `\(bracket)`", "`;` 不能出现在 `\(bracket)` 里面"),
      at: Label(range),
      help: Phrase("a comma stands between values", "值之间用逗号"))
  }

  // MARK: Numbers and texts

  static func programNumber(_ text: String, plain: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "python-number",
      Phrase("`\(text)` is not a number", "`\(text)` 不是一个数"),
      at: Label(range),
      help: Phrase("\(plain), 0.5, 1e-3, 0x1F are numbers", "\(plain)、0.5、1e-3、0x1F 是数"))
  }

  static func badEscape(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "bad-escape",
      Phrase("`\(text)` is no escape that can be read", "`\(text)` 不是能识别的转义"),
      at: Label(range),
      help: Phrase(
        "\\\\ is a backslash; r'…' takes every sign as itself", "\\\\ 表示反斜杠；r'…' 里每个符号都是它自己"))
  }

  static func loneBrace(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "lone-brace",
      Phrase("this `}` closes no field of the f-string", "这个 `}` 没有对应 f 字符串中的字段"),
      at: Label(range),
      help: Phrase("}} writes a brace", "}} 写出一个花括号"))
  }

  static func fieldUnclosed(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "field-unclosed",
      Phrase("this `{` of the f-string is never closed", "f 字符串里的这个 `{` 没有闭合"),
      at: Label(range),
      help: Phrase("f'{x}' writes x, {{ a brace", "f'{x}' 写出 x，{{ 写出花括号"))
  }

  static func fieldEmpty(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "field-empty",
      Phrase("nothing stands in this field of the f-string", "f 字符串的这个字段里没有内容"),
      at: Label(range),
      help: Phrase("f'{x}' writes x", "f'{x}' 写出 x"))
  }

  static func fieldsTooDeep(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "fields-too-deep",
      Phrase("a format holds fields, but those hold none themselves", "格式里可以有字段，但字段的格式里不能再有"),
      at: Label(range),
      help: Phrase(same: "f'{x:{width}}'"))
  }

  static func unknownConversion(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-conversion",
      Phrase("`!\(text)` is no conversion", "`!\(text)` 不是转换方式"),
      at: Label(range),
      help: Phrase("!r, !s and !a are", "可用 !r、!s 和 !a"))
  }
}
