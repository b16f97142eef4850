import Foundation
import TestSupport
import Testing

/// `show`, with the real program.
struct ShowCommandTests {
  private func run(
    _ script: String, _ arguments: [String] = [], _ environment: [String: String] = [:]
  ) throws -> ProgramRun {
    try ProgramRun(
      ["run"] + arguments + ["-"], input: Array((script + "\n").utf8), environment: environment)
  }

  @Test func `without colours a map is shaded, and negative numbers carry their sign`() throws {
    let run = try run("x = [0 2; -2 1]\nshow x")
    #expect(
      run.output
        == """
        x  2×2
        0  2
        -2  1
        x  2×2
        █− is −2 · blank 0 · ██ is 2
            ████
            ████
        █−█−▒▒▒▒
        █−█−▒▒▒▒

        """.replacing("0  2\n-2", with: " 0  2\n-2"))
  }

  @Test func `with colours a cell is two pixels, in as many colours as there are`() throws {
    let full = try run("show [0 1; 1 0]", ["--color", "always"], ["COLORTERM": "truecolor"])
    let rows = full.output.split(separator: "\n").dropFirst(2)
    // Each cell of the map is 6 by 6 pixels: 12 columns and 6 lines.
    #expect(rows.count == 6)
    let first = "\u{1B}[0;38;2;0;0;0;48;2;0;0;0m" + String(repeating: "▀", count: 6)
    #expect(rows.first?.hasPrefix(first) == true)
    #expect(rows.allSatisfy { $0.hasSuffix("\u{1B}[0m") })
    let palette = try run("show [0 1; 1 0]", ["--color", "always"], ["TERM": "xterm-256color"])
    #expect(palette.output.contains("\u{1B}[0;38;5;231;48;5;231m"))
    let basic = try run("show [0 1; 1 0]", ["--color", "always"], ["TERM": "xterm"])
    #expect(basic.output.contains("\u{1B}[0;97;107m"))
  }

  @Test func `signed maps are blue and red about white`() throws {
    let run = try run("show [-1 0 1;]", ["--color", "always"], ["COLORTERM": "truecolor"])
    #expect(run.output.contains("blue −1 · white 0 · red 1"))
    for color in ["38;2;33;102;172", "38;2;247;247;247", "38;2;178;24;43"] {
      #expect(run.output.contains(color))
    }
  }

  @Test func `accessible mode gives the numbers, JSON the value`() throws {
    let spoken = try run("show [0 1; 1 0]", ["--accessible"])
    #expect(spoken.output == "[0 1; 1 0]  2×2\n0  1\n1  0\n")
    let json = try run("show [0 1; 1 0]", ["--format", "json"])
    #expect(json.output.hasPrefix(#"{"kind":"value","name":"[0 1; 1 0]","shape":[2,2]"#))
  }

  @Test func `a terminal with pictures of its own gets them`() throws {
    let kitty = try run(
      "show digit(3)", ["--color", "always"],
      ["STRIDER_GRAPHICS": "kitty", "COLORTERM": "truecolor"])
    #expect(kitty.output.contains("\u{1B}_Ga=T,q=2,f=32,"))
    #expect(kitty.output.contains(",c=28,r=14,"))
    let sixel = try run(
      "show digit(3)", ["--color", "always"],
      ["STRIDER_GRAPHICS": "sixel", "COLORTERM": "truecolor"])
    #expect(sixel.output.contains("\u{1B}P0;1q\"1;1;224;224"))
    #expect(sixel.output.contains("\u{1B}\\"))
  }

  @Test func `a vector is a curve, and a network's call shows every layer`() throws {
    let curve = try run("show [1, 4, 9, 16]")
    #expect(curve.output.contains("16.0000 │"))
    let layers = try run(
      "net = Sequential(Conv2d(1, 3, 3), ReLU(), MaxPool2d(2), Flatten(), Linear(27, 4));\nshow net(digit(1)[0:8, 0:8])"
    )
    for layer in [
      "1 slice  8×8", "2 conv2d  3×6×6", "3 relu  3×6×6", "4 max_pool2d  3×3×3", "linear  4",
    ] {
      #expect(layers.output.contains(layer), "\(layers.output)")
    }
  }

  @Test(arguments: [40, 80], ["digit(7)", "rand(3, 40, 200)", "randn(16, 3, 5, 5)", "randn(70)"])
  func `no line is wider than the terminal`(columns: Int, what: String) throws {
    let prompt = try PromptSession(
      environment: ["NO_COLOR": "1"], columns: columns, rows: 30)
    prompt.enter("show \(what)")
    #expect(prompt.terminal.expect("\nstrider> "))
    for row in prompt.terminal.text.split(separator: "\n") {
      #expect(row.count <= columns, "\(row)")
    }
  }

  @Test func `the terminal is asked once, and an answer that comes late is no input`() throws {
    let prompt = try PromptSession()
    prompt.enter("show [0 1; 1 0]")
    #expect(prompt.terminal.expect("black 0 · white 1"))
    #expect(prompt.terminal.expect("strider> "))
    prompt.terminal.send("\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[?62;4;22c")
    #expect(prompt.answers("1 + 1", "2"))
    #expect(prompt.mentions("show [1 0; 0 1]", "black 0 · white 1"))
    let sent = String(decoding: prompt.terminal.bytes, as: UTF8.self)
    #expect(sent.matches(of: /\u{1B}_Gi=31/).count == 1)
    #expect(prompt.leave() == 0)
  }

  @Test func `programs show with matplotlib's words`() throws {
    let run = try run(
      "import matplotlib.pyplot as plt\nfor i in range(1):\n    plt.imshow([[0, 1], [1, 0]])\n    plt.show()\n"
    )
    #expect(run.output.contains("plt.imshow  2×2"))
    #expect(!run.output.contains("note"))
  }
}
