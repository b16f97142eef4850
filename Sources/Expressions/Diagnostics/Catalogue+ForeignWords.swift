import Terminal

/// What the parser says of Python's and MATLAB's words where they do not stand as a program has them.
extension Diagnostic {
  /// A word of Python's or MATLAB's that cannot stand where it does.
  static func foreignWord(_ word: String, isInLiteral: Bool, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "foreign-word", meaning(of: word), at: Label(range),
      help: help(for: word, isInLiteral: isInLiteral))
  }

  private static func meaning(of word: String) -> Phrase {
    switch word {
    case "return": Phrase("`return` stands only inside a function", "`return` 只能写在函数里面")
    case "break", "continue":
      Phrase("`\(word)` stands only inside a loop", "`\(word)` 只能写在循环里面")
    case "def", "class", "lambda", "for", "while", "if", "with":
      Phrase("this is not how `\(word)` is written", "`\(word)` 不是这样写的")
    case "else", "elif":
      Phrase(
        "`\(word)` follows the block of its `if`, with no empty line between",
        "`\(word)` 要紧跟在 `if` 的代码块后面，中间不能有空行")
    case "pass":
      Phrase("`pass` stands only inside a block", "`pass` 只能写在代码块里面")
    default: Phrase("`\(word)` is not part of the language", "这门语言里没有 `\(word)`")
    }
  }

  private static func help(for word: String, isInLiteral: Bool) -> Phrase {
    switch word {
    case "and": Phrase("(1<2)*(2<3) is 1 where both hold", "(1<2)*(2<3) 在两者都成立处为 1")
    case "or":
      Phrase("maximum(1<2, 3<2) is 1 where either holds", "maximum(1<2, 3<2) 在任一成立处为 1")
    case "not": Phrase("1 - (2<1) is 1 where it does not hold", "1 - (2<1) 在不成立处为 1")
    case "in", "is": Phrase("2 == 3 compares", "2 == 3 进行比较")
    case "for" where isInLiteral:
      Phrase("arange(4)^2 computes all elements at once", "arange(4)^2 一次算出所有元素")
    case "for", "break", "continue":
      Phrase(
        "for i in range(1, 6): print(i) counts from 1 to 5",
        "for i in range(1, 6): print(i) 从 1 数到 5")
    case "while":
      Phrase(
        "while n < 5: n = n + 1 repeats as long as n < 5",
        "while n < 5: n = n + 1 在 n < 5 时反复执行")
    case "if", "elif", "else", "switch", "case", "then":
      Phrase(
        "(2>1)*3 + (2<=1)*4 chooses 3 or 4; y = 3 if 2 > 1 else 4 does too",
        "(2>1)*3 + (2<=1)*4 在 3 和 4 中选一个；也可写 y = 3 if 2 > 1 else 4")
    case "def", "function", "return", "pass":
      Phrase(
        "def f(x): return 2*x defines a function; an empty line ends it",
        "def f(x): return 2*x 定义函数；用空行结束")
    case "lambda":
      Phrase("f = lambda x: 2*x makes a function", "f = lambda x: 2*x 得到一个函数")
    case "class":
      Phrase("class Net(nn.Module): begins a class", "class Net(nn.Module): 开始一个类")
    case "with":
      Phrase(
        "with torch.no_grad(): begins a block without the record",
        "with torch.no_grad(): 开始一段不记录的代码")
    default:
      Phrase(
        "leave the line out: statements run one after the other",
        "去掉这一行：语句按顺序逐条执行")
    }
  }
}
