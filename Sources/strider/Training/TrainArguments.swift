import ArgumentParser
import Expressions
import Networks
import Tensors
import Terminal

/// What `train` takes, on the command line and at the prompt.
struct TrainArguments: ParsableArguments {
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

  /// Every option as it is written.
  static let options = helpMessage(includeHidden: false, columns: 80)
    .split(separator: "\n").map { $0.drop { $0 == " " }.prefix { $0 != " " } }
    .filter { $0.hasPrefix("--") }.map(String.init)

  /// What cannot be among the options; nil if all can.
  var fault: UsageFault? {
    if let fault = recipe.fault { return fault }
    if let fault = UsageFault("--threads", threads, 1...Machine.maximumThreads) { return fault }
    if let patience, patience < 1 {
      return UsageFault(
        "--patience",
        Phrase(
          "--patience is \(patience); it is at least 1.", "--patience 为 \(patience)，至少应为 1。"))
    }
    if patience != nil && resume == nil && (recipe.validation ?? 0) == 0 {
      return UsageFault(
        "--patience",
        Phrase(
          "--patience needs --validation: the test pictures must not decide.",
          "--patience 需要 --validation：不能由测试图片来决定。"))
    }
    if model != nil && resume != nil {
      return UsageFault(
        "--model",
        Phrase(
          "--resume goes on with the checkpoint's model; leave --model out.",
          "--resume 会沿用检查点里的模型，请去掉 --model。"))
    }
    return nil
  }

  /// Trains and says so.
  ///
  /// - Parameters:
  ///   - shell: Shows what is to be seen.
  ///   - ending: Is called with the run when its weights are in the network, and whether it was
  ///     interrupted.
  /// - Throws: why there is no run, or why it could not go on.
  func train(
    _ shell: Shell, _ ending: (TrainingRun, _ isInterrupted: Bool) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    let session = try TrainingSession(
      TrainingSession.Request(
        model: model, data: data, threads: threads ?? Machine.cores, savePath: save,
        resumePath: resume, logPath: log, patience: patience),
      recipe, shell)
    let view = TrainingView(
      shell, epochs: session.run.recipe.epochs, held: session.held?.name)
    for phrase in TrainingReport.settings(session) { view.say(phrase) }
    guard !session.run.isDone else {
      let epochs = session.run.recipe.epochs
      view.say(
        Phrase(
          "all \(epochs) epochs are done; a larger --epochs goes on",
          "\(epochs) 轮已全部完成；用更大的 --epochs 可继续"))
      return try ending(session.run, false)
    }
    try ending(session.run, TrainingLoop(session, view).run())
  }
}

/// An option whose value cannot be.
struct UsageFault {
  /// The option as it is written.
  let option: String

  /// What is wrong.
  let phrase: Phrase

  init(_ option: String, _ phrase: Phrase) {
    self.option = option
    self.phrase = phrase
  }

  /// A whole number outside its range; nil if it is inside or was not given.
  init?(_ option: String, _ value: Int?, _ range: ClosedRange<Int>) {
    guard let value, !range.contains(value) else { return nil }
    let (low, high) = (range.lowerBound, range.upperBound)
    self.init(
      option,
      Phrase(
        "\(option) is \(value); it goes from \(low) to \(high).",
        "\(option) 为 \(value)，应在 \(low) 到 \(high) 之间。"))
  }

  /// A number that is not above 0, or 0 where that is allowed; nil if it is or was not given.
  init?(_ option: String, _ value: Double?, allowsZero: Bool) {
    guard let value else { return nil }
    if value.isFinite, value > 0 || allowsZero && value == 0, value <= 1e6 { return nil }
    self.init(
      option,
      allowsZero
        ? Phrase(
          "\(option) is \(value); it goes from 0 to 1000000.",
          "\(option) 为 \(value)，应在 0 到 1000000 之间。")
        : Phrase(
          "\(option) is \(value); it is above 0, at most 1000000.",
          "\(option) 为 \(value)，应大于 0，且不超过 1000000。"))
  }
}
