import Foundation
import TestSupport
import Testing

/// A run of `strider train` that a test watches, stops and kills.
final class TrainingProcess {
  private let process = Process()
  private let output = Pipe()
  private var text = Data()

  /// Starts a run.
  init(_ arguments: [String], environment: [String: String] = [:]) throws {
    process.executableURL = URL(fileURLWithPath: try #require(Products.executable("strider")))
    process.arguments = ["train", "--format", "json"] + arguments
    process.environment = PseudoTerminal.environment.merging(environment) { $1 }
    process.standardOutput = output
    try process.run()
  }

  deinit {
    if process.isRunning { signal(SIGKILL) }
  }

  /// Waits until so many epochs have been reported, counted from the start of the process.
  ///
  /// - Returns: Whether they were; false if the run ended before.
  func waitForEpochs(_ count: Int) -> Bool {
    while epochs < count {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { return false }
      text.append(more)
    }
    return true
  }

  private var epochs: Int {
    written.split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast().count { $0.contains(#""kind":"epoch""#) }
  }

  /// Everything that has been read of what it wrote; all of it when it has ended.
  var written: String { String(decoding: text, as: UTF8.self) }

  /// Sends a signal.
  func signal(_ number: CInt) {
    kill(process.processIdentifier, number)
  }

  /// Waits for the end.
  ///
  /// - Returns: The exit status.
  @discardableResult
  func wait() -> Int {
    // A pipe that nobody empties would keep the process from its end.
    text.append(output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    return Int(process.terminationStatus)
  }

  #if os(Linux)
    /// The most memory that the process has had at once, in bytes.
    ///
    /// What the system counts for a child that has ended begins with the memory of its parent, so
    /// that a living process is asked.
    func peakMemory() throws -> Int {
      let path = "/proc/\(process.processIdentifier)/status"
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      let line = try #require(lines.first { $0.hasPrefix("VmHWM:") })
      let words = line.split { $0 == " " || $0 == "\t" }
      return 1024 * (try #require(Int(words[1])))
    }
  #endif
}
