import Foundation
import TestSupport
import Testing

/// The prompt of the program, at a terminal that the test holds the other end of.
final class PromptSession {
  let terminal: PseudoTerminal

  /// A folder of its own, the user's home.
  let home: TemporaryFolder

  /// Opens the prompt and waits for it.
  init(
    _ arguments: [String] = ["--quiet"], environment: [String: String] = [:],
    home: TemporaryFolder? = nil, columns: Int = 80, rows: Int = 24
  ) throws {
    let home = try home ?? TemporaryFolder()
    self.home = home
    let variables = ["HOME": home.path].merging(environment) { $1 }
    terminal = try PseudoTerminal(
      try #require(Products.executable("strider")), arguments, environment: variables,
      columns: columns, rows: rows)
    #expect(terminal.expect("strider> "), "\(terminal.text)")
  }

  /// Types a line and presses Enter.
  func enter(_ line: String) {
    terminal.send(line + "\r")
  }

  /// Types a line and waits for exactly these rows, and the prompt below them.
  func answers(_ line: String, _ rows: String...) -> Bool {
    enter(line)
    let found = terminal.expect(([line] + rows + ["strider> "]).joined(separator: "\n"))
    if !found { Issue.record("\(line) gave\n\(terminal.screen.text)") }
    return found
  }

  /// Types a line and waits for a text somewhere in what comes, and for the prompt.
  func mentions(_ line: String, _ text: String) -> Bool {
    enter(line)
    let found = terminal.expect(text) && terminal.expect("strider> ")
    if !found { Issue.record("\(line) gave\n\(terminal.screen.text)") }
    return found
  }

  /// Leaves with Ctrl-D and gives the exit status.
  func leave() -> Int? {
    terminal.send("\u{4}")
    return terminal.exitStatus()
  }
}
