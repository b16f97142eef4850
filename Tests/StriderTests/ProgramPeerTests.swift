import Foundation
import TestSupport
import Testing

/// Programs carried out by the real program and compared with what CPython, NumPy and PyTorch made of
/// them: Tests/Peers/program_cases.py.
struct ProgramPeerTests {
  @Test(arguments: try ProgramCase.all())
  func `a program gives what Python gives`(_ program: ProgramCase) throws {
    let run = try ProgramRun(
      ["run", "--format", "json", "-"], input: Array((program.marked + "\n").utf8))
    let objects = try run.output.split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
    if let exception = program.exception {
      #expect(run.status == 1)
      #expect(objects.last?["python"] as? String == exception, "\(objects.last ?? [:])")
      return
    }
    #expect(run.status == 0, "\(objects.last ?? [:])")
    let found = objects.filter { $0["kind"] as? String != "note" }.flatMap(Self.lines)
    #expect(found.count == program.results.count, "\(found)")
    for (found, wanted) in zip(found, program.results) {
      #expect(wanted.isMet(by: found), "\(found) instead of \(wanted)")
    }
  }

  /// A text of several lines as an object a line.
  private static func lines(_ object: [String: Any]) -> [[String: Any]] {
    guard let text = object["text"] as? String, text.contains("\n") else { return [object] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map {
      ["kind": "text", "text": String($0)]
    }
  }
}

/// A line of Tests/Peers/data/programs.jsonl.
struct ProgramCase: CustomTestStringConvertible, Sendable {
  /// What a bare expression or a line of `print` comes to.
  enum Result: Sendable {
    case text(String)
    case numbers(shape: [Int], [Double])
  }

  let name: String
  let program: String
  let results: [Result]
  /// The class of what Python raises.
  let exception: String?

  var testDescription: String { name }

  /// The program with something that makes it Python's from its first line on.
  var marked: String { "\"\"\"\(name)\"\"\";\n" + program }

  static func all() throws -> [ProgramCase] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Peers/data/programs.jsonl")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap {
      let row = try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
      guard let name = row["name"] as? String, let program = row["program"] as? String else {
        return nil
      }
      let results = (row["results"] as? [[String: Any]] ?? []).flatMap(Result.lines)
      return ProgramCase(
        name: name, program: program, results: results, exception: row["raises"] as? String)
    }
  }
}

extension ProgramCase.Result {
  /// The results of a row; of a text of several lines each.
  static func lines(_ row: [String: Any]) -> [Self] {
    let result = Self(row)
    guard case .text(let text) = result else { return [result] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { .text(String($0)) }
  }

  private init(_ row: [String: Any]) {
    if let shape = row["shape"] as? [Int] {
      self = .numbers(shape: shape, Self.numbers(row["numbers"]))
    } else {
      self = .text(row["printed"] as? String ?? row["text"] as? String ?? "")
    }
  }

  private static func numbers(_ values: Any?) -> [Double] {
    (values as? [Any] ?? []).map { value in
      if let text = value as? String {
        return ["nan": Double.nan, "inf": .infinity, "-inf": -.infinity][text] ?? 0
      }
      return (value as? NSNumber)?.doubleValue ?? .nan
    }
  }

  /// Whether an object that the program wrote says the same, numbers to within 1e-9.
  func isMet(by object: [String: Any]) -> Bool {
    let values = Self.numbers(object["values"])
    switch self {
    case .numbers(let shape, let wanted):
      return object["shape"] as? [Int] == shape && Self.areClose(values, wanted)
    case .text(let wanted):
      if let text = object["text"] as? String { return Self.areClose(text, wanted) }
      return Self.areClose(values, Self.numbersWritten(in: wanted))
    }
  }

  private static func areClose(_ values: [Double], _ wanted: [Double]) -> Bool {
    values.count == wanted.count
      && zip(values, wanted).allSatisfy { value, wanted in
        value.isNaN && wanted.isNaN || value == wanted
          || abs(value - wanted) <= 1e-9 * max(1, abs(wanted))
      }
  }

  /// The numbers of a text, those in words such as `True` too.
  private static func numbersWritten(in text: String) -> [Double] {
    text.matches(of: /True|False|nan|-?inf|-?\d+(?:\.\d*)?(?:e[+-]?\d+)?/).map { match in
      switch match.0 {
      case "True": 1
      case "False": 0
      default: Double(match.0.hasSuffix(".") ? match.0 + "0" : match.0) ?? .nan
      }
    }
  }

  /// Whether two texts are the same but for the last digits of their numbers.
  private static func areClose(_ text: String, _ wanted: String) -> Bool {
    func words(_ text: String) -> [Substring] {
      text.split { !$0.isLetter }.filter { !["e", "nan", "inf", "True", "False"].contains($0) }
    }
    return text == wanted
      || words(text) == words(wanted)
        && areClose(numbersWritten(in: text), numbersWritten(in: wanted))
  }
}
