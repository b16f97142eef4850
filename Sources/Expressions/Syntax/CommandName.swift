/// The words that begin a command at the prompt.
public enum CommandName: String, CaseIterable, Hashable, Sendable {
  case help, size, step, trace, why, vars, clear, precision, language, save, load, quit, exit
  case example
  case show, code, conventions, faces, lessons, lesson, next, back, hint, solution, skip, restart
  case practice, train, export

  /// Whether the command does something in this version; the others are known but not there yet.
  public var isAvailable: Bool {
    switch self {
    case .help, .size, .step, .trace, .why, .vars, .clear, .precision, .language, .save, .load,
      .quit, .exit, .example, .lessons, .lesson, .next, .back, .hint, .solution, .skip, .restart,
      .practice, .train, .code, .show,
      .conventions, .faces:
      true
    case .export: false
    }
  }
}
