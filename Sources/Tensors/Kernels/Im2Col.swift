/// Writes the cells under every place of the window into a column: im2col.
///
///     columns[n, (c,i,j), (y,x)] = images[n,c, S·y+D·i−P, S·x+D·j−P],   0 in the padding
///
/// - Returns: `[N, C·KH·KW, H'·W']`.
///
/// It is the gradient of `foldColumns`, and that one is this one's.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func unfoldImages<Scalar: TensorScalar>(
  _ images: [Scalar], geometry: UnfoldGeometry
) -> [Scalar] {
  var result = [Scalar](repeating: 0, count: geometry.columnCount)
  let stride = geometry.window.columns.stride
  geometry.forEachRun { image, column, count in
    for i in 0..<count { result[column + i] = images[image + i * stride] }
  }
  return result
}

/// Adds every element of the columns to the cell it stands for: col2im.
///
/// Cells that several windows share collect.
///
/// - Returns: `[N, C, H, W]`.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func foldColumns<Scalar: TensorScalar>(
  _ columns: [Scalar], geometry: UnfoldGeometry
) -> [Scalar] {
  var result = [Scalar](repeating: 0, count: geometry.imageCount)
  let stride = geometry.window.columns.stride
  geometry.forEachRun { image, column, count in
    for i in 0..<count { result[image + i * stride] += columns[column + i] }
  }
  return result
}
