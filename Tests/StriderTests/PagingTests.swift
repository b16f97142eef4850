import TestSupport
import Testing

/// A lesson at a terminal: a screen at a time, and nothing scrolls away unread.
struct PagingTests {
  private static let pause = ["Enter goes on; q shows", "按回车继续；q 显示"]

  private func isPaused(_ screen: ScreenModel) -> Bool {
    Self.pause.contains { screen.currentRow.hasPrefix($0) }
  }

  /// Sends keys and waits until the program awaits others.
  private func press(_ keys: String, _ prompt: PromptSession) -> Bool {
    let before = prompt.terminal.text.count
    prompt.terminal.send(keys)
    return prompt.terminal.see { [terminal = prompt.terminal] screen in
      guard terminal.text.count > before + keys.count - 1 else { return false }
      return screen.currentRow == "strider>" || isPaused(screen)
        || screen.currentRow.contains("q leaves") || screen.currentRow.contains("q 离开")
    }
  }

  @Test(arguments: [("en", 80), ("zh", 40)])
  func `no key shows more than a screen, and a fence opens the stepper`(
    language: String, columns: Int
  ) throws {
    let prompt = try PromptSession(
      ["--quiet", "--language", language], columns: columns)
    let terminal = prompt.terminal
    try #require(press("lesson 06\r", prompt), "\(terminal.screen.text)")
    let asked = language == "en" ? "hint, solution and skip help" : "也可输入 提示"
    var (steps, pauses, questions) = (0, 0, 0)
    for _ in 0..<60 where questions < 4 {
      let scrolled = terminal.screen.scrolled.count
      let screen = terminal.screen
      var keys = "\r"
      if screen.currentRow.contains("q leaves") || screen.currentRow.contains("q 离开") {
        steps += 1
        keys = "q"
      } else if isPaused(screen) {
        pauses += 1
      } else if screen.rows[..<screen.row].suffix(2).joined().contains(asked) {
        questions += 1
        keys = "skip\r"
      }
      try #require(press(keys, prompt), "\(keys)\n\(terminal.screen.text)")
      #expect(terminal.screen.scrolled.count - scrolled <= 24, "\(terminal.screen.text)")
    }
    #expect(steps == 1, "the stepper was not opened")
    #expect(questions == 4)
    #expect(language == "en" || pauses > 0)
  }

  @Test func `errors are counted among the lines of a screen`() throws {
    let prompt = try PromptSession(["--quiet", "--language", "zh"], columns: 40)
    let terminal = prompt.terminal
    try #require(press("lesson 24\r", prompt), "\(terminal.screen.text)")
    var hasSeen = false
    for _ in 0..<80 where !hasSeen {
      let scrolled = terminal.screen.scrolled.count
      let asks = terminal.screen.text.contains("也可输入 提示") && !isPaused(terminal.screen)
      try #require(press(asks ? "跳过\r" : "\r", prompt), "\(terminal.screen.text)")
      hasSeen = terminal.screen.text.contains("错误：没有 P")
      #expect(terminal.screen.scrolled.count - scrolled <= 24, "\(terminal.screen.text)")
    }
    #expect(hasSeen)
  }

  @Test func `an answer begun at a pause goes into the line`() throws {
    let prompt = try PromptSession(rows: 10)
    let terminal = prompt.terminal
    try #require(press("lesson 14\r", prompt))
    for _ in 0..<20 where !isPaused(terminal.screen) { try #require(press("\r", prompt)) }
    #expect(isPaused(terminal.screen), "\(terminal.screen.text)")
    terminal.send("7")
    try #require(terminal.see { isPaused($0) || $0.currentRow.hasPrefix("strider> 7") })
    terminal.send("q")
    try #require(terminal.see { $0.currentRow.hasPrefix("strider> 7") }, "\(terminal.screen.text)")
  }

  @Test func `a table of many layers is shown a screen at a time`() throws {
    let prompt = try PromptSession(rows: 20)
    let terminal = prompt.terminal
    try #require(press("summary(resnet18(), 3, 224, 224)\r", prompt))
    #expect(terminal.see { isPaused($0) }, "\(terminal.screen.text)")
    terminal.send("q")
    #expect(terminal.see { $0.currentRow == "strider>" })
  }

  @Test func `a paste at a pause gets whole into the line`() throws {
    let prompt = try PromptSession(rows: 12)
    let terminal = prompt.terminal
    try #require(press("help\r", prompt))
    #expect(isPaused(terminal.screen), "\(terminal.screen.text)")
    terminal.send("def f(x):\r    return 2*x\r\r")
    try #require(
      terminal.see { $0.currentRow == "strider>" && $0.text.contains("return 2*x") },
      "\(terminal.screen.text)")
    #expect(prompt.answers("f(4)", "8"))
    try #require(press("help\r", prompt))
    terminal.send("q = 3\r")
    #expect(terminal.expect("q  3\nstrider> "), "\(terminal.screen.text)")
    try #require(press("help\r", prompt))
    terminal.send("q")
    #expect(terminal.see { $0.currentRow == "strider>" }, "\(terminal.screen.text)")
  }

  @Test func `help in a lesson begins with the lesson and ends with the question`() throws {
    let prompt = try PromptSession(rows: 40)
    let terminal = prompt.terminal
    try #require(press("lesson 03\r", prompt))
    #expect(terminal.screen.text.contains("About "), "\(terminal.screen.text)")
    for _ in 0..<12 where !terminal.screen.text.contains("Exercise 1 of") {
      try #require(press("\r", prompt))
    }
    try #require(press("help\r", prompt))
    let rows = terminal.screen.rows
    let start = try #require(rows.lastIndex { $0.hasPrefix("strider> help") })
    #expect(rows[start + 1].hasPrefix("Lesson 03-convolution-2d"), "\(terminal.screen.text)")
    let question = try #require(rows.lastIndex { $0.contains("Exercise 1 of") })
    #expect(question > start)
    #expect(prompt.leave() == 0)
  }

  @Test func `Enter in practice shows the problem again, with its number`() throws {
    let prompt = try PromptSession(rows: 60)
    let terminal = prompt.terminal
    try #require(press("practice conv --ladder\r", prompt))
    try #require(terminal.screen.text.contains("Problem 1 of 10: Convolution: one place on a line"))
    try #require(press("\r", prompt))
    #expect(terminal.screen.rows.count { $0.hasPrefix("Problem 1 of 10") } == 2)
    try #require(press("skip\r", prompt))
    #expect(terminal.screen.text.contains("Problem 2 of 10: Convolution: rows and columns"))
    try #require(press("practice waves --ladder\r", prompt))
    #expect(terminal.screen.text.contains("there is no ladder on waves"))
    try #require(press("practice --due\r", prompt))
    #expect(terminal.screen.text.contains("Nothing has been practised yet"))
  }
}
