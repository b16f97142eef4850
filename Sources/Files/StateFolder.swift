/// The folder in which the program keeps what it wants to know the next time.
public enum StateFolder {
  /// `$XDG_STATE_HOME/strider`, with the standard default.
  ///
  /// - Parameter environment: Gives a variable of the environment.
  /// - Returns: The folder, which need not exist; nil where there is no home to keep it in.
  public static func path(environment: (String) -> String?) -> String? {
    if let folder = environment("XDG_STATE_HOME"), folder.hasPrefix("/") {
      return folder + "/strider"
    }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.local/state/strider"
  }
}
