import TestSupport
import Testing

/// What the command says to a network that does not take the pictures it is shown with.
struct SummaryCommandTests {
  private static let script = """
    import torch.nn as nn
    nn.Sequential(nn.Conv2d(3, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(600, 4))
    """

  private func help(_ script: String, _ input: [String]) throws -> String {
    let folder = try TemporaryFolder()
    let path = try folder.write("net.py", Array(script.utf8))
    let run = try ProgramRun(["summary", path] + input)
    #expect(run.status == 1)
    return run.errors.split(separator: "\n").last.map(String.init) ?? ""
  }

  @Test func `pictures of another shape are proposed, found by trying`() throws {
    // 600 = 6·10·10: the side is 2·10 + 4 = 24 or 25.
    #expect(try help(Self.script, []) == "help: --input 3,25,25 fits")
    #expect(try help(Self.script, ["--input", "3,2,2"]) == "help: --input 3,24,24 fits")
    #expect(try help(Self.script, ["--input", "24,24,3"]) == "help: --input 3,24,24 fits")
    #expect(
      try help(Self.script, ["--input", "3,32,32"])
        == "help: Linear(1176, 4) would fit, and so does --input 3,25,25")
  }

  @Test func `a layer that no picture fits is to be changed`() throws {
    let script = Self.script.replacing("600", with: "601")
    #expect(
      try help(script, ["--input", "3,24,24"]) == "help: Linear(600, 4) would fit")
  }
}
