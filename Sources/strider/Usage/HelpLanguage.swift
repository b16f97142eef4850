import ArgumentParser
import Terminal

/// The language that the command line is spoken about in: help pages and what is wrong with usage.
///
/// The argument parser makes its help from strings and has no place to hand a language through, so the
/// language is that of the task. Words are picked each time a command describes itself.
enum HelpLanguage {
  @TaskLocal static var current = Language.english
}

extension Phrase {
  /// The words in the language of the help.
  var spoken: String { self[HelpLanguage.current] }
}

extension ArgumentHelp {
  /// What an option or an argument is, in both languages.
  static func phrase(_ english: String, _ chinese: String) -> ArgumentHelp {
    ArgumentHelp(Phrase(english, chinese).spoken)
  }
}

extension CommandConfiguration {
  /// Describes a command in both languages.
  init(
    _ name: String, _ abstract: Phrase, discussion: Phrase = Phrase(same: ""),
    subcommands: [any ParsableCommand.Type] = [],
    defaultSubcommand: (any ParsableCommand.Type)? = nil
  ) {
    self.init(
      commandName: name, abstract: abstract.spoken, discussion: discussion.spoken,
      subcommands: subcommands, defaultSubcommand: defaultSubcommand)
  }
}

extension ValidationError {
  /// Refuses values that cannot be together, in both languages.
  init(_ phrase: Phrase) {
    self.init(phrase.spoken)
  }
}
