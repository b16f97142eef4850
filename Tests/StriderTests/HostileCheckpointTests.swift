import Foundation
import Networks
import TestSupport
import Testing

/// The program is given checkpoints that are cut off, that lie, or that hold something else.
struct HostileCheckpointTests {
  /// A good checkpoint of a small run, taken apart.
  private struct Parts {
    var header: String
    var numbers: [UInt8]
    var declared: UInt64?

    init(_ file: [UInt8]) {
      let length = file.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
      header = String(decoding: file[8..<8 + length], as: UTF8.self)
      numbers = Array(file[(8 + length)...])
    }

    var bytes: [UInt8] {
      let length = declared ?? UInt64(header.utf8.count)
      return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + Array(header.utf8)
        + numbers
    }

    /// Replaces a text of the header, which must be there.
    mutating func replace(_ old: String, _ new: String) {
      #expect(header.contains(old), "no \(old) in \(header)")
      header = header.replacingOccurrences(of: old, with: new)
    }
  }

  /// A change, and what is said then.
  private static let changes: [(change: @Sendable (inout Parts) -> Void, words: [String])] = [
    ({ $0.declared = 1 << 63 }, ["byte 0", "the length of a header"]),
    ({ $0.declared = .max }, ["byte 0", "the length of a header"]),
    ({ $0.declared = 50 }, ["byte 58"]),
    ({ $0.header = "" }, ["byte 8"]),
    ({ $0.header = String(repeating: "[", count: 3_000_000) }, ["byte 140"]),
    ({ $0.numbers.removeLast() }, ["byte"]),
    ({ $0.numbers = [] }, ["byte"]),
    ({ $0.numbers.append(0) }, ["byte", "1 byte more"]),
    ({ $0.numbers.replaceSubrange(0..<4, with: [0, 0, 0xC0, 0x7F]) }, ["byte"]),
    ({ $0.numbers.replaceSubrange(4..<8, with: [0, 0, 0x80, 0xFF]) }, ["byte"]),
    ({ $0.replace("\"data_offsets\":[0,", "\"data_offsets\":[-8,") }, ["byte"]),
    ({ $0.replace("\"data_offsets\":[0,", "\"data_offsets\":[4,") }, ["byte"]),
    (
      { $0.replace("\"data_offsets\":[0,", "\"data_offsets\":[9223372036854775807,") }, ["byte"]
    ),
    ({ $0.replace("\"shape\":[10, 784]", "\"shape\":[3037000500,3037000500]") }, ["byte"]),
    ({ $0.replace("\"shape\":[10, 784]", "\"shape\":[784, 10]") }, ["1.weight"]),
    ({ $0.replace("\"dtype\":\"F32\"", "\"dtype\":\"I8\"") }, ["byte", "1.weight"]),
    ({ $0.replace("\"1.bias\"", "\"1.bis\"") }, ["1.bi"]),
    ({ $0.replace("\"1.bias\"", "\"1.weight\"") }, ["byte", "1.weight"]),
    ({ $0.replace("\"epoch\":\"1\"", "\"epoch\":\"-1\"") }, ["epoch"]),
    ({ $0.replace("\"seed\":\"0\"", "\"seed\":\"1e9\"") }, ["seed"]),
    ({ $0.replace("\"image_shape\":\"1 28 28\"", "\"image_shape\":\"16777216 1 1\"") }, []),
    ({ $0.replace("\"batch_size\":\"64\"", "\"batch_size\":\"0\"") }, ["batch_size"]),
    ({ $0.replace("784", "9223372036854775807") }, []),
  ]

  @Test func `a bad checkpoint is named, never overwritten, and takes little memory`() throws {
    try withTemporaryDirectory { directory in
      try DigitFiles.write(directory, training: 60, test: 20)
      let path = directory + "/m.safetensors"
      let script = "nn.Sequential(nn.Flatten(), nn.Linear(784, 10))"
      let model = try DataFiles.write(Array(script.utf8), directory, "net.strider")
      let made = try ProgramRun([
        "train", "--model", model, "--data", directory, "--epochs", "1", "--save", path,
      ])
      #expect(made.status == 0, "\(made.errors)")
      let good = Parts([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
      #expect(try ProgramRun(["summary", path]).status == 0)
      for (position, (change, words)) in Self.changes.enumerated() {
        var parts = good
        change(&parts)
        try expectRefusal(parts.bytes, path, words, "change \(position)")
      }
      try expectRefusal([], path, ["byte 0"], "an empty file")
      try expectRefusal([1, 2, 3], path, ["byte 3"], "three bytes")
      try expectRefusal(DataFiles.gzip(good.bytes), path, ["byte 0"], "a packed file")
    }
  }

  /// No command takes the file, and resuming leaves it as it is.
  private func expectRefusal(
    _ bytes: [UInt8], _ path: String, _ words: [String], _ name: String
  ) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    for arguments in [
      ["evaluate", path, "--threads", "1"], ["summary", path],
      ["train", "--resume", path, "--save", path, "--threads", "1"],
    ] {
      let run = try ProgramRun(arguments, memoryLimit: 200 << 20)
      #expect(run.status == 74, "\(name): \(arguments[0]) \(run.errors)")
      #expect(run.errors.hasPrefix("error: "), "\(name): \(run.errors)")
      for word in words + ["m.safetensors"] {
        #expect(run.unwrappedErrors.contains(word), "\(name): \(run.errors)")
      }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(bytes))
  }

  @Test func `what is not a checkpoint is not replaced by one`() throws {
    try withTemporaryDirectory { directory in
      try DigitFiles.write(directory, training: 60, test: 20)
      let arguments = ["train", "--data", directory, "--epochs", "1", "--save"]
      for (name, bytes) in [
        ("diary.txt", Array("Dear diary, today I trained.".utf8)), ("empty", []),
        ("short", [2, 0, 0, 0, 0, 0, 0, 0, 0x7B]), ("t10k-labels-idx1-ubyte", nil),
      ] {
        let path = "\(directory)/\(name)"
        if let bytes { try DataFiles.write(bytes, directory, name) }
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let run = try ProgramRun(arguments + [path])
        #expect(run.status == 74 && run.unwrappedErrors.contains(name), "\(run.errors)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
      }
      let run = try ProgramRun(arguments + [directory])
      #expect(
        run.status == 74 && run.unwrappedErrors.contains("not a regular file"), "\(run.errors)")
    }
  }
}
