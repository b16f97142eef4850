import Files

/// Where the lines of a session come from: a terminal, a pipe, a file, or a test.
public protocol LineSource: AnyObject {
  /// Waits for the next line.
  ///
  /// - Parameter prompt: What asks for it; shown only at a terminal.
  /// - Returns: What came.
  func readLine(_ prompt: Prompt) -> LineEvent
}

/// What came when a line was asked for.
public enum LineEvent: Hashable, Sendable {
  /// A line without its newline. At a terminal it may hold newlines of its own: a paste or a
  /// recalled entry of several lines.
  case line(String)
  /// The line was left with Ctrl-C.
  case cancelled
  /// There is nothing more to come.
  case endOfInput
  /// The input could not be read; nothing more will come.
  case failed(FileFailure)
}

/// What asks for a line.
public struct Prompt: Hashable, Sendable {
  /// The words before the line.
  public var text: StyledText

  /// Text that stands in the line already, to be edited.
  public var prefill: String

  /// Makes a prompt.
  public init(_ text: StyledText, prefill: String = "") {
    self.text = text
    self.prefill = prefill
  }
}

/// Lines that were written down before, for tests and for lines that a program types itself.
public final class PreparedLines: LineSource {
  private var events: ArraySlice<LineEvent>

  /// Gives these events, then the end of the input.
  public init(_ events: [LineEvent]) {
    self.events = events[...]
  }

  /// Gives these lines, then the end of the input.
  public convenience init(lines: [String]) {
    self.init(lines.map { .line($0) })
  }

  /// Gives the next event.
  public func readLine(_ prompt: Prompt) -> LineEvent {
    events.popFirst() ?? .endOfInput
  }
}
