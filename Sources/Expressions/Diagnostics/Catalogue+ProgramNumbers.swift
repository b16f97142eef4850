import Terminal

/// What is wrong with numbers of a program.
extension ProgramFailure {
  static func overflow() -> ProgramFailure {
    ProgramFailure(
      "OverflowError", "program-overflow",
      Phrase(
        "whole numbers have 64 bits here; this one needs more",
        "这里的整数有 64 位，这个数放不下"),
      help: Phrase(
        "a point makes it a floating-point number: 2.0 ** 100",
        "加小数点就成为浮点数：2.0 ** 100"))
  }

  static func operands(_ op: String, _ left: String, _ right: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-operands",
      Phrase(
        "\(op) does not work on \(left) and \(right)",
        "\(op) 不能用于 \(left) 和 \(right)"))
  }

  static func operand(_ op: String, _ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-operand",
      Phrase(
        "\(op) does not work on \(type)",
        "\(op) 不能用于 \(type)"))
  }

  static func caret() -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-caret",
      Phrase(
        "^ is not a power in Python, and no function of these numbers",
        "在 Python 里 ^ 不是乘方，也不能用于这些数"),
      help: Phrase(
        "x ** 2 squares x",
        "x ** 2 是 x 的平方"))
  }

  static func zeroDivision() -> ProgramFailure {
    ProgramFailure(
      "ZeroDivisionError", "program-zero-division",
      Phrase(
        "a number is divided by 0",
        "除数是 0"),
      help: Phrase(
        "numbers of an array give inf or nan instead, as in NumPy",
        "数组里的数会得到 inf 或 nan，与 NumPy 相同"))
  }

  static func notANumber(_ type: String, _ function: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-not-a-number",
      Phrase(
        "\(function) wants a number, not \(type)",
        "\(function) 需要一个数，不能用 \(type)"))
  }

  static func notWhole(_ function: String) -> ProgramFailure {
    ProgramFailure(
      "ValueError", "program-not-whole",
      Phrase(
        "\(function) wants a finite number",
        "\(function) 需要有限的数"))
  }

  static func notComparable(_ op: String, _ left: String, _ right: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-comparison",
      Phrase(
        "\(op) does not compare \(left) with \(right)",
        "\(op) 不能比较 \(left) 和 \(right)"))
  }
}
