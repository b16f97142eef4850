import ArgumentParser
import Expressions
import Networks
import Tensors
import Terminal

/// What commands take that look at a network: which, and for what pictures.
package struct ModelArguments: ParsableArguments {
  @ArgumentParser.Argument(
    help: .phrase(
      "A file (.safetensors, .pt, .pth, .onnx), a network's name (lenet5, resnet18 …), or a script.",
      "文件（.safetensors、.pt、.pth、.onnx）、网络的名称（lenet5、resnet18 等），或脚本。"),
    completion: .model)
  var model: String

  @OptionGroup var kind: ModelType

  @Option(
    help: .phrase(
      "The shape of a picture, as in 1,28,28; a checkpoint knows its own.",
      "图像的形状，如 1,28,28；检查点自带形状。"))
  package var input: String?

  /// The network, and the shape of a picture as far as it is known.
  package func network(_ shell: Shell) throws(CommandFailure) -> (Network, [Int]?) {
    let (opened, shape) = try opened(shell)
    return (opened.network, shape)
  }

  /// The network with what is known of it, and the shape that it is summed up for.
  package func opened(_ shell: Shell) throws(CommandFailure) -> (OpenedModel, [Int]?) {
    let shape = try ModelArguments.shape(input)
    do throws(CommandFailure) {
      let opened = try OpenedModel(model, as: kind.type, shape: shape, shell)
      return (opened, shape ?? opened.inputShape)
    } catch {
      guard case .wrong(var diagnostic) = error, shape != nil,
        let usual = PresetModel(rawValue: model)?.imageShape
      else { throw error }
      // Nobody can change the layers of a network that has a name, only what it is built for.
      let option = "--input " + usual.map(String.init).joined(separator: ",")
      diagnostic.help = Phrase(
        "\(escaped(model)) is meant for \(option)", "\(escaped(model)) 适用于 \(option)")
      throw .wrong(diagnostic)
    }
  }

  /// Shows the layers of a network for pictures of a shape.
  ///
  /// - Throws: the layer that does not fit, after those that do.
  package func summarise(
    _ network: Network, _ imageShape: [Int], _ shell: Shell
  ) throws(CommandFailure) {
    let shape: Shape
    do throws(ShapeError) {
      shape = try Shape(imageShape)
    } catch {
      throw .wrong(.training(.shape(error)))
    }
    let summary = network.summary(input: shape)
    shell.presenter.show(.summary(summary.layers), shell.settings)
    guard let misfit = summary.misfit else { return }
    var diagnostic = Diagnostic.misfit(misfit, at: nil)
    diagnostic.help = FittingInput(network: network, tried: imageShape)
      .help(misfit, with: diagnostic.help)
    throw .wrong(diagnostic)
  }

  /// A shape as it is typed, `1,28,28`; nil where there is none.
  package static func shape(_ input: String?) throws(CommandFailure) -> [Int]? {
    guard let input else { return nil }
    let numbers = input.split { ",x× ".contains($0) }.map { Int($0) }
    let shape = numbers.compactMap { $0 }.filter { $0 > 0 }
    guard shape.count == numbers.count, !shape.isEmpty else {
      throw .wrong(
        Diagnostic(
          "input-shape",
          Phrase(
            "--input \(escaped(input)) is not a shape", "--input \(escaped(input)) 不是形状"),
          help: Phrase("type --input 1,28,28", "输入 --input 1,28,28")))
    }
    return shape
  }

  /// Makes what the parser fills in.
  package init() {}
}
