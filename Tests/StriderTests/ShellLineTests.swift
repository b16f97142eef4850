import Testing

/// Lines as they are typed at a shell, and flags on either side of an argument.
struct ShellLineTests {
  @Test(arguments: [
    ("strider size 32 5", "size 32 5"), ("strider eval '1+1'", "1+1"),
    ("strider step 'conv2d([1 2; 3 4], [1 1])'", "step conv2d([1 2; 3 4], [1 1])"),
    ("strider trace \"sum([1 2])\"", "trace sum([1 2])"),
    ("strider why 'y = [1 2]*2' 'y[0]'", "y = [1 2]*2;\nwhy y[0]"),
    ("why y[0] --depth 2", "why --depth 2 y[0]"), ("strider help relu", "help relu"),
    ("practice --list", "strider practice --list"),
  ])
  func `a line for the shell is carried out as that command`(line: String, other: String) throws {
    let first = "y = relu([1 -2])*3;\n"
    let (a, b) = try (ProgramRun(script: first + line), ProgramRun(script: first + other))
    #expect(a.status == 0, "\(a.errors)")
    #expect(!a.output.isEmpty && a.output == b.output)
  }

  @Test(arguments: ["check Lessons", "evaluate m.st", "summary m.st"])
  func `what only the shell can do says so`(line: String) throws {
    let run = try ProgramRun(script: "strider \(line)\n")
    #expect(run.status == 1 && run.errors.contains("type strider \(line)"), "\(run.errors)")
  }

  @Test(arguments: [
    ("rewind m 1", "type strider rewind m 1"), ("judge a.py --as conv2d", "compare(mine, conv2d)"),
    ("hand-in", "type strider hand-in"), ("open m.safetensors", "net = load('m.safetensors')"),
    ("report", "type strider report"), ("strider", "Strider's prompt already"),
    ("strider lessn 3", "did you mean strider lesson?"), ("python a.py", "load a.py runs"),
    ("ls", "quit leaves"), ("pip install numpy", "nothing has to be installed"),
  ])
  func `a shell's word without strider says what it is`(line: String, words: String) throws {
    let run = try ProgramRun(script: line + "\n")
    #expect(run.status == 1 && run.errors.contains(words), "\(run.errors)")
    #expect(!run.errors.contains("multiplies"))
  }

  @Test(arguments: [
    "judge + 1", "report * 2", "check(3)", "judge = 3;\njudge x",
  ])
  func `a name in an expression is a name`(line: String) throws {
    let run = try ProgramRun(script: line + "\n")
    #expect(!run.errors.contains("shell"), "\(run.errors)")
  }

  @Test func `help is asked for in Chinese`() throws {
    let chinese = try ProgramRun(script: "language zh\n帮助 relu\n")
    let english = try ProgramRun(script: "language zh\nhelp relu\n")
    #expect(!chinese.output.isEmpty && chinese.output == english.output)
    #expect(try ProgramRun(script: "帮助 = 3;\n帮助 + 1\n").output == "4\n")
  }

  @Test func `a variable of the name wins`() throws {
    #expect(try ProgramRun(script: "strider = 3;\nstrider + 1\n").output == "4\n")
  }

  @Test(arguments: ["step", "trace", "why"])
  func `a command without its argument names itself`(command: String) throws {
    let run = try ProgramRun(script: command + "\n")
    #expect(run.errors.contains("\(command) needs an expression"))
    #expect(run.errors.contains("help: \(command) "))
  }
}
