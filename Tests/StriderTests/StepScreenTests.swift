import TestSupport
import Testing

/// `step` at a terminal: one screen, on which the window moves.
struct StepScreenTests {
  /// A prompt at which a convolution of 5×5 with padding is stepped.
  private func stepping(
    _ line: String = "step conv2d(x, k, padding=1)", language: String = "en", columns: Int = 80,
    rows: Int = 24
  ) throws -> PromptSession {
    let prompt = try PromptSession(
      ["--quiet", "--language", language], columns: columns, rows: rows)
    prompt.enter("x = reshape(arange(25), 5, 5); k = [1 0 2; 0 -1 0; 1 1 3];")
    try #require(prompt.terminal.expect("strider> "))
    prompt.enter(line)
    return prompt
  }

  @Test(arguments: [
    ("en", 80, "space next"), ("en", 40, "space next"), ("zh", 80, "空格 下一步"),
    ("zh", 40, "空格 下一步"),
  ])
  func `every frame stands in the place of the one before`(
    language: String, columns: Int, keys: String
  ) throws {
    let prompt = try stepping(language: language, columns: columns)
    let terminal = prompt.terminal
    func stands(_ place: String) -> Bool {
      terminal.see { screen in
        let rows = screen.rows.filter { !$0.isEmpty }
        return (rows.last?.hasPrefix(keys) ?? false)
          && rows.count { $0.contains("[\(place)] = ") } == 1
      }
    }
    try #require(stands("0,0"), "\(terminal.screen.text)")
    let top = terminal.screen.rows.firstIndex { $0.contains("1/25") || $0.contains("1 of 25") }
    let scrolled = terminal.screen.scrolled.count
    let keyRow = terminal.screen.row
    for place in ["0,1", "0,2", "0,3", "0,4", "1,0"] {
      terminal.send(" ")
      try #require(stands(place), "\(place)\n\(terminal.screen.text)")
    }
    for place in ["0,4", "0,3"] {
      terminal.send("\u{1B}[D")
      try #require(stands(place), "\(place)\n\(terminal.screen.text)")
    }
    #expect(terminal.screen.scrolled.count == scrolled, "the screen has scrolled")
    #expect(terminal.screen.row == keyRow, "the keys have moved")
    let now = terminal.screen.rows.firstIndex { $0.contains("4/25") || $0.contains("4 of 25") }
    #expect(top != nil && now == top, "\(terminal.screen.text)")
    terminal.send("q")
    try #require(terminal.see { $0.currentRow == "strider>" }, "\(terminal.screen.text)")
    #expect(!terminal.screen.text.contains(keys), "\(terminal.screen.text)")
    #expect(prompt.leave() == 0)
  }

