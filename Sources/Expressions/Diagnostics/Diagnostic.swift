import Networks
import Terminal

/// What is wrong with something the user wrote, where, and what to type instead.
///
/// A diagnostic is a value: its words come from the catalogue in this folder, in every language, and
/// its places are offsets into the source that was being read.
public struct Diagnostic: Error, Hashable, Sendable {
  /// A place in the source and what was found there.
  public struct Label: Hashable, Sendable {
    /// Where in the source.
    public var range: SourceRange

    /// What was found there; empty if the message says it all.
    public var text: Phrase

    /// Makes a label.
    public init(_ range: SourceRange, _ text: Phrase = Phrase(same: "")) {
      self.range = range
      self.text = text
    }
  }

  /// A stable name for tests and scripts, such as `unknown-name`.
  public var id: String

  /// What is wrong, in the student's words.
  public var message: Phrase

  /// Where it is wrong; absent where no text was written, as for a file that cannot be read.
  public var primary: Label?

  /// The other places it disagrees with.
  public var secondary: [Label]

  /// The rules behind it.
  public var notes: [Phrase]

  /// Something to type that works.
  public var help: Phrase?

  /// The layer that did not fit; nil where none is at fault.
  public var misfit: Misfit?

  /// How a program came there; nil for what is no program's.
  public var program: ProgramContext?

  /// Makes a diagnostic.
  public init(
    _ id: String, _ message: Phrase, at primary: Label? = nil, secondary: [Label] = [],
    notes: [Phrase] = [], help: Phrase? = nil, program: ProgramContext? = nil
  ) {
    self.id = id
    self.message = message.shortened
    self.primary = primary
    self.secondary = secondary
    self.notes = notes
    self.help = help?.shortened
    self.program = program
  }
}
