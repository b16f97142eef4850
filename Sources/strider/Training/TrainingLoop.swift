import Expressions
import Files
import Networks
import Tensors
import Terminal

/// Carries a run out: steps, tests, checkpoints, and what is shown meanwhile.
final class TrainingLoop {
  /// How often, within an epoch, a checkpoint is written.
  private static let saveInterval = Duration.seconds(20)

  private let session: TrainingSession
  private let view: TrainingView
  private let clock = ContinuousClock()
  private var saved: ContinuousClock.Instant

  init(_ session: TrainingSession, _ view: TrainingView) {
    self.session = session
    self.view = view
    saved = clock.now
  }

  /// Carries out the epochs that are left.
  ///
  /// - Returns: Whether it was interrupted.
  /// - Throws: why it could not go on.
  func run() throws(CommandFailure) -> Bool {
    let run = session.run
    defer { run.updateNetwork() }
    let held = session.held.map { TrainingData($0.images, session.format.normalisation) }
    while !run.isDone {
      guard let result = try finishEpoch(held) else {
        view.finish()
        if try session.save() { view.showSaved(session.request.savePath) }
        return true
      }
      view.show(result)
      let stops = session.shouldStop(after: result)
      run.beginNextEpoch()
      try session.save()
      saved = clock.now
      do throws(FileFailure) {
        try session.writeLog(TrainingReport.json(result).text)
      } catch {
        view.show(unwritten: error)
      }
      if stops {
        view.showEarlyStop(session.earlyStop)
        break
      }
    }
    view.finish()
    if let path = session.request.savePath { view.showSaved(path) }
    return false
  }

  /// The rest of an epoch.
  ///
  /// - Returns: nil if it was interrupted.
  private func finishEpoch(_ held: TrainingData?) throws(CommandFailure) -> EpochResult? {
    var failure: CommandFailure?
    let result: EpochResult?
    do throws(TrainingFault) {
      result = try session.run.finishEpoch(judgedBy: held) { progress in
        view.record(session.run.lastLoss)
        view.draw(progress)
        do throws(CommandFailure) {
          try saveNowAndThen()
        } catch {
          failure = error
        }
        return failure == nil && !Interruption.isRequested
      }
    } catch {
      view.finish()
      throw CommandFailure(error)
    }
    if let failure { throw failure }
    return result
  }

  private func saveNowAndThen() throws(CommandFailure) {
    guard saved.duration(to: clock.now) >= Self.saveInterval else { return }
    try session.save()
    saved = clock.now
  }
}
