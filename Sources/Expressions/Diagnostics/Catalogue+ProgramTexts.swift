import Terminal

/// What is wrong with texts of a program and their formats.
extension ProgramFailure {
  static func wantsText(_ function: String, _ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-wants-text",
      Phrase(
        "\(function) wants a text, not \(type)",
        "\(function) 需要字符串，不能用 \(type)"))
  }

  static func emptySeparator() -> ProgramFailure {
    ProgramFailure(
      "ValueError", "program-empty-separator",
      Phrase(
        "the text to split at is empty",
        "用来分割的字符串是空的"))
  }

  static func formatSpec(_ text: String) -> ProgramFailure {
    ProgramFailure(
      "ValueError", "program-format",
      Phrase(
        "'\(text)' is no format that is known here",
        "这里不认识格式 '\(text)'"),
      help: Phrase(
        ".3f gives three decimals, >8 puts it on the right of 8 places",
        ".3f 保留三位小数，>8 在 8 格里靠右"))
  }

  static func formatCode(_ code: Character, _ type: String) -> ProgramFailure {
    ProgramFailure(
      "ValueError", "program-format-code",
      Phrase(
        "the format '\(code)' does not fit a value of type \(type)",
        "格式 '\(code)' 不适用于 \(type) 类型的值"))
  }

  static func formatUnsupported(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-format-type",
      Phrase(
        "a value of type \(type) takes no format",
        "\(type) 类型的值不接受格式"),
      help: Phrase(
        "{x} alone writes it; an array's number is x.item()",
        "只写 {x} 就能写出它；数组里的数用 x.item() 取出"))
  }

  static func formatPlace(_ place: Int) -> ProgramFailure {
    ProgramFailure(
      "IndexError", "program-format-place",
      Phrase(
        "there is no argument number \(place) for the text",
        "字符串缺少第 \(place) 号参数"))
  }

  static func percentCount(isMore: Bool) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-format-count",
      Phrase(
        "\(isMore ? "there are more values than places in the text" : "there are fewer values than places in the text")",
        "\(isMore ? "值比字符串里的位置多" : "值比字符串里的位置少")"))
  }

  static func percentKind(_ code: Character, _ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-format-kind",
      Phrase(
        "%\(code) wants a number, not \(type)",
        "%\(code) 需要一个数，不能用 \(type)"))
  }

  static func numberText(_ text: String, _ function: String) -> ProgramFailure {
    ProgramFailure(
      "ValueError", "program-number-text",
      Phrase(
        "\(function) cannot read \(text)",
        "\(function) 读不懂 \(text)"))
  }
}
