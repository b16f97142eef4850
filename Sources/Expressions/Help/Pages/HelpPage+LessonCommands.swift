import Terminal

/// Commands of the lessons.
extension HelpPage {
  static let lessonCommands: [HelpPage] = [
    HelpPage(
      "lessons", .commands,
      Phrase("lists the lessons, with how far you are", "列出课程和学习进度"),
      usage: ["lessons"],
      seeAlso: "lesson practice"),
    HelpPage(
      "lesson", .commands,
      Phrase("takes a lesson, or goes on with it", "开始或继续一课"),
      usage: ["lesson ID"],
      seeAlso: "lessons next hint"),
    HelpPage(
      "next", .commands,
      Phrase("goes on to what comes next in the lesson", "继续课程的下一部分"),
      usage: ["next"],
      seeAlso: "back skip"),
    HelpPage(
      "back", .commands,
      Phrase("goes back to what came before in the lesson", "回到课程的上一部分"),
      usage: ["back"],
      seeAlso: "next restart"),
    HelpPage(
      "hint", .commands,
      Phrase(
        "gives the next hint of the exercise; after the last one the work, up to its last number",
        "给出练习的下一条提示；提示用完后给出算式，只差最后一个数"),
      usage: ["hint"],
      seeAlso: "solution skip"),
    HelpPage(
      "solution", .commands,
      Phrase(
        "shows the answer of the exercise, then asks the same with other numbers, or a similar one",
        "显示练习的答案，再换一组数问一遍，或者问一道类似的题"),
      usage: ["solution"],
      seeAlso: "hint skip"),
    HelpPage(
      "skip", .commands,
      Phrase("leaves the exercise out; it is marked and not counted", "跳过这道练习；会做标记，不计入成绩"),
      usage: ["skip"],
      seeAlso: "next hint"),
    HelpPage(
      "restart", .commands,
      Phrase("begins the lesson again", "重新开始这一课"),
      usage: ["restart"],
      seeAlso: "lesson back"),
    HelpPage(
      "practice", .commands,
      Phrase("asks problems of the lessons with ever new numbers", "用不断变化的数出课程里的题目"),
      usage: ["practice [TOPIC]"],
      seeAlso: "lessons lesson"),
  ]
}
