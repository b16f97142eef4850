import Expressions
import Foundation
import Tensors
import Testing

@testable import Walkthroughs

/// The programs that `code` prints, held to those that PyTorch and NumPy have run:
/// Tests/Peers/code_cases.py.
struct CodeProgramTests {
  @Test func `every program is the one that was run, and its numbers are the core's`() throws {
    let cases = try CodeCase.all()
    #expect(cases.count > 80)
    for item in cases {
      let session = Session { _ in }
      _ = try session.evaluate(item.source)
      let node = try session.tensor(item.expression)
      for program in item.programs {
        let found = try #require(CodeCase.text(node, program, item, session))
        #expect(found == program.text, "\(item.expression)")
        #expect(program.shape == node.value.shape.dimensions, "\(item.expression)")
        // NumPy's gradients are found by small changes.
        let tolerance = item.expression.contains("grad") && program.library == "numpy" ? 1e-6 : 1e-9
        for (value, wanted) in zip(node.value.elements, program.values) {
          let isClose = abs(value - wanted) <= tolerance * max(1, abs(wanted))
          #expect(isClose || value.isNaN && wanted.isNaN, "\(item.expression): \(value), \(wanted)")
        }
      }
    }
  }

  @Test(arguments: [40, 80]) func `no line is wider than the screen`(width: Int) throws {
    for item in try CodeCase.all() {
      let session = Session { _ in }
      _ = try session.evaluate(item.source)
      let node = try session.tensor(item.expression)
      let own = CodeProgram.Own(entries: [], expression: item.expression)
      let style = ExplanationStyle(
        width: width, naming: Naming { session.names(of: $0).first })
      let programs = CodeProgram.programs(
        for: node, in: CodeLibrary.allCases, own: own, style: style)
      for line in try #require(programs).flatMap(\.lines) {
        #expect(line.count <= width, "\(line)")
      }
    }
  }

  @Test func `MATLAB counts from 1 and slides with filter2`() throws {
    let session = Session { _ in }
    _ = try session.evaluate("x = [1 2 3; 4 5 6; 7 8 9]; k = [1 0; 0 1]")
    let node = try session.tensor("conv2d(x, k, padding=1, stride=2)[0, 1:] * 2")
    let own = CodeProgram.Own(entries: [], expression: "")
    let style = ExplanationStyle(naming: Naming { session.names(of: $0).first })
    let programs = try #require(
      CodeProgram.programs(for: node, in: [.matlab], own: own, style: style))
    #expect(
      programs[0].lines == [
        "% MATLAB", "x = [1, 2, 3; 4, 5, 6; 7, 8, 9];", "k = [1, 0; 0, 1];",
        "h1 = zeros(5, 5);", "h1(2:4, 2:4) = x;", "h1 = filter2(k, h1, 'valid');",
        "h1 = h1(1:2:end, 1:2:end);", "h2 = h1(1, 2:2);", "y = h2 .* 2;", "disp(y);",
      ])
  }
}

/// A line of Tests/Peers/data/code.jsonl.
private struct CodeCase: Decodable {
  struct Program: Decodable {
    let library: String
    let width: Int
    let text: String
    let shape: [Int]
    let values: [Double]
  }

  let source: String
  let expression: String
  let programs: [Program]

  static func all() throws -> [CodeCase] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Peers/data/code.jsonl")
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try decoder.decode(CodeCase.self, from: Data($0.utf8))
    }
  }

  /// What is printed today.
  static func text(
    _ node: Node<Double>, _ program: Program, _ item: CodeCase, _ session: Session
  ) -> String? {
    guard let library = CodeLibrary(rawValue: program.library) else { return nil }
    let style = ExplanationStyle(
      width: program.width, naming: Naming { session.names(of: $0).first })
    let own = CodeProgram.Own(entries: [], expression: item.expression)
    return CodeProgram.programs(for: node, in: [library], own: own, style: style)?
      .first?.lines.joined(separator: "\n")
  }
}
