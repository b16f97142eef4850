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
