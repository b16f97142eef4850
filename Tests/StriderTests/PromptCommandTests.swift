import Foundation
import TestSupport
import Testing

struct PromptCommandTests {
  @Test func `vars lists the variables and clear forgets them`() throws {
    let prompt = try PromptSession()
    #expect(prompt.answers("vars", "no variables yet"))
    #expect(prompt.answers("x = [1 2; 3 4]; name = 'a'; third = 1/3;"))
    #expect(
      prompt.answers(
        "vars", "name   the text 'a'", "third  0.3333", "x      a tensor of shape 2×2"))
    #expect(prompt.mentions("clear nam", "did you mean name?"))
    #expect(prompt.answers("clear name"))
    #expect(prompt.mentions("name", "error"))
    #expect(prompt.mentions("clear", "2 variables"))
    #expect(prompt.answers("vars", "no variables yet"))
  }

  @Test func `precision sets the decimals`() throws {
    let prompt = try PromptSession()
    #expect(prompt.answers("2/3", "0.6667"))
    #expect(prompt.answers("precision 8"))
    #expect(prompt.answers("2/3", "0.66666667"))
    #expect(prompt.answers("precision", "8"))
    #expect(prompt.mentions("precision many", "precision is a number of decimals, 0 to 17"))
    #expect(prompt.answers("precision 0"))
    #expect(prompt.answers("[0.4 1.6]", "2", "0  2"))
  }

  @Test func `language changes every word at once`() throws {
    let prompt = try PromptSession()
    #expect(prompt.mentions("nothing", "there is no variable named nothing"))
    #expect(prompt.answers("language zh"))
    #expect(prompt.mentions("nothing", "没有名为 nothing 的变量"))
    #expect(prompt.mentions("language xy", "可选的语言是 en 和 zh"))
    #expect(prompt.answers("language en"))
    #expect(prompt.mentions("nothing", "there is no variable named nothing"))
  }

  @Test func `the locale chooses the language`() throws {
    let prompt = try PromptSession(environment: ["LC_ALL": "", "LANG": "zh_CN.UTF-8"])
    #expect(prompt.mentions("nothing", "没有名为 nothing 的变量"))
  }

  @Test func `a command's word can be a variable`() throws {
    let prompt = try PromptSession()
    #expect(prompt.answers("precision = 3", "precision  3"))
    #expect(prompt.answers("vars = [1 2];"))
    #expect(prompt.answers("vars", "vars  2", "1  2"))
    #expect(prompt.answers("vars[1]", "2"))
    #expect(prompt.answers("vars.sum()", "3"))
    #expect(prompt.answers("load, save = 4, 5", "load  4", "save  5"))
    #expect(prompt.answers("save += 1", "save  6"))
    #expect(prompt.answers("clear = 7; clear", "clear  7"))
    #expect(prompt.answers("precision", "precision  3"))
    #expect(prompt.answers(":precision", "4"))
    #expect(prompt.answers(": precision 2"))
    #expect(prompt.answers("1/3", "0.33"))
    #expect(prompt.answers("precision 4"))
    #expect(prompt.answers("1/3", "0.3333"))
    #expect(prompt.answers(":clear clear"))
    #expect(prompt.mentions(":vars", "vars       a tensor of shape 2"))
  }

  @Test func `an unknown command says so`() throws {
    let prompt = try PromptSession()
    #expect(prompt.mentions(":vasr", "did you mean :vars?"))
    #expect(prompt.mentions(":zzzzz", "there is no command :zzzzz"))
  }

  @Test func `save writes what succeeded and load runs it`() throws {
    let prompt = try PromptSession(columns: 300)
    let path = prompt.home.path + "/my steps.strider"
    prompt.enter("x = [1 2;")
    #expect(prompt.terminal.expect("    ...> "))
    prompt.enter("3 4];")
    #expect(prompt.terminal.expect("strider> "))
    #expect(prompt.mentions("y = x + nothing", "error"))
    #expect(prompt.answers("saved = sum(x)  # a comment", "saved  10"))
    #expect(prompt.answers("precision 2"))
    #expect(prompt.answers("save \(path)"))
    #expect(
      try prompt.home.read("my steps.strider") == "x = [1 2;\n3 4];\nsaved = sum(x)\nprecision 2\n")
    let second = try PromptSession(home: prompt.home, columns: 300)
    #expect(second.answers("load \"\(path)\"", "saved  10"))
    #expect(second.answers("x", "x  2×2", "1  2", "3  4"))
    #expect(second.answers("save ~/again.strider"))
    let first = try prompt.home.read("my steps.strider")
    let again = try prompt.home.read("again.strider")
    #expect(again == first + "x\n")
    let run = try ProgramRun(["run", path])
    #expect(run.status == 0 && run.output == "saved  10\n" && run.errors.isEmpty)
  }

  @Test func `load says what is wrong, with its line`() throws {
    let prompt = try PromptSession(columns: 300)
    let path = try prompt.home.write("wrong.strider", "a = 1\nb = nothing\nc = 3\n".utf8)
    prompt.enter("load \(path)")
    #expect(prompt.terminal.expect("a  1\n\(path):2:5: error: there is no variable named nothing"))
    #expect(prompt.terminal.expect("stopped at the error above"))
    #expect(prompt.mentions("c", "error"))
    #expect(prompt.mentions("load \(prompt.home.path)/none", "No such file"))
    #expect(prompt.mentions("load", "load needs a file's name"))
    #expect(prompt.mentions("save /nonexistent/x", "/nonexistent/x: No such file"))
    let invalid = try prompt.home.write("invalid", [0x61, 0xFF])
    let place = "line 1, column 2: this is not part of any UTF-8 text"
    #expect(prompt.mentions("load \(invalid)", place))
    let own = try prompt.home.write("own", "load \(prompt.home.path)/own\n".utf8)
    #expect(prompt.mentions("load \(own)", "scripts load one another more than 16 deep"))
  }
}
