import Foundation
import TestSupport
import Testing

/// A lecturer with a class, by the program's own commands.
struct ClassCommandTests {
  private static let sheet = """
    ---
    sheet: week-1
    title: Week one
    minutes: 5
    format: 1
    show: nothing
    ---

    # Week one

    <!-- exercise places kind=value points=2 W=20..90 F=3,5 -->
    ### Places

    A window of {F} in a row of {W}?

    <details><summary>Hint</summary>

    {W} − {F} + 1

    </details>
    <details><summary>Answer</summary>

    ```strider answer
    > W - F + 1
    ```

    | if you said | then | credit |
    |---|---|---|
    | `W - F` | The first place counts too. | 1/2 |

    </details>

    <!-- exercise sum kind=value points=1 x=ints(3,3,-9..9) where="sum(x)*(sum(abs(x))-sum(x))!=0" -->
    ### Sum

    `x = {x}`. What is its sum?

    <details><summary>Hint</summary>

    Add.

    </details>
    <details><summary>Answer</summary>

    ```strider answer
    > sum(x)
    ```

    | if you said | then |
    |---|---|
    | `sum(abs(x))` | A minus sign was lost. |

    </details>

    """

  private let folder = try? TemporaryFolder()
  private let place: String

  init() throws {
    let folder = try #require(folder)
    place = folder.path
    try folder.write("make.md", ClassCommandTests.sheet.utf8)
    try folder.write("class.csv", "id,name\nann,Ann Öz\nli,李明\nbo,Bo\n".utf8)
  }

  private func run(
    _ arguments: [String], input: String = "", language: String = "en"
  ) throws -> ProgramRun {
    try ProgramRun(
      arguments + ["--language", language], input: Array(input.utf8),
      environment: ["XDG_STATE_HOME": place + "/state", "HOME": place], folder: place)
  }

  private func makeSheets(_ more: [String] = []) throws -> ProgramRun {
    try run(["sheet", "make.md", "--seed-key", "key", "--for", "class.csv", "--to", "out"] + more)
  }

  private func answer(_ id: String, _ answers: String, language: String = "en") throws {
    let taken = try run(
      ["lesson", "--file", "out/\(id).md"], input: answers, language: language)
    #expect(taken.status == 0, "\(taken.output)\(taken.errors)")
    let handed = try run(
      ["hand-in", "out/\(id).md", "--to", "in/\(id).txt", "--yes"], language: language)
    #expect(handed.status == 0, "\(handed.output)\(handed.errors)")
  }

