import ArgumentParser
import Terminal
import TestSupport
import Testing

@testable import Shell
@testable import strider

struct ManualPageTests {
  private static let names = Strider.configuration.subcommands.compactMap {
    $0.configuration.commandName
  }

  /// A name as a manual page writes it.
  private static func written(_ name: String) -> String { name.replacing("-", with: "\\-") }

  @Test(arguments: Language.allCases)
  func `every command has a page with all its options, in both languages`(
    _ language: Language
  ) throws {
    try HelpLanguage.$current.withValue(language) {
      for name in Self.names {
        let page = try #require(ManualPage(of: name, in: language)).text
        #expect(page.hasPrefix(".TH STRIDER\\-\(Self.written(name).uppercased()) 1 "))
        let help = Strider.helpMessage(
          for: try #require(
            Strider.configuration.subcommands.first { $0.configuration.commandName == name }))
        for option in help.matches(of: /\n  (--[a-z-]+)/) {
          let spelled = option.1.replacing("-", with: "\\-")
          #expect(page.contains("\\fB\(spelled)\\fR"), "\(name) \(option.1)")
        }
        #expect(!page.contains("\n.PP\n\n") && !page.contains("\n\n"), "\(name)")
      }
    }
  }

  @Test func `the program's page names every command and how it ends`() throws {
    let page = try #require(ManualPage(of: nil, in: .english)).text
    for name in Self.names { #expect(page.contains(".BR strider\\-\(Self.written(name)) (1)")) }
    for part in [".SH EXIT STATUS", ".SH ENVIRONMENT", ".SH FILES", "STRIDER_LESSONS", "130, 143"] {
      #expect(page.contains(part), "\(part)")
    }
  }

  @Test func `values and defaults stand in the page as in help`() throws {
    let page = try ProgramRun(["--generate-manual", "eval", "--language", "zh"])
    #expect(page.status == 0)
    #expect(page.output.contains("（可选：text、json；默认：text）"))
    #expect(page.output.contains(".SH 概要\n.B strider eval\n.RI [ 选项 ]\n.I statements\n"))
    #expect(try ProgramRun(["--generate-manual", "evla"]).errors.contains("Did you mean 'eval'?"))
  }
}
