import Expressions
import Foundation
import Terminal
import TestSupport
import Testing

/// Every example of help is run, and prints what help says it prints.
struct HelpExamplesTests {
  private static let separator = "@@@"

  @Test(arguments: Language.allCases)
  func `every example prints what its page shows`(_ language: Language) throws {
    let examples = HelpIndex.all.map { page in (page.name, page.examples(language)) }
    var script = ""
    for (_, inputs) in examples {
      // A page begins with nothing known and four decimals.
      script += "clear\nprecision 4\n"
      for example in inputs { script += "\(example.input)\nprint('\(Self.separator)')\n" }
    }
    let output = try run(script, language)
    var printed = output.components(separatedBy: Self.separator + "\n")[...]
    for (name, inputs) in examples {
      for example in inputs {
        let lines = (printed.popFirst() ?? "").split(separator: "\n").map(Self.withoutBlanksAtEnd)
        #expect(lines == example.output, "\(name): \(example.input)")
      }
    }
  }

  private static func withoutBlanksAtEnd(_ line: Substring) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return String(line)
  }

  /// What the program prints for a script.
  private func run(_ script: String, _ language: Language) throws -> String {
    let program = try #require(Products.executable("strider"))
    return try withTemporaryDirectory { folder in
      let file = folder + "/examples.strider"
      try Data(script.utf8).write(to: URL(fileURLWithPath: file))
      return try output(
        of: program, ["run", file, "--keep-going", "--language", language.rawValue])
    }
  }

  private func output(of program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }
}
