import Terminal

extension HelpPage {
  /// The page as lines of at most a width.
  public func lines(_ language: Language, width: Int) -> [StyledText] {
    var text: [StyledText] = usage.flatMap {
      StyledText(escaped($0), .name).wrapped(to: width, indent: 4).lines
    }
    text += HelpPage.paragraph(summary[language], width, indent: 2)
    if let formula { text += HelpPage.paragraph(formula[language], width, indent: 4) }
    if let shapes {
      text += HelpPage.heading(Phrase("shapes", "形状"), language)
      text += HelpPage.paragraph(shapes[language], width, indent: 2)
    }
    if !notes.isEmpty { text += HelpPage.heading(Phrase("good to know", "须知"), language) }
    for note in notes { text += HelpPage.item(note[language], width) }
    text += exampleLines(language, width)
    if !seeAlso.isEmpty {
      let names = seeAlso.joined(separator: language == .chinese ? "、" : ", ")
      text += HelpPage.item(
        Phrase("see also: ", "另见：")[language] + names, width, mark: "")
    }
    return text
  }

  private func exampleLines(_ language: Language, _ width: Int) -> [StyledText] {
    let examples = examples(language)
    if examples.isEmpty { return [] }
    var text = HelpPage.heading(Phrase("examples", "例子"), language)
    for example in examples {
      let input = StyledText("  " + HelpPage.mark, .prompt) + StyledText(example.input)
      text += input.wrapped(to: width, indent: 6).lines
      for line in example.output {
        text += HelpPage.paragraph(line, width, indent: 2, role: .dim)
      }
    }
    return text
  }

  private static func heading(_ words: Phrase, _ language: Language) -> [StyledText] {
    [StyledText(words[language] + (language == .chinese ? "：" : ":"), .heading)]
  }

  /// Lines that begin under one another.
  static func paragraph(
    _ words: String, _ width: Int, indent: Int, role: Role = .plain
  ) -> [StyledText] {
    StyledText(words, role).wrapped(to: max(2, width - indent)).indented(by: indent).lines
  }

  /// A sentence behind a mark.
  private static func item(_ words: String, _ width: Int, mark: String = "  - ") -> [StyledText] {
    StyledText(mark + words).wrapped(to: width, indent: mark.isEmpty ? 2 : 4).lines
  }
}
