/// The cells of an axis's outputs as a table: the first cell of each, and the second with its share, which is
/// 0 where there is none.
struct ResizedTable<Scalar: TensorScalar> {
  let first: [Int]
  let second: [Int]
  let share: [Scalar]
  let own: [Scalar]

  init(_ axis: ResizedAxis) {
    let cells = (0..<axis.output).map { axis.cells(output: $0) }
    first = cells.map { $0[0].cell }
    own = cells.map { Scalar($0[0].share) }
    second = cells.map { $0.count > 1 ? $0[1].cell : $0[0].cell }
    share = cells.map { $0.count > 1 ? Scalar($0[1].share) : 0 }
  }
}

/// Draws planes to another size, or passes the gradient back.
///
///     y[i,j] = Σ r,c  row[i,r] · column[j,c] · x[r,c],   dx[r,c] = Σ i,j  row[i,r] · column[j,c] · dy[i,j]
///
/// A cell may be several numbers, which go the same way: those of a vector of images.
struct ResizeKernel<Scalar: TensorScalar> {
  private let rows: ResizedTable<Scalar>
  private let columns: ResizedTable<Scalar>
  private let planes: Int
  private let inputRow: Int
  private let inputPlane: Int
  private let width: Int
  private let stops: Bool

  init(_ geometry: ResizedGeometry, width: Int, stops: Bool) {
    rows = ResizedTable(geometry.rows)
    columns = ResizedTable(geometry.columns)
    planes = geometry.planes
    inputRow = geometry.columns.input * width
    inputPlane = geometry.rows.input * inputRow
    self.width = width
    self.stops = stops
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func forward(_ x: UnsafePointer<Scalar>, _ y: UnsafeMutablePointer<Scalar>) {
    var result = y
    forEachCell { cell, share, isFirst in
      if isFirst {
        for i in 0..<width { result[i] = share * x[cell &+ i] }
      } else {
        for i in 0..<width { result[i] += share * x[cell &+ i] }
      }
    } then: {
      result += width
    }
  }

  /// Adds to what `dx` holds.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func backward(_ dy: UnsafePointer<Scalar>, _ dx: UnsafeMutablePointer<Scalar>) {
    var gradient = dy
    forEachCell { cell, share, _ in
      for i in 0..<width { dx[cell &+ i] += share * gradient[i] }
    } then: {
      gradient += width
    }
  }

  /// Calls a body for each cell of each output in order, and another behind each output.
  @inline(__always)
  private func forEachCell(
    _ body: (_ cell: Int, _ share: Scalar, _ isFirst: Bool) -> Void, then next: () -> Void
  ) {
    for plane in 0..<planes {
      for row in rows.first.indices {
        if stops, Interruption.isRequested { return }
        let above = plane &* inputPlane &+ rows.first[row] &* inputRow
        let below = plane &* inputPlane &+ rows.second[row] &* inputRow
        let (upper, lower) = (rows.own[row], rows.share[row])
        for column in columns.first.indices {
          let (left, right) = (columns.first[column] &* width, columns.second[column] &* width)
          let (near, far) = (columns.own[column], columns.share[column])
          body(above &+ left, upper * near, true)
          if far != 0 { body(above &+ right, upper * far, false) }
          if lower != 0 {
            body(below &+ left, lower * near, false)
            if far != 0 { body(below &+ right, lower * far, false) }
          }
          next()
        }
      }
    }
  }
}

/// Planes drawn to another size, a block of images at a time.
public struct LaneResize: Sendable {
  private let kernel: ResizeKernel<Float>
  /// Vectors of one block of the input.
  private let inputVectors: Int

  /// Looks up the cells of every output; the planes are those of one image.
  public init(_ geometry: ResizedGeometry) {
    kernel = ResizeKernel(geometry, width: Precision.float.lanes, stops: false)
    inputVectors = geometry.inputCount
  }

  /// Computes y.
  public func forward(_ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer) {
    kernel.forward(
      x.assumingMemoryBound(to: Float.self), y.assumingMemoryBound(to: Float.self))
  }

  /// Computes dx from dy.
  public func backward(_ dy: UnsafeRawPointer, _ dx: UnsafeMutableRawPointer) {
    let gradient = dx.assumingMemoryBound(to: Float.self)
    gradient.update(repeating: 0, count: inputVectors * Precision.float.lanes)
    kernel.backward(dy.assumingMemoryBound(to: Float.self), gradient)
  }
}
