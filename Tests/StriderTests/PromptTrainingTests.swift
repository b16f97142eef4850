import Foundation
import Networks
import TestSupport
import Testing

struct PromptTrainingTests {
  private let interrupt = "\u{3}"
  private let network = "manual_seed(1); net = nn.Sequential(nn.Flatten(), nn.Linear(784, 10));"

  @Test func `Ctrl-C ends fit after a step, keeps everything, and the same fit goes on`() throws {
    let prompt = try PromptSession(columns: 100)
    #expect(prompt.answers(network))
    #expect(prompt.answers("x, t = digits(3000); kept = 5;"))
    #expect(prompt.answers("first = sum(net[1].weight);"))
    prompt.enter("loss = fit(net, (x, t), epochs=900000); kept = 6")
    #expect(prompt.terminal.expect("epoch 3/900000"))
    prompt.terminal.send(interrupt)
    #expect(prompt.terminal.expect("error: interrupted in epoch"))
    #expect(prompt.terminal.expect("the same fit goes on from there"))
    #expect(prompt.terminal.expect("strider> "))
    #expect(prompt.answers("kept", "kept  5"))
    #expect(prompt.answers("sum(net[1].weight) == first", "0"))
    #expect(prompt.mentions("loss", "there is no variable named loss"))
    prompt.enter("fit(net, (x, t), epochs=900000)")
    #expect(prompt.terminal.expect("note: going on in epoch"))
    #expect(prompt.terminal.expect("/900000  loss"))
    prompt.terminal.send(interrupt)
    #expect(prompt.terminal.expect("error: interrupted in epoch"))
    #expect(prompt.terminal.expect("strider> "))
    #expect(prompt.leave() == 0)
  }

  @Test func `train at the prompt gives a network, and Ctrl-C comes back with it`() throws {
    let prompt = try PromptSession(columns: 100, rows: 60)
    let folder = try TemporaryFolder()
    try DigitFiles.write(folder.path, training: 300, test: 100)
    let data = "train --data \(folder.path) --validation 50"
    #expect(prompt.mentions("\(data) --epochs 1", "the network is net"))
    #expect(prompt.mentions("summary(net, [1, 28, 28])", "61,706"))
    prompt.enter("\(data) --epochs 900000 --save \(folder.path)/m.safetensors")
    #expect(prompt.terminal.expect("epoch 2/900000"))
    prompt.terminal.send(interrupt)
    #expect(prompt.terminal.expect("the network is net2"))
    #expect(prompt.terminal.expect("error: interrupted in epoch"))
    #expect(prompt.terminal.expect("train --resume"))
    #expect(prompt.terminal.expect("strider> "))
    #expect(prompt.mentions("net3 = load('\(folder.path)/m.safetensors');", "was trained on"))
    #expect(prompt.answers("sum(abs(net3(digit(3)) - net2(digit(3))))", "0"))
    #expect(prompt.mentions("train --epoch 1", "Did you mean '--epochs'?"))
    #expect(prompt.mentions("train --epochs 0", "--epochs is 0"))
    #expect(prompt.mentions("train --nesterov", "--nesterov belongs to --optimizer momentum"))
    #expect(prompt.mentions("train --help", "train [--save FILE]"))
    #expect(prompt.answers("language zh"))
    #expect(prompt.mentions("train --epoch 1", "没有选项 --epoch，是否想写 --epochs？"))
    #expect(prompt.mentions("train --epochs 0", "应在 1 到 1000000 之间"))
    #expect(prompt.leave() == 0)
  }

  @Test func `a network saved at the prompt is evaluated, summarised and trained on`() throws {
    let folder = try TemporaryFolder()
    try DigitFiles.write(folder.path, training: 300, test: 100)
    let path = folder.path + "/m.safetensors"
    let run = try ProgramRun(
      script: "\(network)\nfit(net, digits(500), epochs=10, learning_rate=0.01);\n"
        + "save('\(path)', net)\n")
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 10)
    #expect(lines.allSatisfy { $0.hasPrefix("epoch ") && !$0.contains("images/s") })
    let evaluation = try ProgramRun(["evaluate", path, "--data", folder.path, "--format", "json"])
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(evaluation.output.utf8)) as? [String: Any])
    #expect(try #require(object["accuracy"] as? Double) > 0.5)
    #expect(try ProgramRun(["summary", path]).output.contains("7,850"))
    let more = try ProgramRun([
      "train", "--resume", path, "--data", folder.path, "--epochs", "1", "--save", path,
    ])
    #expect(more.status == 0, "\(more.errors)")
    #expect(more.output.contains("(x/255 − 0.0000) / 1.0000"))
    #expect(try Checkpoint.read(path: path).run?.position.epoch == 1)
  }

  @Test func `an epoch of fit is a JSON object`() throws {
    let run = try ProgramRun([
      "eval", "\(network) fit(net, digits(30), epochs=2)", "--format", "json",
    ])
    let objects = try run.output.split(separator: "\n").map { line in
      try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(objects.map { $0["kind"] as? String } == ["epoch", "epoch", "value"])
    #expect(objects[1]["test_loss"] is NSNull)
    #expect(objects[1]["epoch"] as? Int == 2)
  }
}
