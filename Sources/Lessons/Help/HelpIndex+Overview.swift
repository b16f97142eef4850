import Terminal

extension HelpIndex {
  /// What `help` alone shows: what a newcomer can do, and the words that lead further.
  public func overview(width: Int) -> [StyledText] {
    var lines = HelpIndex.beginning.flatMap {
      StyledText($0[language]).wrapped(to: width, indent: 2).lines
    }
    lines.append(StyledText())
    lines += StyledText(HelpIndex.further[language], .heading).wrapped(to: width, indent: 0).lines
    let topics = HelpTopic.allCases.filter { $0 != .pasted }
    let column = topics.reduce(0) { max($0, $1.word[language].displayWidth) } + 2
    for topic in topics {
      let word = StyledText("  ") + StyledText(topic.word[language], .name).padded(to: column)
      let line = word + StyledText(topic.title[language])
      lines += line.wrapped(to: width, indent: min(column + 2, width / 2)).lines
    }
    return lines
  }

  private static let beginning = [
    Phrase(
      "Type something to compute: conv2d([1 2 3; 4 5 6; 7 8 9], [1 0; 0 -1])",
      "输入算式就会计算：conv2d([1 2 3; 4 5 6; 7 8 9], [1 0; 0 -1])"),
    Phrase(
      "lesson 01 begins the course, lessons lists it, practice sets problems.",
      "lesson 01 开始学习，lessons 列出所有课程，practice 出练习题。"),
    Phrase(
      "step, why or trace before an expression shows how its numbers come about.",
      "在算式前写 step、why 或 trace，就能看到每个数是怎么来的。"),
    Phrase(
      "help and a name explains it: help conv2d, help stride. Tab completes, Ctrl-D leaves.",
      "help 加名称就有说明：help conv2d、help 步幅。Tab 补全，Ctrl-D 离开。"),
  ]

  private static let further = Phrase(
    "help and one of these words lists more:", "help 加下面的词会列出更多：")

  /// The names of a topic's pages.
  func names(of topic: HelpTopic) -> [String] {
    pages.filter { $0.topic == topic && $0.isListed }.map(\.name)
  }
}
