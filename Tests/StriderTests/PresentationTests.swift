import Foundation
import TestSupport
import Testing

/// `--present`, at a real terminal: one key, large frames, the command always in sight.
struct PresentationTests {
  private static let statements = "x = [3 1 2; 2 4 0; 1 3 6]; k = [1 2; 0 -1]; conv2d(x, k)"

  private func terminal(
    _ arguments: [String], columns: Int = 80, rows: Int = 24
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      #require(Products.executable("strider")), arguments, columns: columns, rows: rows)
  }

  @Test func `a frame is drawn large, and one key goes on`() throws {
    let terminal = try terminal(["step", Self.statements, "--present"])
    try #require(terminal.see { $0.text.contains("space goes on  1/4") }, "\(terminal.screen.text)")
    let rows = terminal.screen.rows
    #expect(rows[0] == "> strider step '\(Self.statements)'")
    let first = try #require(rows.firstIndex { $0.contains("[ 3 ][ 1 ]") })
    #expect(rows[first + 1].isEmpty)
    #expect(rows[first + 2].contains("[ 2 ][ 4 ]"))
    for (key, place) in [(" ", 2), ("\u{1B}[6~", 3), ("\u{1B}[5~", 2), ("\u{1B}[C", 3), (" ", 4)] {
      terminal.send(key)
      try #require(terminal.see { $0.text.contains(" \(place)/4") }, "\(terminal.screen.text)")
      #expect(terminal.screen.rows[0] == rows[0])
      #expect(terminal.screen.rows.count { $0.contains("] = ") } == 1)
    }
    #expect(terminal.screen.text.contains("= −2"))
    terminal.send(" ")
    #expect(terminal.exitStatus() == 0)
  }

  @Test(arguments: ["en", "zh"])
  func `on a small screen the command and the key are in sight`(_ language: String) throws {
    let terminal = try terminal(
      ["step", Self.statements, "--present", "--language", language], columns: 40, rows: 12)
    for place in 1...4 {
      try #require(terminal.see { $0.text.contains(" \(place)/4") }, "\(terminal.screen.text)")
      let rows = terminal.screen.rows
      #expect(rows[0].hasPrefix("> strider step"))
      #expect(rows.last { !$0.isEmpty }?.contains(" \(place)/4") ?? false)
      terminal.send(" ")
    }
    #expect(terminal.exitStatus() == 0)
    #expect(terminal.screen.scrolled.isEmpty)
  }

  @Test func `a trace and the prompt present as well`() throws {
    let terminal = try terminal(["trace", "x = [1 2; 3 4]; L = sum(relu(x))", "--present"])
    try #require(terminal.see { $0.text.contains("1/6") && $0.text.contains("Forward pass") })
    terminal.send("\u{1B}[F")
    try #require(terminal.see { $0.text.contains("space ends  6/6") })
    terminal.send("q")
    #expect(terminal.exitStatus() == 0)
    let prompt = try PromptSession(["--quiet"])
    prompt.enter("step conv2d([1 2; 3 4], [1 1]) --present")
    try #require(prompt.terminal.see { $0.text.contains("space goes on  1/2") })
    #expect(prompt.terminal.screen.rows.contains("> step conv2d([1 2; 3 4], [1 1])"))
    prompt.terminal.send("q")
    try #require(prompt.terminal.see { $0.currentRow == "strider>" })
    #expect(prompt.leave() == 0)
  }

  @Test(arguments: ["en", "zh"])
  func `a lesson is shown to its end, each screen under its command`(_ language: String) throws {
    let terminal = try terminal(
      ["lesson", "05-padding", "--present", "--language", language], rows: 34)
    var steps = 0
    var (place, count) = (0, 1)
    while place < count {
      let before = terminal.screen.rows
      if place > 0 { terminal.send(" ") }
      let isNew = terminal.see { screen in
        guard screen.rows != before, screen.rows[0].hasPrefix("> "),
          let last = screen.rows.last(where: { !$0.isEmpty }),
          let shown = last.firstMatch(of: #/ (\d+)/(\d+)$/#)
        else { return false }
        // Half a screen may have come: its number is the last thing on it.
        guard Int(shown.1) == place + 1 else { return false }
        (place, count) = (place + 1, Int(shown.2) ?? 0)
        return true
      }
      try #require(isNew, "\(terminal.screen.text)")
      if terminal.screen.rows[0].hasPrefix("> step y = conv2d(e, o, padding=1)") { steps += 1 }
    }
    terminal.send("q")
    #expect(place > 30)
    #expect(steps == 9)
    #expect(terminal.exitStatus() == 0)
  }

  @Test func `where nothing is drawn over it is as without`() throws {
    let plain = try ProgramRun(["step", Self.statements])
    let presented = try ProgramRun(["step", Self.statements, "--present"])
    #expect(presented.output == plain.output)
    #expect(try ProgramRun(["step", "relu([1])", "--present", "--predict"]).status == 64)
  }
}
