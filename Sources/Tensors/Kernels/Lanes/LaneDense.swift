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

  /// Vectors of a row of weights.
  public var rowVectors: Int { (inputs + LaneDense.lanes - 1) / LaneDense.lanes }
  /// Numbers of a row of weights, with what fills it up.
  public var rowNumbers: Int { rowVectors * LaneDense.lanes }

  /// Vectors of scratch memory that the weight gradient wants.
  public var scratchVectors: Int {
    LaneDense.lanes * rowVectors + LaneDense.most
  }

  /// Computes y = W·x + b.
  public func forward(
    _ x: UnsafeRawPointer, _ weights: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
    _ y: UnsafeMutableRawPointer
  ) {
    let tiles = (outputs + LaneDense.most - 1) / LaneDense.most
    for tile in 0..<tiles {
      let first = outputs * tile / tiles
      let k = outputs * (tile + 1) / tiles - first
      DenseRows.run(
        k, inputs, rowNumbers, x, weights + first * rowNumbers, bias.map { $0 + first },
        y + first * LaneDense.bytes)
    }
  }

  /// Computes dx = Wᵀ·dy.
  public func inputGradient(
    _ dy: UnsafeRawPointer, _ weights: UnsafePointer<Float>, _ dx: UnsafeMutableRawPointer
  ) {
    var walk = Walk()
    walk.tiles = 1
    walk.yChannel = 1
    walk.channels = outputs
    (walk.rows, walk.columns) = (1, 1)
    (walk.xChannel, walk.wChannel) = (1, rowNumbers)
    let tiles = (inputs + LaneDense.most - 1) / LaneDense.most
    for tile in 0..<tiles {
      let first = inputs * tile / tiles
      Precision.float.gather(
        inputs * (tile + 1) / tiles - first, 1, walk, dy, weights + first, nil,
        dx + first * LaneDense.bytes)
    }
  }

  /// dW = dy·xᵀ and db = dy, summed over the images of the block; both are written, not added to.
  ///
  /// The images become rows, so that a vector holds what one image had at several inputs.
  public func weightGradient(
    _ x: UnsafeRawPointer, _ dy: UnsafeRawPointer, dw: UnsafeMutablePointer<Float>,
    db: UnsafeMutablePointer<Float>?, scratch: UnsafeMutableRawPointer
  ) {
    let lanes = LaneDense.lanes
    LaneTransposition.lanesToRows(inputs, x, scratch, stride: rowVectors)
    let factors = (scratch + lanes * rowVectors * LaneDense.bytes)
      .assumingMemoryBound(to: Float.self)
    let gradient = dy.assumingMemoryBound(to: Float.self)
    var walk = Walk()
    walk.channels = lanes
    (walk.rows, walk.columns) = (1, 1)
    walk.xChannel = rowVectors
    (walk.xPosition, walk.yPosition) = (1, 1)
    walk.yChannel = rowVectors
    let tiles = (outputs + LaneDense.most - 1) / LaneDense.most
    for tile in 0..<tiles {
      let first = outputs * tile / tiles
      let k = outputs * (tile + 1) / tiles - first
      for lane in 0..<lanes {
        for i in 0..<k { factors[lane &* k &+ i] = gradient[(first &+ i) &* lanes &+ lane] }
      }
      walk.wChannel = k
      var (p, done) = (2, 0)
      if k <= Precision.tileSums / 4, k <= 4 { p = 4 }
      while done < rowVectors {
        walk.tiles = (rowVectors - done) / p
        (walk.xTile, walk.yTile) = (p, p)
        if walk.tiles > 0 {
          Precision.float.gather(
            k, p, walk, UnsafeRawPointer(scratch) + done * LaneDense.bytes, factors, nil,
            UnsafeMutableRawPointer(dw + first * rowNumbers) + done * LaneDense.bytes)
        }
        done += walk.tiles * p
        p /= 2
      }
      if let db {
        for i in 0..<k {
          var sum: Float = 0
          for lane in 0..<lanes { sum += factors[lane &* k &+ i] }
          db[first + i] = sum
        }
      }
    }
  }
}

/// K outputs of a dense layer, whose rows of weights lie apart.
private enum DenseTile<let K: Int> {
  typealias Vector = FloatLanes.Vector

  @inline(never)
  static func run(
    _ inputs: Int, _ row: Int, _ x: UnsafeRawPointer, _ weights: UnsafePointer<Float>,
    _ bias: UnsafePointer<Float>?, _ y: UnsafeMutableRawPointer
  ) {
    let source = x.assumingMemoryBound(to: Vector.self)
    let result = y.assumingMemoryBound(to: Vector.self)
    var sum = InlineArray<K, Vector>(repeating: Vector(repeating: 0))
    if let bias {
      for k in 0..<K { sum[k] = Vector(repeating: bias[k]) }
    }
    for f in 0..<inputs {
      let v = source[f]
      for k in 0..<K {
        let factor = Vector(repeating: weights[k &* row &+ f])
        #if NO_FMA
          sum[k] = sum[k] + factor * v
        #else
          sum[k] = sum[k].addingProduct(factor, v)
        #endif
      }
    }
    for k in 0..<K { result[k] = sum[k] }
  }
}

private enum DenseRows {
  static func run(
    _ k: Int, _ inputs: Int, _ row: Int, _ x: UnsafeRawPointer, _ w: UnsafePointer<Float>,
    _ bias: UnsafePointer<Float>?, _ y: UnsafeMutableRawPointer
  ) {
    switch k {
    case 1: DenseTile<1>.run(inputs, row, x, w, bias, y)
    case 2: DenseTile<2>.run(inputs, row, x, w, bias, y)
    case 3: DenseTile<3>.run(inputs, row, x, w, bias, y)
    case 4: DenseTile<4>.run(inputs, row, x, w, bias, y)
    case 5: DenseTile<5>.run(inputs, row, x, w, bias, y)
    case 6: DenseTile<6>.run(inputs, row, x, w, bias, y)
    case 7: DenseTile<7>.run(inputs, row, x, w, bias, y)
    default: DenseTile<8>.run(inputs, row, x, w, bias, y)
    }
  }
}
