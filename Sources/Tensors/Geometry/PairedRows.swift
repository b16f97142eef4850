/// A walk through a shape in row-major order that keeps its place in two tensors laid over it.
///
/// A tensor laid over a shape has a step for each dimension: its stride, or 0 where its one element
/// serves the whole dimension. Neighbouring dimensions through which both go evenly are merged, so that
/// a row is as long as it can be.
struct PairedRows: Hashable, Sendable {
  /// Elements of one row.
  let count: Int
  /// How far apart neighbours of a row lie in the first tensor: its stride, often 1 or 0.
  let stepA: Int
  /// How far apart neighbours of a row lie in the second tensor.
  let stepB: Int

  private let lengths: [Int]
  private let stepsA: [Int]
  private let stepsB: [Int]

  /// Lays two tensors over a shape, given the steps of each for the shape's dimensions.
  init(_ shape: Shape, stepsA: [Int], stepsB: [Int]) {
    var merged: [(length: Int, a: Int, b: Int)] = []
    for (dimension, length) in shape.dimensions.enumerated() where length != 1 {
      let (a, b) = (stepsA[dimension], stepsB[dimension])
      if let last = merged.last, last.a == a * length, last.b == b * length {
        merged[merged.count - 1] = (last.length * length, a, b)
      } else {
        merged.append((length, a, b))
      }
    }
    let row = merged.popLast() ?? (1, 0, 0)
    (count, stepA, stepB) = shape.count == 0 ? (0, 0, 0) : row
    lengths = shape.count == 0 ? [] : merged.map(\.length)
    self.stepsA = merged.map(\.a)
    self.stepsB = merged.map(\.b)
  }

  /// Calls a body for every row with the places of its first element in the shape and both tensors.
  ///
  /// Stops where an interruption is requested.
  @inline(__always)
  func forEach(_ body: (_ start: Int, _ a: Int, _ b: Int) -> Void) {
    var index = [Int](repeating: 0, count: lengths.count)
    var (start, a, b) = (0, 0, 0)
    while count > 0 {
      if Interruption.isRequested { return }
      body(start, a, b)
      start += count
      var dimension = lengths.count - 1
      while dimension >= 0 {
        index[dimension] += 1
        a += stepsA[dimension]
        b += stepsB[dimension]
        if index[dimension] < lengths[dimension] { break }
        index[dimension] = 0
        a -= stepsA[dimension] * lengths[dimension]
        b -= stepsB[dimension] * lengths[dimension]
        dimension -= 1
      }
      if dimension < 0 { return }
    }
  }
}
