import Terminal

extension HelpIndex {
  /// What `help` alone shows: the names under their topics.
  public func overview(width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    for topic in HelpTopic.allCases where topic != .pasted {
      lines.append(StyledText(topic.title[language], .heading))
      let listed = pages.filter { $0.topic == topic && $0.isListed }
      let names = listed.map { StyledText($0.name, .name) }
      lines += columns(names, width: max(10, width - 2)).map { $0.indented(by: 2) }
    }
    // The last lines are those that are on the screen.
    return lines
      + [HelpIndex.closing, HelpIndex.beginning].flatMap {
        StyledText($0[language]).wrapped(to: width, indent: 0).lines
      }
  }

  private static let closing = Phrase(
    "help NAME explains one of them, and words such as stride, padding, receptive field",
    "help 名称 说明其中一个，也可查术语，如步幅、填充、感受野")

  private static let beginning = Phrase(
    "new here? lesson 01 begins the course, lessons lists it",
    "初次使用？lesson 01 从头学起，lessons 列出全部课程")
}
