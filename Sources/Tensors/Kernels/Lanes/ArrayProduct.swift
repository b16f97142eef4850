/// The sizes of one product of matrices: `rows × inner` times `inner × columns`.
struct ProductSizes: Hashable, Sendable {
  let rows: Int
  let inner: Int
  let columns: Int
}

/// Products of matrices in row-major arrays, on the kernels of a dense layer that trains.
///
/// The rows of the left matrix are the images. Large matrices are taken in parts that stay in the cache
/// and ask for little memory; every sum still runs over its terms from the first to the last.
enum ArrayProduct<Scalar: TensorScalar> {
  private static var precision: Precision { Scalar.precision }
  private static var lanes: Int { precision.lanes }

  /// The most rows and columns of a part.
  private static var most: Int { 256 }

  /// Adds the product of two matrices: `c[i,j] += Σ k  a[i,k] · b[k,j]`.
  ///
  /// It is the input gradient of a dense layer with the weights b.
  ///
  /// - Parameters:
  ///   - a: `rows × inner`.
  ///   - b: `inner × columns`.
  ///   - c: `rows × columns`.
  ///   - sizes: Rows, columns and terms.
  /// - Complexity: O(rows·inner·columns).
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  static func add(
    _ a: UnsafePointer<Scalar>, times b: UnsafePointer<Scalar>,
    to c: UnsafeMutablePointer<Scalar>, _ sizes: ProductSizes
  ) {
    inParts(a, to: c, sizes) { terms, columns, x, y in
      LaneDense(inputs: columns.count, outputs: terms.count, precision, row: sizes.columns)
        .inputGradient(
          x, b + terms.lowerBound * sizes.columns + columns.lowerBound, y, adds: true)
    }
  }

  /// Adds the product with a matrix that is laid out transposed: `c[i,j] += Σ k  a[i,k] · b[j,k]`.
  ///
  /// It is a dense layer with the weights b, and the gradient with respect to the left matrix of a
  /// product.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  static func add(
    _ a: UnsafePointer<Scalar>, timesTransposed b: UnsafePointer<Scalar>,
    to c: UnsafeMutablePointer<Scalar>, _ sizes: ProductSizes
  ) {
    inParts(a, to: c, sizes) { terms, columns, x, y in
      LaneDense(inputs: terms.count, outputs: columns.count, precision, row: sizes.inner)
        .forward(
          x, b + columns.lowerBound * sizes.inner + terms.lowerBound, bias: nil, y, adds: true)
    }
  }

  /// Adds the product of a matrix that is laid out transposed: `c[i,j] += Σ k  a[k,i] · b[k,j]`.
  ///
  /// It is the weight gradient of a dense layer whose images are the terms, and the gradient with respect
  /// to the right matrix of a product.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  static func add(
    transposed a: UnsafePointer<Scalar>, times b: UnsafePointer<Scalar>,
    to c: UnsafeMutablePointer<Scalar>, _ sizes: ProductSizes
  ) {
    let width = (min(sizes.columns, most) + lanes - 1) / lanes * lanes
    let bytes = width * MemoryLayout<Scalar>.size
    let scratch = Scratch([min(sizes.inner, most) * bytes, min(sizes.rows, most) * bytes])
    let (x, dw) = (numbers(scratch[0]), numbers(scratch[1]))
    for columns in parts(sizes.columns) {
      let row = (columns.count + lanes - 1) / lanes * lanes
      for terms in parts(sizes.inner) {
        copy(b, terms, columns, of: sizes.columns, to: x, row: row)
        for rows in parts(sizes.rows) {
          if Interruption.isRequested { return }
          copy(c, rows, columns, of: sizes.columns, to: dw, row: row)
          LaneDense(inputs: columns.count, outputs: rows.count, precision, row: row)
            .weightGradient(
              images: terms.count, rows: x, a + terms.lowerBound * sizes.rows + rows.lowerBound,
              perImage: sizes.rows, dw: dw, adds: true)
          for (position, i) in rows.enumerated() {
            (c + i * sizes.columns + columns.lowerBound)
              .update(from: dw + position * row, count: columns.count)
          }
        }
      }
    }
  }

  // MARK: Parts

  /// Lays some rows of the left matrix and of the result in the lanes, part by part, and calls a body that
  /// adds to the result.
  private static func inParts(
    _ a: UnsafePointer<Scalar>, to c: UnsafeMutablePointer<Scalar>, _ sizes: ProductSizes,
    _ body: (
      _ terms: Range<Int>, _ columns: Range<Int>, _ x: UnsafeRawPointer,
      _ y: UnsafeMutableRawPointer
    ) -> Void
  ) {
    let vector = Precision.vectorBytes
    let scratch = Scratch([min(sizes.inner, most) * vector, min(sizes.columns, most) * vector])
    let (x, y) = (numbers(scratch[0]), numbers(scratch[1]))
    for columns in parts(sizes.columns) {
      for terms in parts(sizes.inner) {
        for start in stride(from: 0, to: sizes.rows, by: lanes) {
          if Interruption.isRequested { return }
          let rows = start..<min(start + lanes, sizes.rows)
          lay(a, rows, terms, of: sizes.inner, in: x)
          lay(c, rows, columns, of: sizes.columns, in: y)
          body(terms, columns, x, y)
          for (lane, row) in rows.enumerated() {
            let line = c + row * sizes.columns
            for (position, column) in columns.enumerated() {
              line[column] = y[position * lanes + lane]
            }
          }
        }
      }
    }
  }

  private static func parts(_ count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: most).map { $0..<min($0 + most, count) }
  }

  private static func numbers(_ memory: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Scalar> {
    memory.assumingMemoryBound(to: Scalar.self)
  }

  /// Gives each row of a part of a matrix a lane; lanes without a row are 0.
  private static func lay(
    _ matrix: UnsafePointer<Scalar>, _ rows: Range<Int>, _ columns: Range<Int>, of width: Int,
    in vectors: UnsafeMutablePointer<Scalar>
  ) {
    if rows.count < lanes { vectors.initialize(repeating: 0, count: columns.count * lanes) }
    for (lane, row) in rows.enumerated() {
      let line = matrix + row * width
      for (position, column) in columns.enumerated() {
        vectors[position * lanes + lane] = line[column]
      }
    }
  }

  /// Copies a part of a matrix to rows of whole vectors.
  private static func copy(
    _ matrix: UnsafePointer<Scalar>, _ rows: Range<Int>, _ columns: Range<Int>, of width: Int,
    to target: UnsafeMutablePointer<Scalar>, row: Int
  ) {
    for (position, line) in rows.enumerated() {
      let place = target + position * row
      place.initialize(from: matrix + line * width + columns.lowerBound, count: columns.count)
      (place + columns.count).initialize(repeating: 0, count: row - columns.count)
    }
  }
}
