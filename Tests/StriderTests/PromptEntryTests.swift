import Foundation
import TestSupport
import Testing

struct PromptEntryTests {
  private let up = "\u{1B}[A"

  @Test func `an input that is not complete goes on, and is recalled whole`() throws {
    let prompt = try PromptSession()
    prompt.enter("y = [1 2;")
    #expect(prompt.terminal.expect("    ...> "))
    prompt.enter("3 4]")
    #expect(prompt.terminal.expect("y  2×2\n1  2\n3  4\nstrider> "))
    #expect(prompt.answers("y[0, 0] = 7;"))
    prompt.terminal.send(up + up)
    #expect(
      prompt.terminal.see { $0.currentRow == "3 4]" && $0.rows[$0.row - 1] == "strider> y = [1 2;" }
    )
    prompt.enter("")
    #expect(prompt.terminal.expect("y  2×2\n1  2\n3  4\nstrider> "))
  }

  @Test func `a call, an operator and a continuation sign go on as well`() throws {
    let prompt = try PromptSession()
    for (first, second) in [("sum(", "[1 2])"), ("1 +", "2"), ("1 ...", "+ 2"), ("1 \\", "+ 2")] {
      prompt.enter(first)
      #expect(prompt.terminal.expect("    ...> "), "\(first)")
      prompt.enter(second)
      #expect(prompt.terminal.expect("\n3\nstrider> "), "\(first)")
    }
  }

  @Test func `one key steps on an empty line and leaves what is typed alone`() throws {
    let place = try LessonPlace(LessonPlace.page)
    let prompt = try PromptSession(["--quiet"], environment: place.environment)
    prompt.terminal.send("\u{7}")
    #expect(prompt.answers("1 + 2", "3"))
    prompt.enter("lesson places")
    #expect(prompt.terminal.expect("Ctrl-G shows every step"), "\(prompt.terminal.text)")
    #expect(prompt.terminal.expect("strider> "))
    prompt.terminal.send("1 + 1\u{7}")
    prompt.enter("")
    #expect(prompt.terminal.expect("2\nstrider> "))
    prompt.terminal.send("\u{7}")
    #expect(prompt.terminal.expect("[0,0] ="), "\(prompt.terminal.text)")
  }

  @Test func `a bracket that was forgotten lines ago is named`() throws {
    let prompt = try PromptSession()
    prompt.enter("y = conv2d([1 2; 3 4],")
    #expect(prompt.terminal.expect("    ...> "))
    prompt.enter("[1 1]")
    #expect(prompt.terminal.expect("    ...> "))
    prompt.enter("y + 1")
    #expect(prompt.terminal.expect("this `(` is never closed"), "\(prompt.terminal.text)")
    #expect(prompt.terminal.expect("strider> "))
  }

  @Test func `an empty line ends an input that is not complete`() throws {
    let prompt = try PromptSession()
    prompt.enter("(1 +")
    #expect(prompt.terminal.expect("    ...> "))
    prompt.enter("")
    #expect(prompt.terminal.expect("error"))
    #expect(prompt.terminal.expect("strider> "))
    #expect(prompt.answers("1 + 1", "2"))
  }

  @Test func `a paste runs at Enter, in order`() throws {
    let prompt = try PromptSession()
    prompt.terminal.paste("a = 2\nb = a + 1\nb * 10\n")
    #expect(prompt.terminal.expect("b * 10"))
    #expect(!prompt.terminal.text.contains("a  2"))
    prompt.enter("")
    #expect(prompt.terminal.expect("a  2\nb  3\n30\nstrider> "))
  }

  @Test func `the fences of a page are passed over in a paste`() throws {
    let prompt = try PromptSession()
    prompt.terminal.paste("```python\ndef f(x):\n    return 3*x\n```\n")
    prompt.enter("")
    #expect(prompt.terminal.expect("strider> "))
    #expect(prompt.answers("f(2)", "6"))
  }

  @Test func `nothing of a long paste is lost`() throws {
    let prompt = try PromptSession()
    prompt.terminal.paste("t = 0;\n" + (1...500).map { "t += \($0);\n" }.joined() + "t")
    prompt.enter("")
    #expect(prompt.terminal.expect("t  125250\nstrider> "))
  }

  @Test func `of a pasted session only the inputs run`() throws {
    let python = ">>> x = [[1, 2],\n...      [3, 4]]\n>>> x\ntensor([[9, 9]])\n>>> sum(x)\n10."
    let own = "strider> x = [1 2;\n    ...> 3 4]\nx  2×2\n1  2\n3  4\nstrider> sum(x)\n10"
    for session in [python, own] {
      let prompt = try PromptSession()
      prompt.terminal.paste(session)
      prompt.enter("")
      #expect(prompt.terminal.expect("x  2×2\n1  2\n3  4\n"))
      #expect(prompt.terminal.expect("10\nstrider> "))
      #expect(!prompt.terminal.text.contains("error"))
    }
  }

  @Test func `Ctrl-R finds what was entered, and Ctrl-G leaves the search`() throws {
    let prompt = try PromptSession()
    #expect(prompt.answers("one = 11;"))
    #expect(prompt.answers("two = 22;"))
    prompt.terminal.send("\u{12}ne =")
    #expect(prompt.terminal.see { $0.rows.contains("strider> one = 11;") && $0.bells == 0 })
    prompt.terminal.send("\u{7}")
    #expect(prompt.terminal.see { $0.currentRow == "strider>" })
    prompt.terminal.send("\u{12}wo\r")
    #expect(prompt.terminal.expect("strider> "))
    #expect(prompt.answers("two", "two  22"))
  }

  @Test func `history survives, each entry once, for its owner's eyes`() throws {
    let home = try TemporaryFolder()
    let history = ["STRIDER_HISTORY": home.path + "/state/history"]
    let first = try PromptSession(environment: history, home: home)
    for line in ["a = 1;", "b = 2;", "a = 1;"] { #expect(first.answers(line)) }
    first.enter("c = [1;")
    #expect(first.terminal.expect("    ...> "))
    first.enter("2];")
    #expect(first.terminal.expect("\nstrider> "))
    #expect(first.leave() == 0)
    let second = try PromptSession(environment: history, home: home)
    second.terminal.send(up)
    #expect(second.terminal.see { $0.rows.contains("strider> c = [1;") })
    second.terminal.send(up)
    #expect(second.terminal.see { $0.rows.contains("strider> a = 1;") })
    second.enter("")
    #expect(second.terminal.expect("\nstrider> "))
    #expect(second.leave() == 0)
    #expect(try home.read("state/history") == "b = 2;\nc = [1;\\n2];\na = 1;\n")
    let attributes = try FileManager.default.attributesOfItem(atPath: home.path + "/state/history")
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }

  @Test func `two sessions at once lose nothing`() throws {
    let home = try TemporaryFolder()
    let history = ["STRIDER_HISTORY": home.path + "/history"]
    let first = try PromptSession(environment: history, home: home)
    let second = try PromptSession(environment: history, home: home)
    #expect(first.answers("a = 1;"))
    #expect(second.answers("b = 2;"))
    #expect(first.answers("c = 3;"))
    #expect(try home.read("history") == "a = 1;\nb = 2;\nc = 3;\n")
  }

  @Test func `what begins with a blank, and empty lines, are not kept`() throws {
    let home = try TemporaryFolder()
    let prompt = try PromptSession(
      environment: ["STRIDER_HISTORY": home.path + "/history"], home: home)
    #expect(prompt.answers(" a = 1;"))
    #expect(prompt.answers(""))
    #expect(prompt.answers("b = 2;"))
    #expect(try home.read("history") == "b = 2;\n")
  }

  @Test func `a home that cannot be written is a note of one line`() throws {
    let home = try TemporaryFolder()
    try home.write("taken", [])
    let prompt = try PromptSession(
      environment: ["STRIDER_HISTORY": home.path + "/taken/history"], home: home, columns: 300)
    #expect(prompt.answers("1 + 1", "2"))
    #expect(prompt.terminal.text.hasPrefix("note: history is not kept: "))
    #expect(prompt.leave() == 0)
  }
}
