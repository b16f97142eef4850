import Expressions
import Files
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
    guard let path = path(environment: TerminalState.environment) else { return }
    do throws(FileFailure) {
      shell.run(NamedSource(try TextFile.read(path: path), file: path))
    } catch {
      if error.isAbsence { return }
      shell.presenter.report(
        Diagnostic("file-not-read", error.phrase), in: NamedSource(""), shell.settings)
      shell.presenter.flush()
    }
  }
}
