import Terminal

/// What is said while a sheet is taken.
enum SheetWords {
  static let recorded = Phrase(
    "Recorded are, until you hand in and on this machine alone: each answer, its time, and what you type "
      + "while a question is open.",
    "在提交之前，只在这台机器上记录：每个答案、时间，以及答题时输入的内容。")

  static func told(_ told: SheetHeader.Told) -> Phrase {
    switch told {
    case .nothing:
      Phrase("Answers are kept and not judged here.", "答案只保存，不在这里评判。")
    case .right:
      Phrase(
        "You are told whether an answer is right, where that can be said at once.",
        "能当场判断的题，会告诉你对不对。")
    case .slips:
      Phrase(
        "You are told whether an answer is right, and what a known mistake means, where that can be said "
          + "at once.", "能当场判断的题，会告诉你对不对，并说明常见错误。")
    }
  }

  static let ways = Phrase(
    "An expression is an answer; NAME = … and print(…) are not. next goes on, back changes an answer, "
      + "leave stops: it is all kept.",
    "输入表达式就是作答；“名称 = …”和 print(…) 不算。继续 到下一题，返回 修改前面的答案，离开 停下；内容都会保存。")

  static let resumed = Phrase(
    "Resumed at the first question without an answer.", "从第一道还没有作答的题继续。")
  static let yourAnswer = Phrase(
    "Type your answer; next and back move.", "请输入答案；输入 继续、返回 换题。")
  static let later = Phrase(
    "This one is judged later.", "这一题之后评判。")
  static let kept = Phrase("Kept.", "已保存。")
  static let changed = Phrase("Kept in place of the answer before.", "已保存，替换了之前的答案。")
  static let mayChange = Phrase(
    "It is kept; another answer takes its place, next goes on.", "已保存；可以重新作答，或输入 继续。")
  static let notKept = Phrase(
    "That is no answer, so nothing was kept.", "这不是答案，没有保存。")
  static let unread = Phrase(
    "These words are no answer that can be read, so nothing was kept: give a number, a matrix or an "
      + "expression.", "这些话读不出答案，没有保存：请写一个数、一个矩阵或一个表达式。")
  static let left = Phrase(
    "You have left the sheet; what you answered is kept. Ctrl-D leaves the program.",
    "已离开作业卷；作答内容已保存。按 Ctrl-D 退出程序。")
  static let noHelp = Phrase(
    "A sheet gives no hints and no solutions.", "作业卷不给提示，也不给答案。")

  static func start(_ lesson: Lesson, _ header: SheetHeader) -> [Phrase] {
    let student = escaped(header.name ?? header.student ?? "")
    let points = header.points.map(Points.text)
    let title = escaped(lesson.header.title)
    let until = header.deadline?.text
    return [
      Phrase(
        "\(title), for \(student)" + (points.map { ": \($0) points" } ?? "")
          + ", about \(lesson.header.minutes) minutes" + (until.map { ", due \($0)" } ?? "") + ".",
        "\(title)（\(student)）" + (points.map { "，共 \($0) 分" } ?? "")
          + "，约 \(lesson.header.minutes) 分钟" + (until.map { "，截止 \($0)" } ?? "") + "。")
    ]
  }

  static func place(_ place: Int, of count: Int, points: Int?) -> Phrase {
    guard let points else { return Phrase("\(place) of \(count)", "第 \(place) 题，共 \(count) 题") }
    return Phrase(
      "\(place) of \(count), \(points) \(points == 1 ? "point" : "points")",
      "第 \(place) 题，共 \(count) 题，\(points) 分")
  }

  static func askedElsewhere(_ number: Int, _ title: String) -> Phrase {
    Phrase(
      "This is asked for in \(number), \(escaped(title)), and is kept only there or behind the end; next and back "
        + "go there.",
      "第 \(number) 题（\(escaped(title))）要的就是它；在那一题或末尾输入才会保存；用 继续、返回 过去。")
  }

  static func answered(_ answer: String) -> Phrase {
    Phrase("Your answer so far: \(excerpt(answer))", "目前的答案：\(excerpt(answer))")
  }

  static let answeredInLines = Phrase("Your answer so far:", "目前的答案：")

  static func end(open: [(number: Int, title: String)]) -> Phrase {
    guard !open.isEmpty else {
      return Phrase("Every question has an answer.", "每道题都已作答。")
    }
    let names = open.map { "\($0.number) \(escaped($0.title))" }
    let isOne = open.count == 1
    return Phrase(
      "Without an answer: \(names.joined(separator: ", ")). back goes \(isOne ? "there" : "to the first of them").",
      "还没有作答：\(names.joined(separator: "、"))。输入 返回 \(isOne ? "回到这一题" : "回到其中第一题")。")
  }

  static func handIn(_ path: String) -> Phrase {
    let path = escaped(path)
    return Phrase(
      "leave ends; then hand it in with: strider hand-in \(path) --to FILE",
      "输入 离开 结束，然后提交：strider hand-in \(path) --to 文件")
  }
}
