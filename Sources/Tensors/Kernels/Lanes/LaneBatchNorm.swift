// Batch normalisation in one loop for a number and for a vector of numbers: training goes through it with a
// vector of images, the prompt with one number at a time. All stands in one file for the reason told in
// Tiles.swift.

/// What batch normalisation does with a cell of a map.
protocol NormCells {
  associatedtype Scalar: TensorScalar
  /// A number, or a vector with one number of each of several images.
  associatedtype Cell
  /// The same number for all.
  static func splat(_ number: Scalar) -> Cell
  static func add(_ a: Cell, _ b: Cell) -> Cell
  static func subtract(_ a: Cell, _ b: Cell) -> Cell
  static func multiply(_ a: Cell, _ b: Cell) -> Cell
  /// 1 for each of so many images, 0 where there is none.
  static func ones(_ images: Int) -> Cell
  /// The sum over so many images.
  static func total(_ cell: Cell, _ images: Int) -> Double
}

/// Cells that are numbers.
enum NormNumbers<Scalar: TensorScalar>: NormCells {
  @inline(__always) static func splat(_ number: Scalar) -> Scalar { number }
  @inline(__always) static func add(_ a: Scalar, _ b: Scalar) -> Scalar { a + b }
  @inline(__always) static func subtract(_ a: Scalar, _ b: Scalar) -> Scalar { a - b }
  @inline(__always) static func multiply(_ a: Scalar, _ b: Scalar) -> Scalar { a * b }
  @inline(__always) static func ones(_ images: Int) -> Scalar { 1 }
  @inline(__always) static func total(_ cell: Scalar, _ images: Int) -> Double { Double(cell) }
}

/// Cells that are vectors of images.
enum NormVectors: NormCells {
  typealias Cell = FloatLanes.Vector

  @inline(__always) static func splat(_ number: Float) -> Cell { Cell(repeating: number) }
  @inline(__always) static func add(_ a: Cell, _ b: Cell) -> Cell { a + b }
  @inline(__always) static func subtract(_ a: Cell, _ b: Cell) -> Cell { a - b }
  @inline(__always) static func multiply(_ a: Cell, _ b: Cell) -> Cell { a * b }
  @inline(__always) static func ones(_ images: Int) -> Cell {
    var ones = Cell(repeating: 0)
    for lane in 0..<min(images, Cell.scalarCount) { ones[lane] = 1 }
    return ones
  }
  @inline(__always) static func total(_ cell: Cell, _ images: Int) -> Double {
    var sum = 0.0
    for lane in 0..<min(images, Cell.scalarCount) { sum += Double(cell[lane]) }
    return sum
  }
}

/// What batch normalisation does with the channels of a block.
struct CellNorm<L: NormCells> {
  typealias Scalar = L.Scalar

  let channels: Int
  let plane: Int
  let epsilon: Double

  @inline(__always)
  func measure(
    _ x: UnsafePointer<L.Cell>, images: Int, into moments: UnsafeMutablePointer<Scalar>
  ) {
    var source = x
    for channel in 0..<channels {
      var sum = L.splat(0)
      for i in 0..<plane { sum = L.add(sum, source[i]) }
      let mean = Scalar(L.total(sum, images) / Double(images * plane))
      sum = L.splat(0)
      for i in 0..<plane {
        let distance = L.subtract(source[i], L.splat(mean))
        sum = L.add(sum, L.multiply(distance, distance))
      }
      moments[channel] = mean
      moments[channels + channel] = Scalar(L.total(sum, images))
      source += plane
    }
  }

