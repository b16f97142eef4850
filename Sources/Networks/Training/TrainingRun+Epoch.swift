extension TrainingRun {
  /// Learns from what is left of the epoch and judges the weights by other pictures.
  ///
  /// Only the speed depends on the clock.
  ///
  /// - Parameters:
  ///   - held: The other pictures, like those of the run; nil judges nothing.
  ///   - goesOn: Is told after every step how far the run is, and says whether to go on.
  /// - Returns: What the epoch came to; nil if it was left after a step. The next epoch is not begun.
  /// - Throws: `TrainingFault.diverged` if the loss is no number any more.
  public func finishEpoch(
    judgedBy held: TrainingData?, goesOn: (TrainingProgress) -> Bool
  ) throws(TrainingFault) -> EpochResult? {
    let clock = ContinuousClock()
    let start = clock.now
    let before = metrics.images
    var passed = 0.0
    while !isEpochDone {
      try advance()
      passed = start.duration(to: clock.now).inSeconds
      guard goesOn(progress(imagesPerSecond: speed(since: before, passed))) else { return nil }
    }
    let test = held.map { evaluate($0) }
    return EpochResult(
      epoch: epoch + 1, training: metrics, test: test,
      imagesPerSecond: speed(since: before, passed),
      seconds: start.duration(to: clock.now).inSeconds)
  }

  private func speed(since before: Int, _ seconds: Double) -> Double {
    Double(metrics.images - before) / max(seconds, 1e-9)
  }
}

extension Duration {
  /// The length in seconds.
  public var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
