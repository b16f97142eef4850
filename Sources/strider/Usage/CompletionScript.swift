import Lessons
import Shell

/// What completes the words of `help` in a shell.
///
/// The parser writes the scripts, and knows nothing to complete behind its own `help`; the names are put
/// into the places that it leaves for them.
enum CompletionScript {
  /// A script with what may stand behind `help`; any other text as it is.
  static func withHelp(_ text: String) -> String {
    guard text.hasPrefix("#") || text.hasPrefix("function ") else { return text }
    let lines = names.joined(separator: "\n")
    let names = names.joined(separator: " ")
    return
      text
      .replacing(
        "_strider_help() {\n    :\n}",
        with: "_strider_help() {\n    __strider_add_completions -W '\(lines)'\n}"
      )
      .replacing("'*:subcommands:'", with: "'*:subcommands:(\(names))'")
      + (text.hasPrefix("function ")
        ? "\ncomplete -c strider -n '__fish_seen_subcommand_from help' -fa '\(names)'" : "")
  }

  /// Commands, and the names that help has a page for.
  private static var names: [String] {
    let commands = Subcommand.allCases.map(\.rawValue)
    let pages = HelpIndex[.english].pages.flatMap(\.names)
    return Set(commands + pages).filter { name in
      name.utf8.allSatisfy { $0 < 0x80 }
        && name.allSatisfy { $0.isLetter || $0.isNumber || "_-".contains($0) }
    }.sorted()
  }
}
