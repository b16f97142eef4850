import Foundation
import Synchronization
import TestSupport

@testable import Terminal

/// A line editor on a thread of its own, at a terminal that the test holds the other end of.
final class EditorSession: Sendable {
  /// The words of the completer under test.
  struct Words: Completer {
    var words: [String]

    func complete(line: String, cursor: Int) -> Completion {
      let before = String(decoding: Array(line.utf8).prefix(cursor), as: UTF8.self)
      let word = String(before.reversed().prefix { $0.isLetter || $0.isNumber }.reversed())
      return Completion(
        replaced: (cursor - word.utf8.count)..<cursor,
        candidates: words.filter { $0.hasPrefix(word) }.map { .init($0, suffix: "(") })
    }
  }

  private let events = Mutex<[LineEvent]>([])

  /// Runs an editor until the end of its input.
  init(
    at terminal: PseudoTerminal, style: TerminalStyle = .terminal, entries: [String] = [],
    words: [String] = [], prefill: String = ""
  ) throws {
    // A descriptor of its own, so that a session that outlives its test reads nobody else's keys.
    guard let seat = terminal.seat.map({ dup($0) }), seat >= 0 else { throw CancellationError() }
    Thread.detachNewThread { [self] in
      defer { close(seat) }
      let history = History(path: nil)
      entries.forEach(history.add)
      let editor = LineEditor(
        style: style, history: history, completer: Words(words: words), input: seat, output: seat)
      guard let editor else { return }
      var prompt = Prompt(StyledText("try>", .prompt) + " ", prefill: prefill)
      while true {
        let event = editor.readLine(prompt)
        events.withLock { $0.append(event) }
        if event == .endOfInput { return }
        if case .line(let line) = event { history.add(line) }
        prompt.prefill = ""
      }
    }
  }

  /// Waits for the next event.
  func next(_ terminal: PseudoTerminal) -> LineEvent? {
    var event: LineEvent?
    _ = terminal.see(within: 20) { _ in
      event = events.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      return event != nil
    }
    return event
  }
}

extension TerminalStyle {
  static let terminal = TerminalStyle(
    isInteractive: true, hasColor: true, hasEscapes: true, isAccessible: false)
  static let words = TerminalStyle(
    isInteractive: true, hasColor: false, hasEscapes: false, isAccessible: true)
}
