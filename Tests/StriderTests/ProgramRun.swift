import Foundation
import TestSupport
import Testing

/// What a run of the program without a terminal came to.
struct ProgramRun {
  let status: Int
  let output: String
  let errors: String

  /// Runs the program to its end.
  ///
  /// The streams are files, so that no pipe has to be emptied meanwhile. Where the system counts
  /// what a process writes to, the program can be kept from taking more memory than a limit.
  init(
    _ arguments: [String], input: some Sequence<UInt8> = [], environment: [String: String] = [:],
    memoryLimit: Int? = nil, folder workingFolder: String? = nil
  ) throws {
    let folder = try TemporaryFolder()
    let inputPath = try folder.write("input", input)
    let outputPath = try folder.write("output", [])
    let errorPath = try folder.write("errors", [])
    let process = Process()
    let program = try #require(Products.executable("strider"))
    if let memoryLimit {
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments =
        ["-c", "ulimit -d \(memoryLimit / 1024); exec \"$0\" \"$@\"", program] + arguments
    } else {
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = arguments
    }
    process.environment = PseudoTerminal.environment.merging(environment) { $1 }
    if let workingFolder { process.currentDirectoryURL = URL(fileURLWithPath: workingFolder) }
    process.standardInput = FileHandle(forReadingAtPath: inputPath)
    process.standardOutput = FileHandle(forWritingAtPath: outputPath)
    process.standardError = FileHandle(forWritingAtPath: errorPath)
    try process.run()
    process.waitUntilExit()
    status = Int(process.terminationStatus)
    output = try folder.read("output")
    errors = try folder.read("errors")
  }

  /// What was said to be wrong, without the line breaks that depend on the length of a path.
  var unwrappedErrors: String {
    errors.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  /// Runs a line of the shell, to which the program is `$0`.
  init(shell line: String) throws {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line, try #require(Products.executable("strider"))]
    process.environment = PseudoTerminal.environment
    process.standardInput = FileHandle(forReadingAtPath: "/dev/null")
    process.standardOutput = FileHandle(forWritingAtPath: try folder.write("output", []))
    process.standardError = FileHandle(forWritingAtPath: try folder.write("errors", []))
    try process.run()
    process.waitUntilExit()
    status = Int(process.terminationStatus)
    output = try folder.read("output")
    errors = try folder.read("errors")
  }

  /// Runs a script from the standard input.
  init(script: String, _ arguments: [String] = ["run", "-"]) throws {
    try self.init(arguments, input: Array(script.utf8))
  }
}
