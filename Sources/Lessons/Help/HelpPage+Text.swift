import Terminal

extension HelpPage {
  /// The page as lines of at most a width.
  public func lines(_ language: Language, width: Int) -> [StyledText] {
    let layout = HelpLayout(language: language, width: width)
    var text: [StyledText] = usage.flatMap {
      StyledText(escaped($0), .name).wrapped(to: width, indent: 4).lines
    }
    text += layout.paragraph(summary, indent: 2)
    text += formula.flatMap { layout.verbatim($0, indent: 4) }
    if !shapes.isEmpty { text += layout.heading(Phrase("shapes", "形状")) }
    text += shapes.flatMap { layout.verbatim($0, indent: 2) }
    if !notes.isEmpty { text += layout.heading(Phrase("good to know", "须知")) }
    text += notes.flatMap { layout.item($0) }
    if !examples.isEmpty { text += layout.heading(Phrase("examples", "例子")) }
    text += examples.flatMap(\.entries).flatMap { layout.example($0) }
    if !seeAlso.isEmpty {
      let names = seeAlso.joined(separator: language == .chinese ? "、" : ", ")
      text +=
        StyledText(Phrase("see also: ", "另见：")[language] + names)
        .wrapped(to: width, indent: 2).lines
    }
    return text
  }
}

/// Lays out the parts of a page of help.
struct HelpLayout {
  let language: Language
  let width: Int

  /// The words above a part.
  func heading(_ words: Phrase) -> [StyledText] {
    [StyledText(words[language] + (language == .chinese ? "：" : ":"), .heading)]
  }

  /// Running text, its lines under one another.
  func paragraph(_ words: [Inline], indent: Int) -> [StyledText] {
    let text = PageText(width: 100, language: language).styled(words)
    return text.wrapped(to: max(2, width - indent)).indented(by: indent).lines
  }

  /// A line as it was written.
  func verbatim(_ words: String, indent: Int, role: Role = .plain) -> [StyledText] {
    StyledText(words, role).wrapped(to: max(2, width - indent)).indented(by: indent).lines
  }

  /// A remark behind a dash.
  func item(_ words: [Inline]) -> [StyledText] {
    let text = PageText(width: 100, language: language).styled(words)
    return (StyledText("  - ") + text).wrapped(to: width, indent: 4).lines
  }

  /// An input and what it prints.
  func example(_ entry: Example.Entry) -> [StyledText] {
    let input = entry.input.split(separator: "\n", omittingEmptySubsequences: false)
    let typed = input.enumerated().flatMap { number, line in
      (StyledText(number == 0 ? "  > " : "    ", .prompt) + StyledText(String(line)))
        .wrapped(to: width, indent: 6).lines
    }
    return typed + entry.output.flatMap { verbatim($0, indent: 2, role: .dim) }
  }
}
