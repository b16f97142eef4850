/// Where each element of a rearranged tensor comes from.
///
/// Offsets count through the operands laid end to end; they fit 32 bits because shapes are limited.
enum SourceTable {
  /// The mark of an element that comes from no operand.
  static let none: Int32 = -1

  /// Adds up one entry of every table, the last table running fastest; an entry of −1 makes the whole
  /// sum −1.
  static func offsets(base: Int, _ tables: [[Int]]) -> [Int32] {
    var sums = [Int32(base)]
    for table in tables {
      var longer: [Int32] = []
      longer.reserveCapacity(sums.count * table.count)
      for sum in sums {
        for entry in table { longer.append(sum < 0 || entry < 0 ? none : sum + Int32(entry)) }
      }
      sums = longer
    }
    return sums
  }

  /// For each dimension, how far into the tensor each of its places leads.
  static func tables(_ shape: Shape) -> [[Int]] {
    zip(shape.dimensions, shape.strides).map { length, stride in
      (0..<length).map { $0 * stride }
    }
  }
}
