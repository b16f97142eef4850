import Foundation
import Networks
import TestSupport
import Testing

struct TrainCommandTests {
  private func withDigits(_ body: (String) throws -> Void) throws {
    try withTemporaryDirectory { directory in
      try DigitFiles.write(directory, training: 400, test: 100)
      try body(directory)
    }
  }

  private func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }

  /// Trains, and wants it to succeed.
  private func train(_ arguments: [String]) throws {
    let run = try ProgramRun(["train"] + arguments)
    #expect(run.status == 0, "\(run.errors)")
  }

  private func objects(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return try #require(object as? [String: Any])
    }
  }

  @Test func `an epoch is a JSON object on the output and in the log`() throws {
    try withDigits { directory in
      let log = directory + "/log.jsonl"
      let run = try ProgramRun([
        "train", "--data", directory, "--epochs", "2", "--format", "json", "--log", log,
      ])
      #expect(run.status == 0)
      let lines = try objects(run.output)
      let epochs = lines.filter { $0["kind"] as? String == "epoch" }
      #expect(epochs.count == 2)
      #expect(
        Set(epochs[1].keys) == [
          "kind", "epoch", "train_loss", "train_accuracy", "test_loss", "test_accuracy",
          "images_per_second", "seconds",
        ])
      #expect(epochs[1]["epoch"] as? Int == 2)
      #expect(lines.allSatisfy { ["note", "epoch"].contains($0["kind"] as? String) })
      let logged = try objects(String(decoding: bytes(log), as: UTF8.self))
      #expect(
        logged.map { $0["train_loss"] as? Double } == epochs.map { $0["train_loss"] as? Double })
    }
  }

  @Test func `threads and a break in between change no byte of the checkpoint`() throws {
    try withDigits { directory in
      let (whole, parts) = (directory + "/a.safetensors", directory + "/b.safetensors")
      let common = ["--data", directory, "--augment", "--seed", "4", "--epochs", "3"]
      try train(common + ["--threads", "1", "--save", whole])
      try train(common + ["--threads", "3", "--save", parts])
      #expect(try bytes(whole) == bytes(parts))
      let again = try ProgramRun(["train", "--resume", parts, "--save", parts])
      #expect(again.output.contains("all 3 epochs are done"))
      try train(["--resume", parts, "--save", parts, "--epochs", "4"])
      #expect(try bytes(whole) != bytes(parts))
    }
  }

  @Test func `a look ahead of the momentum is kept in the checkpoint, and refused elsewhere`()
    throws
  {
    try withDigits { directory in
      let paths = ["plain", "ahead", "whole", "adam"].map { "\(directory)/\($0).safetensors" }
      let common = ["--data", directory, "--schedule", "constant", "--epochs"]
      let momentum = ["--optimizer", "momentum"]
      try train(common + ["1", "--save", paths[0]] + momentum)
      try train(common + ["1", "--save", paths[1], "--nesterov"] + momentum)
      try train(common + ["2", "--save", paths[2], "--nesterov"] + momentum)
      #expect(try Checkpoint.read(path: paths[0]).run?.recipe.optimizer.isNesterov == false)
      #expect(try Checkpoint.read(path: paths[1]).run?.recipe.optimizer.isNesterov == true)
      let states = try paths[..<2].map { try Checkpoint.read(path: $0).network.state }
      #expect(states[0] != states[1])
      try train(["--resume", paths[1], "--save", paths[1], "--epochs", "2"])
      #expect(try bytes(paths[1]) == bytes(paths[2]))
      // The checkpoint's optimizer decides, and is known only when it is read.
      let taken = try ProgramRun(["train", "--resume", paths[0], "--epochs", "2", "--nesterov"])
      #expect(taken.status == 0 && taken.output.contains("momentum (Nesterov), learning rate"))
      try train(common + ["1", "--save", paths[3]])
      let resumed = ["train", "--resume", paths[3], "--epochs", "2", "--nesterov"]
      let refused = try ProgramRun(resumed + ["--language", "zh"])
      #expect(refused.status == 1)
      #expect(refused.errors.contains("--nesterov 只用于 --optimizer momentum，而优化器是 adam。"))
      #expect(try ProgramRun(resumed).errors.contains("the optimizer is adam."))
      #expect(try ProgramRun(resumed + ["--optimizer", "sgd"]).status == 64)
    }
  }

  @Test func `Ctrl-C finishes the step, saves and ends with 130, and the run can go on`() throws {
    try withDigits { directory in
      let (whole, parts) = (directory + "/a.safetensors", directory + "/b.safetensors")
      let arguments = ["--data", directory, "--schedule", "constant", "--augment"]
      let terminal = try PseudoTerminal(
        #require(Products.executable("strider")),
        ["train"] + arguments + ["--save", parts, "--epochs", "5000"], columns: 100)
      #expect(terminal.expect("epoch 1/5000"))
      terminal.signal(SIGINT)
      #expect(terminal.expect("saved to"))
      #expect(terminal.exitStatus() == 130)
      let epochs = try #require(try Checkpoint.read(path: parts).run).position.epoch + 1
      try train(["--resume", parts, "--save", parts, "--epochs", "\(epochs)"])
      try train(arguments + ["--save", whole, "--epochs", "\(epochs)"])
      #expect(try bytes(whole) == bytes(parts))
    }
  }

  @Test func `a network is evaluated and summarised`() throws {
    try withDigits { directory in
      let path = directory + "/m.safetensors"
      try train(["--data", directory, "--epochs", "1", "--save", path])
      let json = try ProgramRun(["evaluate", path, "--format", "json"])
      let evaluation = try #require(try objects(json.output).first)
      #expect(evaluation["kind"] as? String == "evaluation")
      #expect(evaluation["images"] as? Int == 100)
      #expect((evaluation["confusion"] as? [[Int]])?.joined().reduce(0, +) == 100)
      let text = try ProgramRun(["evaluate", path, "--language", "zh"])
      #expect(text.output.contains("准确率"))
      #expect(text.output.contains("最常见的错误"))
      let summary = try ProgramRun(["summary", path, "--format", "json"])
      #expect(
        summary.output.hasPrefix(
          "{\"kind\":\"layer\",\"name\":\"0\",\"type\":\"Conv2d\",\"output\":[6,28,28],"
            + "\"parameters\":156,\"multiply_adds\":117600,\"receptive_field\":5,"
            + "\"field\":{\"size\":[5,5],\"jump\":[1,1],\"start\":[-2,-2]},"
            + "\"formula\":\"⌊(28−5+2·2)/1⌋+1\",\"accepts\":[1,28,28],\"memory\":19440}"))
      #expect(try ProgramRun(["summary", "simple"]).output.contains("225,034"))
    }
  }

  @Test func `a script's network is trained, held-out pictures judge it, and early stop ends`()
    throws
  {
    try withDigits { directory in
      let script = directory + "/net.strider"
      let source = "nn.Sequential(nn.Flatten(), nn.Linear(784, 16), nn.ReLU(), nn.Linear(16, 10))"
      try Data(source.utf8).write(to: URL(fileURLWithPath: script))
      let run = try ProgramRun([
        "train", "--model", script, "--data", directory, "--validation", "100", "--epochs", "500",
        "--learning-rate", "0.1", "--schedule", "constant", "--patience", "2", "--accessible",
      ])
      #expect(run.status == 0)
      #expect(run.output.contains("300 pictures 1×28×28, 10 classes, 100 validation pictures"))
      #expect(run.output.contains("Epoch 1 of 500: loss"))
      #expect(run.output.contains("stopped early"))
    }
  }

  @Test func `a summary is a sentence a layer where a table is not wanted or does not fit`() throws
  {
    let spoken = try ProgramRun(["summary", "lenet5", "--accessible", "--language", "zh"]).output
    #expect(spoken.hasPrefix("0 Conv2d：输出 6×28×28，参数 156，乘加 117,600，感受野 5\n"))
    #expect(spoken.contains("合计：参数 61,706，乘加 416,520\n"), "\(spoken)")
    let narrow = try PromptSession(columns: 40)
    let line = "summary(ReLU(), [1, 5])"
    #expect(narrow.mentions(line, "ReLU: output 1×5, parameters 0,"), "\(narrow.terminal.text)")
  }

  @Test func `batch normalisation and dropout are trained, taken up and judged`() throws {
    try withDigits { directory in
      let script = directory + "/net.strider"
      let source = """
        nn.Sequential(
          nn.Conv2d(1, 4, 5, stride=2), nn.BatchNorm2d(4), nn.ReLU(), nn.LPPool2d(2, 2),
          nn.Sequential(nn.ConvTranspose2d(4, 4, 2, stride=2), nn.BatchNorm2d(4), nn.Tanh()),
          nn.AdaptiveAvgPool2d(6), nn.Dropout(0.2), nn.Flatten(), nn.Linear(144, 10))
        """
      try Data(source.utf8).write(to: URL(fileURLWithPath: script))
      let (whole, parts) = (directory + "/a.safetensors", directory + "/b.safetensors")
      let common = ["--data", directory, "--schedule", "constant", "--batch-size", "50"]
      try train(
        common + ["--model", script, "--threads", "1", "--epochs", "4", "--save", whole])
      try train(
        common + ["--model", script, "--threads", "3", "--epochs", "2", "--save", parts])
      try train(["--resume", parts, "--save", parts, "--epochs", "4"])
      let names = try TensorFile(path: parts).tensors.map(\.name)
      #expect(names.contains("4.1.running_var") && names.contains("1.num_batches_tracked"))
      let states = try [whole, parts].map { try Checkpoint.read(path: $0).network.state }
      #expect(states[0] == states[1])
      let evaluation = try objects(ProgramRun(["evaluate", parts, "--format", "json"]).output)
      let accuracy = try #require(evaluation.first?["accuracy"] as? Double)
      #expect(accuracy > 0.5)
    }
  }

  @Test func `what is wrong ends with the status that belongs to it`() throws {
    try withDigits { directory in
      let notes = directory + "/notes.txt"
      try Data("dear diary, today".utf8).write(to: URL(fileURLWithPath: notes))
      let scores = directory + "/scores.strider"
      let last = "nn.Sequential(nn.Flatten(), nn.Linear(784, 10), nn.Softmax(dim=1))"
      try Data(last.utf8).write(to: URL(fileURLWithPath: scores))
      let cases: [([String], Int, String)] = [
        (["train", "--epochs", "0"], 64, "--epochs is 0"),
        (["train", "--learning-rate", "nan"], 64, "--learning-rate"),
        (["train", "--patience", "3"], 64, "--validation"),
        (["train", "--threads", "0"], 64, "--threads is 0"),
        (["train", "--data", directory + "/nowhere"], 74, "nowhere"),
        (["train", "--data", directory, "--save", notes], 74, "notes.txt, byte 0"),
        (["train", "--data", directory, "--save", ""], 74, "''"),
        (["train", "--data", directory, "--save", "/proc/m"], 74, "/proc/m"),
        (["train", "--data", directory, "--save", directory], 74, "not a regular file"),
        (["train", "--data", directory, "--fresh", "--resume", "m"], 64, "--fresh begins anew"),
        (["train", "--data", directory, "--save", directory + "/no/m.safetensors"], 74, "no/m"),
        (["train", "--data", directory, "--model", notes], 1, "notes.txt"),
        (["train", "--data", directory, "--model", scores], 1, "leave it out"),
        (["train", "--data", directory, "--model", directory + "/none"], 74, "none"),
        (["train", "--data", directory, "--validation", "400"], 1, "400 pictures of 400"),
        (
          ["train", "--data", directory, "--learning-rate", "1e6", "--optimizer", "sgd"], 1,
          "--learning-rate"
        ),
        (["train", "--resume", notes], 74, "byte 0"), (["evaluate", notes], 74, "byte 0"),
        (["evaluate", directory + "/none"], 74, "none"),
        (["summary", "lenet5", "--input", "x"], 1, "--input 1,28,28"),
        (["summary", "lenet5", "--input", "1,2,2"], 1, "lenet5 is meant for --input 1,28,28"),
      ]
      for (arguments, status, words) in cases {
        let run = try ProgramRun(arguments)
        #expect(run.status == status, "\(arguments)")
        #expect(words.isEmpty || run.errors.contains(words), "\(arguments): \(run.errors)")
      }
      #expect(try String(contentsOfFile: notes, encoding: .utf8) == "dear diary, today")
    }
  }

  @Test func `a run is not taken up with other pictures`() throws {
    try withDigits { directory in
      let path = directory + "/m.safetensors"
      try train(["--data", directory, "--epochs", "1", "--save", path])
      try DigitFiles.write(directory, training: 200, test: 100)
      let run = try ProgramRun(["train", "--resume", path, "--epochs", "2"])
      #expect(run.status == 1)
      #expect(run.errors.contains("other pictures"))
    }
  }

  @Test(arguments: [["NO_COLOR": "1"], ["ACCESSIBLE": "1"], [:]])
  func `a terminal is told what is waited for before any number comes`(
    environment: [String: String]
  ) throws {
    let terminal = try PseudoTerminal(
      #require(Products.executable("strider")), ["train", "--epochs", "5000"],
      environment: environment, columns: 100)
    #expect(terminal.expect("drawing the digits …"))
    terminal.signal(SIGTERM)
    _ = terminal.exitStatus()
  }
}
