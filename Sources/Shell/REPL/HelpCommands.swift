import Expressions
import Lessons
import Terminal
import Walkthroughs

/// Commands that tell how something is used: `help`, `example`.
enum HelpCommands {
  static let all = [
    Command("help", isRepeatable: false, help),
    Command("example", isRepeatable: false, example),
  ]

  /// Everything that is known about a name, or all names.
  @Sendable static func help(_ argument: String, _ shell: Shell) throws(Diagnostic) {
    let (language, width) = (shell.settings.language, shell.settings.columns)
    let name = argument.trimmed
    guard !name.isEmpty else {
      if shell.hasGuide, shell.guide.isOpen || shell.guide.sheet != nil {
        return shell.guide.showHelp()
      }
      show(HelpIndex[language].overview(width: width), shell)
      return
    }
    let entries = HelpIndex[language].entries(for: name)
    guard !entries.isEmpty else { throw unknown(name, argument, language) }
    let parts = entries.map { StyledText(lines: $0.lines(language, width: width)) }
    show([parts.joined(separator: "\n\n")], shell)
  }

  /// Puts the first example of a page into the line; without a prompt it is shown.
  @Sendable private static func example(_ argument: String, _ shell: Shell) throws(Diagnostic) {
    let (name, language) = (argument.trimmed, shell.settings.language)
    let examples = HelpIndex[language].entries(for: name).compactMap { entry -> String? in
      if case .page(let page) = entry { page.firstExample } else { nil }
    }
    guard let example = examples.first else { throw unknown(name, argument, language) }
    guard shell.settings.isPrompt else { return show([StyledText(example)], shell) }
    shell.prefill = example
  }

  private static func unknown(
    _ name: String, _ argument: String, _ language: Language
  ) -> Diagnostic {
    var diagnostic = HelpIndex[language].unknown(name)
    diagnostic.primary = .init(SourceRange(0, argument.utf8.count))
    return diagnostic
  }

  private static func show(_ lines: [StyledText], _ shell: Shell) {
    let text = StyledText(lines: lines)
    let facts = JSONValue.object([
      .init("kind", .string("text")), .init("text", .string(text.plain)),
    ])
    shell.paging { shell.presenter.show(text, facts: [facts.text], shell.settings) }
  }
}
