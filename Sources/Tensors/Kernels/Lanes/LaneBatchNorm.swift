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
  private let planes: ChannelPlanes
  /// What part of the running statistics a batch replaces.
  public let momentum: Double

  /// Describes a layer.
  public init(channels: Int, plane: Int, epsilon: Double, momentum: Double) {
    planes = ChannelPlanes(channels: channels, plane: plane, epsilon: epsilon)
    self.momentum = momentum
  }

  /// Channels of an image.
  public var channels: Int { planes.channels }
  /// Numbers of a channel.
  public var plane: Int { planes.plane }

  /// Measures every channel of a block: its mean, and the sum of the squared distances from it.
  ///
  /// - Parameters:
  ///   - x: The block.
  ///   - images: How many lanes hold an image; the others do not count.
  ///   - moments: Where `channels` means and `channels` sums go.
  public func measure(
    _ x: UnsafeRawPointer, images: Int, into moments: UnsafeMutablePointer<Float>
  ) {
    kernels.measure(planes, .vectors, images, x, moments)
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
    planes.combine(blocks, into: batch, running: running, momentum: momentum)
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
    kernels.normalise(planes, .vectors, x, y, weight, bias, statistics)
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
    kernels.normaliseWeightGradient(
      planes, .vectors, Precision.float.lanes, x, dy, statistics, dw, db)
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
    planes.combine(blocks, images: images, into: means)
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
    kernels.normaliseInputGradient(
      planes, .vectors, images, x, gradients, weight, statistics, means)
  }
}

/// What blocks measured, put together. The numbers of a block are few, and a plain loop adds them.
extension ChannelPlanes {
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func combine<Scalar: TensorScalar>(
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

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func combine<Scalar: TensorScalar>(
    _ blocks: [(dw: UnsafeMutablePointer<Scalar>, db: UnsafeMutablePointer<Scalar>)],
    images: Int, into means: UnsafeMutablePointer<Scalar>
  ) {
    let count = Double(max(1, images * plane))
    for channel in 0..<channels {
      means[channel] = Scalar(blocks.reduce(0.0) { $0 + Double($1.dw[channel]) } / count)
      means[channels + channel] = Scalar(blocks.reduce(0.0) { $0 + Double($1.db[channel]) } / count)
    }
  }
}
