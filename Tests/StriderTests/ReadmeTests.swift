import Foundation
import TestSupport
import Testing

@testable import Shell
@testable import strider

struct ReadmeTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The session that a page opens with: each input and what it says comes of it.
  private func session(_ page: String) throws -> [(input: String, output: [String])] {
    let text = try text(page)
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

  @Test(arguments: ["README.md", ".github/README.zh.md"])
  func `the session on the first page is what the program does`(_ page: String) throws {
    let turns = try session(page)
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

  @Test func `the picture shows what the program shows; make picture draws it`() throws {
    let script = Self.root.appendingPathComponent(".github/picture.sh").path
    let drawn = try ProgramRun(shell: "sh '\(script)' \"$0\"")
    #expect(drawn.status == 0)
    #expect(drawn.output == (try text(".github/step.svg")))
  }

  @Test(arguments: ["README.md", ".github/README.zh.md"])
  func `the table of commands names them all`(_ page: String) throws {
    let text = try text(page)
    for command in Strider.configuration.subcommands where command != PromptCommand.self {
      let name = try #require(command.configuration.commandName)
      #expect(text.contains("`strider \(name)"), "\(name)")
    }
  }

  @Test(arguments: ["README.md", ".github/README.zh.md", ".github/CONTRIBUTING.md"])
  func `what a page links to is there`(_ page: String) throws {
    let folder = Self.root.appendingPathComponent(page).deletingLastPathComponent()
    for link in try text(page).matches(of: /\]\(([^)#:]+)(?:#[^)]*)?\)/) {
      let path = folder.appendingPathComponent(String(link.1)).path
      #expect(FileManager.default.fileExists(atPath: path), "\(link.1)")
    }
  }
}
