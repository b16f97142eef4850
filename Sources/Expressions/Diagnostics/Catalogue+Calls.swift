import Terminal

/// What an argument should have been.
public enum WantedKind: Hashable, Sendable {
  case number, integer, integers, tensor, list, network, fileName
  case word([String])

  var phrase: Phrase {
    switch self {
    case .number: Phrase("a number", "一个数")
    case .integer: Phrase("a whole number", "一个整数")
    case .integers:
      Phrase(
        "whole numbers: one, a tuple or a vector", "整数：一个数、一个元组或一个向量")
    case .tensor: Phrase("a number or a tensor", "一个数或一个张量")
    case .list: Phrase("a list of tensors, [a, b]", "一个张量列表 [a, b]")
    case .network: Phrase("a network", "一个网络")
    case .fileName: Phrase("a file's name in quotation marks", "引号里的文件名")
    case .word(let words):
      Phrase(
        "one of the words \(Diagnostic.quoted(words))",
        "以下单词之一：\(Diagnostic.quoted(words, "、"))")
    }
  }
}

extension Diagnostic {
  static func quoted(_ words: [String], _ comma: String = ", ") -> String {
    words.map { "'\($0)'" }.joined(separator: comma)
  }

  static func unknownKeyword(
    _ name: String, at range: SourceRange, of function: Function
  ) -> Diagnostic {
    let names = function.signature.parameters.filter { !$0.isVariadic }.map(\.name)
    let nearest = NearestName.nearest(to: name, among: names)
    return Diagnostic(
      "unknown-keyword",
      Phrase(
        "\(function.name) has no argument named '\(name)'",
        "\(function.name) 没有名为 '\(name)' 的参数"),
      at: Label(range),
      notes: [Phrase(same: function.usage)],
      help: nearest.map { Phrase("did you mean \($0)= ?", "是否想写 \($0)=？") })
  }

  static func unknownType(_ argument: Call.Argument) -> Diagnostic {
    let found = argument.value.kindPhrase
    return Diagnostic(
      "unknown-type",
      Phrase(
        "dtype should name a kind of numbers: float, int, bool",
        "dtype 应当是一种数的类型：float、int、bool"),
      at: Label(
        argument.range, Phrase("this is \(found.english)", "这是\(found.chinese)")),
      notes: [
        Phrase(
          "every number has 64 bits here: float32 and float64 are one, int8 and int64 too",
          "这里的数都是 64 位：float32 与 float64 相同，int8 与 int64 也相同")
      ],
      help: Phrase(
        "dtype=torch.long, dtype=int, dtype='float32'", "dtype=torch.long、dtype=int、dtype='float32'"
      ))
  }

  static func repeatedArgument(
    _ name: String, at range: SourceRange, of function: Function
  ) -> Diagnostic {
    Diagnostic(
      "repeated-argument",
      Phrase("'\(name)' is given twice", "参数 '\(name)' 给了两次"), at: Label(range),
      notes: [Phrase(same: function.usage)])
  }

  static func tooManyArguments(
    _ count: Int, at range: SourceRange, of function: Function
  ) -> Diagnostic {
    let most = function.signature.parameters.count
    return Diagnostic(
      "too-many-arguments",
      Phrase(
        "\(function.name) takes at most \(most) argument\(most == 1 ? "" : "s"), \(count) were given",
        "\(function.name) 最多接受 \(most) 个参数，这里给了 \(count) 个"),
      at: Label(range), notes: [Phrase(same: function.usage)])
  }

  static func missingArgument(
    _ name: String, at range: SourceRange, of function: Function
  ) -> Diagnostic {
    Diagnostic(
      "missing-argument",
      Phrase(
        "\(function.name) needs the argument '\(name)'", "\(function.name) 需要参数 '\(name)'"),
      at: Label(range), notes: [Phrase(same: function.usage)],
      help: Phrase(
        "help \(function.name) shows examples", "输入 help \(function.name) 查看示例"))
  }

  static func wrongKind(_ argument: Call.Argument, wanted: WantedKind) -> Diagnostic {
    let found = argument.value.kindPhrase
    return Diagnostic(
      "wrong-kind",
      argument.parameter.map {
        Phrase(
          "'\($0)' should be \(wanted.phrase.english)", "'\($0)' 应当是\(wanted.phrase.chinese)")
      }
        ?? Phrase(
          "this should be \(wanted.phrase.english)", "这里应当是\(wanted.phrase.chinese)"),
      at: Label(
        argument.range, Phrase("this is \(found.english)", "这是\(found.chinese)")))
  }

  static func wrongCount(
    _ argument: Call.Argument, found: Int, wanted: String, help: Phrase? = nil
  ) -> Diagnostic {
    Diagnostic(
      "wrong-count",
      Phrase(
        "\(wanted) number\(wanted == "1" ? " is" : "s are") wanted \(argument.parameter.map { "for '\($0)'" } ?? "here"), \(found) \(found == 1 ? "was" : "were") given",
        "\(argument.parameter.map { "'\($0)' " } ?? "这里")需要 \(wanted.replacingOr()) 个数，给了 \(found) 个"
      ),
      at: Label(argument.range), help: help)
  }

  static func unknownWord(
    _ word: String, at range: SourceRange, among words: [String], of parameter: String
  ) -> Diagnostic {
    let nearest = NearestName.nearest(to: word, among: words)
    return Diagnostic(
      "unknown-word",
      words.count == 1
        ? Phrase(
          "\(parameter)='\(excerpt(word))' is not known here, only \(quoted(words))",
          "这里不认识 \(parameter)='\(excerpt(word))'，只认识 \(quoted(words, "、"))")
        : Phrase(
          "\(parameter)='\(excerpt(word))' is not one of \(quoted(words))",
          "\(parameter)='\(excerpt(word))' 不是 \(quoted(words, "、")) 之一"),
      at: Label(range),
      help: nearest.map { Phrase("did you mean '\($0)'?", "是否想写 '\($0)'？") })
  }

  static func notWhole(
    _ number: Double, at range: SourceRange, of parameter: String? = nil
  ) -> Diagnostic {
    let text = Value.shortText(number)
    let given = (parameter.map { "\($0)=" } ?? "") + text
    return Diagnostic(
      "not-whole",
      number.isFinite && number.magnitude < 9e15
        ? Phrase("\(given) is not a whole number", "\(given) 不是整数")
        : Phrase(
          "\(given) cannot count or measure anything here", "\(text) 不能用作个数或尺寸"),
      at: Label(range),
      help: number.isFinite && number.magnitude < 9e15
        ? Phrase(
          "floor(\(text)) is \(Value.shortText(number.rounded(.down)))",
          "floor(\(text)) 得 \(Value.shortText(number.rounded(.down)))")
        : Phrase("a whole number such as 3 is wanted", "这里需要整数，如 3"))
  }

  static func tooManySlices(_ count: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "too-many-slices",
      Phrase(
        "a list may hold at most 4096 tensors; this one would hold \(count)",
        "一个列表最多放 4096 个张量，这里有 \(count) 个"),
      at: Label(range))
  }
}

extension String {
  fileprivate func replacingOr() -> String {
    split(separator: " ").map { $0 == "or" ? "或" : String($0) }.joined(separator: " ")
  }
}
