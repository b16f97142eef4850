import Foundation
import Networks
import Tensors
import TestSupport
import Testing

/// `strider rewind`: the prompt at one step of a run of training.
struct RewindCommandTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/m.safetensors" }

  init() throws {
    folder = try TemporaryFolder()
    try DigitFiles.write(folder.path, training: 150, test: 20)
  }

  private func train(_ more: String...) throws {
    let run = try ProgramRun(
      ["train", "--data", folder.path, "--batch-size", "40", "--save", path] + more)
    #expect(run.status == 0, "\(run.errors)")
  }

  private func rewind(
    _ step: Int, _ script: String, _ more: String...
  ) throws -> ProgramRun {
    try ProgramRun(["rewind", path, "\(step)"] + more, input: Array(script.utf8))
  }

  /// The weights at a step as the program saves them.
  private func state(at step: Int, threads: Int) throws -> [NamedTensor] {
    let copy = folder.path + "/at-\(step)-\(threads).safetensors"
    let run = try rewind(step, "save('\(copy)', net)\n", "--threads", "\(threads)")
    #expect(run.status == 0, "\(run.errors)")
    return try Checkpoint.read(path: copy).network.state
  }

  @Test(arguments: [["--optimizer", "momentum"], ["--augment", "--balance"]])
  func `a step has the weights of a run that was saved there`(more: [String]) throws {
    // A run that ends with its first epoch stands where a longer one stands then, at a constant rate.
    let recipe = ["--schedule", "constant", "--seed", "7"] + more
    let first = folder.path + "/first.safetensors"
    let line = ["train", "--data", folder.path, "--batch-size", "40"] + recipe
    #expect(try ProgramRun(line + ["--epochs", "1", "--save", first]).status == 0)
    #expect(try ProgramRun(line + ["--epochs", "3", "--save", path]).status == 0)
    let (short, long) = (try Checkpoint.read(path: first), try Checkpoint.read(path: path))
    for threads in 1...2 {
      let is4 = try state(at: 4, threads: threads) == short.network.state
      #expect(is4)
      let is12 = try state(at: 12, threads: threads) == long.network.state
      #expect(is12)
    }
    let is3 = try state(at: 3, threads: 1) != short.network.state
    #expect(is3)
  }

  @Test func `the names are there, the loss agrees, and how long it takes is said`() throws {
    try train("--epochs", "2", "--augment")
    let run = try rewind(5, "print(x.shape)\nprint(t.shape)\nprint(abs(L - loss) < 0.00001)\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("going through 5 steps of the run again: about "))
    #expect(run.output.contains("step 5 of 8: epoch 2, 1 of its 4 steps are done"))
    #expect(run.output.contains("they agree to Float's precision"))
    #expect(run.output.hasSuffix("(40, 1, 28, 28)\n(40,)\n1\n"), "\(run.output)")
    let grad = try rewind(5, "grad(L, net[0].weight).shape\nwhy L\n")
    #expect(grad.status == 0, "\(grad.errors)")
    #expect(grad.output.contains("(6, 1, 5, 5)"))
  }

  @Test func `the first and the last step can be opened, and no other`() throws {
    try train("--epochs", "1")
    let first = try rewind(0, "net[0].bias.shape\n", "--language", "zh")
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("第 0 步，共 4 步"))
    let last = try rewind(4, "x.shape\n")
    #expect(last.status == 0)
    #expect(last.output.contains("where its run stands: 4 steps are done"))
    let beyond = try rewind(5, "")
    #expect(beyond.status == 1)
    #expect(beyond.errors.contains("there is no step 5"))
  }

  @Test func `JSON has a line with the facts`() throws {
    try train("--epochs", "1")
    let run = try rewind(2, "", "--format", "json")
    let line = try #require(run.output.split(separator: "\n").first { $0.contains("rewind") })
    for fact in [#""step":2"#, #""steps":4"#, #""epoch":1"#, #""loss":"#, #""recorded":"#] {
      #expect(line.contains(fact), "\(line)")
    }
  }

  @Test func `what has changed since is said`() throws {
    try train("--epochs", "1")
    // Other pictures in the same place.
    try DigitFiles.write(folder.path, training: 151, test: 20)
    let changed = try rewind(1, "")
    #expect(changed.status == 1)
    #expect(changed.unwrappedErrors.contains("have changed since the run learned from them"))
    #expect(changed.unwrappedErrors.contains("--data DIRECTORY"))
    // The same pictures in another place.
    let other = try TemporaryFolder()
    try DigitFiles.write(other.path, training: 150, test: 20)
    #expect(try rewind(1, "", "--data", other.path).status == 0)
    // Pictures that are gone.
    try FileManager.default.removeItem(atPath: folder.path + "/train-images-idx3-ubyte")
    let gone = try rewind(1, "", "--language", "zh")
    #expect(gone.status == 74, "\(gone.errors)")
    #expect(gone.errors.contains("--data"))
    // No run.
    var random = RandomSource(seed: 1)
    let network = try PresetModel.lenet5.network(imageShape: [1, 28, 28], using: &random)
    try Checkpoint(modelName: "lenet5", network: network).write(path: path)
    let none = try rewind(1, "")
    #expect(none.status == 1)
    #expect(none.errors.contains("nothing of how it was trained"))
  }

  @Test func `a script that builds another network now is said`() throws {
    let script = folder.path + "/net.st"
    func write(_ bias: Int) throws {
      try
        "net = nn.Sequential(nn.Flatten(), nn.Linear(784, 10)); net[1].bias = \(bias)*ones(10); net"
        .write(toFile: script, atomically: true, encoding: .utf8)
    }
    try write(0)
    try train("--model", script, "--epochs", "1")
    #expect(try rewind(1, "").status == 0)
    try write(1)
    let run = try rewind(1, "")
    #expect(run.status == 1)
    #expect(run.unwrappedErrors.contains("gives other first weights now"))
  }

  @Test func `a run that was gone on with in another way is gone through as it was`() throws {
    try train("--epochs", "1")
    let first = try Checkpoint.read(path: path).network.state
    try train("--resume", path, "--epochs", "2", "--learning-rate", "0.01")
    let is4 = try state(at: 4, threads: 1) == first
    #expect(is4)
    let is8 = try state(at: 8, threads: 1) == Checkpoint.read(path: path).network.state
    #expect(is8)
  }

  @Test func `a terminal gets a prompt with the names`() throws {
    try train("--epochs", "1")
    let session = try PromptSession(["rewind", path, "3"])
    let words = session.terminal.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("step 3 of 4: epoch 1"))
    #expect(session.answers("t.shape", "(30,)"))
    #expect(session.leave() == 0)
  }
}
