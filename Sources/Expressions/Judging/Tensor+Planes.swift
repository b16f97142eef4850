import Tensors

/// What is done to every plane of a tensor, the planes lying along its last one or two dimensions.
extension Tensor<Double> {
  /// The rows and columns of its planes; a line has one row.
  func plane(_ spatialRank: Int) -> (rows: Int, columns: Int)? {
    let lengths = shape.dimensions
    guard lengths.count >= spatialRank else { return nil }
    return (spatialRank == 2 ? lengths[lengths.count - 2] : 1, lengths.last ?? 1)
  }

  /// Planes of another size, whose cells come from a place of the old ones; from nowhere they are `fill`.
  func planes(
    rows: Int, columns: Int, spatialRank: Int, fill: Double = 0,
    from place: (Int, Int) -> (Int, Int)?
  ) -> Tensor? {
    guard let old = plane(spatialRank), rows >= 0, columns >= 0 else { return nil }
    let leading = Array(shape.dimensions.dropLast(spatialRank))
    let size = old.rows * old.columns
    let planes = leading.reduce(1, *)
    var numbers: [Double] = []
    numbers.reserveCapacity(planes * rows * columns)
    for plane in 0..<planes {
      for row in 0..<rows {
        for column in 0..<columns {
          guard let (r, c) = place(row, column), (0..<old.rows).contains(r),
            (0..<old.columns).contains(c)
          else {
            numbers.append(fill)
            continue
          }
          numbers.append(elements[plane * size + r * old.columns + c])
        }
      }
    }
    let spatial = spatialRank == 2 ? [rows, columns] : [columns]
    return (try? Shape(leading + spatial)).flatMap { try? Tensor($0, numbers) }
  }

  /// Planes of the same size, their cells taken from other places.
  func moved(
    _ spatialRank: Int, fill: Double = 0, from place: (Int, Int) -> (Int, Int)?
  ) -> Tensor? {
    plane(spatialRank).flatMap {
      planes(
        rows: $0.rows, columns: $0.columns, spatialRank: spatialRank, fill: fill, from: place)
    }
  }

  /// Each plane turned by 180°, or flipped along one side.
  func turned(_ spatialRank: Int, rows flipsRows: Bool = true, columns flipsColumns: Bool = true)
    -> Tensor?
  {
    guard let (rows, columns) = plane(spatialRank) else { return nil }
    return moved(spatialRank) {
      (flipsRows ? rows - 1 - $0 : $0, flipsColumns ? columns - 1 - $1 : $1)
    }
  }

  /// Each plane with its rows and columns exchanged.
  func transposed(_ spatialRank: Int = 2) -> Tensor? {
    guard spatialRank == 2, let (rows, columns) = plane(2) else { return nil }
    return planes(rows: columns, columns: rows, spatialRank: 2) { ($1, $0) }
  }

  /// Each plane with cells put around it; fewer than none cuts cells off.
  func padded(
    top: Int = 0, bottom: Int = 0, left: Int = 0, right: Int = 0, spatialRank: Int,
    fill: Double = 0
  ) -> Tensor? {
    guard let (rows, columns) = plane(spatialRank) else { return nil }
    return planes(
      rows: rows + top + bottom, columns: columns + left + right, spatialRank: spatialRank,
      fill: fill
    ) { ($0 - top, $1 - left) }
  }

  /// Each plane cut or filled up at its end, so that it has a size.
  func fitted(to other: Tensor, spatialRank: Int, fill: Double = 0) -> Tensor? {
    guard let size = other.plane(spatialRank) else { return nil }
    return planes(
      rows: size.rows, columns: size.columns, spatialRank: spatialRank, fill: fill
    ) { ($0, $1) }
  }

  /// Some of the slices along a dimension.
  func slices(_ range: Range<Int>, along dimension: Int) -> Tensor? {
    var lengths = shape.dimensions
    guard dimension >= 0, dimension < lengths.count, range.lowerBound >= 0,
      range.upperBound <= lengths[dimension]
    else { return nil }
    let inner = lengths[(dimension + 1)...].reduce(1, *)
    let outer = lengths[..<dimension].reduce(1, *)
    var numbers: [Double] = []
    for place in 0..<outer {
      let start = place * lengths[dimension] * inner
      numbers += elements[(start + range.lowerBound * inner)..<(start + range.upperBound * inner)]
    }
    lengths[dimension] = range.count
    return (try? Shape(lengths)).flatMap { try? Tensor($0, numbers) }
  }

  /// Whether another has its shape, and each element lies within 1e-9 of the larger of 1 and its size.
  func agrees(with other: Tensor) -> Bool {
    shape == other.shape && firstDifference(from: other) == nil
  }

  /// The first element, in row-major order, that differs.
  func firstDifference(from other: Tensor) -> Int? {
    zip(elements, other.elements).enumerated().first { _, pair in
      !Tensor.areEqual(pair.0, pair.1)
    }?.offset
  }

  static func areEqual(_ a: Double, _ b: Double) -> Bool {
    if a == b || (a.isNaN && b.isNaN) { return true }
    guard a.isFinite, b.isFinite else { return false }
    return abs(a - b) <= 1e-9 * max(1, abs(b))
  }
}

extension Tensor<Double> {
  /// The same numbers with their four dimensions in another order; nil for another rank.
  func reordered(_ order: [Int]) -> Tensor? {
    guard shape.rank == order.count else { return nil }
    let steps = shape.dimensions.indices.map { shape.dimensions[($0 + 1)...].reduce(1, *) }
    let lengths = order.map { shape[$0] }
    var numbers: [Double] = []
    numbers.reserveCapacity(elements.count)
    for place in 0..<elements.count {
      var (rest, source) = (place, 0)
      for (length, dimension) in zip(lengths, order).reversed() {
        source += rest % length * steps[dimension]
        rest /= length
      }
      numbers.append(elements[source])
    }
    return try? Tensor(Shape(lengths), numbers)
  }
}
