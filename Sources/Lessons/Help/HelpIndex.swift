import Expressions
import Terminal

/// Something that help has to say about a name.
public enum HelpEntry: Sendable {
  /// A function or a command.
  case page(HelpPage)
  /// A term of the glossary.
  case term(GlossaryTerm)
  /// A topic, with the names of its pages.
  case topic(HelpTopic, names: [String])

  /// The entry as lines of at most a width.
  public func lines(_ language: Language, width: Int) -> [StyledText] {
    switch self {
    case .page(let page): page.lines(language, width: width)
    case .term(let term): term.lines(language, width: width)
    case .topic(let topic, let names):
      StyledText(
        topic.word[language] + Phrase(": ", "：")[language] + topic.title[language], .heading
      )
      .wrapped(to: width, indent: 2).lines
        + columns(names.map { StyledText($0, .name) }, width: max(10, width - 2)).map {
          $0.indented(by: 2)
        }
    }
  }
}

/// Every page of a language and every term, found by name.
public struct HelpIndex: Sendable {
  private static let english = HelpIndex(.english)
  private static let chinese = HelpIndex(.chinese)

  /// The pages that the program carries in a language; they are read when they are first asked for.
  public static subscript(language: Language) -> HelpIndex {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }

  /// The language of the pages.
  public let language: Language

  /// Every page, topic by topic, commands first.
  public let pages: [HelpPage]

  private let byName: [String: [HelpPage]]

  private init(_ language: Language) {
    self.language = language
    let carried = CarriedPages.texts(under: "help/\(language.rawValue)/")
    let read = carried.compactMap { HelpPage.read($0.text).0 }
    let pages = HelpTopic.allCases.flatMap { topic in read.filter { $0.topic == topic } }
    self.pages = pages
    byName = pages.reduce(into: [:]) { index, page in
      for name in page.names { index[name, default: []].append(page) }
    }
  }

  /// The page of a function or a command; a command's where both have the name.
  public func page(for name: String) -> HelpPage? { byName[name]?.first }

  /// Everything that is known about a name: commands, functions and terms.
  ///
  /// A library's prefix, the case of letters and a plural's `s` do not matter.
  public func entries(for text: String) -> [HelpEntry] {
    let typed = text.split(separator: " ").joined(separator: " ")
    // `conv2d(` and `F.conv2d` mean conv2d.
    let bare = typed.split(separator: "(").first.map(String.init) ?? typed
    let name = bare.split(separator: ".").last.map(String.init) ?? bare
    var found = (byName[name] ?? otherCase(name)).map(HelpEntry.page)
    let term = GlossaryTerm.named(typed) ?? GlossaryTerm.named(name)
    if let term { found.append(.term(term)) }
    // 池化层 is 池化, which is a topic too.
    let said = term.map { [$0.chinese] + $0.english } ?? []
    if let topic = ([typed] + said).lazy.compactMap({ HelpTopic.named($0) }).first {
      found.append(.topic(topic, names: names(of: topic)))
    }
    return found
  }

  private func otherCase(_ name: String) -> [HelpPage] {
    let wanted = name.lowercased()
    return pages.filter { $0.names.contains { $0.lowercased() == wanted } }
  }

  /// Every name that help knows, for completion.
  public var names: [String] {
    let terms =
      GlossaryTerm.all.flatMap { $0.english + [$0.chinese] }
      + HelpTopic.allCases.map(\.rawValue)
    return Set(pages.flatMap(\.names) + terms).sorted()
  }

  /// What help says of a name that nothing has.
  public func unknown(_ name: String) -> Diagnostic {
    let names = Set(pages.flatMap(\.names) + GlossaryTerm.all.flatMap(\.english)).sorted()
    return Diagnostic(
      "no-help", Phrase("there is no help on \(name)", "没有关于 \(name) 的帮助"),
      help: (GlossaryTerm.holding(name)?.name(in: language)
        ?? NearestName.nearest(to: name, among: names)).map {
          Phrase("did you mean \($0)?", "是否想查 \($0)？")
        } ?? Phrase("help lists all names", "help 列出所有名称"))
  }
}
