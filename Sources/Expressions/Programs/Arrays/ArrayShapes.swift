/// Shapes that stretch to a common one.
enum ArrayShapes {
  /// The shape that two shapes stretch to.
  static func common(_ a: [Int], _ b: [Int]) throws(ProgramFailure) -> [Int] {
    if a == b { return a }
    let rank = max(a.count, b.count)
    var result = [Int](repeating: 1, count: rank)
    for d in 0..<rank {
      let x = d < rank - a.count ? 1 : a[d - (rank - a.count)]
      let y = d < rank - b.count ? 1 : b[d - (rank - b.count)]
      guard x == y || x == 1 || y == 1 else {
        throw .notBroadcastable(ProgramMachine.text(a), ProgramMachine.text(b))
      }
      result[d] = x == 1 ? y : x
    }
    return result
  }

  /// How far every index of a shape leads with some steps.
  static func offsets(_ shape: [Int], _ strides: [Int]) -> [Int] {
    var offsets = [0]
    for (length, step) in zip(shape, strides) {
      offsets = offsets.flatMap { start in (0..<length).map { start + $0 * step } }
    }
    return offsets
  }

  /// How far arrays of places lead together, laid over their common shape.
  static func offsets(
    _ parts: [PlaceArray], over common: [Int]
  ) -> [Int] {
    let count = common.reduce(1, *)
    var sums = [Int](repeating: 0, count: count)
    for part in parts {
      if part.shape == common {
        for place in 0..<count { sums[place] += part.places[place] * part.step }
        continue
      }
      let missing = common.count - part.shape.count
      let own = ArrayObject.strides(part.shape)
      let steps = common.indices.map { d in
        d < missing || part.shape[d - missing] == 1 ? 0 : own[d - missing]
      }
      for (place, source) in offsets(common, steps).enumerated() {
        sums[place] += part.places[source] * part.step
      }
    }
    return sums
  }
}

/// An array of places in a dimension, with the step of that.
struct PlaceArray {
  let places: [Int]
  let shape: [Int]
  let step: Int
}
