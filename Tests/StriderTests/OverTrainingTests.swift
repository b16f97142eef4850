import Foundation
import Networks
import Terminal
import TestSupport
import Testing

/// `why … over training`, in the program.
struct OverTrainingTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/m.safetensors" }
  private let question = "why net[0].weight[0,0,2,3] over training\n"

  init() throws {
    folder = try TemporaryFolder()
    try DigitFiles.write(folder.path, training: 150, test: 20)
  }

  private func train(_ more: String...) throws {
    let run = try ProgramRun(
      [
        "train", "--data", folder.path, "--batch-size", "40", "--epochs", "2", "--save", path,
      ] + more)
    #expect(run.status == 0, "\(run.errors)")
  }

  private struct Moves: Decodable {
    let kind: String
    let from: Double?
    let to: Double?
    let shares: [Double]?
    let change: Double?
    let steps: Int?
    let earlier: Double?
    let decay: Double?
    let rounding: Double?
    let step: Int?
  }

  private struct Picture: Decodable { let change: Double }
  private struct Step: Decodable {
    let change: Double
    let earlier: Double
    let decay: Double
    let rounding: Double
    let pictures: [Picture]
  }

  private func lines(_ output: String, _ kind: String) -> [Data] {
    output.split(separator: "\n").filter { $0.contains("\"kind\":\"\(kind)\"") }.map {
      Data($0.utf8)
    }
  }

  @Test func `a checkpoint's weight has shares that add up to the bit`() throws {
    try train("--optimizer", "adamw", "--augment", "--validation", "20")
    let run = try ProgramRun([
      "why", "net = load('\(path)')", "net[0].weight[0,0,2,3] over training", "--format", "json",
    ])
    #expect(run.status == 0, "\(run.errors)")
    let line = try #require(lines(run.output, "weight_moves").first)
    let moves = try JSONDecoder().decode(Moves.self, from: line)
    let (shares, from, to) = (
      try #require(moves.shares), try #require(moves.from), try #require(moves.to)
    )
    #expect(shares.count == 8)
    #expect(shares.reduce(0, +) == to - from)
    #expect(moves.change == to - from)
    let checkpoint = try Checkpoint.read(path: path)
    #expect(checkpoint.network.state[0].tensor.elements[13] == to)
    let steps = try lines(run.output, "weight_step").map {
      try JSONDecoder().decode(Step.self, from: $0)
    }
    #expect(steps.count == 5)
    for step in steps {
      let pictures = step.pictures.reduce(0) { $0 + $1.change }
      #expect(abs(pictures + step.earlier + step.decay + step.rounding - step.change) < 1e-15)
      #expect(step.decay != 0 || step.change == shares[0])
    }
    #expect(steps[0].change.magnitude == shares.map(\.magnitude).max())
    #expect(!lines(run.output, "weight_picture").isEmpty)
  }

  @Test func `after a rewind only the steps before are gone through`() throws {
    try train("--optimizer", "momentum")
    let run = try ProgramRun(["rewind", path, "3"], input: Array(question.utf8))
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("net[0].weight[0,0,2,3] over 3 steps"))
    #expect(run.output.contains("earlier steps, by momentum"))
    #expect(run.output.contains("w(3) − w(0), to the bit"))
    #expect(run.output.contains("strider rewind CHECKPOINT"))
    let first = try ProgramRun(["rewind", path, "0"], input: Array(question.utf8))
    #expect(first.status == 1)
    #expect(first.errors.contains("nothing has moved"))
  }

  private let fitted = """
    x = [1 0; 0 1; 1 1; 0 0]
    t = [0, 1, 0, 1]
    net = nn.Sequential(nn.Linear(2, 2))
    fit(net, (x, t), epochs=3, batch_size=2, optimizer='sgd', learning_rate=0.5);

    """

  @Test func `after fit the calls that went on with one another are gone through`() throws {
    let ask = "why net[0].bias[1] over training\n"
    let once = try ProgramRun(script: fitted + ask)
    #expect(once.status == 0, "\(once.errors)")
    #expect(once.output.contains("over 6 steps"))
    #expect(!once.output.contains("earlier steps"))
    let again = "fit(net, (x, t), epochs=1, batch_size=2, optimizer='sgd', learning_rate=0.1);\n"
    let twice = try ProgramRun(script: fitted + again + ask)
    #expect(twice.output.contains("over 8 steps"))
    #expect(!twice.output.contains("has been changed"))
    // Weights that were changed in between begin a new story.
    let changed = try ProgramRun(script: fitted + "net[0].bias[0] = 3\n" + again + ask)
    #expect(changed.output.contains("over 2 steps"), "\(changed.output)\(changed.errors)")
    #expect(changed.output.contains("w(8) − w(6), to the bit"))
    let edited = try ProgramRun(script: fitted + "net[0].bias[1] = 3\n" + ask)
    #expect(edited.output.contains("is 3 now: it has been changed since the training"))
  }

  @Test func `it is said in Chinese and in sentences`() throws {
    let ask = fitted + "why net[0].bias[1] over training\n"
    let chinese = try ProgramRun(script: ask, ["run", "-", "--language", "zh"])
    #expect(chinese.output.contains("移动它最多的步"))
    #expect(chinese.output.contains("逐位相等"))
    let plain = try ProgramRun(script: ask, ["run", "-", "--accessible"])
    #expect(plain.output.contains("Over 6 steps net[0].bias[1] went from"))
    #expect(plain.output.contains("The pictures that moved it most"))
  }

  @Test func `what has no training is said`() throws {
    func error(_ script: String) throws -> String {
      let run = try ProgramRun(script: script)
      #expect(run.status == 1)
      return run.unwrappedErrors
    }
    #expect(
      try error("net = nn.Sequential(nn.Linear(2, 2))\nwhy net[0].bias[1] over training\n")
        .contains(
          "nothing is known of how the network"))
    #expect(
      try error("x = [1 2]\nwhy x[1] over training\n").contains("is no number of a weight"))
    #expect(
      try error(fitted + "why net[0].bias over training\n").contains("net[0].bias"))
  }

  @Test func `no line is wider than the terminal`() throws {
    try train()
    for (columns, language) in [(40, "en"), (40, "zh"), (80, "en")] {
      let session = try PromptSession(
        ["rewind", path, "7", "--language", language], columns: columns, rows: 60)
      session.enter(String(question.dropLast()))
      #expect(session.terminal.expect("CHECKPOINT") || session.terminal.expect("检查点"))
      #expect(session.terminal.expect("strider> "))
      // What was waited for while it was being read was written over.
      for row in session.terminal.text.split(separator: "\n")
      where !row.contains("…") && !row.hasPrefix("strider>") {
        #expect(row.displayWidth <= columns, "\(row)")
      }
      #expect(session.leave() == 0)
    }
  }
}
