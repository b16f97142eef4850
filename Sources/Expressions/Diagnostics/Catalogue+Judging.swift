import Terminal

/// What is wrong with a question about one's own function.
extension Diagnostic {
  static func functionWanted(_ found: Value, at range: SourceRange) -> Diagnostic {
    let kind = found.kindPhrase
    return Diagnostic(
      "function-wanted",
      Phrase(
        "a function is wanted here, not \(kind.english)", "这里要一个函数，而不是\(kind.chinese)"),
      at: Label(range),
      help: Phrase(
        "compare(mine, conv2d) takes functions by their names, without brackets",
        "compare(mine, conv2d) 直接写函数名，不带括号"))
  }

  static func nothingToCompareWith(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "nothing-to-compare",
      Phrase(
        "the library has no function named \(name) to hold it against",
        "函数库里没有名为 \(name) 的函数可作对照"),
      at: Label(range), help: Phrase(same: "compare(\(name), conv2d)"))
  }

  static func notComparable(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-comparable",
      Phrase(
        "no inputs are known that both functions take: those of \(name) are not known here",
        "找不到两个函数都接受的输入：不知道 \(name) 该取什么输入"),
      at: Label(range),
      help: Phrase(
        "compare(mine, conv2d) draws its inputs by what conv2d takes",
        "compare(mine, conv2d) 会按 conv2d 的参数生成输入"))
  }

  /// Two functions of the library that have nothing in common.
  static func otherInputs(
    _ mine: String, _ other: String, _ parameter: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "other-inputs",
      Phrase(
        "\(mine) and \(other) take different inputs: \(other) has no \(parameter)",
        "\(mine) 与 \(other) 的输入不同：\(other) 没有 \(parameter)"),
      at: Label(range),
      help: Phrase(
        "compare(mine, conv2d) takes a function of your own and what it should do",
        "compare(mine, conv2d) 比较自己的函数和它该做的函数"))
  }

  /// A function where a number, or a backward function with its forward one, is wanted.
  static func forwardWanted(_ name: String, _ call: borrowing Call) -> Diagnostic {
    let given = [call.argument("w"), call.argument("mine")].compactMap(\.self) + call.rest
    let inputs = given.compactMap { call.written($0) }
    let list = inputs.isEmpty ? "x" : inputs.joined(separator: ", ")
    let first = inputs.first ?? "x"
    return Diagnostic(
      "forward-wanted",
      Phrase(
        "\(name) is a function; a gradient is taken of one number", "\(name) 是函数；梯度是对一个数求的"),
      at: Label(call.place(of: "L")),
      notes: [
        Phrase(
          "a backward function stands before its forward one: gradcheck(backward, forward, \(list))",
          "反向函数写在前向函数前面：gradcheck(backward, forward, \(list))")
      ],
      help: Phrase(same: "gradcheck(sum(\(name)(\(list))), \(first))"))
  }

  /// Inputs that the forward function needs and was not given.
  static func inputsWanted(
    _ backward: String, _ forward: String, _ needed: [String], given: Int, at range: SourceRange
  ) -> Diagnostic {
    let missing = needed.dropFirst(given).joined(separator: ", ")
    return Diagnostic(
      "inputs-wanted",
      Phrase(
        "\(forward) is to be run and its inputs are missing: \(missing)",
        "要运行 \(forward)，但缺少它的输入：\(missing)"),
      at: Label(range),
      help: Phrase(
        "gradcheck(\(backward), \(forward), \(needed.joined(separator: ", "))), each with a value such as ones(4, 4)",
        "gradcheck(\(backward), \(forward), \(needed.joined(separator: ", ")))，每个都给一个值，如 ones(4, 4)"
      ))
  }

  static func unmatchedParameter(
    _ name: String, of mine: String, other: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "parameter-unmatched",
      Phrase(
        "\(mine) takes \(name), and \(other) has nothing by that name",
        "\(mine) 有参数 \(name)，而 \(other) 没有对应的参数"),
      at: Label(range),
      help: Phrase(same: "compare(\(mine), \(other), \(name)=1)"))
  }

  static func settingNeeded(
    _ name: String, of other: String, mine: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "setting-needed",
      Phrase(
        "\(other) needs \(name), and \(mine) has no parameter for it",
        "\(other) 需要 \(name)，而 \(mine) 没有这个参数"),
      at: Label(range),
      help: Phrase(same: "compare(\(mine), \(other), \(name)=2)"))
  }

  static func weightNotSet(_ type: String) -> Diagnostic {
    Diagnostic(
      "weight-not-set",
      Phrase(
        "\(type) has no weight that can be set, so its results are its own",
        "\(type) 没有可以设定的权重，结果取决于它自己的权重"),
      help: Phrase(
        "keep it as self.weight, or take it as a parameter: forward(self, x, weight)",
        "把权重放在 self.weight 里，或者作为参数：forward(self, x, weight)"))
  }

  /// A module of several layers, of which it is not known which one is meant.
  static func weightsSeveral(_ type: String, _ paths: [String]) -> Diagnostic {
    let layers = paths.map { String($0.split(separator: ".").dropLast().joined(separator: ".")) }
    let list = layers.prefix(4).joined(separator: ", ")
    return Diagnostic(
      "weights-several",
      Phrase(
        "\(type) has weights in several layers: \(list)", "\(type) 的权重在几个层里：\(list)"),
      help: Phrase(
        "compare one of them: compare(net.\(layers[0]), conv2d)",
        "一次比较一个：compare(net.\(layers[0]), conv2d)"))
  }

  static func settingsNotTaken(
    _ names: [String], of other: String, at range: SourceRange
  ) -> Diagnostic {
    let list = names.joined(separator: ", ")
    let verb = names.count == 1 ? "is" : "are"
    return Diagnostic(
      "settings-not-taken",
      Phrase(
        "\(other) takes no input when \(list) \(verb) what is given",
        "\(list) 取给出的值时，\(other) 不接受任何输入"),
      at: Label(range),
      help: Phrase(
        "leave it out, and it varies; help \(other) lists what it takes",
        "省略它，就会变动取值；help \(other) 列出可取的值"))
  }

  static func noSuchParameter(
    _ name: String, of mine: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "parameter-unknown",
      Phrase("\(mine) has no parameter named \(name)", "\(mine) 没有名为 \(name) 的参数"),
      at: Label(range))
  }

  static func exampleNotTaken(_ other: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "example-not-taken",
      Phrase(
        "\(other) does not take the example that is given", "\(other) 不接受给出的这个例子"),
      at: Label(range))
  }

  static func nothingDefined(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "nothing-defined",
      Phrase("the program defines no function named \(name)", "程序没有定义名为 \(name) 的函数"),
      at: Label(range), help: Phrase(same: "def \(name)(…):"))
  }
}
