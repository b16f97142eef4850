import Networks
import Tensors
import TestSupport
import Testing

/// `strider evaluate`: the most confident mistakes with their pictures, and how pictures go in.
struct EvaluateCommandTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/m.safetensors" }

  init() throws {
    folder = try TemporaryFolder()
    try DigitFiles.write(folder.path, training: 60, test: 40)
    let line = ["--data", folder.path, "--epochs", "1", "--save", path]
    #expect(try ProgramRun(["train"] + line).status == 0)
  }

  @Test func `the most confident mistakes are listed and drawn, as many as asked for`() throws {
    let run = try ProgramRun(["evaluate", path, "--worst", "3"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("[2] picture "))
    #expect(!run.output.contains("[3] picture "))
    #expect(run.output.contains("mistakes  3×1×28×28"))
    let none = try ProgramRun(["evaluate", path, "--worst", "0"])
    #expect(!none.output.contains("mistakes  "))
    let chinese = try ProgramRun(["evaluate", path, "--worst", "1", "--language", "zh"])
    #expect(chinese.output.contains("错误  1×1×28×28"))
    let json = try ProgramRun(["evaluate", path, "--format", "json"])
    #expect(json.output.split(separator: "\n").count == 1)
  }

  @Test func `how pictures go in is said, and can be said`() throws {
    let usual = try ProgramRun(["evaluate", path])
    #expect(usual.output.contains("pictures 1×28×28, from 0 to 1, minus 0.1"))
    let plain = try ProgramRun(["evaluate", path, "--mean", "0", "--std", "1"])
    #expect(plain.output.contains("pictures 1×28×28, numbers from 0 to 1"))
    let wrong = try ProgramRun(["evaluate", path, "--mean", "x"])
    #expect(wrong.status == 64)
    let two = try ProgramRun(["evaluate", path, "--mean", "1,2"])
    #expect(two.status == 1)
    #expect(two.unwrappedErrors.contains("--mean and --std take one number"))
    let size = try ProgramRun(["evaluate", path, "--size", "20"])
    #expect(size.status == 1)
  }

  @Test func `folders of pictures of any size are scaled and cut`() throws {
    let data = folder.path + "/pictures"
    for (name, digit) in [("0", 0), ("1", 1)] {
      let file = try folder.write("pictures/\(name)/a.png", [])
      let drawn = try ProgramRun(["eval", "save('\(file)', digit(\(digit)), force=True)"])
      #expect(drawn.status == 0, "\(drawn.errors)")
    }
    let run = try ProgramRun(["evaluate", path, "--data", data, "--size", "28"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("2 pictures: accuracy"))
  }
}
