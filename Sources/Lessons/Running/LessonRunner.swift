import Expressions

/// Carries inputs out as the prompt does, and gives what they print in the one form in which pages are
/// compared: 100 columns, no colours, 4 decimals.
public protocol LessonRunner: AnyObject {
  /// The variables that the inputs read and change.
  var session: Session { get }

  /// Begins a fence: the time and the memory that its inputs may take are counted from here.
  func beginFence()

  /// Carries out an input, be it statements or a command.
  ///
  /// - Returns: The lines that it prints, errors among them.
  func run(_ input: String) -> [String]

  /// A runner with the same variables, which can change without changing these.
  func copy() -> any LessonRunner
}
