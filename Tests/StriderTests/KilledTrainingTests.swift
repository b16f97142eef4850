import Foundation
import Networks
import Tensors
import TestSupport
import Testing

/// A run that is killed again and again: `STRIDER_KILLS` says how often.
///
/// Its checkpoint and its log stay whole.
/// Where a kill strikes hangs on the machine's speed; what must hold does not.
struct KilledTrainingTests {
  private static let kills =
    ProcessInfo.processInfo.environment["STRIDER_KILLS"].flatMap { Int($0) } ?? 6

  /// What a run is asked to stop with before it is killed.
  private static let requests = [nil, SIGINT, nil, SIGTERM, nil, SIGHUP]

  /// Few pictures and many weights, so that about as much time goes into saving as into learning.
  private static func arguments(_ data: String, epochs: Int) -> [String] {
    [
      "--model", "simple", "--data", data, "--batch-size", "10", "--epochs", "\(epochs)",
      "--augment", "--seed", "3", "--threads", "2",
    ]
  }

  @Test func `a run killed at any moment goes on to the weights of an unbroken one`() throws {
    try withTemporaryDirectory { directory in
      try DigitFiles.write(directory, training: 150, test: 10)
      let (whole, parts) = (directory + "/a.safetensors", directory + "/b.safetensors")
      let log = directory + "/log.jsonl"
      let epochs = 3 * Self.kills + 2
      let arguments = Self.arguments(directory, epochs: epochs)
      #expect(try ProgramRun(["train", "--save", whole] + arguments).status == 0)
      var random = RandomSource(seed: 5)
      var last = (epoch: 0, step: 0)
      for kill in 0..<Self.kills {
        // Every other run is asked to stop first, in the middle of an epoch, and killed as it saves.
        try runAndKill(
          ["--save", parts, "--log", log] + (last == (0, 0) ? arguments : ["--resume", parts]),
          request: Self.requests[kill % Self.requests.count],
          microseconds: UInt32.random(in: 0...30_000, using: &random))
        guard FileManager.default.fileExists(atPath: parts) else { continue }
        let position = try #require(try Checkpoint.read(path: parts).run).position
        #expect((position.epoch, position.step) >= last, "the file went back")
        last = (position.epoch, position.step)
      }
      #expect(last > (0, 0))
      let end = try ProgramRun(["train", "--resume", parts, "--save", parts, "--log", log])
      #expect(end.status == 0, "\(end.errors)")
      try requireWhole(log: log, epochs: epochs)
      #expect(
        try Data(contentsOf: URL(fileURLWithPath: whole))
          == Data(contentsOf: URL(fileURLWithPath: parts)))
    }
  }

  /// Each line of the log is an epoch, told whole, and the last one is there.
  private func requireWhole(log: String, epochs: Int) throws {
    let text = try String(contentsOfFile: log, encoding: .utf8)
    #expect(text.hasSuffix("\n"))
    let told = try text.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["kind"] as? String == "epoch" && object?["train_loss"] is Double, "\(line)")
      return try #require(object?["epoch"] as? Int)
    }
    #expect(told == told.sorted() && told.last == epochs, "\(told)")
  }

  /// Starts the program, lets it finish two epochs, so that one has been saved, and kills it so many
  /// microseconds later.
  private func runAndKill(
    _ arguments: [String], request: CInt?, microseconds: UInt32
  ) throws {
    let run = try TrainingProcess(arguments)
    _ = run.waitForEpochs(2)
    if let request { run.signal(request) }
    usleep(microseconds)
    run.signal(SIGKILL)
    run.wait()
  }
}
