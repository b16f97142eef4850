import Files
import Foundation
import Pictures
import TestSupport
import Testing

/// `predict`, and training on folders of pictures, with the real program.
struct PredictCommandTests {
  /// Dark pictures and bright ones, of several sizes.
  private func pictures(_ folder: TemporaryFolder) throws {
    for number in 0..<12 {
      let side = 6 + number % 3
      for (name, level) in [("dark", 0.1), ("bright", 0.9)] {
        let path = try folder.write("data/\(name)/\(number).png", [])
        let values = (0..<side * side).map { level + Double($0 % 3) * 0.03 }
        try PictureFile.write(values, [1, side, side], path: path)
      }
    }
  }

  @Test func `a network trained on folders tells new pictures apart`() throws {
    let folder = try TemporaryFolder()
    try pictures(folder)
    try folder.write(
      "net.strider",
      Array(
        "Sequential(Conv2d(1, 2, 3), ReLU(), MaxPool2d(2), Flatten(), Linear(8, 1), Sigmoid())\n"
          .utf8))
    let trained = try ProgramRun(
      [
        "train", "--model", "net.strider", "--data", "data", "--size", "6", "--epochs", "30",
        "--batch-size", "8", "--learning-rate", "0.05", "--save", "m.safetensors",
      ], folder: folder.path)
    #expect(trained.status == 0, "\(trained.errors)")
    let run = try ProgramRun(
      ["predict", "--format", "json", "m.safetensors", "data/dark/0.png", "data/bright/0.png"],
      folder: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let objects = try run.output.split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }.filter { $0["kind"] as? String == "prediction" }
    #expect(objects.map { $0["name"] as? String } == ["dark", "bright"])
    #expect(objects.map { $0["class"] as? Int } == [1, 0])
    for object in objects {
      let shares = object["probabilities"] as? [Double] ?? []
      #expect(shares.count == 2 && abs(shares.reduce(0, +) - 1) < 1e-12)
    }
    let text = try ProgramRun(["predict", "m.safetensors", "data/dark/1.png"], folder: folder.path)
    #expect(text.output.contains("cut in the middle to 6×6"))
    #expect(text.output.contains("data/dark/1.png  7×7  1 dark"))
    let evaluated = try ProgramRun(
      ["evaluate", "m.safetensors", "--data", "data"], folder: folder.path)
    #expect(evaluated.output.contains("accuracy 100"), "\(evaluated.output)\(evaluated.errors)")
  }

  @Test func `a file that is no picture is named, and so is a wrong option`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.png", Array("no picture".utf8))
    let model = try ProgramRun(
      ["eval", "save('m.safetensors', Sequential(Flatten(), Linear(12, 2)))"], folder: folder.path)
    #expect(model.status == 0)
    let size = try ProgramRun(["predict", "m.safetensors", "a.png"], folder: folder.path)
    #expect(size.status == 1 && size.unwrappedErrors.contains("--size 224 says it"))
    let picture = try ProgramRun(
      ["predict", "m.safetensors", "a.png", "--size", "2"], folder: folder.path)
    #expect(picture.status == 74, "\(picture.errors)")
    #expect(picture.unwrappedErrors.contains("is no PNG, JPEG, PGM or PPM"))
    let mean = try ProgramRun(
      ["predict", "m.safetensors", "a.png", "--size", "2", "--mean", "x"], folder: folder.path)
    #expect(mean.status == 64)
  }
  @Test func `a broken picture keeps no other from being told`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.png", Array("no picture".utf8))
    let path = try folder.write("b.png", [])
    try PictureFile.write([0, 1, 0.5, 1], [1, 2, 2], path: path)
    let made = try ProgramRun(
      ["eval", "save('m.safetensors', Sequential(Flatten(), Linear(4, 2)))"], folder: folder.path)
    #expect(made.status == 0)
    let run = try ProgramRun(
      ["predict", "m.safetensors", "a.png", "b.png", "--size", "2"], folder: folder.path)
    #expect(run.status == 74)
    #expect(run.unwrappedErrors.contains("a.png, byte 0"), "\(run.errors)")
    #expect(run.output.contains("b.png  2×2"), "\(run.output)")
  }

  @Test func `maps are no scores of classes`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.png", [])
    try PictureFile.write([Double](repeating: 0.5, count: 36), [1, 6, 6], path: path)
    let made = try ProgramRun(
      ["eval", "save('m.safetensors', Sequential(Conv2d(1, 3, 3)))"], folder: folder.path)
    #expect(made.status == 0)
    let run = try ProgramRun(
      ["predict", "m.safetensors", "a.png", "--size", "6"], folder: folder.path)
    #expect(run.status == 1)
    #expect(
      run.unwrappedErrors.contains("the network gives 3×4×4 numbers for a picture"),
      "\(run.errors)")
    #expect(run.unwrappedErrors.contains("show net(x)"))
  }
}
