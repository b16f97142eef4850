import Foundation
import Networks
import TestSupport
import Testing

/// A run that is stopped with Ctrl-C and resumed until it is done.
struct InterruptedTrainingTests {
  private static let script = """
    net = nn.Sequential(nn.Conv2d(1, 6, 5, stride=2, padding=2), nn.ReLU(), nn.MaxPool2d(2, 1),
      nn.Conv2d(6, 9, 3, padding=3, dilation=2, groups=3), nn.Tanh(), nn.AvgPool2d(2), nn.Flatten(),
      nn.Linear(441, 10))
    """

  @Test(arguments: [
    ["--model", "lenet5", "--augment", "--validation", "30", "--patience", "100"],
    ["--model", "simple", "--optimizer", "adamw", "--schedule", "step", "--balance"],
    [
      "--model", "SCRIPT", "--optimizer", "momentum", "--warm-up", "20", "--augment",
      "--batch-size", "23", "--weight-decay", "0.01",
    ],
    ["--model", "SCRIPT", "--optimizer", "sgd", "--schedule", "constant", "--batch-size", "200"],
  ])
  func `however often it is interrupted, a run ends with the same file`(recipe: [String]) throws {
    try withTemporaryDirectory { directory in
      try DigitFiles.write(directory, training: 150, test: 20)
      let script = try DataFiles.write(Array(Self.script.utf8), directory, "net.strider")
      let (whole, parts) = (directory + "/a.safetensors", directory + "/b.safetensors")
      let arguments =
        recipe.map { $0 == "SCRIPT" ? script : $0 }
        + ["--data", directory, "--epochs", "12", "--seed", "6"]
      let unbroken = try ProgramRun(["train", "--save", whole, "--threads", "1"] + arguments)
      #expect(unbroken.status == 0, "\(unbroken.errors)")
      var status = 130
      var threads = 2
      var past: [String] = arguments
      while status == 130 {
        let run = try TrainingProcess(past + ["--save", parts, "--threads", "\(threads)"])
        if run.waitForEpochs(2) { run.signal(SIGINT) }
        status = run.wait()
        threads = 5 - threads
        past = ["--resume", parts]
      }
      #expect(status == 0)
      #expect(
        try Data(contentsOf: URL(fileURLWithPath: whole))
          == Data(contentsOf: URL(fileURLWithPath: parts)))
    }
  }
}
