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
  static let made = Phrase("Made with ", "命令：")
  static let quiz = Phrase(
    "Type each number before you see it; an empty answer shows it.",
    "先输入每个数再看答案；不填就回答则直接显示。")

  static let stepThrough = Phrase("Step through it", "逐步演示")
  static let run = Phrase("Run it", "运行")
  static let hint = Phrase("Hint", "提示")
  static let solution = Phrase("Solution", "答案")
  static let yourAnswer = Phrase("Your answer:", "你的答案：")
  static let program = Phrase(
    "Programs are judged by the program itself: take the lesson there, with strider lesson.",
    "写程序的题要由程序评判：请用 strider lesson 学这一课。")
  static let otherNumbers = Phrase("Other numbers", "换一组数")
  static let contents = Phrase("Contents", "目录")
  static let course = Phrase("Convolutional networks, taken apart", "拆解卷积网络")
  static let introduction = Phrase(
    "Pages that step and ask, and need no network. In the program every example can be changed: strider lesson.",
    "不联网也能逐步演示和提问的页面。在程序里还可以改动每个例子：strider lesson。")

  /// A language in its own words.
  static func name(of language: Language) -> String {
    language == .english ? "English" : "中文"
  }

  static func exercise(_ number: Int, of count: Int) -> Phrase {
    Phrase("Exercise \(number) of \(count): ", "题目 \(number)/\(count)：")
  }

  static func size(minutes: Int, exercises: Int) -> Phrase {
    Phrase(
      "\(minutes) minutes, \(exercises) \(exercises == 1 ? "exercise" : "exercises")",
      "\(minutes) 分钟，\(exercises) 题")
  }

  /// What the scripts say, by the names that they know.
  static func scripts(_ language: Language) -> JSONValue {
    let words: [(String, Phrase)] = [
      ("right", Phrase("right", "正确")), ("notYet", Phrase("not yet", "还不对")),
      ("number", Phrase("Type a number; an empty answer shows it.", "请输入一个数；不填则直接显示。")),
      ("either", Phrase("either ", "要么")), ("or", Phrase("; or ", "；要么")),
      ("score", Phrase("% of % right", "对了 % 个，共 % 个")),
      ("pace", Phrase("% s a step", "每步 % 秒")),
      ("gap", Phrase(" ", "")), ("rightAnswer", Phrase("Right.", "正确。")),
      ("notYetAnswer", Phrase("Not yet.", "还不对。")),
      ("empty", Phrase("Type an answer, or choose one.", "请输入或选择一个答案。")),
      (
        "unreadable",
        Phrase(
          "This page reads numbers, shapes (2×3) and rows ([1 2; 3 4]), and works out + − × ÷ ( ).",
          "本页能读数、形状（2×3）和几行数（[1 2; 3 4]），也能算 + − × ÷ ( )。")
      ),
      ("sizes", Phrase("A shape of % sizes is asked for.", "答案是由 % 个尺寸组成的形状。")),
      ("oneNumber", Phrase("One number is asked for.", "答案是一个数。")),
      (
        "vector",
        Phrase("% numbers in a row are asked for, such as [1 2 3].", "答案是一行 % 个数，如 [1 2 3]。")
      ),
      (
        "rows",
        Phrase(
          "Numbers in the shape % are asked for, such as [1 2; 3 4].", "答案的形状是 %，如 [1 2; 3 4]。")
      ),
      (
        "open",
        Phrase(
          "Not the answer of this page; others may be right too, which only the program can tell.",
          "与本页的答案不同；也可能有别的正确答案，只有程序能判断。")
      ),
    ]
    return .object(words.map { JSONValue.Member($0.0, .string($0.1[language])) })
  }
}
