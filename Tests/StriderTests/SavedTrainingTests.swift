import Foundation
import Networks
import Tensors
import TestSupport
import Testing

/// Where a run is saved, what of it is gone on with, and what it may replace.
struct SavedTrainingTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/m.safetensors" }

  init() throws {
    folder = try TemporaryFolder()
    try DigitFiles.write(folder.path, training: 150, test: 20)
  }

  private func line(_ epochs: Int, _ more: String...) -> [String] {
    ["--data", folder.path, "--epochs", "\(epochs)", "--schedule", "constant"] + more
  }

  private func train(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun(["train"] + arguments)
  }

  private func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }

  private func place(_ path: String) throws -> Int {
    try #require(try Checkpoint.read(path: path).run).position.epoch
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)])
  func `the same command line goes on after a signal, to the bytes of an unbroken run`(
    signal: CInt, status: Int
  ) throws {
    let line = line(9000, "--save", path)
    for _ in 0..<2 {
      let run = try TrainingProcess(line)
      #expect(run.waitForEpochs(2))
      run.signal(signal)
      #expect(run.wait() == status)
      #expect(run.written.contains("strider train --resume \(path) goes on"))
    }
    // What is left of the run is not waited for.
    let epochs = try place(path) + 1
    #expect(try train(["--resume", path, "--epochs", "\(epochs)"]).status == 0)
    let whole = folder.path + "/whole"
    #expect(try train(self.line(epochs, "--save", whole)).status == 0)
    #expect(try bytes(whole) == bytes(path))
  }

  @Test func `a signal that whoever started the program had blocked is heard`() throws {
    var (blocked, before) = (sigset_t(), sigset_t())
    sigemptyset(&blocked)
    sigaddset(&blocked, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &blocked, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let run = try TrainingProcess(line(9000, "--save", path))
    #expect(run.waitForEpochs(1))
    run.signal(SIGTERM)
    #expect(run.wait() == 143)
  }

  @Test func `a run that is at its end writes the same file again, and nothing beside it`() throws {
    #expect(try train(line(2, "--save", path)).status == 0)
    let first = try bytes(path)
    let again = try train(line(2, "--save", path))
    #expect(again.status == 0 && again.output.contains("epoch 1/2"))
    #expect(try bytes(path) == first)
    #expect(!FileManager.default.fileExists(atPath: path + ".1"))
  }

  @Test func `another run is refused by name, and with --force the farther one is kept`() throws {
    #expect(try train(line(2, "--save", path)).status == 0)
    let first = try bytes(path)
    let other = line(1, "--save", path, "--seed", "3", "--augment")
    let refused = try train(other)
    #expect(refused.status == 1 && refused.output.isEmpty)
    for words in ["--epochs 2 there, 1 now", "--seed 0 there, 3 now", "no --augment there, now"] {
      #expect(refused.unwrappedErrors.contains(words), "\(refused.errors)")
    }
    let chinese = try train(other + ["--language", "zh"])
    #expect(chinese.errors.contains("--seed 那里为 0，这次为 3"), "\(chinese.errors)")
    let model = try train(["--resume", path, "--model", "simple"])
    #expect(model.status == 1 && model.unwrappedErrors.contains("--model lenet5 there, simple now"))
    try DigitFiles.write(folder.path, training: 160, test: 20)
    let data = try train(line(2, "--save", path))
    #expect(data.status == 1 && data.unwrappedErrors.contains("holds another run: --data"))
    #expect(try bytes(path) == first)
    let forced = try train(other + ["--force"])
    #expect(forced.status == 0 && forced.output.contains("the earlier run is kept as"))
    #expect(try bytes(path + ".1") == first)
    #expect(try place(path) == 1)
  }

  @Test func `--fresh begins anew, and the farther run is kept until it is passed`() throws {
    let run = try TrainingProcess(line(9000, "--save", path))
    #expect(run.waitForEpochs(5))
    run.signal(SIGTERM)
    #expect(run.wait() == 143)
    let first = try bytes(path)
    let fresh = try TrainingProcess(line(9000, "--save", path, "--fresh"))
    #expect(fresh.waitForEpochs(1))
    fresh.signal(SIGTERM)
    #expect(fresh.wait() == 143)
    #expect(try bytes(path + ".1") == first)
    #expect(!fresh.written.contains("going on"))
  }

  @Test func `--resume takes the whole command line and saves to its own file`() throws {
    let whole = folder.path + "/whole"
    #expect(try train(line(3, "--save", whole)).status == 0)
    #expect(try train(line(1, "--save", path)).status == 0)
    let more = try train(line(3, "--resume", path, "--model", "lenet5", "--seed", "0"))
    #expect(more.status == 0, "\(more.errors)")
    #expect(more.output.contains("going on in epoch 2, after step 0 of 3, from \(path)"))
    #expect(more.output.contains("saved to \(path)"))
    #expect(try bytes(whole) == bytes(path))
  }

  @Test func `a run without a file is left where it says when it is interrupted`() throws {
    let state = ["XDG_STATE_HOME": folder.path + "/state"]
    let run = try TrainingProcess(line(9000), environment: state)
    #expect(run.waitForEpochs(2))
    run.signal(SIGINT)
    #expect(run.wait() == 130)
    let left = folder.path + "/state/strider/interrupted-1.safetensors"
    let said = run.written
    #expect(said.contains("strider train --resume \(left) goes on"), "\(said)")
    let epochs = try place(left) + 1
    // The next run of the same line does not go on with it.
    let next = try ProgramRun(["train"] + line(1), environment: state)
    #expect(next.status == 0 && !next.output.contains("going on"))
    #expect(next.output.contains("the network is not kept; --save FILE keeps it"))
    #expect(try train(["--resume", left, "--epochs", "\(epochs)"]).status == 0)
    #expect(try train(line(epochs, "--save", path)).status == 0)
    #expect(try bytes(left) == bytes(path))
  }

  @Test func `a log that cannot be written is a note, said once`() throws {
    for log in ["/dev/full", folder.path + "/no/log"] {
      let run = try train(line(3, "--save", path, "--log", log, "--fresh"))
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.components(separatedBy: "note: the log is not written: ").count == 2)
      #expect(try place(path) == 3)
    }
  }

  @Test func `a symbolic link is saved through`() throws {
    let real = folder.path + "/real"
    symlink("real", path)
    for epochs in 1...2 {
      #expect(try train(line(epochs, "--save", path, "--force")).status == 0)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == "real")
      #expect(try place(real) == epochs)
    }
  }

  @Test(arguments: ["sgd", "momentum", "adam", "adamw"])
  func `weights that are no numbers are not saved`(optimizer: String) throws {
    let run = try train(
      line(3, "--save", path, "--optimizer", optimizer, "--learning-rate", "100000"))
    #expect(run.status == 1, "\(run.output)")
    #expect(run.unwrappedErrors.contains("any more"), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: path) || (try? place(path)) != nil)
  }

  @Test func `pictures whose outputs are no numbers are counted and said`() throws {
    #expect(try train(line(1, "--save", path)).status == 0)
    var file = try TensorFile(path: path)
    file.tensors = file.tensors.map { tensor in
      guard tensor.name == "0.weight" || tensor.name == "3.weight" else { return tensor }
      var huge = tensor
      huge.tensor = tensor.tensor.map { _ in 3e38 }
      return huge
    }
    try file.write(path: path)
    let text = try ProgramRun(["evaluate", path])
    #expect(text.status == 0)
    #expect(text.output.contains("20 pictures: accuracy 0.00 %, loss nan"), "\(text.output)")
    #expect(text.output.contains("the outputs of 20 pictures are not numbers"))
    let json = try ProgramRun(["evaluate", path, "--format", "json"]).output
    #expect(json.contains("\"images\":20,\"loss\":\"nan\",\"accuracy\":0,"), "\(json)")
  }

  #if os(Linux)
    @Test(.enabled(if: geteuid() == 0))
    func `a disk that fills up leaves the old checkpoint, and the run goes on`() throws {
      let disk = folder.path + "/disk"
      mkdir(disk, 0o700)
      guard mount("tmpfs", disk, "tmpfs", 0, "size=2000k") == 0 else { return }
      defer { umount2(disk, CInt(MNT_DETACH)) }
      let (path, state) = (disk + "/m.safetensors", folder.path + "/state")
      let run = try TrainingProcess(
        line(9000, "--save", path), environment: ["XDG_STATE_HOME": state])
      #expect(run.waitForEpochs(2))
      #expect(throws: (any Error).self) {
        try Data(count: 4 << 20).write(to: URL(fileURLWithPath: disk + "/more"))
      }
      let before = try place(path)
      #expect(run.waitForEpochs(before + 5))
      run.signal(SIGTERM)
      #expect(run.wait() == 74)
      #expect(try place(path) >= before)
      let said = run.written
      #expect(said.contains("the training goes on, and it is tried again"), "\(said)")
      let left = state + "/strider/interrupted-1.safetensors"
      #expect(said.contains("saved to \(left)"))
      #expect(try place(left) >= place(path))
    }
  #endif
}
