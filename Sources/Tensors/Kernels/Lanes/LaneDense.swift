/// A dense layer over a block of images: every output from every input.
///
/// The rows of its weights, `[outputs][inputs]`, are filled up with zeros to whole vectors.
public struct LaneDense: Sendable {
  /// Numbers that go in.
  public let inputs: Int
  /// Numbers that come out.
  public let outputs: Int

  /// Describes a layer.
  public init(inputs: Int, outputs: Int) {
    self.inputs = inputs
    self.outputs = outputs
  }

  private static let lanes = FloatLanes.Vector.scalarCount
  private static let bytes = Precision.vectorBytes
  private static let most = Precision.tileChannels
  /// Inputs whose gradients are made together; their weights lie side by side.
  #if FEW_REGISTERS
    private static let neighbours = 8
  #else
    private static let neighbours = 16
  #endif

  /// Vectors of a row of weights.
  public var rowVectors: Int { (inputs + LaneDense.lanes - 1) / LaneDense.lanes }
  /// Numbers of a row of weights, with what fills it up.
  public var rowNumbers: Int { rowVectors * LaneDense.lanes }

  /// Vectors of a row of outputs.
  private var outputVectors: Int { (outputs + LaneDense.lanes - 1) / LaneDense.lanes }

  /// Vectors of scratch memory that the weight gradient wants.
  public var scratchVectors: Int { LaneDense.lanes * (rowVectors + outputVectors) }

  /// Computes y = W·x + b.
  public func forward(
    _ x: UnsafeRawPointer, _ weights: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
    _ y: UnsafeMutableRawPointer
  ) {
    LaneDense.inTiles(outputs, of: 8) { first, k in
      DenseTile.run(
        k, inputs, x, weights + first * rowNumbers, perLine: rowNumbers, perStep: 1,
        bias.map { $0 + first }, y + first * LaneDense.bytes)
    }
  }

  /// Computes dx = Wᵀ·dy.
  public func inputGradient(
    _ dy: UnsafeRawPointer, _ weights: UnsafePointer<Float>, _ dx: UnsafeMutableRawPointer
  ) {
    LaneDense.inTiles(inputs, of: LaneDense.neighbours) { first, k in
      DenseTile.run(
        k, outputs, dy, weights + first, perLine: 1, perStep: rowNumbers, nil,
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

  /// dW = dy·xᵀ and db = dy, summed over the images of the block.
  ///
  /// The images become rows, so that a vector holds what one image had at several inputs, and what
  /// one image wants of several outputs lies side by side. Both are written or, if `adds`, added to.
  public func weightGradient(
    _ x: UnsafeRawPointer, _ dy: UnsafeRawPointer, dw: UnsafeMutablePointer<Float>,
    db: UnsafeMutablePointer<Float>?, scratch: UnsafeMutableRawPointer, adds: Bool = false
  ) {
    let lanes = LaneDense.lanes
    let gradients = scratch + lanes * rowVectors * LaneDense.bytes
    LaneTransposition.lanesToRows(inputs, x, scratch, stride: rowVectors)
    LaneTransposition.lanesToRows(outputs, dy, gradients, stride: outputVectors)
    var walk = Walk()
    walk.continues = adds
    walk.channels = lanes
    (walk.rows, walk.columns) = (1, 1)
    walk.xChannel = rowVectors
    walk.wChannel = outputVectors * lanes
    (walk.xPosition, walk.yPosition) = (1, 1)
    walk.yChannel = rowVectors
    let factors = UnsafePointer(gradients.assumingMemoryBound(to: Float.self))
    let tiles = (outputs + LaneDense.most - 1) / LaneDense.most
    for tile in 0..<tiles {
      let first = outputs * tile / tiles
      let k = outputs * (tile + 1) / tiles - first
      var (p, done) = (k <= min(4, Precision.tileSums / 4) ? 4 : 2, 0)
      while done < rowVectors {
        walk.tiles = (rowVectors - done) / p
        (walk.xTile, walk.yTile) = (p, p)
        if walk.tiles > 0 {
          Precision.float.gather(
            k, p, walk, UnsafeRawPointer(scratch) + done * LaneDense.bytes, factors + first, nil,
            UnsafeMutableRawPointer(dw + first * rowNumbers) + done * LaneDense.bytes)
        }
        done += walk.tiles * p
        p /= 2
      }
    }
    if let db { addRows(gradients, to: db, adds: adds) }
  }

  /// Adds the images' rows of outputs up.
  private func addRows(_ rows: UnsafeRawPointer, to db: UnsafeMutablePointer<Float>, adds: Bool) {
    let row = rows.assumingMemoryBound(to: FloatLanes.Vector.self)
    for part in 0..<outputVectors {
      var sum = FloatLanes.Vector(repeating: 0)
      for lane in 0..<LaneDense.lanes { sum += row[lane &* outputVectors &+ part] }
      let first = part * LaneDense.lanes
      for lane in 0..<min(LaneDense.lanes, outputs - first) {
        db[first + lane] = adds ? db[first + lane] + sum[lane] : sum[lane]
      }
    }
  }
}

/// K sums over all numbers of an image, each times a weight; the weights of a sum lie in a line.
private enum DenseTile {
  static func run(
    _ k: Int, _ count: Int, _ x: UnsafeRawPointer, _ weights: UnsafePointer<Float>, perLine: Int,
    perStep: Int, _ bias: UnsafePointer<Float>?, _ y: UnsafeMutableRawPointer
  ) {
    switch (k, perLine) {
    case (16, _): DenseSums<16>.run(count, x, weights, 1, perStep, bias, y)
    case (8, 1): DenseSums<8>.run(count, x, weights, 1, perStep, bias, y)
    case (8, _): DenseSums<8>.run(count, x, weights, perLine, 1, bias, y)
    case (4, _): DenseSums<4>.run(count, x, weights, perLine, perStep, bias, y)
    case (2, _): DenseSums<2>.run(count, x, weights, perLine, perStep, bias, y)
    default: DenseSums<1>.run(count, x, weights, perLine, perStep, bias, y)
    }
  }
}

private enum DenseSums<let K: Int> {
  typealias Vector = FloatLanes.Vector

  @inline(__always)
  static func run(
    _ count: Int, _ x: UnsafeRawPointer, _ weights: UnsafePointer<Float>, _ perLine: Int,
    _ perStep: Int, _ bias: UnsafePointer<Float>?, _ y: UnsafeMutableRawPointer
  ) {
    let source = x.assumingMemoryBound(to: Vector.self)
    let result = y.assumingMemoryBound(to: Vector.self)
    var sum = InlineArray<K, Vector>(repeating: Vector(repeating: 0))
    if let bias {
      for k in 0..<K { sum[k] = Vector(repeating: bias[k]) }
    }
    var factors = weights
    for i in 0..<count {
      let v = source[i]
      for k in 0..<K {
        let factor = Vector(repeating: factors[k &* perLine])
        #if NO_FMA
          sum[k] = sum[k] + factor * v
        #else
          sum[k] = sum[k].addingProduct(factor, v)
        #endif
      }
      factors += perStep
    }
    for k in 0..<K { result[k] = sum[k] }
  }
}
