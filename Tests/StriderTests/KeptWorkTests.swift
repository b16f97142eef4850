import Foundation
import TestSupport
import Testing

/// Nothing that a user has made is lost unasked.
struct KeptWorkTests {
  @Test(arguments: ["en", "zh"])
  func `save replaces a file only when it is told to`(language: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("mine.txt", "precious".utf8)
    func run(_ script: String) throws -> ProgramRun {
      try ProgramRun(
        ["run", "-", "--language", language], input: Array(script.utf8), folder: folder.path)
    }
    let refused = try run("x = 1;\nsave mine.txt\n")
    #expect(refused.status == 1)
    #expect(refused.errors.contains(language == "en" ? "is there already, with 8" : "已经存在，共 8 字节"))
    #expect(refused.errors.contains("save mine.txt --force"))
    #expect(try folder.read("mine.txt") == "precious")
    #expect(try run("x = 1;\nsave --force mine.txt\n").status == 0)
    #expect(try folder.read("mine.txt") == "x = 1;\n")
    #expect(try run("y = 2;\nsave mine.txt --force\n").status == 0)
    #expect(try folder.read("mine.txt") == "y = 2;\n")
    #expect(try run("save /dev/null --force\n").errors.contains("/dev/null"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names == ["mine.txt"])
  }

  @Test func `a network is not written over a file unasked`() throws {
    let folder = try TemporaryFolder()
    let script = "net = nn.Linear(2, 1); save('m.safetensors', net)"
    func run(_ script: String) throws -> ProgramRun {
      try ProgramRun(["eval", script], folder: folder.path)
    }
    #expect(try run(script).status == 0)
    let again = try run(script)
    #expect(again.status == 1)
    #expect(again.errors.contains("save('m.safetensors', net, force=True) replaces it"))
    #expect(try run("net = nn.Linear(2, 1); save('m.safetensors', net, force=True)").status == 0)
  }

  @Test func `notes of a lesson are kept as they come, and replaced only when told`() throws {
    let place = try LessonPlace()
    let notes = place.folder.path + "/notes.md"
    try place.folder.write("notes.md", "a month".utf8)
    let refused = try place.run(["lesson", "places", "--notes", notes])
    #expect(refused.status == 74 && refused.errors.contains("--force replaces it"))
    #expect(try place.folder.read("notes.md") == "a month")
    let taken = try place.run(
      ["lesson", "places", "--notes", notes, "--force"], input: "\nz = 3\n")
    #expect(taken.status == 0)
    #expect(try place.folder.read("notes.md").contains("> z = 3"))
    let lost = try place.run(["lesson", "places", "--notes", "/nonexistent/n.md"], input: "\n")
    #expect(lost.status == 74)
  }

  @Test func `clear says how many and brings them back until the next assignment`() throws {
    let run = try ProgramRun(
      script: """
        x = 1; y = 2;
        clear
        clear --undo
        x + y
        clear
        z = 5;
        clear --undo
        """)
    #expect(run.status == 1)
    #expect(run.output.contains("2 variables are forgotten"))
    #expect(run.output.contains("Ctrl-L"))
    #expect(run.output.contains("2 variables are back\n3\n"))
    #expect(run.errors.contains("nothing to bring back"))
  }
}
