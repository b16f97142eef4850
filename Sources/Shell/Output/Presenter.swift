import Expressions
import Terminal

/// What the user has chosen about how things are shown.
package struct Settings {
  /// The language of words.
  package var language: Language
  /// Whether to use sentences instead of drawings.
  package var isAccessible: Bool
  /// Whether a person sits at a prompt: long values are then shortened.
  var isPrompt: Bool
  /// Whether a person sees the output in a terminal.
  var isTerminal: Bool
  /// Decimals that are printed.
  var precision = 4

  /// Says how things are shown; numbers have four decimals.
  package init(language: Language, isAccessible: Bool, isPrompt: Bool, isTerminal: Bool) {
    (self.language, self.isAccessible) = (language, isAccessible)
    (self.isPrompt, self.isTerminal) = (isPrompt, isTerminal)
  }

  /// Columns that a line may take: those of the terminal, else 100.
  package var columns: Int { isTerminal ? TerminalState.columns() : 100 }

  /// A line of a report, which is wrapped in a terminal and stays whole elsewhere.
  package func fitted(_ line: StyledText) -> StyledText {
    isTerminal ? line.wrapped(to: columns, indent: 2) : line
  }
}

/// Shows what comes of an input: as text for people, or as JSON for programs.
package protocol Presenter: AnyObject {
  /// Shows something that evaluating gave.
  func show(_ outcome: Outcome, _ settings: Settings)

  /// Says what is wrong with a source.
  func report(_ diagnostic: Diagnostic, in source: NamedSource, _ settings: Settings)

  /// Shows lines that a command made, or for programs the facts in them, each
  /// a JSON object; only what is shown is made.
  func show(
    _ lines: @autoclosure () -> StyledText, facts: @autoclosure () -> [String],
    _ settings: Settings
  )

  /// Says what is being done while nothing can be shown yet, where a person sits at a terminal.
  func showWaiting(_ phrase: Phrase, _ settings: Settings)

  /// Draws curves, where a person sits at a terminal.
  func show(_ plots: [CurvePlot], _ settings: Settings)

  /// Whether rows that were drawn can be drawn over.
  var mayRedraw: Bool { get }

  /// Draws rows in the place of those drawn last, until something else is shown; only where
  /// `mayRedraw` says so.
  ///
  /// - Parameters:
  ///   - rows: Rows that are narrower than the terminal, and fewer than it has.
  ///   - isResized: Whether the terminal has changed its size, so that no row is where it was.
  func redraw(_ rows: [StyledText], isResized: Bool)

  /// Takes away the rows that were drawn last.
  func eraseRows()

  /// Shows what a function shows a screen at a time.
  ///
  /// - Parameters:
  ///   - rows: The rows of the screen.
  ///   - pause: Waits until the user has read them; false if the rest is to come at once.
  ///   - body: What is done.
  func paged(rows: Int, pause: @escaping () -> Bool, _ body: () -> Void)

  /// Sends on what has been written so far.
  func flush()
}

extension Presenter {
  package var mayRedraw: Bool { false }

  package func redraw(_ rows: [StyledText], isResized: Bool) {}

  package func eraseRows() {}

  package func paged(rows: Int, pause: @escaping () -> Bool, _ body: () -> Void) { body() }
}

/// A source with the name that messages give it.
package struct NamedSource {
  /// The text.
  let text: String
  /// The file it was read from; nil at the prompt.
  let file: String?
  /// Whether it is a program as a whole, whatever is in it.
  let isProgram: Bool

  package init(_ text: String, file: String? = nil) {
    self.text = text
    self.file = file
    isProgram = file?.hasSuffix(".py") ?? false
  }

  /// A cell of a notebook, by its number from 1.
  init(cell: String, _ number: Int, of file: String) {
    text = cell
    self.file = "\(file)[\(number)]"
    isProgram = true
  }
}
