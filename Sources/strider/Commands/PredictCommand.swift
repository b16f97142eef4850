import ArgumentParser
import Expressions
import Networks
import Shell
import Tensors
import Terminal

/// The command `strider predict MODEL IMAGE…`.
struct PredictCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .predict,
      Phrase("The class of each picture, and how probable each class is.", "判断每张图像的类别和各类别的概率。"),
      discussion: Phrase(
        """
        A picture is scaled so that its shorter side fits and cut in the middle. Its numbers are \
        normalised as the checkpoint says, for networks with a name as torchvision does, else they go \
        from 0 to 1.
        """,
        "图像先缩放到短边合适，再从中间裁剪；数值按检查点的设置标准化，有名称的网络按 torchvision 的方式，否则取 0 到 1。"))
  }

  @OptionGroup var common: CommonOptions

  @OptionGroup var request: PictureRequest

  @ArgumentParser.Argument(
    help: .phrase(
      "A file: .safetensors, .pt, .pth, .onnx.", "文件：.safetensors、.pt、.pth、.onnx。"),
    completion: .model)
  var model: String

  @ArgumentParser.Argument(
    help: .phrase("Pictures: PNG, JPEG, PGM or PPM.", "图像：PNG、JPEG、PGM 或 PPM。"), completion: .file()
  )
  var images: [String]

  @OptionGroup var kind: ModelType

  func validate() throws {
    if let fault = request.fault { throw ValidationError(fault.phrase) }
  }

  func run() throws {
    Signals.installInterruptOnly { Interruption.request() }
    try common.carryOut(predict)
  }

  private func predict(_ shell: Shell) throws(CommandFailure) {
    let opened = try OpenedModel(model, as: kind.type, needsWeights: true, shell)
    let network = opened.network
    ProcessStart.keepMemory()
    let preparation = try PicturePreparation(request, opened)
    shell.presenter.show(
      shell.settings.fitted(StyledText(preparation.words[shell.settings.language], .dim)),
      facts: [], shell.settings)
    var broken: CommandFailure?
    for image in images where !Interruption.isRequested {
      do throws(CommandFailure) {
        let prediction = try preparation.prediction(of: image, by: network)
        shell.presenter.show(
          shell.settings.fitted(prediction.text(shell.settings)), facts: [prediction.json.text],
          shell.settings)
      } catch {
        // A picture that cannot be read says nothing about the others.
        guard case .file(let diagnostic) = error else { throw error }
        shell.presenter.report(diagnostic, in: NamedSource(""), shell.settings)
        broken = error
      }
    }
    if let broken { throw .reported(status: broken.status) }
  }
}
