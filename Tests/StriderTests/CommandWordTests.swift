import TestSupport
import Testing

@testable import Shell
@testable import strider

/// The word that says which command is meant, wherever its options stand.
struct CommandWordTests {
  @Test(arguments: [
    (["trian"], "There is no command 'trian'. Did you mean 'train'?", "没有子命令 trian，是否想写 train？"),
    (["leson", "03"], "Did you mean 'lesson'?", "是否想写 lesson？"),
    (["help", "nonsense"], "There is no command 'nonsense'", "没有子命令 nonsense"),
    (["nonsense", "--help"], "and no file of that name", "也没有这个名字的文件"),
  ])
  func `an unknown command is answered with the nearest, in the language asked`(
    words: [String], english: String, chinese: String
  ) throws {
    for (language, sentence) in [("en", english), ("zh", chinese)] {
      let run = try ProgramRun(words + ["--language", language])
      #expect(run.status == 64 && run.output.isEmpty)
      #expect(run.errors.contains(sentence), "\(run.errors)")
      #expect(!run.errors.contains("prompt"))
    }
  }

  @Test func `a file is run, and what is no file is not`() throws {
    let folder = try TemporaryFolder()
    try folder.write("plain", "1+1\n".utf8)
    let script = try folder.write("s.strider", "2+2\n".utf8)
    #expect(try ProgramRun([script]).output == "4\n")
    #expect(try ProgramRun(["plain"], folder: folder.path).output == "2\n")
    let json = try ProgramRun(["--format", "json", script])
    #expect(json.output.contains(#""values":[4]"#))
    #expect(try ProgramRun([folder.path + "/none.strider"]).status == 74)
    #expect(try ProgramRun(["-"], input: Array("3+3\n".utf8)).output == "6\n")
  }

  @Test func `options stand before the command or behind it`() throws {
    let behind = try ProgramRun(["eval", "1/3", "--format", "json", "--language", "zh"]).output
    for words in [
      ["--format", "json", "eval", "1/3"], ["--format=json", "--accessible", "eval", "1/3"],
      ["--color", "never", "--language", "zh", "--format", "json", "eval", "1/3"],
    ] {
      #expect(try ProgramRun(words).output == behind, "\(words)")
    }
    #expect(try ProgramRun(["--accessible", "lessons", "--help"]).status == 0)
  }

  @Test(arguments: [
    (["trian", "--epochs", "3"], "train"), (["leson", "03"], "lesson"), (["help", "evla"], "eval"),
  ])
  func `the usage shown is that of the command that was meant`(
    words: [String], command: String
  ) throws {
    for language in ["en", "zh"] {
      let errors = try ProgramRun(words + ["--language", language]).errors
      let usage = language == "en" ? "Usage: " : "用法："
      #expect(errors.contains("\n\(usage)strider \(command) "), "\(errors)")
      #expect(errors.contains("strider \(command) --help"))
    }
  }

  @Test(arguments: [["--nosuch"], ["-v"], ["--quit"]])
  func `where no command was named, the usage is that of the program`(words: [String]) throws {
    let errors = try ProgramRun(words).errors
    #expect(errors.contains("\nUsage: strider <subcommand>\n"), "\(errors)")
    #expect(!errors.contains("strider prompt"))
  }

  @Test func `options of a command may stand in front of it as well`() throws {
    #expect(
      try Arguments.readable(["--epochs", "3", "train", "--save", "m"])
        == ["train", "--epochs", "3", "--save", "m"])
    #expect(
      try Arguments.readable(["---completion", "lesson", "--", "positional@0"])
        == ["---completion", "lesson", "--", "positional@0"])
    #expect(try ProgramRun(["--help", "size"]).output == ProgramRun(["size", "--help"]).output)
  }

  @Test func `help knows the words that it knows at the prompt`() throws {
    for (words, language) in [(["help", "conv2d"], "en"), (["help", "receptive", "field"], "zh")] {
      let run = try ProgramRun(words + ["--language", language])
      let prompt = try ProgramRun(
        script: words.joined(separator: " ") + "\n", ["run", "-", "--language", language])
      #expect(run.status == 0 && run.output == prompt.output)
    }
  }

  @Test func `help takes a command, and the version is told`() throws {
    #expect(
      try ProgramRun(["help", "size"]).output == ProgramRun(["size", "--help"]).output)
    let version = try ProgramRun(["--version"], environment: ["XDG_STATE_HOME": "/nowhere"])
    #expect(version.status == 0)
    for word in ["strider", ProgramVersion.number, "bits", "Lessons", "/nowhere/strider"] {
      #expect(version.output.contains(word), "\(word)")
    }
    #expect(try ProgramRun(["--version", "--language", "zh"]).output.contains("指令集"))
  }

  @Test func `negative numbers belong to their options, and lr is spelled out`() throws {
    #expect(
      try Arguments.readable(["train", "--seed", "-1", "--lr", "0.1", "--lr=2"])
        == ["train", "--seed=-1", "--learning-rate", "0.1", "--learning-rate=2"])
    #expect(try ProgramRun(["train", "--epochs", "-1"]).errors.contains("--epochs is -1"))
    #expect(try ProgramRun(["size", "-3", "2"]).status == 1)
  }

  @Test func `size tells where padding and stride stand`() throws {
    for option in ["--stride", "--padding"] {
      let run = try ProgramRun(["size", "7", "3", option, "2"])
      #expect(run.status == 64 && run.errors.contains("the stride the fourth"))
    }
    let script = try ProgramRun(script: "size 7 3 --stride 2\n")
    #expect(script.status == 1 && script.errors.contains("the stride the fourth"))
  }

  @Test func `a stream that is closed fails, whatever is opened meanwhile`() throws {
    func run(_ line: String) throws -> ProgramRun { try ProgramRun(shell: line) }
    #expect(try run("\"$0\" <&-").status == 74)
    #expect(try run("\"$0\" eval 1 >&-").status == 74)
    #expect(try run("\"$0\" eval 1 <&- >&- 2>&-").status == 74)
    #expect(try run("\"$0\" eval 1 <&-").output == "1\n")
  }

  @Test func `an element may be the place alone`() throws {
    let statements = "x = [1 2; 3 4]; y = conv2d(x, [1 1])"
    let named = try ProgramRun(["why", statements, "y[1,0]"]).output
    let place = try ProgramRun(["why", statements, "[1,0]"])
    #expect(place.status == 0 && place.output.contains("= 7"))
    #expect(named.contains("= 7"))
  }
}
