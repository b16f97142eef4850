import Expressions
import Tensors

/// A value as it can be typed.
enum ValueLiteral {
  /// A value with every digit; nil where it is no tensor, or a number is not finite.
  static func text(_ value: Value) -> String? {
    guard let tensor = Agreement.shaped(value), tensor.elements.allSatisfy(\.isFinite) else {
      return nil
    }
    return text(tensor) { number in
      let text = "\(number)"
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
  }

  /// A tensor with numbers written in some way.
  static func text(_ tensor: Tensor<Double>, _ number: (Double) -> String) -> String {
    text(tensor.elements[...], tensor.shape.dimensions[...], number)
  }

  private static func text(
    _ numbers: ArraySlice<Double>, _ dimensions: ArraySlice<Int>, _ number: (Double) -> String
  ) -> String {
    guard let first = dimensions.first else { return numbers.first.map(number) ?? "" }
    if dimensions.count == 1 {
      return "[" + numbers.map(number).joined(separator: " ") + "]"
    }
    let size = max(1, numbers.count / max(1, first))
    let parts = stride(from: numbers.startIndex, to: numbers.endIndex, by: size).map { start in
      numbers[start..<min(start + size, numbers.endIndex)]
    }
    if dimensions.count == 2 {
      let rows = parts.map { $0.map(number).joined(separator: " ") }
      return "[" + rows.joined(separator: "; ") + (rows.count == 1 ? ";]" : "]")
    }
    return "["
      + parts.map { text($0, dimensions.dropFirst(), number) }.joined(separator: "; ") + "]"
  }
}
