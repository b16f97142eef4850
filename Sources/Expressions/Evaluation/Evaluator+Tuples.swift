import Tensors

extension Evaluator {
  /// What `+` and `*` make of tuples, as in Python: two are joined, and a whole number repeats one.
  ///
  /// - Returns: nil where it is an operation on numbers.
  func joinedTuple(
    _ function: Arithmetic, _ left: Value, _ right: Value, _ place: BinaryPlace
  ) throws(Diagnostic) -> Value? {
    let values: [Value]
    switch (function.function, left, right) {
    case (.add, .tuple(let first), .tuple(let second)): values = first + second
    case (.multiply, .tuple(let repeated), let count), (.multiply, let count, .tuple(let repeated)):
      guard case .tensor(let node) = count, node.value.shape.rank == 0 else { return nil }
      let range = if case .tuple = left { place.right } else { place.left }
      let times = max(0, try Call.integer(Call.Argument(value: count, range: range)))
      guard times <= Value.maximumParts, times * repeated.count <= Value.maximumParts else {
        throw .tooManyParts(at: place.whole)
      }
      values = (0..<times).flatMap { _ in repeated }
    default: return nil
    }
    guard Value.tuple(values).isModest else { throw .tooManyParts(at: place.whole) }
    return .tuple(values)
  }
}
