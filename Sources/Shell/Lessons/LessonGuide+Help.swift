import Lessons
import Terminal
import Walkthroughs

/// What `help` alone says while a lesson or practice is open.
extension LessonGuide {
  /// Says where the learner is and what can be done here; then the question, if one is open, once more.
  func showHelp() {
    let language = shell.settings.language
    let words =
      sheet.map(LessonGuide.inSheet)
      ?? (isPractising ? LessonGuide.inPractice : LessonGuide.inLesson)
    let lines = words.map {
      StyledText($0[language]).wrapped(to: style.width, indent: 2)
    }
    let heading = StyledText(place[language], .heading).wrapped(to: style.width)
    let text = StyledText(lines: [heading] + lines)
    let fact = JSONValue.object([
      .init("kind", .string("text")), .init("text", .string(text.plain)),
    ])
    carryOut([.tell(text + StyledText("\n"), fact: fact)] + whatIsOpen())
  }

  private var isPractising: Bool { drill.map { !$0.isFinished } ?? false }

  /// Which lesson it is.
  private var place: Phrase {
    if let sheet {
      let title = escaped(sheet.lesson.header.title)
      return Phrase("Sheet: \(title)", "作业卷：\(title)")
    }
    guard !isPractising, let header = player?.lesson.header else { return Phrase("Practice", "练习") }
    return Phrase(
      "Lesson \(header.id): \(header.title)", "课程 \(header.id)：\(header.title)")
  }

  /// The question that is open, or what else is to be done.
  private func whatIsOpen() -> [LessonEvent] {
    if let sheet { return sheet.enter(isAskedAgain: true) }
    if isPractising { return drill?.enter() ?? [] }
    guard let player else { return [] }
    return player.isAsking ? player.enter() : player.reminder()
  }

  private static let inLesson = [
    Phrase(
      "Enter goes on, or shows the question again. An answer is typed as a number, a matrix, a letter or an expression; words are understood too.",
      "按回车继续，或再看一遍题目。答案可以是数、矩阵、字母或算式，也可以用文字回答。"),
    Phrase(
      "hint helps, solution shows the answer with its work, skip passes over.",
      "提示（hint）给出提示，答案（solution）显示答案和算式，跳过（skip）略过此题。"),
    Phrase(
      "next and back move, restart begins again, leave ends the lesson.",
      "继续（next）、返回（back）前后移动，重来（restart）从头开始，离开（leave）结束这一课。"),
    Phrase(
      "Anything else is computed, and changes nothing in the lesson: try what you like.",
      "其他输入都会照常计算，不影响课程：尽管试。"),
    Phrase(
      "help conv2d explains a name; help commands, help convolution list more.",
      "help conv2d 说明一个名称；help 命令、help 卷积 列出更多。"),
  ]

  private static func inSheet(_ sheet: SheetPlayer) -> [Phrase] {
    [
      Phrase(
        "Enter shows the question again. An expression is an answer; NAME = …, print(…), step, why and programs that are not asked for are computed and are none.",
        "按回车再看一遍题目。输入表达式就是作答；“名称 = …”、print(…)、step、why 和题目没有要求的程序只计算，不算作答。"),
      sheet.header.told == .nothing
        ? Phrase(
          "An answer is kept and not judged here; there are no hints and no solutions.",
          "答案只保存，不在这里评判；没有提示，也没有答案。")
        : Phrase(
          "You are told whether an answer is right where that can be said at once; there are no hints and no solutions.",
          "能当场判断的题会告诉你对不对；没有提示，也没有答案。"),
      Phrase(
        "next goes on, back goes to the question before and from the end to the first without an answer; a new answer takes the place of the old one.",
        "继续（next）下一题；返回（back）回到上一题，在末尾则回到第一道没有作答的题；新答案会替换旧答案。"),
      Phrase(
        "restart begins at the top, leave stops; what you answered is kept.",
        "重来（restart）从头看起，离开（leave）停下；作答内容都会保存。"),
      inLesson[4],
    ]
  }

  private static let inPractice = [
    Phrase(
      "Enter shows the problem again. An answer is typed as a number, a matrix, a letter or an expression; words are understood too.",
      "按回车再看一遍题目。答案可以是数、矩阵、字母或算式，也可以用文字回答。"),
    inLesson[1],
    Phrase(
      "practice TOPIC sets other problems, practice --list lists the topics, leave ends.",
      "practice 主题 换一类题，practice --list 列出主题，离开（leave）结束练习。"),
    inLesson[4],
  ]
}
