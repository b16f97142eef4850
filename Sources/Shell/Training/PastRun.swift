import Expressions
import Files
import Networks
import Tensors
import Terminal

/// A run of training at its first step, ready to be gone through again.
package struct PastRun {
  /// The run; its network has the weights that are reached.
  let replay: RunReplay

  /// Where the pictures stand in the data, of which some may have been kept back; nil where they stand as
  /// they are.
  private let numbers: [Int]?

  /// How the classes are called; empty where that is not known.
  let classNames: [String]

  /// The instructions that the run was made with, where this program computes with others, so that sums
  /// are rounded in other places.
  private let foreignInstructions: String?

  /// Takes up calls of `fit` from their beginning.
  init(_ fitted: FittedRun) throws(CommandFailure) {
    (numbers, classNames, foreignInstructions) = (nil, [], nil)
    do throws(TrainingFault) {
      replay = try fitted.replay(threads: Machine.cores)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Reads the pictures and builds the network that a run of `train` began with.
  ///
  /// - Parameters:
  ///   - run: What the checkpoint says of the run.
  ///   - modelName: What its network was called.
  ///   - format: The pictures that it took.
  ///   - dataName: Where the pictures lie now; nil for where they lay then.
  ///   - threads: Threads that work.
  ///   - shell: Says what is being done, and what is wrong with a script.
  /// - Throws: what is not as it was then.
  package init(
    _ run: Checkpoint.Run, modelName: String, format: ImageFormat, dataName: String? = nil,
    threads: Int, _ shell: Shell
  ) throws(CommandFailure) {
    let name = dataName ?? run.dataName
    let data = try PastRun.pictures(name, format, threads: threads, shell)
    let images = try TrainingSession.split(data, run.recipe).0
    guard images.fingerprint == run.dataFingerprint else {
      throw .wrong(.otherPictures(name, then: run.dataName, isGiven: dataName != nil))
    }
    numbers =
      run.recipe.validation > 0
      ? data.training.placesAfterHoldingOut(run.recipe.validation, seed: run.recipe.seed) : nil
    classNames = format.classNames
    let legs = run.legs
    let first = legs.first?.recipe ?? run.recipe
    let network = try ModelSource(name: modelName).network(
      imageShape: format.imageShape, classes: format.classNames.count, seed: first.seed, shell)
    if let origin = run.origin, origin.fingerprint != network.fingerprint {
      throw .wrong(.otherFirstWeights(modelName))
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

  /// The pictures of a run, which may lie elsewhere now.
  private static func pictures(
    _ name: String, _ format: ImageFormat, threads: Int, _ shell: Shell
  ) throws(CommandFailure) -> DataSet {
    do throws(CommandFailure) {
      return try DataSource.load(
        name, fitting: TrainingSession.fitting(nil, format), threads: threads, shell)
    } catch {
      guard case .file(var diagnostic) = error else { throw error }
      diagnostic.help = diagnostic.help ?? Diagnostic.whereThePicturesAre
      throw .file(diagnostic)
    }
  }

  /// The number of a picture in the data, from 0.
  func number(ofPicture place: Int) -> Int {
    numbers.flatMap { $0.indices.contains(place) ? $0[place] : nil } ?? place
  }

  /// How the class of a picture is called.
  func className(ofPicture place: Int) -> String {
    let label = Int(replay.run.data.labels[place])
    return classNames.indices.contains(label) ? classNames[label] : "\(label)"
  }

  /// Goes on to a step; how long that takes is said first.
  ///
  /// - Parameters:
  ///   - step: Steps that are then done.
  ///   - shell: Says how long it takes, and shows how far it is.
  ///   - advance: Takes a step.
  /// - Throws: what went wrong, or that it was interrupted.
  package func go(
    to step: Int, _ shell: Shell, advance: (RunReplay) throws(TrainingFault) -> Void
  ) throws(CommandFailure) {
    let count = step - replay.stepsDone
    let clock = ContinuousClock()
    let start = clock.now
    var hasSaid = false
    var done = 0
    while done < count {
      guard shell.session.mayGoOn else { throw .wrong(.replayInterrupted(done, of: count)) }
      do throws(TrainingFault) {
        try advance(replay)
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
  package var caution: Phrase? {
    foreignInstructions.map { name in
      let (then, now) = (escaped(name), Machine.instructionSet)
      return Phrase(
        "the run was made with \(then), and this program is built for \(now): sums are rounded in other places, so its numbers agree to Float's precision only",
        "那次训练用的是 \(then)，而本程序为 \(now) 构建：求和时的舍入位置不同，数值只在 Float 精度内一致")
    }
  }
}