  func combine(
    _ blocks: [(moments: UnsafeMutablePointer<Scalar>, images: Int)],
    into batch: UnsafeMutablePointer<Scalar>, running: UnsafeMutablePointer<Scalar>?,
    momentum: Double
  ) {
    for channel in 0..<channels {
      var (count, mean, distances) = (0.0, 0.0, 0.0)
      for block in blocks {
        let added = Double(block.images * plane)
        let apart = Double(block.moments[channel]) - mean
        let share = added / (count + added)
        distances += Double(block.moments[channels + channel]) + apart * apart * count * share
        mean += apart * share
        count += added
      }
      batch[channel] = Scalar(mean)
      batch[channels + channel] = Scalar(distances / max(count, 1))
      guard let running else { continue }
      let unbiased = distances / max(count - 1, 1)
      for (place, new) in [(channel, mean), (channels + channel, unbiased)] {
        running[place] = Scalar((1 - momentum) * Double(running[place]) + momentum * new)
      }
    }
  }

  @inline(__always)
  func forward(
    _ x: UnsafePointer<L.Cell>, _ y: UnsafeMutablePointer<L.Cell>,
    weight: UnsafePointer<Scalar>?, bias: UnsafePointer<Scalar>?,
    statistics: UnsafePointer<Scalar>
  ) {
    var (source, result) = (x, y)
    for channel in 0..<channels {
      let (mean, shift) = (L.splat(statistics[channel]), L.splat(bias?[channel] ?? 0))
      let factor = L.splat(scale(statistics, channel) * (weight?[channel] ?? 1))
      for i in 0..<plane {
        result[i] = L.add(L.multiply(L.subtract(source[i], mean), factor), shift)
      }
      source += plane
      result += plane
    }
  }

  @inline(__always)
  func weightGradient(
    _ x: UnsafePointer<L.Cell>, _ dy: UnsafePointer<L.Cell>, images: Int,
    statistics: UnsafePointer<Scalar>, dw: UnsafeMutablePointer<Scalar>,
    db: UnsafeMutablePointer<Scalar>
  ) {
    var (source, gradient) = (x, dy)
    for channel in 0..<channels {
      let (mean, scale) = (L.splat(statistics[channel]), L.splat(scale(statistics, channel)))
      var (sum, product) = (L.splat(0), L.splat(0))
      for i in 0..<plane {
        sum = L.add(sum, gradient[i])
        let normal = L.multiply(L.subtract(source[i], mean), scale)
        product = L.add(product, L.multiply(gradient[i], normal))
      }
      dw[channel] = Scalar(L.total(product, images))
      db[channel] = Scalar(L.total(sum, images))
      source += plane
      gradient += plane
    }
  }

  func combine(
    _ blocks: [(dw: UnsafeMutablePointer<Scalar>, db: UnsafeMutablePointer<Scalar>)],
    images: Int, into means: UnsafeMutablePointer<Scalar>
  ) {
    let count = Double(max(1, images * plane))
    for channel in 0..<channels {
      means[channel] = Scalar(blocks.reduce(0.0) { $0 + Double($1.dw[channel]) } / count)
      means[channels + channel] = Scalar(blocks.reduce(0.0) { $0 + Double($1.db[channel]) } / count)
    }
  }

  /// Without means the statistics are no function of x.
  @inline(__always)
  func inputGradient(
    _ x: UnsafePointer<L.Cell>, _ gradients: UnsafeMutablePointer<L.Cell>, images: Int,
    weight: UnsafePointer<Scalar>?, statistics: UnsafePointer<Scalar>,
    means: UnsafePointer<Scalar>?
  ) {
    var (source, gradient) = (x, gradients)
    for channel in 0..<channels {
      let (mean, scale) = (L.splat(statistics[channel]), scale(statistics, channel))
      let factor = L.multiply(L.ones(images), L.splat(scale * (weight?[channel] ?? 1)))
      if let means {
        let (product, sum) = (L.splat(means[channel]), L.splat(means[channels + channel]))
        for i in 0..<plane {
          let normal = L.multiply(L.subtract(source[i], mean), L.splat(scale))
          let rest = L.subtract(L.subtract(gradient[i], sum), L.multiply(normal, product))
          gradient[i] = L.multiply(rest, factor)
        }
      } else {
        for i in 0..<plane { gradient[i] = L.multiply(gradient[i], factor) }
      }
      source += plane
      gradient += plane
    }
  }

