import Terminal

/// What a page may not do, and where its time and memory end.
extension Diagnostic {
  static func pageWrites(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "page-writes",
      Phrase(
        "a page only computes; it may not write \(escaped(name))",
        "页面只做计算，不能写文件 \(escaped(name))"),
      at: Label(range), help: typeIt)
  }

  static func pageReads(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "page-reads",
      Phrase(
        "a page only computes; it may not read \(escaped(name))",
        "页面只做计算，不能读文件 \(escaped(name))"),
      at: Label(range),
      notes: [
        Phrase(
          "what comes with the lessons is read by its name alone, without a folder",
          "课程自带的文件可以读取，只写文件名，不写文件夹")
      ], help: typeIt)
  }

  /// A command that is the user's alone.
  public static func pageCommands(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "page-commands",
      Phrase(
        "a page only computes; \(name) is a command for you alone",
        "页面只做计算，命令 \(name) 只能由你自己输入"),
      at: Label(range), help: typeIt)
  }

  private static let typeIt = Phrase(
    "what you type at the prompt yourself may", "你自己在提示符下输入的内容不受此限制")

  static func outOfTime(_ seconds: Double, at range: SourceRange) -> Diagnostic {
    let number = Value.shortText(seconds)
    return Diagnostic(
      "out-of-time",
      Phrase(
        "this takes longer than the \(number) s that a page may compute",
        "计算超过了页面允许的 \(number) 秒"),
      at: Label(range),
      help: Phrase(
        "STRIDER_SECONDS=60 in the environment allows more", "设置环境变量 STRIDER_SECONDS=60 可放宽限制"))
  }

  static func outOfMemory(_ bytes: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "out-of-memory",
      Phrase(
        "the values take more than the \(bytes >> 20) MB that a page may keep",
        "数值占用超过了页面允许的 \(bytes >> 20) MB"),
      at: Label(range),
      help: Phrase(
        "STRIDER_MEMORY=2048 in the environment allows more",
        "设置环境变量 STRIDER_MEMORY=2048 可放宽限制"))
  }
}
