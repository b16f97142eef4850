import Expressions
import Tensors

/// Whether two values are the same answer.
enum Agreement {
  /// Whether numbers agree: whole ones exactly, others to a millionth of their size.
  static func isClose(_ a: Double, _ b: Double) -> Bool {
    if a == b || (a.isNaN && b.isNaN) { return true }
    guard a.isFinite, b.isFinite else { return false }
    if Int(exactly: a) != nil, Int(exactly: b) != nil { return false }
    return (a - b).magnitude <= 1e-6 * max(a.magnitude, b.magnitude)
  }

  /// Whether a given answer equals a value in shape and in every number.
  ///
  /// - Parameters:
  ///   - given: The answer.
  ///   - right: The value.
  ///   - exactly: Whether a typed decimal to which the value rounds is another number.
  /// - Returns: Whether they are equal.
  static func agree(_ given: GivenAnswer, _ right: Value, exactly: Bool = false) -> Bool {
    if case .string(let a) = given.value, case .string(let b) = right {
      return a.lowercased() == b.lowercased()
    }
    guard let a = tensor(given.value), let b = tensor(right), a.shape == b.shape else {
      return false
    }
    if !exactly, let typed = given.typed, typed.count == b.elements.count {
      return zip(typed, b.elements).allSatisfy { $0.means($1) }
    }
    return zip(a.elements, b.elements).allSatisfy { isClose($0, $1) }
  }

  /// Whether two values have the same shape and numbers.
  static func agree(_ a: Value, _ b: Value) -> Bool {
    agree(GivenAnswer(value: a, text: ""), b)
  }

  /// The numbers of a value: a tuple is its vector, one number is without a shape.
  static func tensor(_ value: Value) -> Tensor<Double>? {
    switch value {
    case .tensor(let node):
      return node.value.single.map { Tensor($0) } ?? node.value
    case .tuple(let parts), .list(let parts):
      var numbers: [Double] = []
      for part in parts {
        guard let number = tensor(part)?.single else { return nil }
        numbers.append(number)
      }
      return numbers.count == 1 ? Tensor(numbers[0]) : Tensor(vector: numbers)
    default: return nil
    }
  }

  /// The numbers of a value in the shape that it has, that of a single number included.
  static func shaped(_ value: Value) -> Tensor<Double>? {
    if case .tensor(let node) = value { node.value } else { tensor(value) }
  }

  /// The shape that a value stands for: its numbers if it is a row of them, else its own shape.
  static func shape(_ value: Value) -> [Double]? {
    if case .tensor(let node) = value, node.value.shape.rank > 1 {
      return node.value.shape.dimensions.map(Double.init)
    }
    return tensor(value)?.elements
  }
}
