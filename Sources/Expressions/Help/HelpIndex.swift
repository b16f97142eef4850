import Terminal

/// Something that help has to say about a name.
public enum HelpEntry: Sendable {
  /// A function or a command.
  case page(HelpPage)
  /// A term of the glossary.
  case term(GlossaryTerm)

  /// The entry as lines of at most a width.
  public func lines(_ language: Language, width: Int) -> [StyledText] {
    switch self {
    case .page(let page): page.lines(language, width: width)
    case .term(let term): term.lines(language, width: width)
    }
  }
}

/// Every page and term, found by name.
public enum HelpIndex {
  /// Every page, topic by topic, commands first.
  public static let all: [HelpPage] = {
    let pages: [HelpPage] =
      HelpPage.commands + HelpPage.convolution + HelpPage.pooling + HelpPage.sizes
      + HelpPage.gradients + HelpPage.elementwise + HelpPage.arithmetic + HelpPage.reductions
      + HelpPage.products + HelpPage.losses
    let more: [HelpPage] =
      HelpPage.shapes + HelpPage.asking + HelpPage.creation + HelpPage.layers
      + HelpPage.networks + HelpPage.training + HelpPage.pastedNames
    return pages + more
  }()

  private static let pages = Dictionary(grouping: all, by: \.name)

  private static let terms: [String: GlossaryTerm] = {
    var terms: [String: GlossaryTerm] = [:]
    // A name that one term has for its own is not another's synonym.
    for term in GlossaryTerm.all {
      for name in term.english + [term.chinese] { terms[name.lowercased()] = term }
    }
    for term in GlossaryTerm.all {
      for name in term.accepted where terms[name.lowercased()] == nil {
        terms[name.lowercased()] = term
      }
    }
    return terms
  }()

  /// The page of a function or a command; a command's where both have the name.
  public static func page(for name: String) -> HelpPage? { pages[name]?.first }

  /// The pages of a topic.
  public static func pages(about topic: HelpTopic) -> [HelpPage] {
    all.filter { $0.topic == topic }
  }

  /// Everything that is known about a name: commands, functions and terms.
  ///
  /// A library's prefix, the case of letters and a plural's `s` do not matter.
  public static func entries(for text: String) -> [HelpEntry] {
    let typed = text.split(separator: " ").joined(separator: " ")
    // `conv2d(` and `F.conv2d` mean conv2d.
    let bare = typed.split(separator: "(").first.map(String.init) ?? typed
    let name = bare.split(separator: ".").last.map(String.init) ?? bare
    var found = (pages[name] ?? otherCase(name)).map(HelpEntry.page)
    if let term = term(typed) ?? term(name) { found.append(.term(term)) }
    return found
  }

  private static func otherCase(_ name: String) -> [HelpPage] {
    let wanted = name.lowercased()
    return all.filter { $0.name.lowercased() == wanted }
  }

  private static func term(_ name: String) -> GlossaryTerm? {
    let wanted = name.lowercased()
    if let term = terms[wanted] { return term }
    return wanted.hasSuffix("s") ? terms[String(wanted.dropLast())] : nil
  }

  /// The name or term nearest to one that does not exist; nil if none is near.
  public static func nearest(to name: String) -> String? {
    let names = all.map(\.name) + GlossaryTerm.all.flatMap(\.english)
    return NearestName.nearest(to: name, among: Set(names).sorted())
  }

  /// Every name that help knows, for completion.
  public static var names: [String] {
    Set(all.map(\.name) + GlossaryTerm.all.flatMap { $0.english + [$0.chinese] }).sorted()
  }
}
