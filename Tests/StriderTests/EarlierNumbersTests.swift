import Expressions
import Foundation
import Tensors
import Testing

@testable import strider

/// The numbers that the program computed before its convolutions became fast; see
/// Tests/EarlierNumbers.
struct EarlierNumbersTests {
  @Test func `every number and every printed digit is as it was`() throws {
    let cases = try EarlierCase.all()
    #expect(cases.count > 250)
    for item in cases {
      let (tensors, text) = shown(by: item.source)
      if let difference = item.difference(tensors) {
        Issue.record("\(difference)\n\(item.source)")
      }
      #expect(text == item.text, "\(item.source)")
    }
  }

  /// What the prompt shows for statements: the tensors, and the lines that are printed.
  private func shown(by source: String) -> ([Tensor<Double>], [String]) {
    let runner = ShellRunner(language: .english)
    var tensors: [Tensor<Double>] = []
    let show = runner.session.show
    runner.session.show = { outcome in
      if case .value(_, .tensor(let node)) = outcome { tensors.append(node.value) }
      show(outcome)
    }
    let lines = runner.run(source)
    return (tensors, lines)
  }
}

/// One line of Tests/EarlierNumbers/numbers.jsonl.
private struct EarlierCase: Decodable {
  /// A tensor: its shape and its numbers, row by row.
  struct Wanted: Decodable {
    let shape: [Int]
    let numbers: [Double]

    init(from decoder: any Decoder) throws {
      var parts = try decoder.unkeyedContainer()
      shape = try parts.decode([Int].self)
      numbers = try parts.decode([Double].self)
    }
  }

  private let lines: [String]
  let values: [Wanted]
  let text: [String]

  var source: String { lines.joined(separator: "\n") }

  private enum CodingKeys: String, CodingKey {
    case lines = "source"
    case values, text
  }

  static func all() throws -> [EarlierCase] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "EarlierNumbers/numbers.jsonl")
    let decoder = JSONDecoder()
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try decoder.decode(EarlierCase.self, from: Data($0.utf8))
    }
  }

  /// How tensors differ from those of the case: by more than 1e-12 of a number's size, or at all
  /// where every number is whole; nil if they do not.
  func difference(_ found: [Tensor<Double>]) -> String? {
    guard found.map(\.shape.dimensions) == values.map(\.shape) else { return "other shapes" }
    let isWhole = values.allSatisfy { $0.numbers.allSatisfy { $0 == $0.rounded() } }
    for (position, (tensor, wanted)) in zip(found, values).enumerated() {
      for (place, (new, old)) in zip(tensor.elements, wanted.numbers).enumerated() {
        guard isWhole ? new != old : !(abs(new - old) <= 1e-12 * abs(old)) else { continue }
        return "value \(position), element \(place): \(new), earlier \(old)"
      }
    }
    return nil
  }
}
