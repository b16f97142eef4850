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
