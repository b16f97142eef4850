/// A dense layer over a block of images: every output from every input.
///
/// The rows of its weights, `[outputs][inputs]`, are filled up with zeros to whole vectors, unless
/// another distance is given.
public struct LaneDense: Sendable {
  /// Numbers that go in.
  public let inputs: Int
  /// Numbers that come out.
  public let outputs: Int
  private let precision: Precision
  /// From a row of weights to the next, in numbers.
  private let row: Int

  /// Describes a layer that trains.
  public init(inputs: Int, outputs: Int) {
    self.init(
      inputs: inputs, outputs: outputs, .float,
      row: LaneDense.vectors(inputs, .float) * Precision.float.lanes)
  }

  /// Describes a layer whose rows of weights lie so many numbers apart.
  init(inputs: Int, outputs: Int, _ precision: Precision, row: Int) {
    self.inputs = inputs
    self.outputs = outputs
    self.precision = precision
    self.row = row
  }

  private static var bytes: Int { Precision.vectorBytes }

  private static func vectors(_ count: Int, _ precision: Precision) -> Int {
    (count + precision.lanes - 1) / precision.lanes
  }

  /// Vectors of a row of weights, and of a row of outputs.
  private var rowVectors: Int { LaneDense.vectors(inputs, precision) }
  private var outputVectors: Int { LaneDense.vectors(outputs, precision) }

  /// Vectors of scratch memory that the weight gradient wants.
  public var scratchVectors: Int { precision.lanes * (rowVectors + outputVectors) }

  /// Computes y = W·x + b, or adds W·x to what y holds.
  public func forward(
    _ x: UnsafeRawPointer, _ weights: UnsafeRawPointer, bias: UnsafeRawPointer?,
    _ y: UnsafeMutableRawPointer, adds: Bool = false
  ) {
    let lines = WeightLines(count: inputs, perLine: row, perStep: 1, continues: adds)
    let scalar = precision.scalarBytes
    LaneDense.inTiles(outputs, of: 8) { first, k in
      kernels.lines(
        precision, k, lines, x, weights + first * row * scalar, bias.map { $0 + first * scalar },
        y + first * LaneDense.bytes)
    }
  }

  /// Computes dx = Wᵀ·dy, or adds it to what dx holds.
  public func inputGradient(
    _ dy: UnsafeRawPointer, _ weights: UnsafeRawPointer, _ dx: UnsafeMutableRawPointer,
    adds: Bool = false
  ) {
    let lines = WeightLines(count: outputs, perLine: 1, perStep: row, continues: adds)
    LaneDense.inTiles(inputs, of: Precision.tiles.neighbours) { first, k in
      kernels.lines(
        precision, k, lines, dy, weights + first * precision.scalarBytes, nil,
        dx + first * LaneDense.bytes)
    }
  }

  /// Splits sums into tiles, and what remains into smaller ones.
  @inline(__always)
  private static func inTiles(
    _ count: Int, of most: Int, _ body: (_ first: Int, _ k: Int) -> Void
  ) {
    var (first, k) = (0, most)
    while first < count {
      while first + k > count { k /= 2 }
      body(first, k)
      first += k
    }
  }

  /// dW = dy·xᵀ and db = dy, summed over the images of a block that trains.
  ///
  /// The images become rows, so that a vector holds what one image had at several inputs, and what
  /// one image wants of several outputs lies side by side. Both are written or, if `adds`, added to.
  public func weightGradient(
    _ x: UnsafeRawPointer, _ dy: UnsafeRawPointer, dw: UnsafeMutablePointer<Float>,
    db: UnsafeMutablePointer<Float>?, scratch: UnsafeMutableRawPointer, adds: Bool = false
  ) {
    let lanes = precision.lanes
    let gradients = scratch + lanes * rowVectors * LaneDense.bytes
    kernels.lanesToRows(inputs, x, scratch, stride: rowVectors)
    kernels.lanesToRows(outputs, dy, gradients, stride: outputVectors)
    weightGradient(
      images: lanes, rows: scratch, gradients, perImage: outputVectors * lanes, dw: dw, adds: adds)
    if let db {
      if !adds { db.update(repeating: 0, count: outputs) }
      PlaneSums(precision: precision, planes: outputs, count: 1).add(dy, to: db, scratch)
    }
  }

  /// dW = Σ dy·xᵀ over images that lie in rows.
  ///
  /// - Parameters:
  ///   - images: How many there are.
  ///   - rows: The inputs, each row of whole vectors.
  ///   - gradients: The gradients of the outputs.
  ///   - perImage: From the gradients of an image to those of the next, in numbers.
  ///   - dw: Rows of whole vectors.
  ///   - adds: Whether `dw` is added to.
  func weightGradient(
    images: Int, rows: UnsafeRawPointer, _ gradients: UnsafeRawPointer, perImage: Int,
    dw: UnsafeMutableRawPointer, adds: Bool
  ) {
    var walk = Walk()
    walk.continues = adds
    walk.channels = images
    (walk.rows, walk.columns) = (1, 1)
    walk.xChannel = rowVectors
    walk.wChannel = perImage
    (walk.xPosition, walk.yPosition) = (1, 1)
    walk.yChannel = rowVectors
    let tiles = (outputs + Precision.tiles.channels - 1) / Precision.tiles.channels
    for tile in 0..<tiles {
      let first = outputs * tile / tiles
      let k = outputs * (tile + 1) / tiles - first
      var (p, done) = (k <= min(4, Precision.tiles.sums / 4) ? 4 : 2, 0)
      while done < rowVectors {
        walk.tiles = (rowVectors - done) / p
        (walk.xTile, walk.yTile) = (p, p)
        if walk.tiles > 0 {
          kernels.gather(
            precision, k, p, walk, rows + done * LaneDense.bytes,
            gradients + first * precision.scalarBytes, nil,
            dw + (first * rowVectors + done) * LaneDense.bytes)
        }
        done += walk.tiles * p
        p /= 2
      }
    }
  }
}
