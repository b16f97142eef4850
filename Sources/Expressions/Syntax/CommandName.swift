/// The words that begin a command at the prompt.
public enum CommandName: String, CaseIterable, Hashable, Sendable {
  case help, size, step, trace, why, vars, clear, precision, language, save, load, quit, exit
  case example
  case show, code, conventions, faces, lessons, lesson, next, back, hint, solution, skip, restart
  case practice, train, export
}