  @Test func `the whole way, from the sheet to the grades and the report`() throws {
    let made = try makeSheets()
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output == "3 sheets of 2 exercises in out\n")
    let attributes = try FileManager.default.attributesOfItem(atPath: place + "/key")
    #expect((attributes[.posixPermissions] as? Int) == 0o600)
    try FileManager.default.createDirectory(
      atPath: place + "/in", withIntermediateDirectories: true)
    try answer("ann", "W - F + 1\ns = sum(x)\nsum(x)\n")
    try answer("li", "W-F\nback\nW-F\n[1 2 3]\n", language: "zh")
    let grade = ["grade", "make.md", "in", "--seed-key", "key", "--for", "class.csv", "--to"]
    let graded = try run(grade + ["grades.csv"])
    #expect(graded.status == 0, "\(graded.errors)")
    #expect(graded.output == "2 of 2 graded; the table is grades.csv\n")
    let table = try String(contentsOfFile: place + "/grades.csv", encoding: .utf8)
    // The mark that spreadsheets know UTF-8 by, which Foundation takes away in reading.
    let bytes = try Data(contentsOf: URL(fileURLWithPath: place + "/grades.csv"))
    #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(
      table.split(separator: "\r\n") == [
        "id,name,points,places,sum,remarks", "ann,Ann Öz,3,2,1,",
        "bo,Bo,,,,nothing was handed in", "li,李明,1,1,0,",
      ])
    #expect(try run(grade + ["again.csv"]).status == 0)
    #expect(try String(contentsOfFile: place + "/again.csv", encoding: .utf8) == table)
    #expect(try run(grade + ["grades.csv"]).status == 74)
    let report = try run(["report", "make.md", "in", "--seed-key", "key"])
    #expect(report.output.contains("2 students handed in"))
    #expect(report.output.contains(" 50 % █████····· The first place counts too."))
    let chinese = try run(["report", "make.md", "in", "--seed-key", "key"], language: "zh")
    #expect(chinese.output.contains("2 名学生提交"))
  }

  @Test func `grades for programs are objects, one a hand-in, and errors are among them`() throws {
    #expect(try makeSheets().status == 0)
    try FileManager.default.createDirectory(
      atPath: place + "/in", withIntermediateDirectories: true)
    try answer("ann", "W - F\n")
    try Data().write(to: URL(fileURLWithPath: place + "/in/zero.txt"))
    let graded = try run([
      "grade", "make.md", "in", "--seed-key", "key", "--format", "json", "--results", "results",
    ])
    #expect(graded.status == 1)
    let lines = graded.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 2)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    #expect(object["kind"] as? String == "grade")
    #expect(object["score"] as? Double == 1)
    #expect(object["max_score"] as? Double == 3)
    let tests = try #require(object["tests"] as? [[String: Any]])
    #expect(tests.map { $0["name"] as? String } == ["places", "sum"])
    #expect(tests[0]["output"] as? String == "The first place counts too.")
    #expect(lines[1].contains("\"error\":\"the file is empty\""))
    let result = try String(contentsOfFile: place + "/results/ann.json", encoding: .utf8)
    #expect(result == lines[0] + "\n")
  }

  @Test func `sheets that are there are not replaced unasked, and a key is never made anew`() throws
  {
    #expect(try makeSheets().status == 0)
    let key = try String(contentsOfFile: place + "/key", encoding: .utf8)
    let before = try String(contentsOfFile: place + "/out/ann.md", encoding: .utf8)
    #expect(try makeSheets().status == 74)
    #expect(try makeSheets(["--force"]).status == 0)
    #expect(try String(contentsOfFile: place + "/key", encoding: .utf8) == key)
    #expect(try String(contentsOfFile: place + "/out/ann.md", encoding: .utf8) == before)
    try "nonsense".write(toFile: place + "/key", atomically: true, encoding: .utf8)
    let broken = try makeSheets(["--force"])
    #expect(broken.status == 1)
    #expect(broken.errors.contains("holds no key"))
    #expect(try String(contentsOfFile: place + "/key", encoding: .utf8) == "nonsense")
  }

  @Test func `an id that is no file name is refused with its line`() throws {
    try "id\nann\n../bo\n".write(toFile: place + "/class.csv", atomically: true, encoding: .utf8)
    let made = try makeSheets()
    #expect(made.status == 1)
    #expect(made.errors.contains("class.csv:3: the id ../bo cannot be the name of a file"))
    #expect(!FileManager.default.fileExists(atPath: place + "/out"))
  }

  @Test func `what is handed in is shown first, and written only where the student agrees`() throws
  {
    #expect(try makeSheets().status == 0)
    let nothing = try run(["hand-in", "out/bo.md", "--to", "bo.txt", "--yes"])
    #expect(nothing.status == 1)
    #expect(nothing.errors.contains("nothing has been answered yet"))
    _ = try run(["lesson", "--file", "out/bo.md"], input: "12\n")
    let refused = try run(["hand-in", "out/bo.md", "--to", "bo.txt"], input: "no\n")
    #expect(refused.status == 1)
    #expect(refused.output.contains("places answer 12"))
    #expect(refused.output.contains("Without an answer: sum."))
    #expect(!FileManager.default.fileExists(atPath: place + "/bo.txt"))
    #expect(try run(["hand-in", "out/bo.md", "--to", "bo.txt"], input: "yes\n").status == 0)
    #expect(FileManager.default.fileExists(atPath: place + "/bo.txt"))
    let make = try run(["hand-in", "make.md", "--to", "x.txt"])
    #expect(make.errors.contains("nobody's own"))
  }

  @Test func `paper has room for answers and its key lies beside the folder`() throws {
    let made = try makeSheets(["--paper"])
    #expect(made.status == 0, "\(made.errors)")
    let paper = try String(contentsOfFile: place + "/out/li.md", encoding: .utf8)
    #expect(paper.hasPrefix("# Week one: 李明 (li)\n"))
    #expect(paper.contains("____") && !paper.contains("W - F + 1"))
    let key = try String(contentsOfFile: place + "/out-answers.md", encoding: .utf8)
    #expect(key.contains("W - F + 1"))
    let files = try FileManager.default.contentsOfDirectory(atPath: place + "/out")
    #expect(files.sorted() == ["ann.md", "bo.md", "li.md"])
  }

  @Test func `a sheet that tells at once needs seals`() throws {
    let told = ClassCommandTests.sheet.replacingOccurrences(
      of: "show: nothing", with: "show: right")
    try told.write(toFile: place + "/make.md", atomically: true, encoding: .utf8)
    let made = try makeSheets()
    #expect(made.status == 1)
    #expect(made.errors.contains("add --sealed"))
    let sealed = try makeSheets(["--sealed"])
    #expect(sealed.status == 0, "\(sealed.errors)")
    #expect(sealed.output.contains("judged later"))
  }

  @Test func `a sheet is proven, and its author told what the draws are like`() throws {
    let check = try run(["check", "make.md"])
    #expect(check.status == 0, "\(check.output)")
    #expect(check.output.contains("note: places: a guess is right in 0 % of 100 draws"))
    #expect(check.output.contains("all is well"))
    #expect(try makeSheets().status == 0)
    #expect(try run(["check", "out/ann.md"]).output.contains("all is well"))
  }

  @Test func `a bank of questions is written for either platform`() throws {
    let moodle = try run(["export", "sheet", "make.md", "--to", "bank.xml", "--draws", "4"])
    #expect(moodle.output == "8 questions in bank.xml\n")
    let text = try String(contentsOfFile: place + "/bank.xml", encoding: .utf8)
    #expect(text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n"))
    let canvas = try run(["export", "sheet", "make.md", "--to", "bank.zip"])
    #expect(canvas.output == "20 questions in bank.zip\n")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: place + "/bank.zip"))
    #expect(Array(bytes.prefix(4)) == [0x50, 0x4B, 3, 4])
    #expect(try run(["export", "sheet", "make.md", "--to", "bank.zip"]).status == 74)
    #expect(try run(["export", "sheet", "make.md", "--to", "bank.doc"]).status == 64)
    #expect(try run(["export", "model", "make.md", "--to", "bank.xml"]).status == 64)
    #expect(try makeSheets().status == 0)
    let own = try run(["export", "sheet", "out/ann.md", "--to", "own.xml"])
    #expect(own.errors.contains("one student's sheet"))
  }

  @Test func `a sheet is taken at the prompt`() throws {
    #expect(try makeSheets().status == 0)
    let home = try TemporaryFolder()
    let session = try PromptSession(["lesson", "--file", place + "/out/ann.md"], home: home)
    #expect(session.terminal.screen.text.contains("1 of 2, 2 points"))
    #expect(session.mentions("hint", "no hints"))
    #expect(session.mentions("I do not know", "nothing was kept"))
    #expect(session.mentions("30", "2 of 2, 1 point"))
    #expect(session.mentions("back", "Your answer so far: 30"))
    #expect(session.mentions("leave", "what you answered is kept"))
    #expect(session.leave() == 0)
  }

  @Test func `files that are no sheets and keys that are missing are told`() throws {
    let key = try run(["grade", "make.md", "class.csv", "--seed-key", "none", "--to", "g.csv"])
    #expect(key.status == 1)
    #expect(key.errors.contains("the key none is not there"))
    try "---\nid: x\ntitle: X\nminutes: 1\nformat: 1\n---\n\n# X\n".write(
      toFile: place + "/lesson.md", atomically: true, encoding: .utf8)
    let sheet = try run([
      "sheet", "lesson.md", "--seed-key", "k2", "--for", "class.csv", "--to", "o",
    ])
    #expect(sheet.status == 1)
    #expect(sheet.errors.contains("lesson.md is no sheet"))
    #expect(!FileManager.default.fileExists(atPath: place + "/k2"))
  }
}
