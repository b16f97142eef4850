import ArgumentParser
import Expressions
import Networks
import Tensors
import Terminal

/// The command `strider train`.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Trains a network on pictures.",
    discussion: """
      The same seed gives the same weights, whatever the number of threads. Ctrl-C finishes the step \
      and saves; --resume goes on to the very weights that an unbroken run reaches.
      """)

  @OptionGroup var common: CommonOptions

  @Option(
    help: "lenet5, simple, or a script whose last value is a network.", completion: .file())
  var model: String?

  @Option(
    help: "digits, or a directory with IDX files or CIFAR-10 batches.", completion: .directory)
  var data: String?

  @OptionGroup(title: "Recipe") var recipe: TrainingOptions

  @Option(help: "Stop after so many epochs without a lower validation loss.")
  var patience: Int?

  @Option(help: "Threads; all cores by default.")
  var threads: Int?

  @Option(help: "Write a checkpoint here after every epoch.", completion: .file())
  var save: String?

  @Option(help: "Go on from this checkpoint.", completion: .file())
  var resume: String?

  @Option(help: "Add a JSON line for every epoch to this file.", completion: .file())
  var log: String?

  func validate() throws {
    if let threads, !(1...Machine.maximumThreads).contains(threads) {
      throw ValidationError(
        "--threads is \(threads); it goes from 1 to \(Machine.maximumThreads).")
    }
    if let patience, patience < 1 {
      throw ValidationError("--patience is \(patience); it is at least 1.")
    }
    if patience != nil && resume == nil && (recipe.validation ?? 0) == 0 {
      throw ValidationError("--patience needs --validation: the test pictures must not decide.")
    }
    if model != nil && resume != nil {
      throw ValidationError("--resume goes on with the checkpoint's model; leave --model out.")
    }
  }

  func run() throws {
    Signals.installInterruptOnly { Interruption.request() }
    let shell = common.shell()
    defer { shell.presenter.flush() }
    do throws(CommandFailure) {
      if try train(shell) { throw .reported(status: 130) }
    } catch {
      try common.end(error, shell)
    }
  }

  /// Trains and says so.
  ///
  /// - Returns: Whether it was interrupted.
  private func train(_ shell: Shell) throws(CommandFailure) -> Bool {
    let session = try TrainingSession(
      TrainingSession.Request(
        model: model, data: data, threads: threads ?? Machine.cores, savePath: save,
        resumePath: resume, logPath: log, patience: patience),
      recipe, shell)
    let view = TrainingView(
      shell, epochs: session.run.recipe.epochs, held: session.held?.name)
    for phrase in TrainingReport.settings(session) { view.say(phrase) }
    if session.run.isDone {
      view.say(
        Phrase(
          "all \(session.run.recipe.epochs) epochs are done; a larger --epochs goes on",
          "\(session.run.recipe.epochs) 轮已全部完成；用更大的 --epochs 可继续"))
      return false
    }
    return try TrainingLoop(session, view).run()
  }
}

extension CommonOptions {
  /// Says why a command ends and ends it with the status that belongs to that.
  func end(_ failure: CommandFailure, _ shell: Shell) throws {
    switch failure {
    case .wrong(let diagnostic), .file(let diagnostic):
      shell.presenter.report(diagnostic, in: NamedSource(""), shell.settings)
    case .reported: break
    }
    shell.presenter.flush()
    throw ExitCode(failure.status)
  }
}
