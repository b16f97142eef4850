import Foundation
import TestSupport
import Testing

struct ReadmeTests {
  /// The session that the page opens with: each input and what it says comes of it.
  private func session() throws -> [(input: String, output: [String])] {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("README.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let block = try #require(text.components(separatedBy: "```console\n").dropFirst().first)
    let lines = try #require(block.components(separatedBy: "\n```").first)
    var turns: [(input: String, output: [String])] = []
    for line in lines.components(separatedBy: "\n") {
      if line.hasPrefix("strider> ") {
        turns.append((String(line.dropFirst(9)), []))
      } else {
        turns[turns.count - 1].output.append(line)
      }
    }
    return turns
  }

  @Test func `the session on the first page is what the program does`() throws {
    let turns = try session()
    #expect(turns.count >= 7)
    let terminal = try PseudoTerminal(
      #require(Products.executable("strider")), ["--quiet"], environment: ["NO_COLOR": "1"],
      columns: 100, rows: 60)
    #expect(terminal.expect("strider> "))
    for turn in turns {
      terminal.send(turn.input + "\r")
      let rows = [turn.input] + turn.output + ["strider> "]
      #expect(terminal.expect(rows.joined(separator: "\n")), "\(terminal.screen.text)")
    }
  }
}
