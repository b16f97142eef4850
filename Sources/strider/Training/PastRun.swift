import Expressions
import Files
import Networks
import Tensors
import Terminal

/// A run of training with its pictures and first weights, ready to be gone through again.
struct PastRun {
  /// The pictures that it learned from.
  let images: ImageSet

  /// What the network takes and tells apart.
  let format: ImageFormat

  /// The run at its first step; its network has the weights that are reached.
  let replay: RunReplay

  /// Whether this program computes with other instructions than the run was made with, so that sums are
  /// rounded in other places.
  let foreignInstructions: String?

  /// Reads the pictures and builds the network that a run began with.
  ///
  /// - Parameters:
  ///   - history: What the checkpoint says of the run.
  ///   - dataName: Where the pictures lie now; nil for where they lay then.
  ///   - threads: Threads that work.
  ///   - shell: Says what is being done, and what is wrong with a script.
  /// - Throws: what is not as it was then.
  init(
    _ history: RunHistory, dataName: String? = nil, threads: Int, _ shell: Shell
  ) throws(CommandFailure) {
    let (run, format) = (history.run, history.format)
    let name = dataName ?? run.dataName
    let data = try DataSource.load(
      name, fitting: TrainingSession.fitting(nil, format), threads: threads, shell)
    images = try TrainingSession.split(data, run.recipe).0
    guard images.fingerprint == run.dataFingerprint else {
      throw .wrong(.otherPictures(name, then: run.dataName, isGiven: dataName != nil))
    }
    self.format = format
    let legs = run.legs
    let first = legs.first?.recipe ?? run.recipe
    let network = try ModelSource(name: history.modelName).network(
      imageShape: format.imageShape, classes: format.classNames.count, seed: first.seed, shell)
    if let origin = run.origin, origin.fingerprint != network.fingerprint {
      throw .wrong(.otherFirstWeights(history.modelName))
    }
    network.format = format
    let instructions = run.origin?.instructionSet
    foreignInstructions = instructions == Machine.instructionSet ? nil : instructions
    do throws(TrainingFault) {
      replay = try RunReplay(
        network, data: TrainingData(images, format.normalisation), imageShape: format.imageShape,
        classes: format.classNames.count, legs: legs, threads: threads)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Goes on to a step; how long that takes is said first.
  ///
  /// - Parameters:
  ///   - step: Steps that are then done.
  ///   - shell: Says how long it takes, and shows how far it is.
  ///   - seen: Is told after every step.
  /// - Throws: what went wrong, or that it was interrupted.
  func go(
    to step: Int, _ shell: Shell, seen: () throws(TrainingFault) -> Void = {}
  ) throws(CommandFailure) {
    let count = step - replay.stepsDone
    let clock = ContinuousClock()
    let start = clock.now
    var hasSaid = false
    var done = 0
    while done < count {
      guard !Interruption.isRequested else { throw .wrong(.replayInterrupted(done, of: count)) }
      do throws(TrainingFault) {
        try replay.advance()
        try seen()
      } catch {
        throw CommandFailure(error)
      }
      done += 1
      let seconds = start.duration(to: clock.now).inSeconds
      if !hasSaid, seconds > 0.2 || done == count {
        hasSaid = true
        say(seconds / Double(done) * Double(count), count, shell)
      }
      let images = replay.run.recipe.batchSize
      shell.presenter.show(
        .progress(
          TrainingProgress(
            epoch: 1, epochs: 1, step: done, steps: count, images: count * images,
            training: replay.run.metrics,
            imagesPerSecond: Double(done * images) / max(seconds, 1e-9))), shell.settings)
    }
  }

  /// Says how long the steps take.
  private func say(_ seconds: Double, _ count: Int, _ shell: Shell) {
    let steps = grouped(count)
    let (english, chinese) =
      seconds < 1.5
      ? ("about a second", "约 1 秒")
      : seconds < 90
        ? ("about \(rounded(seconds)) seconds", "约 \(rounded(seconds)) 秒")
        : ("about \(rounded(seconds / 60)) minutes", "约 \(rounded(seconds / 60)) 分钟")
    let words = Phrase(
      "going through \(steps == "1" ? "1 step" : "\(steps) steps") of the run again: \(english)",
      "重新走一遍训练的 \(steps) 步：\(chinese)")[shell.settings.language]
    shell.presenter.show(
      shell.settings.fitted(StyledText(words, .dim)), facts: [TrainingReport.note(words)],
      shell.settings)
    shell.presenter.flush()
  }

  private func rounded(_ number: Double) -> Int { Int(exactly: number.rounded()) ?? 0 }

  /// What is to be known where the run was made with other instructions; nil where it was not.
  var caution: Phrase? {
    foreignInstructions.map { name in
      let (then, now) = (escaped(name), Machine.instructionSet)
      return Phrase(
        "the run was made with \(then), and this program is built for \(now): sums are rounded in other places, so its numbers agree to Float's precision only",
        "那次训练用的是 \(then)，而本程序为 \(now) 构建：求和时的舍入位置不同，数值只在 Float 精度内一致")
    }
  }
}

/// What a checkpoint says of how its network came about.
struct RunHistory {
  /// The run.
  let run: Checkpoint.Run
  /// What the network was called.
  let modelName: String
  /// The pictures that it took.
  let format: ImageFormat

  /// Takes it out of a checkpoint; nil where no run of `train` was saved with it.
  init?(_ checkpoint: Checkpoint) {
    guard let run = checkpoint.run, let format = checkpoint.network.format else { return nil }
    self.run = run
    self.format = format
    modelName = checkpoint.modelName
  }
}
