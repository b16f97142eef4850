import ArgumentParser
import Expressions
import Networks
import Tensors
import Terminal

/// What `train` takes, on the command line and at the prompt.
package struct TrainArguments: ParsableArguments {
  @Option(
    help: .phrase(
      "lenet5, simple, a file of weights, or a script whose last value is a network; lenet5 unless "
        + "given.",
      "lenet5、simple、权重文件，或最后一个值为网络的脚本；默认是 lenet5。"), completion: .model)
  var model: String?

  @Option(
    help: .phrase(
      "digits, or a directory: IDX files, CIFAR-10 batches, or a folder of pictures a class; digits unless given.",
      "digits，或一个目录：IDX 文件、CIFAR-10 批次，或每类一个图像文件夹；默认是 digits。"), completion: .data)
  var data: String?

  @Option(
    help: .phrase(
      "The side that pictures in folders are scaled and cut to.", "把文件夹中的图像缩放并裁剪到这个边长。"))
  var size: Int?

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
      "Write a checkpoint here after every epoch; go on from it if it holds this very run.",
      "每轮之后把检查点写到这个文件；如果里面就是这次训练，则接着训练。"), completion: .file())
  var save: String?

  @Option(
    help: .phrase(
      "Go on from this checkpoint, and save to it where --save names no other file.",
      "从这个检查点接着训练；没有 --save 时也保存到它。"), completion: .file())
  var resume: String?

  @Flag(
    help: .phrase(
      "Begin anew although the file of --save could be gone on with.",
      "即使 --save 的文件可以接着训练，也重新开始。"))
  var fresh = false

  @Flag(
    help: .phrase(
      "Begin anew although the file of --save holds another run.",
      "即使 --save 的文件里是另一次训练，也重新开始。"))
  var force = false

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
  package var fault: UsageFault? {
    if let fault = recipe.fault { return fault }
    // What a checkpoint's optimizer is turns out when it is read.
    let isDecided = resume == nil || recipe.optimizer != nil
    if isDecided, let fault = recipe.nesterovFault(continuing: nil) { return fault }
    if let fault = UsageFault("--threads", threads, 1...Machine.maximumThreads) { return fault }
    if let fault = UsageFault("--size", size, 1...PictureRequest.mostSide) { return fault }
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
    if fresh && resume != nil {
      return UsageFault(
        "--fresh",
        Phrase("--fresh begins anew, and --resume goes on.", "--fresh 是重新开始，--resume 是接着训练。"))
    }
    return nil
  }

  /// Trains and says so.
  ///
  /// - Parameters:
  ///   - shell: Shows what is to be seen.
  ///   - isKept: Whether the network is kept where no file was named.
  ///   - ending: Is called when the weights are in the network.
  /// - Throws: why there is no run, or why it could not go on.
  package func train(
    _ shell: Shell, isKept: Bool, _ ending: (TrainingEnding) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    let session = try TrainingSession(
      TrainingSession.Request(
        model: model, data: data, threads: threads ?? Machine.cores, savePath: save ?? resume,
        resumePath: resume, isFresh: fresh, mayReplace: force, logPath: log, patience: patience,
        size: size),
      recipe, shell)
    let view = TrainingView(
      shell, epochs: session.run.recipe.epochs, held: session.held?.name)
    for phrase in TrainingReport.settings(session) { view.say(phrase) }
    let progress = session.run.progress(imagesPerSecond: nil)
    if let origin = session.origin, !session.run.isDone { view.showGoingOn(progress, from: origin) }
    if session.keeper.path == nil && !isKept {
      view.say(
        Phrase(
          "the network is not kept; --save FILE keeps it", "网络不会保存；加上 --save FILE 即可保存"))
    }
    if session.run.isDone {
      let epochs = session.run.recipe.epochs
      view.say(
        Phrase(
          (epochs == 1 ? "the one epoch is done" : "all \(epochs) epochs are done")
            + "; a larger --epochs goes on",
          "\(epochs) 轮已全部完成；用更大的 --epochs 可继续"))
    }
    let isInterrupted = try TrainingLoop(session, view, shell).run()
    try ending(
      TrainingEnding(
        run: session.run, isInterrupted: isInterrupted, path: session.keeper.written,
        history: .saved(session.state, modelName: session.modelName)))
  }

  /// Makes what the parser fills in.
  package init() {}
}

/// How a run ended.
package struct TrainingEnding {
  /// The run, its weights in the network.
  let run: TrainingRun

  /// Whether it was interrupted.
  package let isInterrupted: Bool

  /// Where it is saved; nil if it is not.
  let path: String?

  /// How it came about.
  let history: TrainingHistory

  /// What interrupted the run, with the way to go on.
  ///
  /// - Parameters:
  ///   - command: The command that trains.
  ///   - range: Where it stands.
  /// - Returns: The diagnostic, without help where the run is not saved.
  package func diagnostic(_ command: String, at range: SourceRange) -> Diagnostic {
    var diagnostic = Diagnostic.trainingInterrupted(
      run.progress(imagesPerSecond: nil), at: range, help: Phrase(same: ""))
    diagnostic.help = path.map { path in
      let line = escaped("\(command) --resume \(TrainingEnding.quoted(path))")
      return Phrase("\(line) goes on", "\(line) 可继续训练")
    }
    return diagnostic
  }

  /// A path as a shell takes it for one word.
  private static func quoted(_ path: String) -> String {
    let plain = path.utf8.allSatisfy { byte in
      byte >= 0x80 || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
        || UInt8(ascii: "+")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: "_")
    }
    return plain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }
}
