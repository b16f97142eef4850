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

  private static let module = """
    import torch.nn as nn
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.conv = nn.Conv2d(1, 2, 3)
            self.fc = nn.Linear(8, 3)
        def forward(self, x):
            return self.fc(self.conv(x).relu().flatten(1))
    """

  @Test func `weights belong to a module of a class of one's own`() throws {
    try withTemporaryDirectory { folder in
      let (script, path) = (folder + "/net.py", folder + "/it's.safetensors")
      func tensor(_ name: String, _ lengths: [Int]) throws -> NamedTensor {
        NamedTensor(name, Tensor(repeating: 0.5, try Shape(lengths)))
      }
      var tensors = [
        try tensor("conv.weight", [2, 1, 3, 3]), try tensor("conv.bias", [2]),
        try tensor("fc.weight", [3, 8]), try tensor("fc.bias", [3]),
      ]
      try TensorFile(tensors: tensors).write(path: path)
      try OutputFile.write(Array((OpenCommandTests.module + "\nNet()\n").utf8), path: script)
      let opened = try ProgramRun(
        ["open", path, "--as", script, "--input", "1,4,4"],
        input: Array("print(net(ones(1, 1, 4, 4)))\n".utf8))
      #expect(opened.status == 0, "\(opened.errors)")
      #expect(opened.output.contains("together"))
      // Two maps of 9/2 + 1/2, so 8 · 5/2 + 1/2.
      #expect(opened.output.hasSuffix("20.5  20.5  20.5\n"), "\(opened.output)")
      let summary = try ProgramRun(["summary", script, "--input", "1,4,4"])
      #expect(summary.status == 0, "\(summary.errors)")
      #expect(summary.output.contains("47"))
      tensors[2] = try tensor("fc.weight", [3, 9])
      try TensorFile(tensors: tensors).write(path: path)
      let other = try ProgramRun(["summary", path, "--as", script, "--input", "1,4,4"])
      #expect(other.status == 74)
      #expect(other.errors.contains("'fc.weight' is 3×9 in the state and 3×8 in the module"))
      try OutputFile.write(Array((OpenCommandTests.module + "\n").utf8), path: script)
      let bare = try ProgramRun(["open", path, "--as", script])
      #expect(bare.status == 1)
      #expect(bare.errors.contains("Net()"), "\(bare.errors)")
    }
  }

  @Test func `a picture is x, made ready as it is to be predicted`() throws {
    try withTemporaryDirectory { folder in
      let path = folder + "/grey.pgm"
      let cells = (0..<40 * 30).map { UInt8($0 * 7 % 256) }
      try OutputFile.write(Array("P5 40 30 255\n".utf8) + cells, path: path)
      let script = Array("x.shape\nprint(allclose(net(x), net(x.reshape(1, 1, 28, 28))[0]))\n".utf8)
      let run = try ProgramRun(
        ["open", "lenet5", "--picture", path, "--mean", "0", "--std", "1"], input: script)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("grey.pgm; pictures: shorter side scaled"))
      #expect(run.output.hasSuffix("(1, 28, 28)\n1\n"), "\(run.output.suffix(80))")
      let missing = try ProgramRun(["open", "lenet5", "--picture", folder + "/no.png"])
      #expect(missing.status == 74)
      #expect(missing.errors.contains("no.png"))
      #expect(try ProgramRun(["open", "lenet5", "--mean", "a"]).status == 64)
    }
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
