import Files
import Networks
import Tensors
import TestSupport
import Testing

/// `open` and `summary` with networks from elsewhere.
struct OpenCommandTests {
  @Test func `a network is opened with its summary, and a script runs with it`() throws {
    let run = try ProgramRun(["open", "lenet5"], input: Array("net[0].weight.shape\n".utf8))
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("61,706"))
    #expect(run.output.contains("(6, 1, 5, 5)"))
  }

  @Test func `a file of weights alone is the network that --as names`() throws {
    try withTemporaryDirectory { folder in
      var random = RandomSource(seed: 1)
      let network = try PresetModel.lenet5.network(imageShape: [1, 28, 28], using: &random)
      var tensors = network.state
      let path = folder + "/w.safetensors"
      try TensorFile(tensors: tensors).write(path: path)
      #expect(try ProgramRun(["summary", path]).output.contains("61,706"))
      tensors[0].name = "first"
      try TensorFile(tensors: tensors).write(path: path)
      let bare = try ProgramRun(["summary", path])
      #expect(bare.status == 74)
      #expect(bare.errors.contains("--as"))
      let named = try ProgramRun(["open", path, "--as", "lenet5"])
      #expect(named.status == 74)
      #expect(named.errors.contains("0.weight"))
      let other = try ProgramRun(["summary", path, "--as", "resnet18", "--language", "zh"])
      #expect(other.errors.contains("conv1.weight"))
    }
  }

  @Test(arguments: [
    (["summary", "resnet18"], ["11,689,512", "layer4.1.relu#2", "435"]),
    (["summary", "vgg16"], ["138,357,544", "15,470,264,320"]),
    (["summary", "mobilenet_v2", "--input", "3,32,32"], ["3,504,872"]),
  ])
  func `networks known by a name are summed up without their weights`(
    arguments: [String], words: [String]
  ) throws {
    let run = try ProgramRun(arguments)
    #expect(run.status == 0)
    for word in words { #expect(run.output.contains(word)) }
  }

  @Test func `what is no network is said, with the status of its kind`() throws {
    #expect(try ProgramRun(["open", "/nonexistent/net.pth"]).status == 74)
    #expect(try ProgramRun(["open", "lenet5", "--input", "x"]).status == 1)
    #expect(try ProgramRun(["open", "resnet18", "--input", "1,28,28"]).status == 0)
  }
}
