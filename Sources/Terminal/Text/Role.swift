/// What a piece of text is, which decides how it looks where there is colour.
///
/// A role is never the only carrier of a meaning: text reads the same without it.
public enum Role: String, CaseIterable, Sendable {
  /// Ordinary text.
  case plain
  /// What a program prints: its tabs are tabs.
  case printed
  /// The name of a variable, a function or a command.
  case name
  /// A number in a value.
  case number
  /// The cells of the input that a window covers.
  case window
  /// The weights of a kernel.
  case kernel
  /// Cells of padding.
  case padding
  /// The cell that won a maximum.
  case winner
  /// The word that begins an error.
  case error
  /// The mark under the place of an error.
  case caret
  /// The mark under another place that an error speaks of.
  case secondary
  /// Something to try.
  case help
  /// Text of lesser weight.
  case dim
  /// The prompt.
  case prompt
  /// A heading.
  case heading
  /// Good news: a right answer, a passed check.
  case good
  /// Bad news: a wrong answer, a failed check.
  case bad
}
