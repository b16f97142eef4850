import Lessons
import Terminal
import Walkthroughs

/// What `help` alone says while a lesson or practice is open.
extension LessonGuide {
  /// Says where the learner is and what can be done here; then the question, if one is open, once more.
  func showHelp() {
    let language = shell.settings.language
    let lines = (isPractising ? LessonGuide.inPractice : LessonGuide.inLesson).map {
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
    guard !isPractising, let header = player?.lesson.header else { return Phrase("Practice", "练习") }
    return Phrase(
      "Lesson \(header.id): \(header.title)", "课程 \(header.id)：\(header.title)")
  }

  /// The question that is open, or what else is to be done.
  private func whatIsOpen() -> [LessonEvent] {
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
      "next、back 前后移动，restart 从头开始，离开（leave）结束这一课。"),
    Phrase(
      "Anything else is computed, and changes nothing in the lesson: try what you like.",
      "其他输入都会照常计算，不影响课程：尽管试。"),
    Phrase(
      "help conv2d explains a name; help commands, help convolution list more.",
      "help conv2d 说明一个名称；help 命令、help 卷积 列出更多。"),
  ]

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
