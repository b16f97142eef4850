import Terminal

/// What can be wrong in a program while it runs: its names, its limits, and what it raises itself.
extension ProgramFailure {
  static func unassigned(_ name: String) -> ProgramFailure {
    ProgramFailure(
      "UnboundLocalError", "program-unassigned",
      Phrase(
        "\(name) is used before the function has assigned it",
        "函数里的 \(name) 在赋值之前就被使用"),
      help: Phrase(
        "a name that a function assigns is its own; give it as an argument, or say global \(name)",
        "函数里赋值的名字是它自己的；可以作为参数传入，或写 global \(name)"))
  }

  static func notInModule(_ name: String, _ module: String) -> ProgramFailure {
    ProgramFailure(
      "AttributeError", "not-in-library",
      Phrase(
        "\(module).\(name) is not known here",
        "这里不认识 \(module).\(name)"), help: Diagnostic.libraryHelp(name, of: module))
  }

  static func noModule(_ name: String) -> ProgramFailure {
    ProgramFailure(
      "ModuleNotFoundError", "program-no-module",
      Phrase(
        "the library \(name) is not here",
        "这里没有 \(name) 库"),
      help: name.split(separator: ".").last.flatMap { Diagnostic.absentHelp(String($0)) }
        ?? Phrase(
          "numpy, torch, scipy, math, random, time, copy, collections, itertools and functools are",
          "这里有 numpy、torch、scipy、math、random、time、copy、collections、itertools 和 functools"))
  }

  static func outside(_ word: String) -> ProgramFailure {
    ProgramFailure(
      "NotImplementedError", "program-outside",
      Phrase(
        "\(word) is outside the language of programs here",
        "\(word) 不在这里的程序语言之内"),
      help: ProgramOutside(rawValue: word).map { instead(of: $0) }
        ?? Phrase("leave it out, or write what it does in another way", "去掉它，或者换一种写法"))
  }

  /// What to write in place of what is outside the language.
  private static func instead(of outside: ProgramOutside) -> Phrase {
    switch outside {
    case .trying:
      Phrase(
        "write the lines inside try by themselves; if x is None: tests beforehand",
        "直接写 try 里面的语句；可以先用 if x is None: 检查")
    case .matching: Phrase(same: "if x == 1: …  elif x == 2: …")
    case .asynchronous, .awaiting:
      Phrase("leave async and await out: def f(x): …", "去掉 async 和 await：def f(x): …")
    case .yielding:
      Phrase(
        "collect the values: rows = [] at the top, rows.append(x) here, return rows at the end",
        "把值收集起来：开头写 rows = []，这里写 rows.append(x)，最后写 return rows")
    case .typeAlias: Phrase("leave the line out", "去掉这一行")
    case .imaginary:
      Phrase("keep the two parts as two numbers", "把实部和虚部存成两个数")
    case .bytes: Phrase("write the text without b: \"…\"", "写成不带 b 的字符串：\"…\"")
    case .hugeInteger:
      Phrase("2.0**100 is a floating-point number", "2.0**100 是浮点数")
    }
  }

  static func assertion(_ text: String) -> ProgramFailure {
    ProgramFailure(
      "AssertionError", "program-assertion",
      Phrase(
        "the assertion does not hold\(text.isEmpty ? "" : ": \(text)")",
        "断言不成立\(text.isEmpty ? "" : "：\(text)")"))
  }

  static func raised(_ type: String, _ text: String) -> ProgramFailure {
    ProgramFailure(
      "\(type)", "program-raised",
      Phrase(
        "\(type) is raised\(text.isEmpty ? "" : ": \(text)")",
        "引发了 \(type)\(text.isEmpty ? "" : "：\(text)")"))
  }

  static func notRaisable(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-not-raisable",
      Phrase(
        "only an exception can be raised, not \(type)",
        "只能引发异常，不能引发 \(type)"),
      help: Phrase(
        "raise ValueError('too small')",
        "raise ValueError('too small')"))
  }

  static func tooManySteps(_ limit: Int) -> ProgramFailure {
    ProgramFailure(
      "RuntimeError", "program-steps",
      Phrase(
        "the program took \(limit) steps, which is as many as it may",
        "程序已经走了 \(limit) 步，这是上限"),
      help: Phrase(
        "with torch.no_grad(): takes 100 times as many, since nothing is recorded",
        "with torch.no_grad(): 不做记录，可以多走 100 倍的步数"))
  }

  static func tooDeep(_ limit: Int) -> ProgramFailure {
    ProgramFailure(
      "RecursionError", "program-recursion",
      Phrase(
        "calls or values stand \(limit) deep one inside another, which is as deep as they may",
        "调用或值已经嵌套 \(limit) 层，这是上限"))
  }

  static func outOfMemory(_ limit: Int) -> ProgramFailure {
    ProgramFailure(
      "MemoryError", "program-memory",
      Phrase(
        "the values of the program would take more than \(limit >> 20) MB",
        "程序的值会超过 \(limit >> 20) MB"))
  }

  static func name(_ name: String, nearest: String?) -> ProgramFailure {
    ProgramFailure(
      "NameError", "unknown-name",
      Phrase("there is no variable named \(name)", "没有名为 \(name) 的变量"),
      help: name == "help"
        ? Phrase(
          "help is a command at the prompt: help conv2d, without brackets",
          "help 是提示符下的命令：help conv2d，不加括号")
        : nearest.map { Phrase("did you mean \($0)?", "是否想写 \($0)？") })
  }
}