  /// What distances from the mean are multiplied by: 1 / √(variance + ε).
  @inline(__always)
  private func scale(_ statistics: UnsafePointer<Scalar>, _ channel: Int) -> Scalar {
    Scalar(1 / (Double(statistics[channels + channel]) + epsilon).squareRoot())
  }
}

/// Every channel of a batch brought to mean 0 and variance 1, then scaled and shifted.
///
///     y = (x − mean) / √(variance + ε) · weight + bias
///
/// A block knows only its own images. Each block measures them, `combine` puts the measures of all blocks
/// together, and every block is then normalised by the batch's mean and variance; backward likewise.
/// What is kept of the channels is a row of their means and behind it one of their variances.
///
/// Sources: Ioffe & Szegedy, *Batch normalization*; Chan, Golub & LeVeque, *Updating formulae and a
/// pairwise algorithm for computing sample variances*.
public struct LaneBatchNorm: Hashable, Sendable {
  /// Channels of an image.
  public let channels: Int
  /// Numbers of a channel.
  public let plane: Int
  /// ε: what keeps the root from 0.
  public let epsilon: Double
  /// What part of the running statistics a batch replaces.
  public let momentum: Double

  /// Describes a layer.
  public init(channels: Int, plane: Int, epsilon: Double, momentum: Double) {
    self.channels = channels
    self.plane = plane
    self.epsilon = epsilon
    self.momentum = momentum
  }

  private var cells: CellNorm<NormVectors> {
    CellNorm(channels: channels, plane: plane, epsilon: epsilon)
  }

  /// Measures every channel of a block: its mean, and the sum of the squared distances from it.
  ///
  /// - Parameters:
  ///   - x: The block.
  ///   - images: How many lanes hold an image; the others do not count.
  ///   - moments: Where `channels` means and `channels` sums go.
  public func measure(
    _ x: UnsafeRawPointer, images: Int, into moments: UnsafeMutablePointer<Float>
  ) {
    cells.measure(
      x.assumingMemoryBound(to: FloatLanes.Vector.self), images: images, into: moments)
  }

  /// Puts the measures of blocks together, block after block.
  ///
  /// - Parameters:
  ///   - blocks: What `measure` gave for each block, and how many images it has.
  ///   - batch: Where the batch's means and variances go; the variance divides by the count.
  ///   - running: The means and variances that are used outside training. They move towards the
  ///     batch's, whose variance then divides by one less than the count, as in PyTorch.
  public func combine(
    _ blocks: [(moments: UnsafeMutablePointer<Float>, images: Int)],
    into batch: UnsafeMutablePointer<Float>, running: UnsafeMutablePointer<Float>
  ) {
    cells.combine(blocks, into: batch, running: running, momentum: momentum)
  }

  /// Normalises a block.
  ///
  /// - Parameters:
  ///   - x: The block.
  ///   - y: Where the result goes.
  ///   - weight: What each channel is multiplied by.
  ///   - bias: What is added to each channel.
  ///   - statistics: Means and variances, of the batch or from training.
  public func forward(
    _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, weight: UnsafePointer<Float>,
    bias: UnsafePointer<Float>, statistics: UnsafePointer<Float>
  ) {
    cells.forward(
      x.assumingMemoryBound(to: FloatLanes.Vector.self),
      y.assumingMemoryBound(to: FloatLanes.Vector.self), weight: weight, bias: bias,
      statistics: statistics)
  }

  /// The gradients of weight and bias, summed over the images of a block.
  ///
  ///     dw = Σ dy·x̂,   db = Σ dy,   x̂ = (x − mean) / √(variance + ε)
  ///
  /// Lanes without an image have no gradient and so add nothing.
  public func weightGradient(
    _ x: UnsafeRawPointer, _ dy: UnsafeRawPointer, statistics: UnsafePointer<Float>,
    dw: UnsafeMutablePointer<Float>, db: UnsafeMutablePointer<Float>
  ) {
    cells.weightGradient(
      x.assumingMemoryBound(to: FloatLanes.Vector.self),
      dy.assumingMemoryBound(to: FloatLanes.Vector.self), images: Precision.float.lanes,
      statistics: statistics, dw: dw, db: db)
  }

