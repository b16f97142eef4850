import Expressions
import Foundation
import Tensors
import Testing

/// What nobody should type: each input is answered in time, in bounded memory, with the answer that
/// stands in front of it in Hostile/inputs.txt.
///
/// A line there is the answer, a tab and the source, in which `\n`, `\r`, `\t`, `\\` and `\u{…}` are
/// escapes. The answer is a diagnostic's id or a value as `Trial` puts it.
@Suite(.serialized)
struct HostileInputTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Hostile")

  private static func lines() throws -> [(answer: String, source: String)] {
    try String(contentsOf: folder.appending(path: "inputs.txt"), encoding: .utf8)
      .split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { line in
        let parts = line.split(separator: "\t", maxSplits: 1)
        return (String(parts[0]), unescaped(parts.count > 1 ? String(parts[1]) : ""))
      }
  }

  /// Puts the answers of today into the table.
  private func record() throws {
    let file = Self.folder.appending(path: "inputs.txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let answered = lines.map { line in
      guard !line.hasPrefix("#"), let tab = line.firstIndex(of: "\t") else { return "\(line)\n" }
      let source = line[line.index(after: tab)...]
      return "\(Trial(Self.unescaped(String(source))).summary)\t\(source)\n"
    }
    try answered.joined().write(to: file, atomically: true, encoding: .utf8)
    Issue.record("recorded the answers")
  }

  static func unescaped(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let first = rest.popFirst() {
      guard first == "\\", let sign = rest.popFirst() else {
        result.append(first)
        continue
      }
      switch sign {
      case "n": result.append("\n")
      case "r": result.append("\r")
      case "t": result.append("\t")
      case "u":
        let digits = rest.dropFirst().prefix { $0 != "}" }
        rest = rest.dropFirst(digits.count + 2)
        if let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) {
          result.unicodeScalars.append(scalar)
        }
      default: result.append(sign)
      }
    }
    return result
  }

  /// With `RECORD_SNAPSHOTS=1` the answers are written anew, and the run fails.
  @Test func `every hostile input has its answer`() throws {
    let lines = try Self.lines()
    #expect(lines.count >= 400)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" { return try record() }
    for (answer, source) in lines {
      let trial = Trial(source)
      #expect(trial.summary == answer, "\(source)")
      #expect(trial.flaws.isEmpty, "\(source): \(trial.flaws)")
    }
  }

  private static let long: [LongInput] = [
    LongInput("zeros(2)" + String(repeating: ".T", count: 100_000), "nested-too-deeply"),
    LongInput(
      String(repeating: "sum(", count: 150) + "1" + String(repeating: ")", count: 150), "= 1"),
    LongInput(String(repeating: "-", count: 150) + "1", "= 1"),
    LongInput("[" + String(repeating: "1 ", count: 500_000) + "]", "= 500000"),
    LongInput(String(repeating: "a", count: 1_000_000), "unknown-name"),
    LongInput(String(repeating: "a", count: 1_000_000) + " = 1", "= 1"),
    LongInput("'" + String(repeating: "a", count: 1_000_000) + "'", "= text"),
    LongInput("1" + String(repeating: " + 1", count: 100_000), "= 100001"),
    LongInput("1" + String(repeating: "0", count: 100_000), "= inf"),
    LongInput("zeros(" + String(repeating: "1, ", count: 100_000) + "1)", "too-many-dimensions"),
    LongInput("x = 1" + String(repeating: "; x = x + 1", count: 50_000), "= 50001"),
    LongInput(
      String(repeating: "(1,", count: 150) + String(repeating: ")", count: 150), "too-many-parts"),
    LongInput("t = (1, 1)" + String(repeating: "; t = (t, t)", count: 60), "too-many-parts"),
    LongInput("t = 1" + String(repeating: "; t = (t,)", count: 5000), "too-many-parts"),
    LongInput(
      "r = nn.ReLU()" + String(repeating: "; r = nn.Sequential(r, r)", count: 60),
      "network-too-large"),
    LongInput(
      "r = nn.ReLU()" + String(repeating: "; r = nn.Sequential(r)", count: 5000),
      "network-too-large"),
    LongInput(String(repeating: "# remark\n", count: 100_000) + "7", "= 7"),
    LongInput(
      "x = " + String(repeating: "[", count: 100) + "1" + String(repeating: "]", count: 100),
      "too-many-dimensions"),
  ]

  @Test(arguments: long)
  func `long inputs have their answers`(input: LongInput) {
    let trial = Trial(input.source)
    #expect(trial.summary == input.answer)
    #expect(trial.flaws.isEmpty, "\(trial.flaws)")
  }

  @Test func `memory is refused before it runs out`() {
    let session = Session { _ in }
    var trial = Trial("a = zeros(2^24)", in: session)
    for name in 0..<20 where trial.diagnostic == nil {
      trial = Trial("b\(name) = a + \(name)", in: session)
    }
    #expect(trial.summary == "memory")
    session.clear()
  }

  @Test func `an assignment to several targets is done as a whole or not at all`() {
    let session = Session { _ in }
    _ = Trial("a = 1; net = nn.Linear(1, 1); w = net.weight; x = [1, 2]", in: session)
    for statement in ["a, x[9] = 5, 6", "net.weight, x[9] = 5, 6", "a, net.weight = 5, [1, 2]"] {
      #expect(Trial(statement, in: session).diagnostic != nil)
    }
    #expect(Trial("a * (sum(net.weight) == sum(w))", in: session).summary == "= 1")
  }

  @Test func `a long chain of values is let go without a deep recursion`() {
    let session = Session { _ in }
    #expect(Trial("x = 1", in: session).diagnostic == nil)
    for _ in 0..<20 { _ = Trial(String(repeating: "x = x * 1; ", count: 2000), in: session) }
    #expect(Trial("y = [1, 2]; L = sum(y) * x; sum(grad(L, y))", in: session).summary == "= 2")
    session.clear()
  }
}

/// A source that is too long to name a test after.
struct LongInput: Sendable, CustomTestStringConvertible {
  let source: String
  let answer: String

  init(_ source: String, _ answer: String) {
    (self.source, self.answer) = (source, answer)
  }

  var testDescription: String { "\(source.prefix(40))… (\(source.utf8.count) bytes)" }
}
