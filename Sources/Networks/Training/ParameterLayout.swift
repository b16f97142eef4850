import Tensors

/// Where each parameter lies in the one piece of memory that holds them all.
///
/// Rows are filled up with zeros to whole vectors; gradients and the optimizer's memories lie alike.
struct ParameterLayout: Sendable {
  /// One parameter.
  struct Place: Sendable {
    let shape: [Int]
    /// Where it begins, in numbers.
    let offset: Int
    let rows: Int
    /// Numbers of a row, and from a row to the next.
    let length: Int
    let stride: Int
  }

  private(set) var places: [Place] = []
  /// Numbers of all parameters with what fills them up.
  private(set) var count = 0

  private static let lanes = Precision.float.lanes

  /// Adds a parameter whose rows are filled up one by one, or as a whole.
  mutating func add(shape: [Int], byRows: Bool) -> Int {
    let total = shape.reduce(1, *)
    let rows = byRows ? shape[0] : 1
    let length = total / max(1, rows)
    let lanes = ParameterLayout.lanes
    let stride = (length + lanes - 1) / lanes * lanes
    places.append(
      Place(shape: shape, offset: count, rows: rows, length: length, stride: stride))
    let offset = count
    count += rows * stride
    return offset
  }

  /// The numbers of every parameter, in row-major order.
  func read(_ memory: UnsafePointer<Float>) -> [[Float]] {
    places.map { place in
      (0..<place.rows).flatMap { row in
        UnsafeBufferPointer(
          start: memory + place.offset + row * place.stride, count: place.length)
      }
    }
  }

  /// Puts numbers in row-major order into the memory.
  ///
  /// - Returns: Whether there were as many as the shapes want; if not, nothing is written.
  func write(_ numbers: [[Float]], _ memory: UnsafeMutablePointer<Float>) -> Bool {
    guard numbers.count == places.count,
      zip(numbers, places).allSatisfy({ $0.count == $1.rows * $1.length })
    else { return false }
    memory.update(repeating: 0, count: count)
    for (values, place) in zip(numbers, places) {
      for row in 0..<place.rows {
        for column in 0..<place.length {
          memory[place.offset + row * place.stride + column] = values[row * place.length + column]
        }
      }
    }
    return true
  }
}
