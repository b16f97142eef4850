/// Batch normalisation over a row-major array, each image of which is a block of its own.
struct ArrayBatchNorm<Scalar: TensorScalar> {
  typealias Numbers = UnsafePointer<Scalar>

  private let planes: ChannelPlanes
  private let images: Int
  private let cells = Cells.numbers(Scalar.precision)

  /// Describes the channels, which are the lines' elements.
  init(_ lines: LineGeometry, epsilon: Double) {
    planes = ChannelPlanes(channels: lines.length, plane: lines.inner, epsilon: epsilon)
    images = lines.outer
  }

  /// Numbers of an image, and of a row of statistics.
  private var block: Int { planes.channels * planes.plane }
  private var row: Int { 2 * planes.channels }

  /// The batch's means and behind them its variances; running ones, if there are any, move towards them.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func statistics(
    _ x: [Scalar], moving running: inout [Scalar], momentum: Double = 0
  ) -> [Scalar] {
    var moments = [Scalar](repeating: 0, count: images * row)
    var batch = [Scalar](repeating: 0, count: row)
    measure(x, &moments)
    moments.withUnsafeMutableBufferPointer { moments in
      guard let start = moments.baseAddress else { return }
      let blocks = (0..<images).map { (start + $0 * row, 1) }
      if running.isEmpty {
        planes.combine(blocks, into: &batch, running: nil, momentum: momentum)
      } else {
        planes.combine(blocks, into: &batch, running: &running, momentum: momentum)
      }
    }
    return batch
  }

  private func measure(_ x: Numbers, _ moments: UnsafeMutablePointer<Scalar>) {
    for image in 0..<images {
      kernels.measure(planes, cells, 1, x + image * block, moments + image * row)
    }
  }

  /// Every channel normalised.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func forward(
    _ x: [Scalar], weight: [Scalar]? = nil, bias: [Scalar]? = nil, statistics: [Scalar]
  ) -> [Scalar] {
    var result = x
    normalise(&result, weight, bias, statistics)
    return result
  }

  private func normalise(
    _ y: UnsafeMutablePointer<Scalar>, _ weight: Numbers?, _ bias: Numbers?, _ statistics: Numbers
  ) {
    for image in 0..<images {
      let start = y + image * block
      kernels.normalise(planes, cells, start, start, weight, bias, statistics)
    }
  }

  /// The gradients of weight and bias, and behind one another the means of dy·x̂ and of dy.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func weightGradient(
    _ x: [Scalar], _ dy: [Scalar], statistics: [Scalar]
  ) -> (dw: [Scalar], db: [Scalar], means: [Scalar]) {
    var sums = [Scalar](repeating: 0, count: images * row)
    var means = [Scalar](repeating: 0, count: row)
    collect(x, dy, statistics, &sums, into: &means)
    var total = [Scalar](repeating: 0, count: row)
    for place in sums.indices { total[place % row] += sums[place] }
    return (Array(total.prefix(planes.channels)), Array(total.suffix(planes.channels)), means)
  }

  private func collect(
    _ x: Numbers, _ dy: Numbers, _ statistics: Numbers, _ sums: UnsafeMutablePointer<Scalar>,
    into means: UnsafeMutablePointer<Scalar>
  ) {
    let blocks = (0..<images).map { image in
      let dw = sums + image * row
      return (dw: dw, db: dw + planes.channels)
    }
    for (image, sums) in blocks.enumerated() {
      kernels.normaliseWeightGradient(
        planes, cells, 1, x + image * block, dy + image * block, statistics, sums.dw, sums.db)
    }
    planes.combine(blocks, images: images, into: means)
  }

  /// The gradient of x; without means the statistics are no function of x.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func inputGradient(
    _ x: [Scalar], _ dy: [Scalar], weight: [Scalar]?, statistics: [Scalar], means: [Scalar]?
  ) -> [Scalar] {
    var result = dy
    pass(x, &result, weight, statistics, means)
    return result
  }

  private func pass(
    _ x: Numbers, _ gradients: UnsafeMutablePointer<Scalar>, _ weight: Numbers?,
    _ statistics: Numbers, _ means: Numbers?
  ) {
    for image in 0..<images {
      kernels.normaliseInputGradient(
        planes, cells, 1, x + image * block, gradients + image * block, weight, statistics, means)
    }
  }
}
