import ArgumentParser
import Expressions
import Networks
import Tensors
import Terminal

/// What `train` takes, on the command line and at the prompt.
struct TrainArguments: ParsableArguments {
  @Option(
    help: .phrase(
      "lenet5, simple, or a script whose last value is a network.",
      "lenet5、simple，或最后一个值为网络的脚本。"), completion: .file())
  var model: String?

  @Option(
    help: .phrase(
      "digits, or a directory with IDX files or CIFAR-10 batches.",
      "digits，或存有 IDX 文件或 CIFAR-10 批次的目录。"), completion: .directory)
  var data: String?

  @OptionGroup(title: Phrase("Recipe", "训练设置").spoken) var recipe: TrainingOptions

  @Option(
    help: .phrase(
      "Stop after so many epochs without a lower validation loss.",
      "验证损失连续这么多轮没有降低就停止。"))
  var patience: Int?

  @Option(help: .phrase("Threads; all cores by default.", "线程数；默认使用所有核心。"))
  var threads: Int?

  @Option(
    help: .phrase(
      "Write a checkpoint here after every epoch.",
      "每轮之后把检查点写到这个文件。"), completion: .file())
  var save: String?

  @Option(help: .phrase("Go on from this checkpoint.", "从这个检查点接着训练。"), completion: .file())
  var resume: String?

  @Option(
    help: .phrase(
      "Add a JSON line for every epoch to this file.",
      "每轮在这个文件末尾添加一行 JSON。"), completion: .file())
  var log: String?

  /// Every option as it is written.
  static let options = helpMessage(includeHidden: false, columns: 80)
    .split(separator: "\n").map { $0.drop { $0 == " " }.prefix { $0 != " " } }
    .filter { $0.hasPrefix("--") }.map(String.init)

  /// What cannot be among the options; nil if all can.
  var fault: UsageFault? {
    if let fault = recipe.fault { return fault }
    // What a checkpoint's optimizer is turns out when it is read.
    let isDecided = resume == nil || recipe.optimizer != nil
    if isDecided, let fault = recipe.nesterovFault(continuing: nil) { return fault }
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
