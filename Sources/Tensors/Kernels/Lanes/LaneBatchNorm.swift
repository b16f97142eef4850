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

  private typealias Vector = FloatLanes.Vector

  // MARK: Forward

  /// Measures every channel of a block: its mean, and the sum of the squared distances from it.
  ///
  /// - Parameters:
  ///   - x: The block.
  ///   - images: How many lanes hold an image; the others do not count.
  ///   - moments: Where `channels` means and `channels` sums go.
  public func measure(
    _ x: UnsafeRawPointer, images: Int, into moments: UnsafeMutablePointer<Float>
  ) {
    var source = x.assumingMemoryBound(to: Vector.self)
    for channel in 0..<channels {
      var sum = Vector(repeating: 0)
      for i in 0..<plane { sum += source[i] }
      let mean = Float(LaneBatchNorm.total(sum, images) / Double(images * plane))
      sum = Vector(repeating: 0)
      for i in 0..<plane {
        let distance = source[i] - mean
        sum += distance * distance
      }
      moments[channel] = mean
      moments[channels + channel] = Float(LaneBatchNorm.total(sum, images))
      source += plane
    }
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
      let unbiased = RunningStatistics.variance(distances: distances, count: count)
      batch[channel] = Float(mean)
      batch[channels + channel] = Float(distances / max(count, 1))
      for (place, new) in [(channel, mean), (channels + channel, unbiased)] {
        running[place] = Float(
          RunningStatistics.moved(Double(running[place]), to: new, momentum: momentum))
      }
    }
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
    var source = x.assumingMemoryBound(to: Vector.self)
    var result = y.assumingMemoryBound(to: Vector.self)
    for channel in 0..<channels {
      let (mean, shift) = (statistics[channel], bias[channel])
      let factor = scale(statistics, channel) * weight[channel]
      for i in 0..<plane { result[i] = (source[i] - mean) * factor + shift }
      source += plane
      result += plane
    }
  }

  // MARK: Backward

  /// The gradients of weight and bias, summed over the images of a block.
  ///
  ///     dw = Σ dy·x̂,   db = Σ dy,   x̂ = (x − mean) / √(variance + ε)
  ///
  /// Lanes without an image have no gradient and so add nothing.
  public func weightGradient(
    _ x: UnsafeRawPointer, _ dy: UnsafeRawPointer, statistics: UnsafePointer<Float>,
    dw: UnsafeMutablePointer<Float>, db: UnsafeMutablePointer<Float>
  ) {
    var source = x.assumingMemoryBound(to: Vector.self)
    var gradient = dy.assumingMemoryBound(to: Vector.self)
    for channel in 0..<channels {
      let (mean, scale) = (statistics[channel], scale(statistics, channel))
      var (sum, product) = (Vector(repeating: 0), Vector(repeating: 0))
      for i in 0..<plane {
        sum += gradient[i]
        product += gradient[i] * ((source[i] - mean) * scale)
      }
      dw[channel] = Float(LaneBatchNorm.total(product, Vector.scalarCount))
      db[channel] = Float(LaneBatchNorm.total(sum, Vector.scalarCount))
      source += plane
      gradient += plane
    }
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
    let count = Double(max(1, images * plane))
    for channel in 0..<channels {
      means[channel] = Float(blocks.reduce(0.0) { $0 + Double($1.dw[channel]) } / count)
      means[channels + channel] = Float(blocks.reduce(0.0) { $0 + Double($1.db[channel]) } / count)
    }
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
    var source = x.assumingMemoryBound(to: Vector.self)
    var gradient = gradients.assumingMemoryBound(to: Vector.self)
    var isImage = Vector(repeating: 0)
    for lane in 0..<min(images, Vector.scalarCount) { isImage[lane] = 1 }
    for channel in 0..<channels {
      let (mean, scale) = (statistics[channel], scale(statistics, channel))
      let (product, sum) = (means[channel], means[channels + channel])
      let factor = isImage * (scale * weight[channel])
      for i in 0..<plane {
        let normal = (source[i] - mean) * scale
        gradient[i] = (gradient[i] - sum - normal * product) * factor
      }
      source += plane
      gradient += plane
    }
  }

  /// What distances from the mean are multiplied by: 1 / √(variance + ε).
  private func scale(_ statistics: UnsafePointer<Float>, _ channel: Int) -> Float {
    Float(1 / (Double(statistics[channels + channel]) + epsilon).squareRoot())
  }

  /// The sum of the first lanes.
  private static func total(_ vector: FloatLanes.Vector, _ lanes: Int) -> Double {
    var sum = 0.0
    for lane in 0..<min(lanes, vector.scalarCount) { sum += Double(vector[lane]) }
    return sum
  }
}
