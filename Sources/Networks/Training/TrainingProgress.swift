/// How far a run is, for whoever watches it.
public struct TrainingProgress: Hashable, Sendable {
  /// The epoch that is running, from 1.
  public var epoch: Int

  /// The epochs of the run.
  public var epochs: Int

  /// Steps done in this epoch.
  public var step: Int

  /// Steps of the epoch.
  public var steps: Int

  /// Pictures of an epoch.
  public var images: Int

  /// Loss and accuracy over this epoch so far.
  public var training: Metrics

  /// Pictures a second in this epoch; nil before there is a number.
  public var imagesPerSecond: Double?

  /// Describes a moment of a run.
  public init(
    epoch: Int, epochs: Int, step: Int, steps: Int, images: Int, training: Metrics,
    imagesPerSecond: Double?
  ) {
    self.epoch = epoch
    self.epochs = epochs
    self.step = step
    self.steps = steps
    self.images = images
    self.training = training
    self.imagesPerSecond = imagesPerSecond
  }

  /// The fraction of the epoch that is done.
  public var fraction: Double {
    steps > 0 ? min(1, Double(step) / Double(steps)) : 1
  }

  /// About how many seconds of training are left; nil before there is a speed.
  public var secondsLeft: Double? {
    imagesPerSecond.map { speed in
      Double(images) * (Double(epochs - epoch) + 1 - fraction) / max(speed, 1e-9)
    }
  }
}

/// What an epoch came to.
public struct EpochResult: Hashable, Sendable {
  /// Its number, from 1.
  public var epoch: Int

  /// Loss and accuracy on the training pictures, while they were learned from.
  public var training: Metrics

  /// Loss and accuracy on other pictures, afterwards; nil where there are none.
  public var test: Metrics?

  /// Training pictures over the time of the training pass, in pictures a second.
  public var imagesPerSecond: Double

  /// The time of the whole epoch with its test, in seconds.
  public var seconds: Double

  /// Describes an epoch.
  public init(
    epoch: Int, training: Metrics, test: Metrics?, imagesPerSecond: Double, seconds: Double
  ) {
    self.epoch = epoch
    self.training = training
    self.test = test
    self.imagesPerSecond = imagesPerSecond
    self.seconds = seconds
  }
}
