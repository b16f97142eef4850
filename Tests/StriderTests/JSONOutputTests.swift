import Foundation
import TestSupport
import Testing

struct JSONOutputTests {
  @Test func `every result is an object on a line of its own`() throws {
    let run = try ProgramRun(["eval", "--format", "json", "y = [1 2; 3 4]\na, b = 1, 0.1"])
    #expect(run.status == 0)
    #expect(
      run.output == """
        {"kind":"value","name":"y","shape":[2,2],"values":[1,2,3,4]}
        {"kind":"value","name":"a","shape":[],"values":[1]}
        {"kind":"value","name":"b","shape":[],"values":[0.1]}

        """)
  }

  @Test func `numbers that JSON lacks are strings`() throws {
    let run = try ProgramRun(["eval", "--format", "json", "[1/0, -1/0, nan, -0.0, 1e300]"])
    #expect(
      run.output
        == #"{"kind":"value","name":null,"shape":[5],"values":["inf","-inf","nan",-0.0,1e+300]}"#
        + "\n")
  }

  @Test func `text and notes are objects`() throws {
    let run = try ProgramRun(["eval", "--format", "json", "'a\"b'\n7 % 2 rows"])
    #expect(run.output.hasPrefix(#"{"kind":"text","text":"a\"b"}"# + "\n"))
    #expect(run.output.contains(#"{"kind":"note","message":"#))
  }

  @Test func `an error stands in its place, in characters`() throws {
    let script = "x = 1\n图é + 1\nx"
    let run = try ProgramRun(script: script, ["run", "-", "--format", "json", "--keep-going"])
    #expect(run.status == 1 && run.errors.isEmpty)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 3)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[1].utf8)) as? [String: Any])
    #expect(object["kind"] as? String == "error")
    #expect(object["id"] as? String == "unknown-name")
    #expect(object["line"] as? Int == 2)
    #expect(object["column"] as? Int == 1)
    #expect(object["length"] as? Int == 2)
    let chinese = try ProgramRun(
      script: script, ["run", "-", "--format", "json", "--keep-going", "--language", "zh"])
    #expect(chinese.output.contains(#""id":"unknown-name","message":"没有名为 图é 的变量""#))
  }

  @Test func `a broken input is an object too`() throws {
    let run = try ProgramRun(["run", "-", "--format", "json"], input: [0xFF])
    #expect(run.status == 74 && run.errors.isEmpty)
    #expect(run.output.hasPrefix(#"{"kind":"error","id":"file-not-read""#))
  }

  @Test func `commands answer with objects`() throws {
    let run = try ProgramRun(
      script: "x = [1 2];\nvars\nprecision\n", ["run", "-", "--format", "json"])
    let lines = run.output.split(separator: "\n")
    #expect(lines.first == #"{"kind":"variable","name":"x","value":"a tensor of shape 2"}"#)
    for line in lines {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }
  }
}
