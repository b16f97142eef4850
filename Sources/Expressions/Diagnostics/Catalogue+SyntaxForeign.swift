import Terminal

/// What the parser says of other languages' signs and words: what to type instead.
extension Diagnostic {
  /// A sign that the language does not have.
  static func foreignSign(_ sign: String, at range: SourceRange) -> Diagnostic {
    let (meaning, help) = foreignSigns[sign] ?? unknownSign(sign)
    return Diagnostic("foreign-sign", meaning, at: Label(range), help: help)
  }

  private static func unknownSign(_ sign: String) -> (Phrase, Phrase) {
    (
      Phrase(
        "`\(sign)` is not part of the language", "这门语言里没有 `\(sign)`"),
      Phrase(
        "leave it out, or put it into a text: 'size'", "去掉它，或者把它写进字符串：'size'")
    )
  }

  private static func sign(_ sign: String, _ twin: String, _ english: String, _ chinese: String)
    -> (Phrase, Phrase)
  {
    (
      Phrase("`\(sign)` is written differently here", "`\(sign)` 在这里的写法不同"),
      Phrase("\(twin) \(english)", "\(twin) \(chinese)")
    )
  }

  private static let foreignSigns: [String: (Phrase, Phrase)] = {
    var signs: [String: (Phrase, Phrase)] = [:]
    func add(_ names: [String], _ twin: String, _ english: String, _ chinese: String) {
      for name in names { signs[name] = sign(name, twin, english, chinese) }
    }
    add(["&&", "&", "∧"], "(1<2)*(2<3)", "is 1 where both hold", "在两者都成立处为 1")
    add(["||", "|", "∨"], "maximum(1<2, 3<2)", "is 1 where either holds", "在任一成立处为 1")
    add(["!", "~", "¬"], "1 - (2<1)", "is 1 where it does not hold", "在不成立处为 1")
    add(["~=", "<>", "!=="], "1 != 2", "is 1 where they differ", "在两者不同处为 1")
    add(["==="], "1 == 2", "compares", "进行比较")
    add(["=<"], "1 <= 2", "compares", "进行比较")
    add(["=>"], "2 >= 1", "compares", "进行比较")
    add([":=", "::="], "x = 3", "gives x a value", "给 x 赋值")
    add(["->", "→", "←"], "x = 3", "gives x a value", "给 x 赋值")
    add(["**=", "^=", ".^="], "x = 3; x = x^2", "sets a power", "设为幂")
    add(["//="], "x = 7; x = x // 2", "divides and rounds down", "除后向下取整")
    add(["@="], "A = eye(2); A = A @ A", "sets a matrix product", "设为矩阵乘积")
    add([".*="], "x = 3; x *= 2", "multiplies element by element", "逐元素相乘")
    add(["./="], "x = 3; x /= 2", "divides element by element", "逐元素相除")
    add(["<<", "<<<"], "3 * 2^4", "shifts 3 by 4 bits to the left", "把 3 左移 4 位")
    add([">>", ">>>"], "48 // 2^4", "shifts 48 by 4 bits to the right", "把 48 右移 4 位")
    add([".."], "arange(1, 6)", "counts from 1 to 5", "从 1 数到 5")
    add(["\\", ".\\"], "6 / 2", "divides; a \\ goes on only at a line's end", "表示除法；行尾的 \\ 才表示续行")
    add(["{", "}"], "[1, 2, 3]", "is a row of numbers", "是一行数")
    add(["…"], "x[..., 0] with three points", "takes whole dimensions", "表示整维（用三个点）")
    add(["—", "‐", "‑", "‒", "―"], "3 - 2", "subtracts", "表示减法")
    add(["∙", "•", "●", "⨉", "✕", "⨯", "╳"], "3 * 2", "multiplies", "表示乘法")
    add(["⊗", "∘"], "[1 2] * [3 4]", "multiplies element by element", "逐元素相乘")
    add(["⁄", "∕"], "6 / 2", "divides", "表示除法")
    add(["∞"], "inf", "is infinity", "是无穷大")
    add(["√"], "sqrt(2)", "is the square root", "是平方根")
    add(["∑", "Σ"], "sum([1, 2])", "adds up", "求和")
    add(["∏"], "1 * 2 * 3", "multiplies", "表示乘法")
    add(["≈"], "allclose(1, 1)", "compares closely", "近似比较")
    add(["ᵀ", "′"], "[1 2; 3 4]'", "transposes", "进行转置")
    add(["⁻", "¹", "⁰", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "ⁿ"], "2^4", "is a power", "是幂")
    add(["½"], "1/2", "is a half", "是二分之一")
    add(["¼"], "1/4", "is a quarter", "是四分之一")
    add(["?", "??"], "help conv2d", "explains a function", "解释一个函数")
    add(["$", "`"], "x = 3", "needs no sign around it", "前后不需要符号")
    let stop = Phrase(
      "x = 3 needs nothing behind it; decimals are typed 0.5",
      "x = 3 后面不用标点；小数点是 .，如 0.5")
    for name in ["。", "."] { signs[name] = (unknownSign(name).0, stop) }
    return signs
  }()

  // MARK: Ranges

  /// MATLAB's `1:5`.
  static func rangeWithColon(_ twin: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "range-with-colon",
      Phrase(
        "`:` makes a range only inside an index, x[0:3]", "`:` 只在下标里表示范围，如 x[0:3]"),
      at: Label(range),
      help: twin.map {
        Phrase(
          "\($0) counts like this; its end is left out", "\($0) 就是这样数的；不包含终点")
      }
        ?? Phrase(
          "arange(1, 6) counts from 1 to 5; the end is left out",
          "arange(1, 6) 从 1 数到 5；不包含终点"))
  }

  /// MATLAB's `A(1, :)`.
  static func sliceInCall(_ name: String, fromZero: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "slice-in-call",
      Phrase(
        "parts of a tensor are chosen with square brackets, counted from 0",
        "选取张量的一部分用方括号，从 0 数起"),
      at: Label(range),
      help: Phrase(same: "\(name)[\(fromZero ?? "0, :")]"))
  }

  static func ellipsisMisplaced(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "ellipsis-misplaced",
      Phrase(
        "`...` can stand inside an index, or last on a line that goes on",
        "`...` 只能出现在下标里，或者放在行尾表示续行"),
      at: Label(range),
      help: Phrase(
        "x[..., 0] takes the first of the last dimension", "x[..., 0] 取最后一维的第一个"))
  }
}
