import Expressions
import Files
import Terminal

/// What is wrong with commands; their places are offsets into the argument.
extension Diagnostic {
  private static func whole(_ argument: String) -> Label {
    Label(SourceRange(0, argument.utf8.count))
  }

  static func unknownCommand(_ word: String, among names: [String]) -> Diagnostic {
    let nearest = NearestName.nearest(to: word, among: names)
    return Diagnostic(
      "unknown-command",
      Phrase("there is no command :\(word)", "没有命令 :\(word)"), at: whole(word),
      help: nearest.map { Phrase("did you mean :\($0)?", "是否想写 :\($0)？") }
        ?? Phrase("help lists the commands", "help 列出所有命令"))
  }

  static func commandTakesNothing(_ name: String, _ argument: String) -> Diagnostic {
    Diagnostic(
      "command-takes-nothing",
      Phrase("\(name) stands alone on its line", "\(name) 应单独成行"), at: whole(argument),
      help: Phrase(
        "a variable of that name is reached as (\(name))", "若是同名变量，请写成 (\(name))"))
  }

  static func noVariableToClear(
    _ name: String, among names: [String], _ argument: String
  ) -> Diagnostic {
    let nearest = NearestName.nearest(to: name, among: names)
    return Diagnostic(
      "no-variable",
      Phrase("there is no variable named \(name)", "没有名为 \(name) 的变量"),
      at: whole(argument),
      help: nearest.map { Phrase("did you mean \($0)?", "是否想写 \($0)？") }
        ?? Phrase("vars lists them", "vars 列出所有变量"))
  }

  static func nothingToUndo(_ argument: String) -> Diagnostic {
    Diagnostic(
      "nothing-to-undo",
      Phrase(
        "there is nothing to bring back: clear was not used, or something was assigned since",
        "没有可恢复的变量：没有用过 clear，或之后又赋了值"), at: whole(argument))
  }

  /// A command that explains needs something to explain.
  static func expressionWanted(_ command: String, _ argument: String) -> Diagnostic {
    let example =
      switch command {
      case "why": "why conv2d([1 2; 3 4], [1 1])[0,0]"
      case "trace": "trace sum(relu([1 -2; 3 4]))"
      case "show": "show kernel('sobel_x')"
      case "export": "export step conv2d([1 2; 3 4], [1 1]) --to steps.html"
      default: "\(command) conv2d([1 2; 3 4], [1 1])"
      }
    return Diagnostic(
      "expression-wanted",
      Phrase("\(command) needs an expression", "\(command) 后面要写表达式"), at: whole(argument),
      help: Phrase(same: example))
  }

  static func precisionRange(_ argument: String) -> Diagnostic {
    Diagnostic(
      "precision-range",
      Phrase("precision is a number of decimals, 0 to 17", "precision 是小数位数，0 到 17"),
      at: whole(argument), help: Phrase(same: "precision 4"))
  }

  static func unknownLanguage(_ argument: String) -> Diagnostic {
    Diagnostic(
      "unknown-language", Phrase("the languages are en and zh", "可选的语言是 en 和 zh"),
      at: whole(argument), help: Phrase(same: "language zh"))
  }

  static func fileNameWanted(_ command: String) -> Diagnostic {
    Diagnostic(
      "file-name-wanted",
      Phrase("\(command) needs a file's name", "\(command) 需要文件名"),
      at: Label(SourceRange(0, 0)), help: Phrase(same: "\(command) steps.strider"))
  }

  static func fileNotWritten(_ failure: FileFailure, _ argument: String) -> Diagnostic {
    Diagnostic("file-not-written", failure.phrase, at: whole(argument))
  }

  static func fileNotRead(_ failure: FileFailure, _ argument: String) -> Diagnostic {
    Diagnostic("file-not-read", failure.phrase, at: whole(argument))
  }

  static func loadTooDeep(_ argument: String) -> Diagnostic {
    Diagnostic(
      "load-too-deep",
      Phrase(
        "scripts load one another more than \(Shell.deepestLoad) deep",
        "脚本互相载入超过 \(Shell.deepestLoad) 层"),
      at: whole(argument))
  }

  static func scriptFailed(_ path: String, _ argument: String) -> Diagnostic {
    Diagnostic(
      "script-failed",
      Phrase(
        "\(escaped(path)) stopped at the error above", "\(escaped(path)) 在上面的错误处停止"),
      at: whole(argument))
  }
}
