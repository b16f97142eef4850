/// Walks over every index of a small shape, the last dimension fastest, and keeps its place in an array.
///
/// - Parameters:
///   - rank: How many dimensions there are.
///   - shape: Their lengths.
///   - base: The place of the first element.
///   - strides: The steps along them.
///   - body: What is done at every place.
/// - Complexity: O(*n*).
@inlinable
@inline(__always)
public func forEachPlace(
  rank: Int, shape: UnsafePointer<Int>, base: Int, strides: UnsafePointer<Int>,
  _ body: (_ place: Int) -> Void
) {
  guard rank > 0 else {
    body(base)
    return
  }
  let (last, step) = (shape[rank - 1], strides[rank - 1])
  guard rank > 1 else {
    for i in 0..<last { body(base &+ i &* step) }
    return
  }
  withUnsafeTemporaryAllocation(of: Int.self, capacity: rank) { index in
    index.initialize(repeating: 0)
    for d in 0..<rank where shape[d] == 0 { return }
    var place = base
    while true {
      for i in 0..<last { body(place &+ i &* step) }
      var dimension = rank - 2
      while dimension >= 0 {
        index[dimension] += 1
        place += strides[dimension]
        if index[dimension] < shape[dimension] { break }
        index[dimension] = 0
        place -= strides[dimension] * shape[dimension]
        dimension -= 1
      }
      if dimension < 0 { return }
    }
  }
}
