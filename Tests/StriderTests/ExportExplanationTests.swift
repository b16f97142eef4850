import Foundation
import TestSupport
import Testing

@testable import Shell

/// `export step` and `export trace`, with the real program, and their pages in a real browser.
struct ExportExplanationTests {
  private static let statements = "x = [3 1 2; 2 4 0; 1 3 6]; k = [1 2; 0 -1]; conv2d(x, k)"

  /// The file that the program writes.
  private func exported(_ arguments: [String], as name: String) throws -> String {
    let folder = try TemporaryFolder()
    let run = try ProgramRun(["export"] + arguments + ["--to", name], folder: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains(name))
    return try folder.read(name)
  }

  @Test(arguments: [
    statements, "x = [1 2; 3 4]; L = sum(conv2d(x, [1 -1])^2); grad(L, x)",
    "def f(x, k):\n  y = np.zeros(2)\n  for i in range(2):\n    y[i] = x[i]*k[0] + x[i+1]*k[1]\n  return y\nf(array([1, 2, 3]), array([1, -1]))",
  ])
  func `a page holds the numbers of step in JSON`(_ statements: String) throws {
    let html = try exported(["step", statements], as: "p.html")
    let json = try ProgramRun(["step", statements, "--format", "json"])
    let facts = html.components(separatedBy: "id=\"facts\">\n")[1]
      .components(separatedBy: "</script>")[0]
    #expect(facts.replacing("\\u003c", with: "<") == json.output)
  }

  @Test(arguments: [
    (["step", "conv2d([1 2], [1])"], "--to page.html"),
    (["conv2d([1 2], [1])", "--to", "b.html"], "export step 'conv2d([1 2], [1])' --to b.html"),
    (["resnet18", "--as", "onnx"], "--as onnx --to net.onnx"),
  ])
  func `what is missing is said with a line that works`(
    arguments: [String], words: String
  ) throws {
    let run = try ProgramRun(["export"] + arguments)
    #expect(run.status == 64 && run.errors.contains(words), "\(run.errors)")
    #expect(!run.errors.contains("<to>"))
  }

  @Test(arguments: [
    ("export conv2d([1 2], [1]) --to b.html", "help: export step conv2d([1 2], [1]) --to b.html"),
    ("export step conv2d([1 2], [1])", "--to page.html"),
    ("export step conv2d([1 2], [1]) --to", "--to page.html"),
    ("export conv2d([1 2], [1])", "help: export step conv2d([1 2], [1]) --to page.html"),
  ])
  func `so it is at the prompt`(line: String, words: String) throws {
    let run = try ProgramRun(script: line + "\n")
    #expect(run.status == 1 && run.errors.contains(words), "\(run.errors)")
  }

  @Test func `a page holds the numbers of trace in JSON`() throws {
    let statements = "x = [1 2; 3 4]; k = [1 -1]; L = sum(relu(conv2d(x, k)))"
    let html = try exported(["trace", statements], as: "p.html")
    let json = try ProgramRun(["trace", statements, "--format", "json"])
    let facts = html.components(separatedBy: "id=\"facts\">\n")[1]
      .components(separatedBy: "</script>")[0]
    #expect(facts == json.output)
  }

