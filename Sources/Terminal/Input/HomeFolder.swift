/// A file's name with `~/` at its beginning replaced by the home folder, as shells do.
public func expandingHome(_ name: String) -> String {
  guard name.hasPrefix("~/"), let home = TerminalState.environment("HOME") else { return name }
  return home + name.dropFirst()
}
