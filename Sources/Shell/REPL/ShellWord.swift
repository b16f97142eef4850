import Expressions
import Terminal

/// A line as it is typed at a shell, without `strider` before it, of which nothing else can be made:
/// `rewind m.safetensors 100`, `hand-in`, `ls`.
enum ShellWord {
  /// What is said of a line that failed: if its first word is the shell's, how that is run; else what was
  /// wrong.
  ///
  /// - Parameters:
  ///   - error: What was wrong.
  ///   - source: The text that the line stands in.
  ///   - offset: Where it begins, in UTF-8 code units.
  ///   - session: The variables, which win over words.
  /// - Returns: What is to be said.
  static func said(
    instead error: Diagnostic, _ source: String, at offset: Int, in session: Session
  ) -> Diagnostic {
    let bytes = source.utf8
    guard let start = bytes.index(bytes.startIndex, offsetBy: offset, limitedBy: bytes.endIndex)
    else { return error }
    let line = source[start...].prefix { !$0.isNewline }
    let word = String(line.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    let rest = line.dropFirst(word.count)
    guard !word.isEmpty, session.variables[word] == nil, isArgument(rest, error) else {
      return error
    }
    let argument = rest.trimmed
    let place = SourceRange(offset, offset + word.utf8.count)
    if word == "strider" { return .notInTheShell(argument, at: place) }
    if ShellLine.isOfShell(word), !session.isKnown(word) {
      return .shellCommand(word, argument, at: place)
    }
    return isSystems(word) ? .systemCommand(word, argument, at: place) : error
  }

  /// Whether what follows a word is no part of an expression: nothing, where the word is unknown, or words.
  private static func isArgument(_ rest: Substring, _ error: Diagnostic) -> Bool {
    guard let next = rest.first(where: { $0 != " " }) else { return error.id == "unknown-name" }
    guard rest.first == " " else { return false }
    let after = rest.drop { $0 == " " }
    return !"=+*/%^([,;@<>!".contains(next) && (next != "-" || after.hasPrefix("--"))
  }

  private static func isSystems(_ word: String) -> Bool {
    ["ls", "cd", "pwd", "cat", "pip", "pip3", "python", "python3", "git", "make"].contains(word)
  }
}

extension Diagnostic {
  /// A command of the command line that the prompt does not have, with what does its work here.
  static func shellCommand(_ word: String, _ argument: String, at place: SourceRange) -> Diagnostic
  {
    let line = "strider \(word) \(escaped(argument))".trimmed
    return Diagnostic(
      "shell-command",
      Phrase(
        "strider \(word) is for the shell, not for this prompt",
        "strider \(word) 要在系统的命令行中输入，不在这个提示符下"),
      at: Label(place), notes: twin(of: word).map { [$0] } ?? [],
      help: Phrase("quit leaves; then type \(line)", "输入 quit 退出后，再输入 \(line)"))
  }

  /// What does the work of a command of the command line at the prompt.
  private static func twin(of word: String) -> Phrase? {
    switch word {
    case "judge":
      Phrase(
        "here compare(mine, conv2d) holds a function of your own against the library's",
        "在这里，compare(mine, conv2d) 把自己的函数与库函数对照")
    case "open":
      Phrase(
        "here net = load('m.safetensors') reads a network", "在这里，net = load('m.safetensors') 读入网络")
    case "predict":
      Phrase(
        "here argmax(net(image('a.png'))) gives the class",
        "在这里，argmax(net(image('a.png'))) 给出类别")
    case "eval":
      Phrase("here statements are typed by themselves", "在这里直接输入语句即可")
    case "run": Phrase("here load FILE runs a script", "在这里，load 文件 运行脚本")
    default: nil
    }
  }

  /// `strider` with nothing, or with no command of its own, behind it.
  static func notInTheShell(_ argument: String, at place: SourceRange) -> Diagnostic {
    let word = String(argument.prefix { $0 != " " })
    let nearest = word.isEmpty ? nil : NearestName.nearest(to: word, among: ShellLine.all)
    return Diagnostic(
      "shell-command",
      word.isEmpty || word.hasPrefix("-")
        ? Phrase("this is Strider's prompt already", "这里已经是 Strider 的提示符")
        : Phrase("strider has no command \(escaped(word))", "strider 没有命令 \(escaped(word))"),
      at: Label(place),
      help: nearest.map { Phrase("did you mean strider \($0)?", "是否想写 strider \($0)？") }
        ?? Phrase(
          "help commands lists what can be typed here; quit leaves",
          "help 命令 列出这里可用的命令；quit 退出"))
  }

  /// A program of the system's.
  static func systemCommand(_ word: String, _ argument: String, at place: SourceRange) -> Diagnostic
  {
    let file = String(argument.prefix { $0 != " " })
    let help: Phrase
    switch word {
    case "python", "python3":
      let name = file.isEmpty || file.hasPrefix("-") ? "a.py" : escaped(file)
      help = Phrase("load \(name) runs a program here", "load \(name) 在这里运行程序")
    case "pip", "pip3":
      help = Phrase(
        "nothing has to be installed: import numpy as np and import torch are understood",
        "不用安装：import numpy as np 和 import torch 都能用")
    default: help = Phrase("quit leaves for the shell", "输入 quit 退到系统的命令行")
    }
    return Diagnostic(
      "system-command",
      Phrase(
        "\(word) is a command of the system's shell, not of this prompt",
        "\(word) 是系统命令行的命令，不在这个提示符下使用"),
      at: Label(place), help: help)
  }
}
