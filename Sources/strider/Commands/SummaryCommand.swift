import ArgumentParser
import Expressions
import Networks
import Tensors
import Terminal

/// The command `strider summary MODEL`.
struct SummaryCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "summary",
      Phrase(
        "Layers, shapes, parameters, multiply-adds and receptive fields of a network.",
        "网络的各层、形状、参数、乘加次数和感受野。"))
  }

  @OptionGroup var common: CommonOptions

  @ArgumentParser.Argument(
    help: .phrase(
      "A checkpoint, lenet5, simple, or a script whose last value is a network.",
      "检查点、lenet5、simple，或最后一个值为网络的脚本。"),
    completion: .model)
  var model: String

  @Option(
    help: .phrase(
      "The shape of a picture, as in 1,28,28; a checkpoint knows its own.",
      "图像的形状，如 1,28,28；检查点自带形状。"))
  var input: String?

  func run() throws {
    let shell = common.shell()
    do throws(CommandFailure) {
      try summarise(shell)
    } catch {
      try common.end(error, shell)
    }
    shell.presenter.flush()
  }

  private func summarise(_ shell: Shell) throws(CommandFailure) {
    var imageShape = try shape ?? [1, 28, 28]
    let network: Network
    if PresetModel(rawValue: model) == nil && TensorFile.isMeant(path: model) {
      let checkpoint = try DataSource.checkpoint(model)
      network = checkpoint.network
      if input == nil, let format = network.format { imageShape = format.imageShape }
    } else {
      network = try ModelSource(name: model).network(
        imageShape: imageShape, classes: 10, seed: 0, shell)
    }
    let shape: Shape
    do throws(ShapeError) {
      shape = try Shape(imageShape)
    } catch {
      throw .wrong(.training(.shape(error)))
    }
    let summary = network.summary(input: shape)
    shell.presenter.show(.summary(summary.layers), shell.settings)
    if let misfit = summary.misfit { throw .wrong(.misfit(misfit, at: nil)) }
  }

  /// The shape that was given.
  private var shape: [Int]? {
    get throws(CommandFailure) {
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
  }
}
