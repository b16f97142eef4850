import TestSupport
import Testing

@testable import Shell
@testable import strider

struct CommandLineHelpTests {
  @Test func `every command explains itself`() throws {
    #expect(try ProgramRun(["--help"]).output.contains("SUBCOMMANDS"))
    #expect(try ProgramRun(["-h"]).status == 0)
    for command in Strider.configuration.subcommands {
      let name = try #require(command.configuration.commandName)
      let run = try ProgramRun([name, "--help"])
      #expect(run.status == 0 && run.output.contains("USAGE: strider \(name)"), "\(name)")
      #expect(!command.configuration.abstract.isEmpty, "\(name)")
      for option in ["--format", "--accessible", "--language", "--color"] {
        #expect(run.output.contains(option), "\(name) \(option)")
      }
    }
  }

  @Test(arguments: ["en", "zh"])
  func `the help of train names every option there is`(_ language: String) throws {
    let page = try ProgramRun(["train", "--help", "--language", language]).output
    let lines = page.split(separator: "\n").map { $0 + " " }
    for option in [
      "--model", "--data", "--epochs", "--batch-size", "--optimizer", "--nesterov",
      "--learning-rate", "--weight-decay", "--schedule", "--augment", "--validation", "--seed",
      "--threads", "--save", "--resume", "--log",
    ] {
      #expect(lines.contains { $0.hasPrefix("  \(option) ") }, "\(option)")
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `shells can complete the commands`(_ shell: String) throws {
    let run = try ProgramRun(["--generate-completion-script", shell])
    #expect(run.status == 0)
    for command in Strider.configuration.subcommands {
      let name = try #require(command.configuration.commandName)
      #expect(run.output.contains(name))
    }
  }

  @Test func `a misspelt option gets the nearest one`() throws {
    let run = try ProgramRun(["eval", "1", "--langage", "zh"])
    #expect(run.status == 64)
    #expect(run.errors.contains("--language"))
  }

  @Test func `only statements have their minus kept from the options`() throws {
    #expect(try Arguments.readable(["eval", "-x", "--format"]) == ["eval", "−x", "--format"])
    #expect(try Arguments.readable(["eval", "-h"]) == ["eval", "-h"])
    #expect(try Arguments.readable(["run", "-"]) == ["run", "-"])
    #expect(try Arguments.readable(["-h"]) == ["-h"])
  }
}
