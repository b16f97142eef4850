import Terminal

/// The script that every session begins with, if the user has one.
enum StartUp {
  /// `$XDG_CONFIG_HOME/strider/init.strider`, with the standard default.
  static func path(environment: (String) -> String?) -> String? {
    if let folder = environment("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
      return "\(folder)/strider/init.strider"
    }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return "\(home)/.config/strider/init.strider"
  }

  /// Runs the script where there is one; what is wrong with it is said, and the session goes on.
  static func run(in shell: Shell) {
    guard let path = path(environment: TerminalState.environment),
      let text = try? Terminal.SourceText.read(path: path)
    else { return }
    shell.run(NamedSource(text, file: path))
  }
}
