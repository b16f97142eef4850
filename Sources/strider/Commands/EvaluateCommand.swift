import ArgumentParser
import Expressions
import Networks
import Tensors
import Terminal

/// The command `strider evaluate MODEL`.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Accuracy, confusion matrix and worst mistakes of a network.",
    discussion: "The test pictures of the data are used; where it has none, all of them are.")

  @OptionGroup var common: CommonOptions

  @ArgumentParser.Argument(help: "A checkpoint.", completion: .file())
  var model: String

  @Option(
    help: "digits, or a directory; by default what the network was trained on.",
    completion: .directory)
  var data: String?

  @Option(help: "Threads; all cores by default.")
  var threads: Int?

  @Option(help: "How many of the worst mistakes are listed.")
  var worst = 5

  func validate() throws {
    if let threads, !(1...Machine.maximumThreads).contains(threads) {
      throw ValidationError(
        "--threads is \(threads); it goes from 1 to \(Machine.maximumThreads).")
    }
    guard (0...1000).contains(worst) else {
      throw ValidationError("--worst is \(worst); it goes from 0 to 1000.")
    }
  }

  func run() throws {
    let shell = common.shell()
    do throws(CommandFailure) {
      try evaluate(shell)
    } catch {
      try common.end(error, shell)
    }
    shell.presenter.flush()
  }

  private func evaluate(_ shell: Shell) throws(CommandFailure) {
    let threads = threads ?? Machine.cores
    let checkpoint = try DataSource.checkpoint(model)
    let name = data ?? checkpoint.run?.dataName ?? DataSet.digitsName
    let set = try DataSource.load(name, threads: threads)
    let images = set.test ?? set.training
    // A network that has seen no pictures is taken to be meant for these.
    let format =
      checkpoint.network.format
      ?? ImageFormat(imageShape: images.imageShape, classNames: images.classNames)
    let clock = ContinuousClock()
    let evaluation: Evaluation
    let start: ContinuousClock.Instant
    do throws(TrainingFault) {
      let classifier = try Classifier(checkpoint.network, format: format, threads: threads)
      start = clock.now
      evaluation = try classifier.evaluate(images, worst: worst)
    } catch {
      throw CommandFailure(error)
    }
    let seconds = max(start.duration(to: clock.now).inSeconds, 1e-9)
    let speed = Double(images.count) / seconds
    let text = EvaluationText(
      evaluation: evaluation, classNames: format.classNames, imagesPerSecond: speed,
      settings: shell.settings)
    shell.presenter.show(
      text.lines, facts: [TrainingReport.json(evaluation, imagesPerSecond: speed).text],
      shell.settings)
  }
}
