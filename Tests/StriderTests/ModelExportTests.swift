import Files
import Foundation
import Pictures
import TestSupport
import Testing

/// Networks handed to other engines and taken back, with the real program.
struct ModelExportTests {
  @Test func `a model in ONNX's form is opened, explained, and tells pictures apart`() throws {
    let folder = try TemporaryFolder()
    let written = try ProgramRun(
      ["export", "lenet5", "--as", "onnx", "--to", "net.onnx"], folder: folder.path)
    #expect(written.output == "written: net.onnx\n", "\(written.errors)")
    let summary = try ProgramRun(["summary", "net.onnx"], folder: folder.path)
    #expect(summary.output.contains("61,706"))
    let opened = try ProgramRun(
      ["open", "net.onnx"],
      input: Array(
        """
        x = ones(1, 28, 28)
        why net(x)["0"][0, 3, 2, 5]
        net(x).shape

        """.utf8), folder: folder.path)
    #expect(opened.status == 0, "\(opened.errors)")
    #expect(opened.output.contains("conv2d(…)[0,3,2,5] = 1×("), "\(opened.output)")
    #expect(opened.output.contains("(1, 10)"))
    try PictureFile.write(
      [Double](repeating: 0.5, count: 900), [1, 30, 30], path: folder.path + "/grey.png")
    let predicted = try ProgramRun(
      ["predict", "net.onnx", "grey.png"], folder: folder.path)
    #expect(predicted.output.contains("cut in the middle to 28×28, grey"), "\(predicted.errors)")
    #expect(predicted.output.contains("grey.png  30×30"))
    let again = try ProgramRun(
      ["export", "net.onnx", "--as", "pytorch", "--to", "net.py"], folder: folder.path)
    #expect(again.output == "written: net.py, net.safetensors, net_train.py\n")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/net.onnx"))
    try folder.write("cut.onnx", bytes.prefix(bytes.count / 2))
    let cut = try ProgramRun(["open", "cut.onnx"], folder: folder.path)
    #expect(cut.status == 74)
    #expect(cut.errors.contains("cut.onnx"))
  }

  @Test func `a model of plain layers is a checkpoint again`() throws {
    let folder = try TemporaryFolder()
    for arguments in [
      ["export", "lenet5", "--as", "onnx", "--to", "net.onnx"],
      ["export", "net.onnx", "--as", "safetensors", "--to", "net.safetensors"],
    ] {
      let written = try ProgramRun(arguments, folder: folder.path)
      #expect(written.status == 0 && !written.output.contains("alone"), "\(written.errors)")
    }
    let opened = try ProgramRun(
      ["open", "net.safetensors"],
      input: Array(
        """
        other = load('net.onnx')
        x = ones(2, 1, 28, 28)
        (net(x) - other(x)).abs().max()
        (net(x[0]) - other(x[0]).reshape(10)).abs().max()

        """.utf8), folder: folder.path)
    #expect(opened.output.hasSuffix("\n0\n0\n"), "\(opened.output)\(opened.errors)")
  }

  @Test func `a graph's weights stand alone, and fit the graph again`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "s.strider",
      Array(
        """
        net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.GELU(), nn.Conv2d(2, 1, 2))
        export net --as onnx --input 1,5,5 --to net.onnx

        """.utf8))
    for arguments in [
      ["run", "s.strider"], ["export", "net.onnx", "--as", "safetensors", "--to", "w.safetensors"],
    ] {
      let written = try ProgramRun(arguments, folder: folder.path)
      #expect(written.status == 0, "\(written.errors)")
      #expect(written.output.contains("the weights alone") == (arguments[0] == "export"))
    }
    let alone = try ProgramRun(["open", "w.safetensors"], input: [], folder: folder.path)
    #expect(alone.errors.contains("--as"))
    try folder.write("net.strider", Array("net = load('net.onnx')\n".utf8))
    let opened = try ProgramRun(
      ["open", "w.safetensors", "--as", "net.strider"],
      input: Array(
        "other = load('net.onnx')\nx = ones(1, 1, 5, 5)\n(net(x) - other(x)).abs().max()\n".utf8),
      folder: folder.path)
    #expect(opened.status == 0, "\(opened.errors)")
    #expect(opened.output.hasSuffix("\n0\n"), "\(opened.output)")
  }

  @Test func `a class of one's own is not exported, and its weights are written`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "s.strider",
      Array(
        """
        class Net(nn.Module):
            def __init__(self):
                super().__init__()
                self.fc = nn.Linear(3, 2)
            def forward(self, x):
                return self.fc(x).relu()

        net = Net()
        export net --as pytorch --to net.py
        save('w.safetensors', net.state_dict())
        w = load('w.safetensors')
        print(list(w.keys()), (w['fc.weight'] == net.fc.weight).all().item())

        """.utf8))
    let run = try ProgramRun(["run", "s.strider", "--keep-going"], folder: folder.path)
    #expect(run.errors.contains("the forward of net is a program"), "\(run.errors)")
    #expect(run.errors.contains("save('net.safetensors', net.state_dict())"))
    #expect(run.output == "['fc.weight', 'fc.bias'] True\n", "\(run.output)\(run.errors)")
  }

  @Test func `nothing is written over, and what is missing is said`() throws {
    let folder = try TemporaryFolder()
    try folder.write("net.safetensors", [1])
    let first = try ProgramRun(
      ["export", "lenet5", "--as", "pytorch", "--to", "net.py"], folder: folder.path)
    #expect(first.status == 74)
    #expect(first.errors.contains("net.safetensors is there already"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/net.py"))
    for (arguments, words) in [
      (["lenet5", "--to", "x.onnx"], "--as pytorch"),
      (["lenet5", "more", "--as", "onnx", "--to", "x.onnx"], "is a second"),
      (["lenet5", "--as", "onnx", "--draws", "3", "--to", "x.onnx"], "--draws says nothing"),
    ] {
      let run = try ProgramRun(["export"] + arguments, folder: folder.path)
      #expect(run.status == 64)
      #expect(run.errors.contains(words), "\(run.errors)")
    }
    for name in ["x.txt", "torch.py", "a-b.py", "class.py"] {
      let run = try ProgramRun(
        ["export", "lenet5", "--as", "pytorch", "--to", name], folder: folder.path)
      #expect(run.errors.contains("no name of a Python module"), "\(name)")
    }
  }

  @Test func `a network of the prompt is exported, with options on either side`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "s.strider",
      Array(
        """
        net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU())
        export net --as onnx --input 1,5,5 --to f.onnx
        export --to g.onnx --as onnx --input 1,5,5 net
        export net --as onnx --to h.onnx
        export nett --as onnx --to h.onnx
        export 3 --as onnx --to h.onnx

        """.utf8))
    let run = try ProgramRun(["run", "s.strider", "--keep-going"], folder: folder.path)
    #expect(run.output.contains("written: f.onnx\nwritten: g.onnx\n"))
    #expect(run.errors.contains("needs the shape of its pictures"))
    #expect(run.errors.contains("did you mean net?"))
    #expect(run.errors.contains("3 is no network"))
    let (first, second) = (folder.path + "/f.onnx", folder.path + "/g.onnx")
    #expect(FileManager.default.contentsEqual(atPath: first, andPath: second))
  }
}