  @Test func `all keys are shown on request and give way to the same frame`() throws {
    let terminal = try stepping().terminal
    try #require(terminal.see { $0.text.contains("step 1 of 25") })
    terminal.send("  ?")
    try #require(
      terminal.see { $0.text.contains("plays faster, slower") }, "\(terminal.screen.text)")
    #expect(terminal.screen.text.contains("· padding, counts as 0"))
    #expect(!terminal.screen.text.contains("step 3 of 25"))
    terminal.send("x")
    // Half the frame may have come.
    try #require(
      terminal.see {
        $0.text.contains("step 3 of 25") && !$0.text.contains("plays faster")
      }, "\(terminal.screen.text)")
  }

  @Test func `a plays with a pause that plus and minus change`() throws {
    let prompt = try stepping("step conv2d(x[0:3, 0:3], k[0:2, 0:2])")
    let terminal = prompt.terminal
    try #require(terminal.see { $0.text.contains("step 1 of 4") })
    terminal.send("-")
    terminal.send("-------a")
    try #require(terminal.expect("playing, 3.0 s a step"), "\(terminal.screen.text)")
    terminal.send("++++++++++")
    try #require(terminal.expect("playing, 0.1 s a step"), "\(terminal.screen.text)")
    for step in 2...3 {
      try #require(terminal.expect("step \(step) of 4"), "\(terminal.screen.text)")
      try #require(terminal.expect("playing"))
    }
    try #require(terminal.see { $0.text.contains("the last step") }, "\(terminal.screen.text)")
    #expect(terminal.screen.text.contains("step 4 of 4"))
    terminal.send(" ")
    try #require(terminal.see { $0.currentRow == "strider>" })
  }

  @Test(arguments: [(80, 14), (40, 24), (40, 16), (30, 10)])
  func `in a small window the moving part and the keys stay in sight`(
    columns: Int, rows: Int
  ) throws {
    let prompt = try PromptSession(columns: columns, rows: rows)
    let terminal = prompt.terminal
    prompt.enter("x = rand(3, 16, 16); k = rand(2, 3, 5, 5);")
    try #require(terminal.expect("strider> "))
    prompt.enter("step conv2d(x, k, padding=2)")
    try #require(terminal.see { $0.text.contains("1 of 512") }, "\(terminal.screen.text)")
    for step in 2...20 {
      terminal.send(" ")
      try #require(
        terminal.see {
          $0.text.contains("\(step) of 512") && $0.rows.last?.contains("q leaves") == true
        },
        "\(terminal.screen.text)")
      let text = terminal.screen.text
      #expect(text.contains("[0"), "\(text)")
      #expect(text.contains("["), "\(text)")
    }
    terminal.send("q")
    try #require(terminal.see { $0.currentRow == "strider>" })
  }

  @Test func `a terminal that changes its size gets the frame anew`() throws {
    let terminal = try stepping().terminal
    try #require(terminal.see { $0.text.contains("step 1 of 25") })
    terminal.send("  ")
    try #require(terminal.see { $0.text.contains("step 3 of 25") })
    terminal.resize(columns: 44, rows: 20)
    try #require(
      terminal.see { $0.rows[0].contains("step 3 of 25") && $0.text.contains("q leaves") },
      "\(terminal.screen.text)")
    terminal.send(" ")
    try #require(
      terminal.see { $0.rows[0].contains("step 4 of 25") && !$0.text.contains("step 3") },
      "\(terminal.screen.text)")
  }

  @Test(arguments: [["TERM": "dumb"], ["ACCESSIBLE": "1"], ["NO_COLOR": "1"]])
  func `where nothing may be drawn over, each frame stands below the other`(
    environment: [String: String]
  ) throws {
    let prompt = try PromptSession(environment: environment, rows: 60)
    let terminal = prompt.terminal
    prompt.enter("step conv2d([1 2 3; 4 5 6], [1 1])")
    for step in ["tep 1", "tep 2", "tep 3"] {
      try #require(terminal.see { $0.text.contains(step + " of 4") }, "\(terminal.screen.text)")
      terminal.send(" ")
    }
    try #require(terminal.see { $0.text.contains("tep 4 of 4") })
    for step in 1...4 { #expect(terminal.screen.text.contains("tep \(step) of 4")) }
    #expect(!terminal.bytes.contains(0x1B) || environment["TERM"] == nil)
    terminal.send("?")
    try #require(
      terminal.see { $0.text.contains("plays faster, slower") }, "\(terminal.screen.text)")
  }

  @Test(arguments: [("en", 80), ("en", 40), ("zh", 80), ("zh", 40)])
  func `a number is asked for below its frame, which does not tell it`(
    language: String, columns: Int
  ) throws {
    let prompt = try stepping(
      "step --predict conv2d(x, k, padding=1)", language: language, columns: columns)
    let terminal = prompt.terminal
    let question = language == "en" ? "What is" : "等于多少"
    try #require(terminal.see { $0.rows.joined().contains(question) }, "\(terminal.screen.text)")
    #expect(terminal.screen.text.contains(">?<"), "\(terminal.screen.text)")
    #expect(terminal.screen.text.contains("[·]"))
    #expect(!terminal.screen.text.contains("= 23"))
    // What cannot be read costs no try; of two tries the second tells the number.
    for _ in 1...3 { terminal.send("what?\r") }
    try #require(
      terminal.see { screen in
        screen.rows.count { $0.contains(language == "en" ? "Type a number" : "请输入一个数") } >= 3
      }, "\(terminal.screen.text)")
    terminal.send("1\r")
    try #require(terminal.see { $0.text.contains(language == "en" ? "not yet" : "还不对") })
    terminal.send("23\r")
    try #require(terminal.expect(language == "en" ? "right" : "正确"), "\(terminal.screen.text)")
    try #require(terminal.see { $0.rows.joined().contains("[0,1]") }, "\(terminal.screen.text)")
  }
}
