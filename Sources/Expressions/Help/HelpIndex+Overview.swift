import Terminal

extension HelpIndex {
  /// What `help` alone shows: the names under their topics.
  public static func overview(_ language: Language, width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    for topic in HelpTopic.allCases where topic != .pasted {
      lines.append(StyledText(topic.title[language], .heading))
      let names = pages(about: topic).filter(\.isListed).map { StyledText($0.name, .name) }
      lines += columns(names, width: max(10, width - 2)).map { $0.indented(by: 2) }
    }
    lines += HelpPage.paragraph(closing[language], width, indent: 0)
    return lines
  }

  private static let closing = Phrase(
    "help NAME explains one of them, and words such as stride, padding, receptive field",
    "help 名称 说明其中一个，也可查术语，如步幅、填充、感受野")

  /// What help says of a name that nothing has.
  public static func unknown(_ name: String) -> Diagnostic {
    if let command = CommandName(rawValue: name), !command.isAvailable {
      return Diagnostic(
        "not-there-yet", Phrase("\(name) is not there yet", "\(name) 尚未提供"),
        help: Phrase("help lists what is", "help 列出已有的内容"))
    }
    return Diagnostic(
      "no-help", Phrase("there is no help on \(name)", "没有关于 \(name) 的帮助"),
      help: nearest(to: name).map { Phrase("did you mean \($0)?", "是否想查 \($0)？") }
        ?? Phrase("help lists all names", "help 列出所有名称"))
  }
}