  /// Averages the gradients of weight and bias over all numbers of a channel.
  ///
  /// - Parameters:
  ///   - blocks: What `weightGradient` gave for each block.
  ///   - images: The images of the batch.
  ///   - means: Where the means of dy·x̂ go, and behind them those of dy.
  public func combine(
    _ blocks: [(dw: UnsafeMutablePointer<Float>, db: UnsafeMutablePointer<Float>)], images: Int,
    into means: UnsafeMutablePointer<Float>
  ) {
    cells.combine(blocks, images: images, into: means)
  }

  /// Replaces the gradient of y by that of x.
  ///
  ///     dx = weight / √(variance + ε) · (dy − mean of dy − x̂ · mean of dy·x̂)
  ///
  /// - Parameters:
  ///   - x: The block.
  ///   - gradients: dy, and afterwards dx; 0 in lanes without an image.
  ///   - images: How many lanes hold an image.
  ///   - weight: What each channel is multiplied by.
  ///   - statistics: The batch's means and variances.
  ///   - means: What `combine` gave of all blocks' gradients.
  public func inputGradient(
    _ x: UnsafeRawPointer, _ gradients: UnsafeMutableRawPointer, images: Int,
    weight: UnsafePointer<Float>, statistics: UnsafePointer<Float>, means: UnsafePointer<Float>
  ) {
    cells.inputGradient(
      x.assumingMemoryBound(to: FloatLanes.Vector.self),
      gradients.assumingMemoryBound(to: FloatLanes.Vector.self), images: images, weight: weight,
      statistics: statistics, means: means)
  }
}

/// The same over a row-major array, each image of which is a block of its own.
struct ArrayBatchNorm<Scalar: TensorScalar> {
  typealias Numbers = UnsafePointer<Scalar>

  private let cells: CellNorm<NormNumbers<Scalar>>
  private let images: Int

  /// Describes the channels, which are the lines' elements.
  init(_ lines: LineGeometry, epsilon: Double) {
    cells = CellNorm(channels: lines.length, plane: lines.inner, epsilon: epsilon)
    images = lines.outer
  }

  /// Numbers of an image, and of a row of statistics.
  private var block: Int { cells.channels * cells.plane }
  private var row: Int { 2 * cells.channels }

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
        cells.combine(blocks, into: &batch, running: nil, momentum: momentum)
      } else {
        cells.combine(blocks, into: &batch, running: &running, momentum: momentum)
      }
    }
    return batch
  }

  private func measure(_ x: Numbers, _ moments: UnsafeMutablePointer<Scalar>) {
    for image in 0..<images {
      cells.measure(x + image * block, images: 1, into: moments + image * row)
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
      cells.forward(start, start, weight: weight, bias: bias, statistics: statistics)
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
    return (Array(total.prefix(cells.channels)), Array(total.suffix(cells.channels)), means)
  }

  private func collect(
    _ x: Numbers, _ dy: Numbers, _ statistics: Numbers, _ sums: UnsafeMutablePointer<Scalar>,
    into means: UnsafeMutablePointer<Scalar>
  ) {
    let blocks = (0..<images).map { image in
      let dw = sums + image * row
      return (dw: dw, db: dw + cells.channels)
    }
    for (image, sums) in blocks.enumerated() {
      cells.weightGradient(
        x + image * block, dy + image * block, images: 1, statistics: statistics, dw: sums.dw,
        db: sums.db)
    }
    cells.combine(blocks, images: images, into: means)
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
      cells.inputGradient(
        x + image * block, gradients + image * block, images: 1, weight: weight,
        statistics: statistics, means: means)
    }
  }
}
