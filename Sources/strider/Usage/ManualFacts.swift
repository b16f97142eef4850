import Shell
import Terminal

/// What the program's manual page says that no command does.
enum ManualFacts {
  /// The environment variables that are read.
  static let environment: [(name: String, words: Phrase)] = [
    (
      "LC_ALL, LC_MESSAGES, LANG",
      Phrase("The language where --language names none.", "没有 --language 时由它们决定语言。")
    ),
    (
      "ACCESSIBLE",
      Phrase(
        "If 1: plain sentences, nothing redrawn, no drawing characters.",
        "为 1 时只用普通句子，不重绘，不用绘图字符。")
    ),
    ("NO_COLOR", Phrase("If set: no colours.", "设置后不用颜色。")),
    ("TERM", Phrase("If dumb: no colours, nothing redrawn.", "为 dumb 时不用颜色，不重绘。")),
    (
      "COLUMNS",
      Phrase("How wide lines may be where there is no terminal.", "没有终端时每行的宽度。")
    ),
    (
      "STRIDER_LESSONS", Phrase("The folder with the lessons.", "课程所在的文件夹。")
    ),
    (
      "STRIDER_SECONDS, STRIDER_MEMORY",
      Phrase(
        "How long a fence of a lesson may compute, and how many megabytes it may take.",
        "课程里的一段代码最多计算多少秒、占用多少 MB。")
    ),
    (
      "XDG_STATE_HOME, XDG_CONFIG_HOME",
      Phrase(
        "Where history and progress, and the script of every session, are kept.",
        "历史记录和学习进度、启动脚本所在的位置。")
    ),
  ]

  /// The files that are read and written unasked.
  static let files: [(name: String, words: Phrase)] = [
    (
      "~/.local/state/strider/",
      Phrase("History and progress.", "历史记录和学习进度。")
    ),
    (
      "~/.config/strider/init.strider",
      Phrase("A script with which every session begins.", "每次启动时先运行的脚本。")
    ),
    (
      "../share/strider/Lessons/",
      Phrase("The lessons, from where the program lies.", "课程，相对于程序所在的位置。")
    ),
  ]

  /// What the program ends with.
  static let statuses: [(name: String, words: Phrase)] = [
    ("0", Phrase("Done.", "完成。")),
    ("1", Phrase("The input was understood and is wrong.", "输入能够理解，但有错误。")),
    ("64", Phrase("The command line is wrong.", "命令行的写法有误。")),
    ("74", Phrase("A file could not be read or written.", "文件无法读写。")),
    (
      "130, 143",
      Phrase(
        "Interrupted, or ended by SIGTERM; also where the step was finished and saved.",
        "被中断，或被 SIGTERM 结束；做完当前一步并保存的情况也算。")
    ),
  ]

  /// Lines to begin with.
  static let examples: [(name: String, words: Phrase)] = [
    ("strider lesson 01-pictures", Phrase("The first lesson.", "第一课。")),
    (
      "strider step 'conv2d([3 1 2; 2 4 0; 1 3 6], [1 2; 0 -1])'",
      Phrase("A kernel slides over a matrix, window by window.", "卷积核逐个窗口滑过矩阵。")
    ),
    (
      "strider size 224 11 0 4",
      Phrase("How many places a window has.", "一个窗口有多少个位置。")
    ),
    (
      "strider train --save m.safetensors",
      Phrase(
        "Trains, saves, and goes on where it stopped when it is typed again.",
        "训练并保存；再次输入就从停下的地方继续。")
    ),
  ]
}
