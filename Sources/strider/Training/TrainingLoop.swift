import Expressions
import Networks
import Terminal

/// Carries a run out: steps, tests, checkpoints, and what is shown meanwhile.
final class TrainingLoop {
  /// How often the moving line is drawn and, within an epoch, a checkpoint written.
  private static let drawInterval = Duration.milliseconds(100)
  private static let saveInterval = Duration.seconds(20)

  private let session: TrainingSession
  private let view: TrainingView
  private let clock = ContinuousClock()
  private var drawn: ContinuousClock.Instant
  private var saved: ContinuousClock.Instant

  init(_ session: TrainingSession, _ view: TrainingView) {
    self.session = session
    self.view = view
    drawn = clock.now
    saved = drawn
  }

  /// Carries out the epochs that are left.
  ///
  /// - Returns: Whether it was interrupted.
  /// - Throws: why it could not go on.
  func run() throws(CommandFailure) -> Bool {
    let run = session.run
    defer { run.updateNetwork() }
    while !run.isDone {
      let start = clock.now
      let before = run.metrics.images
      if try runSteps(since: start, before) {
        view.finish()
        if try session.save() { view.showSaved(session.request.savePath) }
        return true
      }
      let passSeconds = TrainingLoop.seconds(start.duration(to: clock.now))
      let test = session.held.map { run.evaluate($0.images) }
      let result = EpochResult(
        epoch: run.epoch + 1, training: run.metrics, test: test,
        imagesPerSecond: Double(run.metrics.images - before) / max(passSeconds, 1e-9),
        seconds: TrainingLoop.seconds(start.duration(to: clock.now)))
      view.show(result)
      try session.writeLog(TrainingReport.json(result).text)
      let stops = session.shouldStop(after: result)
      run.beginNextEpoch()
      try session.save()
      saved = clock.now
      if stops {
        view.showEarlyStop(session.earlyStop)
        break
      }
    }
    view.finish()
    if let path = session.request.savePath { view.showSaved(path) }
    return false
  }

  /// The steps that are left of an epoch.
  ///
  /// - Returns: Whether it was interrupted.
  private func runSteps(
    since start: ContinuousClock.Instant, _ before: Int
  ) throws(CommandFailure) -> Bool {
    let run = session.run
    while !run.isEpochDone {
      do throws(TrainingFault) {
        try run.advance()
      } catch {
        view.finish()
        throw CommandFailure(error)
      }
      view.record(run.lastLoss)
      if TrainingStop.isRequested { return true }
      let now = clock.now
      if drawn.duration(to: now) >= Self.drawInterval {
        drawn = now
        let seconds = max(TrainingLoop.seconds(start.duration(to: now)), 1e-9)
        let speed = Double(run.metrics.images - before) / seconds
        view.draw(run.progress(imagesPerSecond: speed), images: session.images.count)
      }
      if saved.duration(to: now) >= Self.saveInterval {
        try session.save()
        saved = clock.now
      }
    }
    return false
  }

  static func seconds(_ duration: Duration) -> Double {
    let parts = duration.components
    return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
  }
}
