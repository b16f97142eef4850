import ArgumentParser
import Expressions
import Networks
import Shell
import Tensors
import Terminal

/// The command `strider evaluate MODEL`.
struct EvaluateCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .evaluate,
      Phrase(
        "Accuracy, confusion matrix and most confident mistakes of a network.",
        "网络的准确率、混淆矩阵和最有把握的错误。"),
      discussion: Phrase(
        """
        The test pictures of the data are used; where it has none, all of them are. Pictures in folders \
        are scaled so that the shorter side fits and cut in the middle. Their numbers are normalised as \
        the checkpoint says, else they go from 0 to 1.
        """,
        """
        使用数据中的测试图像；没有测试图像时使用全部图像。文件夹中的图像先缩放到短边合适，再从中间裁剪；\
        数值按检查点的设置标准化，否则取 0 到 1。
        """))
  }

  @OptionGroup var common: CommonOptions

  @ArgumentParser.Argument(
    help: .phrase("A file: .safetensors, .pt, .pth, .onnx.", "文件：.safetensors、.pt、.pth、.onnx。"),
    completion: .file())
  var model: String

  @OptionGroup var kind: ModelType

  @Option(
    help: .phrase(
      "digits, or a directory; by default what the network was trained on.",
      "digits 或一个目录；默认是训练该网络所用的数据。"),
    completion: .data)
  var data: String?

  @OptionGroup var request: PictureRequest

  @Option(help: .phrase("Threads; all cores by default.", "线程数；默认使用所有核心。"))
  var threads: Int?

  @Option(help: .phrase("How many of the most confident mistakes are listed.", "列出多少个最有把握的错误。"))
  var worst = 5

  func validate() throws {
    let fault =
      UsageFault("--threads", threads, 1...Machine.maximumThreads)
      ?? UsageFault("--worst", worst, 0...1000)
    if let fault = fault ?? request.fault { throw ValidationError(fault.phrase) }
  }

  func run() throws {
    Signals.installInterruptOnly(onInterrupt: nil)
    try common.carryOut(evaluate)
  }

  /// What the network says of its pictures; weights of a network known by name take its usual ones.
  private func knownFormat(_ opened: OpenedModel) -> ImageFormat? {
    if let format = opened.network.format { return format }
    guard let preset = kind.type.flatMap(PresetModel.init(rawValue:)),
      let normalisation = preset.normalisation
    else { return nil }
    return ImageFormat(
      imageShape: preset.imageShape, classNames: (0..<preset.classes).map(String.init),
      normalisation: normalisation)
  }

  private func evaluate(_ shell: Shell) throws(CommandFailure) {
    let threads = threads ?? Machine.cores
    let opened = try OpenedModel(model, as: kind.type, needsWeights: true, shell)
    let name = data ?? opened.dataName ?? DataSet.digitsName
    let known = knownFormat(opened)
    let set = try DataSource.load(
      name, fitting: TrainingSession.fitting(request.size, known), threads: threads, shell)
    let images = set.test ?? set.training
    let format = try PicturePreparation.format(request, known, images)
    if common.format == .text {
      let words = StyledText(PicturePreparation.words(format)[shell.settings.language], .dim)
      shell.presenter.show(shell.settings.fitted(words), facts: [], shell.settings)
    }
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
    if common.format == .text, let pictures = text.pictures(of: images) {
      shell.presenter.show(.picture(name: pictures.name, pictures.node), shell.settings)
    }
    if let note = EvaluationText.withoutNumbers(evaluation) {
      shell.presenter.show(.note(note), shell.settings)
    }
  }
}
