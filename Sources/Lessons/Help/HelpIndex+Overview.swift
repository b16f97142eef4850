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
    return lines + StyledText(HelpIndex.closing[language]).wrapped(to: width, indent: 0).lines
  }

  private static let closing = Phrase(
    "help NAME explains one of them, and words such as stride, padding, receptive field",
    "help 名称 说明其中一个，也可查术语，如步幅、填充、感受野")
}
