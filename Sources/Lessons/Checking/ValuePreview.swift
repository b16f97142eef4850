import Expressions
import Walkthroughs

/// A value on one line, for messages.
enum ValuePreview {
  /// The most numbers that are written out.
  private static let most = 64

  /// Whether the value itself is written, and not only what kind of thing it is.
  static func isShort(_ value: Value) -> Bool {
    if case .string = value { return true }
    return Agreement.tensor(value).map { $0.elements.count <= most } ?? false
  }

  /// The text: a number, a literal of a few numbers, or a kind.
  static func text(_ value: Value) -> String {
    guard let tensor = Agreement.tensor(value), tensor.elements.count <= most else {
      if case .string(let text) = value { return "'\(text)'" }
      return value.kindPhrase[.english]
    }
    let numbers = NumberText(decimals: 4)
    if tensor.shape.rank == 0 { return numbers.text(tensor.elements[0]) }
    let columns = max(1, tensor.shape.dimensions.last ?? 1)
    let rows = stride(from: 0, to: tensor.elements.count, by: columns).map { start in
      tensor.elements[start..<min(start + columns, tensor.elements.count)]
        .map { numbers.cell($0) }.joined(separator: " ")
    }
    return "[" + rows.joined(separator: "; ") + "]"
  }
}
