/// The cells of an axis's outputs as a table: output i has those from `starts[i]` up to `starts[i + 1]`.
struct ResizedTable<Scalar: TensorScalar> {
  let starts: [Int]
  let cells: [Int]
  let shares: [Scalar]

  /// A cell is so many numbers away from the next.
  init(_ axis: ResizedAxis, distance: Int) {
    let outputs = (0..<axis.output).map { axis.cells(output: $0) }
    starts = outputs.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    cells = outputs.flatMap { $0.map { $0.cell * distance } }
    shares = outputs.flatMap { $0.map { Scalar($0.share) } }
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
  private let inputPlane: Int
  private let width: Int
  private let stops: Bool

  init(_ geometry: ResizedGeometry, width: Int, stops: Bool) {
    let inputRow = geometry.columns.input * width
    rows = ResizedTable(geometry.rows, distance: inputRow)
    columns = ResizedTable(geometry.columns, distance: width)
    planes = geometry.planes
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
      let start = plane &* inputPlane
      for row in 1..<rows.starts.count {
        if stops, Interruption.isRequested { return }
        let down = rows.starts[row &- 1]..<rows.starts[row]
        for column in 1..<columns.starts.count {
          var isFirst = true
          for r in down {
            for c in columns.starts[column &- 1]..<columns.starts[column] {
              body(
                start &+ rows.cells[r] &+ columns.cells[c], rows.shares[r] * columns.shares[c],
                isFirst)
              isFirst = false
            }
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
