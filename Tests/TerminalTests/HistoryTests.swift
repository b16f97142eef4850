import Foundation
import Terminal
import TestSupport
import Testing

struct HistoryTests {
  private func bytes(_ path: String) -> [UInt8] {
    FileManager.default.contents(atPath: path).map(Array.init) ?? []
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  @Test func `entries of several lines survive a session`() throws {
    try withTemporaryDirectory { directory in
      let path = directory + "/state/strider/history"
      let entries = ["x = [1 2\n3 4]", "a \\ b\\n", "卷积 = 1", "tab\there"]
      let history = History(path: path)
      entries.forEach(history.add)
      #expect(history.notice == nil)
      #expect(History(path: path).entries == entries)
      #expect(bytes(path).split(separator: 0x0A).count == entries.count)
    }
  }

  @Test func `an entry is kept once, where it was used last`() throws {
    try withTemporaryDirectory { directory in
      let history = History(path: directory + "/h")
      ["a", "b", "a", " secret", "", "  "].forEach(history.add)
      #expect(history.entries == ["b", "a"])
      #expect(History(path: directory + "/h").entries == ["b", "a"])
    }
  }

  @Test func `only the owner may read it`() throws {
    try withTemporaryDirectory { directory in
      let path = directory + "/h"
      History(path: path).add("a")
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["h"])
    }
  }

  @Test func `two sessions lose nothing to each other`() throws {
    try withTemporaryDirectory { directory in
      let path = directory + "/h"
      let one = History(path: path)
      let other = History(path: path)
      one.add("a")
      other.add("b")
      one.add("c")
      other.add("a")
      #expect(one.entries == ["a", "c"])
      #expect(History(path: path).entries == ["b", "c", "a"])
    }
  }

  @Test func `many sessions at once lose nothing`() throws {
    try withTemporaryDirectory { directory in
      let path = directory + "/h"
      DispatchQueue.concurrentPerform(iterations: 8) { session in
        let history = History(path: path)
        for number in 0..<20 { history.add("\(session) \(number)") }
        for _ in 0..<50 { history.save() }
      }
      #expect(Set(History(path: path).entries).count == 160)
    }
  }

  @Test func `the oldest go when there are too many`() throws {
    try withTemporaryDirectory { directory in
      let path = directory + "/h"
      let lines = (0..<2500).map { "entry \($0)" }.joined(separator: "\n")
      try lines.write(toFile: path, atomically: true, encoding: .utf8)
      let history = History(path: path)
      #expect(history.entries.count == 2000)
      #expect(history.entries.first == "entry 500")
      history.add("new")
      #expect(history.entries.count == 2000)
      let again = History(path: path).entries
      #expect(again.count == 2000 && again.last == "new")
    }
  }

  @Test func `lines of another kind stay byte for byte and are named`() throws {
    try withTemporaryDirectory { directory in
      let path = directory + "/h"
      let junk: [UInt8] = Array("a\n".utf8) + [0xFF, 0xFE, 0x0A] + Array("b\\q\n\nc".utf8)
      try write(junk, to: path)
      let history = History(path: path)
      #expect(history.entries == ["a", "c"])
      #expect(history.notice?.english.contains("line 2 of") == true)
      #expect(bytes(path) == junk)
      history.add("d")
      #expect(bytes(path) == junk + Array("\nd\n".utf8))
    }
  }

  @Test func `a file that is no history is left alone`() throws {
    try withTemporaryDirectory { directory in
      let path = directory + "/h"
      let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0, 0, 1]
      try write(picture, to: path)
      let history = History(path: path)
      history.add("a")
      #expect(history.entries == ["a"])
      #expect(history.notice?.english.hasPrefix("note: history is not kept: ") == true)
      #expect(bytes(path) == picture)
    }
  }

  @Test func `a home that cannot be written is a notice`() throws {
    try withTemporaryDirectory { directory in
      try write([], to: directory + "/file")
      let history = History(path: directory + "/file/below/history")
      history.add("a")
      #expect(history.entries == ["a"])
      #expect(history.notice?.chinese.hasPrefix("说明：历史记录不会保存：") == true)
    }
  }

  @Test func `a link is followed`() throws {
    try withTemporaryDirectory { directory in
      let real = directory + "/real"
      try write(Array("a\n".utf8), to: real)
      let link = directory + "/link"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: real)
      History(path: link).add("b")
      #expect(bytes(real) == Array("a\nb\n".utf8))
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == real)
    }
  }

  @Test(
    arguments: [
      (["STRIDER_HISTORY": "/x"], "/x"), (["STRIDER_HISTORY": "", "HOME": "/h"], nil),
      (["XDG_STATE_HOME": "/s", "HOME": "/h"], "/s/strider/history"),
      (["XDG_STATE_HOME": "relative", "HOME": "/h"], "/h/.local/state/strider/history"),
      ([:], nil),
    ] as [([String: String], String?)])
  func `the environment says where it is`(environment: [String: String], path: String?) {
    #expect(History.path { environment[$0] } == path)
  }
}
