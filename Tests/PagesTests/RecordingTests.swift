import Foundation
import Terminal
import TestSupport
import Testing

@testable import Pages

struct RecordingTests {
  @Test func `a recording is a head and events in order of their time`() throws {
    var recording = Recording(title: "a \"title\"", command: "strider step 'x'")
    recording.show([StyledText("one", .heading), "two"])
    recording.wait(0.7)
    recording.show(["three"])
    recording.wait(0.7)
    let lines = recording.text.split(separator: "\n").map { Data($0.utf8) }
    let head = try #require(JSONSerialization.jsonObject(with: lines[0]) as? [String: Any])
    #expect(head["version"] as? Int == 2)
    #expect(head["width"] as? Int == 80)
    #expect(head["height"] as? Int == 24)
    #expect(head["title"] as? String == "a \"title\"")
    let events = try lines.dropFirst().map {
      try #require(JSONSerialization.jsonObject(with: $0) as? [Any])
    }
    #expect(events.map { $0[0] as? Double } == [0, 1, 1.7, 2.4])
    #expect(events.allSatisfy { $0[1] as? String == "o" })
    #expect(events[1][2] as? String == "\u{1B}[H\u{1B}[2J\u{1B}[1mone\u{1B}[0m\r\ntwo")
  }
}