  @Test func `a recording shows the screens of step`() throws {
    let cast = try exported(["step", Self.statements, "--language", "zh"], as: "p.cast")
    let events = try cast.split(separator: "\n").dropFirst().compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [Any]
    }
    var screen = ScreenModel()
    var screens: [String] = []
    for event in events {
      screen.feed(Array((event[2] as? String ?? "").utf8))
      screens.append(screen.text)
    }
    #expect(screens.count == 6)
    #expect(screens[0].contains("$ strider step"))
    #expect(screens[2].contains("第 2/4 步"))
    #expect(screens[2].contains("[4][0]"))
    #expect(screens[2].contains("q 离开"))
    #expect(screens[4].contains("= −2"))
  }

  @Test(arguments: [
    (["step", "x", "--to", "p.pdf"], 64, ".svg (a picture), .html"),
    (["step", "--to", "p.svg"], 64, "statements are wanted behind step"),
    (["step", "conv2d([1 2],", "[1])", "--to", "p.svg"], 64, "between quotation marks"),
    (["trace", "relu([1])", "--predict", "--to", "p.html"], 64, "--predict says nothing"),
    (["step", "[1 2; 3 4]", "--to", "p.html"], 1, "written down, not computed"),
    (["step", "conv2d([1 2; 3 4], ones(3, 3))", "--to", "p.html"], 1, "does not fit"),
    (["step", "relu(ones(30, 30))", "--to", "p.html"], 1, "900 steps; a file shows at most 500"),
    (["step", "relu([1 -1])", "--to", "nowhere/p.html"], 74, "nowhere/p.html"),
  ])
  func `what cannot be exported is told why`(
    _ arguments: [String], _ status: Int, _ words: String
  ) throws {
    let folder = try TemporaryFolder()
    let run = try ProgramRun(["export"] + arguments, folder: folder.path)
    #expect(run.status == status)
    #expect(run.unwrappedErrors.contains(words), "\(run.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `a file that is there is not replaced unasked`() throws {
    let folder = try TemporaryFolder()
    try folder.write("p.svg", Array("mine".utf8))
    let arguments = ["export", "step", "relu([1 -1])", "--to", "p.svg"]
    let refused = try ProgramRun(arguments, folder: folder.path)
    #expect(refused.status == 74)
    #expect(refused.unwrappedErrors.contains("--force replaces it"))
    #expect(try folder.read("p.svg") == "mine")
    #expect(try ProgramRun(arguments + ["--force"], folder: folder.path).status == 0)
    #expect(try folder.read("p.svg").hasPrefix("<svg"))
  }

  @Test func `the prompt and a script export what they have`() throws {
    let folder = try TemporaryFolder()
    let script = """
      x = [3 1 2; 2 4 0; 1 3 6]; k = [1 2; 0 -1];
      export step conv2d(x, k) --predict --to a.html
      export trace sum(conv2d(x, k)) --to b.svg
      strider export step 'relu(x)' --to c.cast
      export step conv2d(x, k) --to a.html
      export step conv2d(x, k) --to a.pdf
      export step conv2d(x, q) --to d.html
      """
    let run = try ProgramRun(
      ["run", "-", "--keep-going"], input: Array(script.utf8), folder: folder.path)
    #expect(run.status == 1)
    #expect(try folder.read("a.html").contains("strider step 'conv2d(x, k)' --predict"))
    #expect(
      try folder.read("b.svg").contains("<title id=\"title\">strider trace 'sum(conv2d(x, k))'"))
    #expect(try folder.read("c.cast").contains("strider step 'relu(x)'"))
    #expect(run.unwrappedErrors.contains("a.html is there already"))
    #expect(run.unwrappedErrors.contains("ends in .svg (a picture)"))
    #expect(run.errors.contains("export step conv2d(x, q) --to d.html"))
  }

  @Test func `a lesson exports nothing`() throws {
    let folder = try TemporaryFolder()
    let page =
      "---\nid: my\ntitle: t\nrequires: []\nminutes: 5\nformat: 1\n---\n\n# t\n\n"
      + "```strider\n> export step relu([1 -1]) --to a.svg\n```\n"
    try folder.write("my.md", Array(page.utf8))
    let run = try ProgramRun(["lesson", "--file", "my.md", "--transcript"], folder: folder.path)
    #expect(run.output.contains("error:"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/a.svg"))
  }

  // MARK: In a browser

  @Test(.enabled(if: Browser.program != nil)) func `a page steps by the keys of step`() throws {
    let html = try exported(["step", Self.statements], as: "p.html")
    let notes = try Browser.notes(
      on: html,
      """
      const heading = () => note(seen(".frame .wide").split("\\n")[0]);
      heading(); key("ArrowRight"); heading(); key(" "); heading(); key("ArrowLeft"); heading();
      key("Home"); key("r"); heading(); key("e"); heading(); key("ArrowRight"); heading();
      note(document.querySelector(".live").textContent);
      key("?"); note(seen(".keys dt").includes("Space")); key("Escape"); note(seen(".keys dt"));
      document.querySelector("[data-key=Home]").click(); heading();
      const box = document.querySelector(".frames");
      const touch = (name, x) => { const event = new Event(name, { bubbles: true });
        event.touches = [{ clientX: x, clientY: 0 }]; event.changedTouches = event.touches;
        box.dispatchEvent(event); };
      touch("touchstart", 300); touch("touchend", 100); heading();
      touch("touchstart", 100); touch("touchend", 300); heading();
      """)
    let steps = [1, 2, 3, 2, 3, 4, 4].map {
      ["[0,0]", "[0,1]", "[1,0]", "[1,1]"][$0 - 1] + "  conv2d  step \($0) of 4"
    }
    #expect(Array(notes.prefix(7)) == steps.map { "conv2d(x, k)" + $0 })
    #expect(notes[7].contains("Step 4 of 4, conv2d: conv2d(x, k)[1,1]."))
    #expect(notes[8] == "true")
    #expect(notes[9] == "")
    #expect(notes[10].hasSuffix("step 1 of 4"))
    #expect(notes[11].hasSuffix("step 2 of 4"))
    #expect(notes[12].hasSuffix("step 1 of 4"))
  }

  @Test(.enabled(if: Browser.program != nil)) func `a page asks and judges as step does`() throws {
    let html = try exported(["step", Self.statements, "--predict"], as: "p.html")
    let notes = try Browser.notes(
      on: html,
      """
      const field = document.querySelector("[name=answer]");
      const answer = (text) => { field.value = text; field.form.requestSubmit(); note(seen(".verdict")); };
      note(seen(".frame .wide").includes("= 1"));
      answer("words"); answer("9"); answer("３＋２×１−４"); note(seen(".frame .wide").includes("= 1"));
      key("ArrowRight"); note(seen(".ask label")); answer("3"); answer("11");
      key("ArrowRight"); answer("7.0"); key("ArrowRight"); answer("");
      note(seen(".verdict"));
      """)
    #expect(notes[0] == "false")
    #expect(notes[1] == "Type a number; an empty answer shows it.")
    #expect(notes[2] == "not yet")
    #expect(notes[3] == "right")
    #expect(notes[4] == "true")
    #expect(notes[5] == "What is conv2d(x, k)[0,1]?")
    #expect(notes[8] == "right")
    #expect(notes.last == "2 of 4 right")
    // The same wrong number gets the same words at the terminal.
    let run = try ProgramRun(
      ["step", Self.statements, "--predict"], input: Array("\n3\n11\nq\n".utf8))
    #expect(run.output.contains(notes[6]))
    #expect(run.output.contains(notes[7]))
  }

  @Test(.enabled(if: Browser.program != nil))
  func `a narrow screen is not wider than its page, and a gradient has two views`() throws {
    let html = try exported(
      ["step", "x = [1 2; 3 4]; L = sum(conv2d(x, [1 -1])^2); grad(L, x)", "--language", "zh"],
      as: "p.html")
    let notes = try Browser.notes(
      on: html, width: 500,
      """
      note(document.documentElement.scrollWidth <= window.innerWidth);
      const heading = () => note(seen(".frame .told pre").split("\\n")[0]);
      heading(); key("v"); heading(); key("v"); heading();
      """)
    #expect(notes[0] == "true")
    #expect(notes[1].contains("收集视角") || notes[1].contains("1/4"))
    #expect(notes[2] != notes[1])
    #expect(notes[3] == notes[1])
  }
}
