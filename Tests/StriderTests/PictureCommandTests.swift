import Foundation
import TestSupport
import Testing

/// `image` and `save` of pictures, with the real program.
struct PictureCommandTests {
  private let street = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Lessons/data/street.png").path

  @Test func `a photograph is filtered and its edges are written`() throws {
    let folder = try TemporaryFolder()
    let script = """
      x = image('\(street)', gray=True);
      x.shape
      y = conv2d(x, kernel('sobel_x'));
      save('edges.png', y)
      image('edges.png').shape
      save('edges.png', y, force=True, scale=True)
      min(image('edges.png')) == 0
      """
    let run = try ProgramRun(["run", "-"], input: Array(script.utf8), folder: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("(1, 96, 128)"))
    #expect(run.output.contains("numbers lie outside 0…1 and were cut"))
    #expect(run.output.contains("(1, 94, 126)"))
    #expect(run.output.hasSuffix("\n1\n"))
  }

  @Test func `a file that is there is not replaced unasked`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.png", [1, 2, 3])
    let run = try ProgramRun(["eval", "save('\(path)', [0 1; 1 0])"])
    #expect(run.status == 1)
    #expect(run.unwrappedErrors.contains("is there already, with 3 bytes"))
    #expect(run.unwrappedErrors.contains("force=True) replaces it"))
  }

  @Test(arguments: [
    ("save('a.png', ones(2, 4, 4))", "this is 2×4×4"),
    ("save('a.png', ones(4, 4, 3))", "puts the channels first"),
    ("save('a.jpg', ones(4, 4))", "pictures are written as PNG"),
    ("image('nothing-here.png')", "nothing-here.png"),
    ("image('street.png', size=0)", "size"),
  ])
  func `what is wrong is said with what would be right`(source: String, words: String) throws {
    let folder = try TemporaryFolder()
    let run = try ProgramRun(["eval", source], folder: folder.path)
    #expect(run.status == 1)
    #expect(run.unwrappedErrors.contains(words), "\(run.errors)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy {
        !$0.hasSuffix("g")
      })
  }
}
