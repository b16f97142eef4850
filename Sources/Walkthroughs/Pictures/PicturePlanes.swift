import Tensors
import Terminal

/// A tensor read as pictures: which maps it has, and which of them are colours.
struct PicturePlanes {
  /// One picture: a map, or three that are red, green and blue.
  struct Plane {
    /// The index that picks it, such as `[0,1]`; empty if there is only one.
    let label: String
    /// Where its maps begin.
    let starts: [Int]
  }

  let tensor: Tensor<Double>
  let rows: Int
  let columns: Int
  let planes: [Plane]
  /// How far neighbouring cells lie apart: 1, or 3 where colours come last.
  let step: Int

  /// Reads a tensor of two dimensions or more.
  init(_ tensor: Tensor<Double>) {
    self.tensor = tensor
    let shape = tensor.shape
    let dimensions = shape.dimensions
    let isBright = tensor.elements.allSatisfy { $0.isNaN || (0...1).contains($0) }
    if isBright, dimensions.count == 3, dimensions[2] == 3, dimensions[0] > 3 {
      (rows, columns, step) = (dimensions[0], dimensions[1], 3)
      planes = [Plane(label: "", starts: [0, 1, 2])]
      return
    }
    (rows, columns, step) = (dimensions[dimensions.count - 2], dimensions[dimensions.count - 1], 1)
    let size = max(1, rows * columns)
    let isColored =
      isBright && dimensions.count >= 3 && dimensions[dimensions.count - 3] == 3 && size > 25
    let group = isColored ? 3 : 1
    let count = shape.count / size / group
    let leading = Array(dimensions.dropLast(isColored ? 3 : 2))
    planes = (0..<count).map { number in
      let starts = (0..<group).map { (number * group + $0) * size }
      return Plane(label: PicturePlanes.label(number, leading), starts: starts)
    }
  }

  private static func label(_ number: Int, _ leading: [Int]) -> String {
    guard leading.reduce(1, *) > 1 else { return "" }
    var (rest, index): (Int, [Int]) = (number, [])
    for length in leading.reversed() {
      index.insert(rest % length, at: 0)
      rest /= length
    }
    return "[" + index.map(String.init).joined(separator: ",") + "]"
  }

  /// The mean of the cells from one place to another of a picture's map.
  func mean(_ start: Int, rows range: Range<Int>, columns others: Range<Int>) -> Double {
    if range.count == 1, others.count == 1 {
      return tensor.elements[start + (range.lowerBound * columns + others.lowerBound) * step]
    }
    var sum = 0.0
    for row in range {
      for column in others { sum += tensor.elements[start + (row * columns + column) * step] }
    }
    return sum / Double(range.count * others.count)
  }
}
