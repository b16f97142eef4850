import Terminal
import Walkthroughs

/// What a page says by itself.
enum PageWords {
  static let first = Phrase("the first step", "第一步")
  static let back = Phrase("the step before", "上一步")
  static let next = Phrase("the next step", "下一步")
  static let last = Phrase("the last step", "最后一步")
  static let plays = Phrase("plays by itself, or stops", "自动播放或停止")
  static let view = Phrase("the other view: scatter or gather", "另一视角：分发或收集")
  static let keys = Phrase("all keys", "全部按键")
  static let row = Phrase("the next row", "下一行")
  static let pace = Phrase("plays faster, slower", "加快、减慢播放")
  static let swipe = Phrase(
    "On a touch screen a stroke to the left goes on, one to the right goes back.",
    "触屏上向左划是下一步，向右划是上一步。")
  static let steps = Phrase("Steps", "逐步演示")
  static let toolbar = Phrase("Keys of the steps", "演示的按键")
  static let answer = Phrase("Answer", "回答")
  static let made = Phrase("Made with", "命令：")
  static let quiz = Phrase(
    "Type each number before you see it; an empty answer shows it.",
    "先输入每个数再看答案；不填就回答则直接显示。")

  /// What the scripts say, by the names that they know.
  static func scripts(_ language: Language) -> JSONValue {
    let words: [(String, Phrase)] = [
      ("right", Phrase("right", "正确")), ("notYet", Phrase("not yet", "还不对")),
      ("number", Phrase("Type a number; an empty answer shows it.", "请输入一个数；不填则直接显示。")),
      ("either", Phrase("either ", "要么")), ("or", Phrase("; or ", "；要么")),
      ("score", Phrase("% of % right", "对了 % 个，共 % 个")),
      ("pace", Phrase("% s a step", "每步 % 秒")),
    ]
    return .object(words.map { JSONValue.Member($0.0, .string($0.1[language])) })
  }
}
