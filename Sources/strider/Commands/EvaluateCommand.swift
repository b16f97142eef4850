import ArgumentParser
import Expressions
import Networks
import Tensors
import Terminal

/// The command `strider evaluate MODEL`.
struct EvaluateCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "evaluate",
      Phrase(
        "Accuracy, confusion matrix and most confident mistakes of a network.",
        "网络的准确率、混淆矩阵和最有把握的错误。"),
      discussion: Phrase(
        "The test pictures of the data are used; where it has none, all of them are.",
        "使用数据中的测试图像；没有测试图像时使用全部图像。"))
  }

  @OptionGroup var common: CommonOptions

  @ArgumentParser.Argument(
    help: .phrase("A file: .safetensors, .pt, .pth, .onnx.", "文件：.safetensors、.pt、.pth、.onnx。"),
    completion: .file())
  var model: String

  @Option(
    name: .customLong("as"),
    help: .phrase(
      "The network that the file's weights belong to: a name, or a script.",
      "文件中的权重属于哪个网络：名称或脚本。"),
    completion: .model)
  var type: String?

  @Option(
    help: .phrase(
      "digits, or a directory; by default what the network was trained on.",
      "digits 或一个目录；默认是训练该网络所用的数据。"),
    completion: .data)
  var data: String?

  @Option(help: .phrase("Threads; all cores by default.", "线程数；默认使用所有核心。"))
  var threads: Int?

  @Option(help: .phrase("How many of the most confident mistakes are listed.", "列出多少个最有把握的错误。"))
  var worst = 5

  func validate() throws {
    let fault =
      UsageFault("--threads", threads, 1...Machine.maximumThreads)
      ?? UsageFault("--worst", worst, 0...1000)
    if let fault { throw ValidationError(fault.phrase) }
  }

  func run() throws {
    Signals.installInterruptOnly(onInterrupt: nil)
    try common.carryOut(evaluate)
  }

  private func evaluate(_ shell: Shell) throws(CommandFailure) {
    let threads = threads ?? Machine.cores
    let opened = try OpenedModel(model, as: type, needsWeights: true, shell)
    let name = data ?? opened.dataName ?? DataSet.digitsName
    let shape = opened.imageShape
    let fitting = shape.flatMap { shape in
      shape.count == 3
        ? DataDirectory.Fitting(rows: shape[1], columns: shape[2], channels: shape[0]) : nil
    }
    let set = try DataSource.load(name, fitting: fitting, threads: threads, shell)
    let images = set.test ?? set.training
    // A network that has seen no pictures is taken to be meant for these.
    let format =
      opened.network.format
      ?? ImageFormat(imageShape: images.imageShape, classNames: images.classNames)
    let clock = ContinuousClock()
    let evaluation: Evaluation
    let start: ContinuousClock.Instant
    do throws(TrainingFault) {
      let classifier = try Classifier(opened.network, format: format, threads: threads)
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
    if let note = EvaluationText.withoutNumbers(evaluation) {
      shell.presenter.show(.note(note), shell.settings)
    }
  }
}
