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
  private let keys: TrainingKeys?
  private let clock = ContinuousClock()
  private var saved: ContinuousClock.Instant
  private var watch: LearningWatch

  init(_ session: TrainingSession, _ view: TrainingView, _ shell: Shell) {
    self.session = session
    self.view = view
    keys = TrainingKeys(session, view, shell)
    saved = clock.now
    watch = LearningWatch(session.run)
  }

  /// Carries out the epochs that are left.
  ///
  /// - Returns: Whether it was interrupted.
  /// - Throws: why it could not go on, or why the last checkpoint could not be written.
  func run() throws(CommandFailure) -> Bool {
    defer { session.run.updateNetwork() }
    return try Signals.keepingWork { () throws(CommandFailure) in
      let isInterrupted: Bool
      if let keys {
        view.say(TrainingKeys.words)
        isInterrupted = try keys.during(carryOut)
      } else {
        isInterrupted = try carryOut()
      }
      view.finish()
      if isInterrupted || session.keeper.path != nil { try finish(isInterrupted) }
      return isInterrupted
    }
  }

  private func carryOut() throws(CommandFailure) -> Bool {
    let run = session.run
    let held = session.held.map { TrainingData($0.images, session.format.normalisation) }
    checkLog()
    while !run.isDone {
      guard let result = try finishEpoch(held) else { return true }
      view.show(result)
      view.show(watch.seeEpoch(result, of: run))
      let stops = session.shouldStop(after: result)
      run.beginNextEpoch()
      if !stops && !run.isDone { try save(isLast: false) }
      writeLog(result)
      if stops {
        view.showEarlyStop(session.earlyStop)
        break
      }
    }
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
        view.show(watch.seeStep(of: session.run))
        view.draw(progress)
        keys?.answer()
        do throws(CommandFailure) {
          if saved.duration(to: clock.now) >= Self.saveInterval { try save(isLast: false) }
        } catch {
          failure = error
        }
        return failure == nil && !Interruption.isRequested
      }
      if failure == nil { try requireNumbers() }
    } catch {
      view.finish()
      throw CommandFailure(error)
    }
    if let failure { throw failure }
    return result
  }

  /// - Throws: that the weights are no numbers any more; such ones never take the place of good ones.
  private func requireNumbers() throws(TrainingFault) {
    let run = session.run
    guard run.isFinite else { throw .overflowed(epoch: run.epoch + 1, step: run.step) }
  }

  /// Writes a checkpoint; what fails is said, and tried again later.
  private func save(isLast: Bool) throws(CommandFailure) {
    do throws(TrainingFault) {
      try requireNumbers()
    } catch {
      throw CommandFailure(error)
    }
    let keeper = session.keeper
    let setAside = keeper.setAside
    keeper.save(session.checkpoint, isLast: isLast)
    if let name = keeper.setAside, setAside == nil { view.show(setAside: name) }
    if !isLast, let failure = keeper.failure { view.show(unsaved: failure) }
    saved = clock.now
  }

  /// Writes the last checkpoint, where else if need be, and says where it is.
  private func finish(_ isInterrupted: Bool) throws(CommandFailure) {
    let keeper = session.keeper
    try save(isLast: true)
    if keeper.path == nil || keeper.failure != nil {
      keeper.leave(
        session.checkpoint, in: StateFolder.path(environment: TerminalState.environment))
    }
    if let path = keeper.written { view.showSaved(path) }
    if let failure = keeper.failure { throw CommandFailure(failure) }
  }

  private func checkLog() {
    guard let path = session.request.logPath else { return }
    do throws(FileFailure) {
      try TextFile.checkAppending(path: path)
    } catch {
      view.show(unwritten: error)
    }
  }

  private func writeLog(_ result: EpochResult) {
    do throws(FileFailure) {
      try session.writeLog(TrainingReport.json(result).text)
    } catch {
      view.show(unwritten: error)
    }
  }
}
