import TestSupport
import Testing

/// What keys show while a network trains at a terminal, and what is drawn there meanwhile.
struct TrainingKeyTests {
  @Test func `keys show filters, gradients, the hardest pictures and the curve`() throws {
    let folder = try TemporaryFolder()
    try DigitFiles.write(folder.path, training: 300, test: 20)
    let prompt = try PromptSession(columns: 80, rows: 50)
    let terminal = prompt.terminal
    prompt.enter("train --data \(folder.path) --epochs 900000 --schedule constant")
    #expect(terminal.expect("keys: f filters, g gradients, h hardest pictures, c curve"))
    #expect(terminal.expect("epoch 2/900000"))
    terminal.send("f")
    #expect(terminal.expect("net[0].weight  6×1×5×5"))
    terminal.send("g")
    #expect(terminal.expect("gradient"))
    #expect(terminal.expect("net[11].bias"))
    #expect(terminal.expect("∂L/∂net[0].weight  6×1×5×5"))
    terminal.send("h")
    #expect(terminal.expect("the hardest of 300 training pictures:"))
    #expect(terminal.expect("hardest  5×1×28×28"))
    terminal.send("c")
    #expect(terminal.expect("loss in training"))
    terminal.send("\u{3}")
    #expect(terminal.expect("error: interrupted in epoch"))
    #expect(terminal.expect("strider> "))
    #expect(prompt.leave() == 0)
  }

  @Test func `the curve is drawn while it trains`() throws {
    let folder = try TemporaryFolder()
    try DigitFiles.write(folder.path, training: 300, test: 20)
    let prompt = try PromptSession(columns: 60, rows: 40)
    prompt.enter("train --data \(folder.path) --epochs 900000")
    #expect(prompt.terminal.expect("loss in training"))
    prompt.terminal.send("\u{3}")
    #expect(prompt.terminal.expect("strider> "))
    #expect(prompt.leave() == 0)
  }
}
