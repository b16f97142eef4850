import Tensors

/// A tensor read as planes of rows and columns, whatever its rank.
struct TensorPlanes {
  let tensor: Tensor<Double>
  let rows: Int
  let columns: Int

  init(_ tensor: Tensor<Double>) {
    self.tensor = tensor
    let dimensions = tensor.shape.dimensions
    columns = dimensions.last ?? 1
    rows = dimensions.count > 1 ? dimensions[dimensions.count - 2] : 1
  }

  /// How many planes there are.
  var count: Int { rows * columns == 0 ? 0 : tensor.shape.count / (rows * columns) }

  /// The plane, row and column of an element.
  func place(_ index: [Int]) -> (plane: Int, row: Int, column: Int) {
    let offset = tensor.shape.offset(of: index) ?? 0
    return (
      offset / max(rows * columns, 1), offset / max(columns, 1) % max(rows, 1),
      offset % max(columns, 1)
    )
  }

  /// The number at a place.
  func number(_ plane: Int, _ row: Int, _ column: Int) -> Double {
    let offset = (plane * rows + row) * columns + column
    return tensor.elements.indices.contains(offset) ? tensor.elements[offset] : .nan
  }

  /// The index that picks a plane, such as `[0,1]`; empty if there is only one.
  func label(_ plane: Int) -> String {
    guard count > 1 else { return "" }
    let index = tensor.shape.index(of: plane * rows * columns).dropLast(2)
    return "[" + index.map(String.init).joined(separator: ",") + "]"
  }
}
