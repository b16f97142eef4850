import Files
import Foundation
import TestSupport
import Testing

struct OutputFileTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/m" }

  init() throws {
    folder = try TemporaryFolder()
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  private func failure(_ body: () throws -> Void) -> FileFailure.Reason? {
    do {
      try body()
      return nil
    } catch {
      return (error as? FileFailure)?.reason
    }
  }

  @Test func `a file is made, replaced, and nothing lies beside it`() throws {
    for text in ["one", "two, longer", ""] {
      try OutputFile.write(Array(text.utf8), path: path)
      #expect(try folder.read("m") == text)
      #expect(try names == ["m"])
    }
  }

  @Test func `permissions stay, and a new private file is its owner's`() throws {
    try OutputFile.write([1], path: path, isPrivate: true)
    #expect(mode(path) == 0o600)
    for kept: mode_t in [0o640, 0o755, 0o666] {
      chmod(path, kept)
      try OutputFile.write([2], path: path, isPrivate: true)
      #expect(mode(path) == kept)
    }
  }

  @Test func `a symbolic link stays, and what it leads to is written`() throws {
    mkdir(folder.path + "/far", 0o700)
    symlink("far/there", path)
    symlink("m", folder.path + "/second")
    for text in ["new", "old"] {
      try OutputFile.write(Array(text.utf8), path: folder.path + "/second")
      #expect(try folder.read("far/there") == text)
    }
    #expect(try names == ["far", "m", "second"])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == "far/there")
    symlink("circle", folder.path + "/circle")
    #expect(failure { try OutputFile.write([], path: folder.path + "/circle") } != nil)
  }

  @Test func `what is no file is not replaced`() throws {
    mkdir(path, 0o700)
    mkfifo(folder.path + "/pipe", 0o600)
    for name in [path, folder.path + "/pipe", "/dev/null", "/dev/full"] {
      #expect(failure { try OutputFile.write([1], path: name) } == .notAFile)
      #expect(failure { try OutputFile.check(path: name) } == .notAFile)
    }
    #expect(try names == ["m", "pipe"])
  }

  @Test func `what cannot be written is known beforehand`() throws {
    for name in ["", folder.path + "/none/m", "/proc/m", "/proc/self/m", path + "/"] {
      let said = failure { try OutputFile.check(path: name) }
      guard case .system = said else {
        Issue.record("\(name): \(String(describing: said))")
        continue
      }
      #expect(failure { try OutputFile.write([1], path: name) } == said)
    }
    try OutputFile.check(path: path, room: 1 << 20)
    #expect(try names == [])
  }

  @Test func `a disk without the room is known beforehand`() throws {
    #if os(Linux)
      #expect(failure { try OutputFile.check(path: path, room: 1 << 60) } != nil)
      #expect(try names == [])
    #endif
  }

  @Test func `what a killed program left behind is taken away`() throws {
    let left = try folder.write(".m.0.partial", Array("half".utf8))
    try OutputFile.write([1], path: path)
    #expect(try names == ["m"])
    // What a living one writes to stays.
    let other = open(left, O_WRONLY | O_CREAT, 0o600)
    defer { close(other) }
    #expect(flock(other, LOCK_EX) == 0)
    try OutputFile.write([2], path: path)
    #expect(try names == [".m.0.partial", "m"])
  }

  @Test func `many writers at once leave one whole file`() async throws {
    let path = path
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for _ in 0..<20 {
            do {
              try OutputFile.write([UInt8](repeating: UInt8(writer), count: 50_000), path: path)
            } catch {
              Issue.record(error)
            }
          }
        }
      }
    }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(bytes.count == 50_000 && Set(bytes).count == 1)
    #expect(try names == ["m"])
  }

  @Test func `a name as long as names may be can be written`() throws {
    let name = String(repeating: "卷", count: 85)
    try OutputFile.write([1], path: "\(folder.path)/\(name)")
    #expect(try names == [name])
  }

  @Test func `a file is set aside under the first free number`() throws {
    for number in 1...3 {
      try OutputFile.write([UInt8(number)], path: path)
      #expect(try OutputFile.setAside(path) == "\(path).\(number)")
      #expect(FileManager.default.contents(atPath: "\(path).\(number)") == Data([UInt8(number)]))
    }
    try OutputFile.write([9], path: path)
    #expect(FileManager.default.contents(atPath: path + ".3") == Data([3]))
  }
}
