import ArgumentParser
import Terminal

/// The language that the command line is spoken about in: help pages and what is wrong with usage.
///
/// The argument parser makes its help from strings and has no place to hand a language through, so the
/// language is that of the task. Words are picked each time a command describes itself.
package enum HelpLanguage {
  @TaskLocal package static var current = Language.english
}

extension Phrase {
  /// The words in the language of the help.
  package var spoken: String { self[HelpLanguage.current] }
}

extension ArgumentHelp {
  /// What an option or an argument is, in both languages.
  package static func phrase(_ english: String, _ chinese: String) -> ArgumentHelp {
    ArgumentHelp(Phrase(english, chinese).spoken)
  }
}

extension CommandConfiguration {
  /// Describes a command in both languages.
  package init(
    _ name: Subcommand, _ abstract: Phrase, discussion: Phrase = Phrase(same: "")
  ) {
    self.init(
      commandName: name.rawValue, abstract: abstract.spoken, discussion: discussion.spoken)
  }
}

extension ValidationError {
  /// Refuses values that cannot be together, in both languages.
  package init(_ phrase: Phrase) {
    self.init(phrase.spoken)
  }
}
