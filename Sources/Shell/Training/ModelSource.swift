import Expressions
import Files
import Networks
import Tensors
import Terminal

/// A network as the command line names it: by a preset's name, as a file or as a script.
struct ModelSource {
  /// The preset's name, or a path.
  let name: String

  /// Builds the network with first weights that belong to a seed.
  ///
  /// - Parameters:
  ///   - imageShape: C, H and W of the pictures.
  ///   - classes: The outputs of a preset; a script says its own.
  ///   - seed: The seed of the run.
  ///   - shell: Reports what is wrong with a script.
  /// - Returns: The network.
  /// - Throws: `CommandFailure`, already reported or with its diagnostic.
  func network(
    imageShape: [Int], classes: Int, seed: UInt64, _ shell: Shell
  ) throws(CommandFailure) -> Network {
    if let preset = PresetModel(rawValue: name) {
      var random = RandomSource(seed: seed)
      do throws(ShapeError) {
        return try preset.network(imageShape: imageShape, classes: classes, using: &random)
      } catch {
        throw .wrong(.training(.shape(error)))
      }
    }
    if TensorFile.isMeant(path: name) { return try DataSource.checkpoint(name).network }
    if ONNXFile.isMeant(path: name) {
      do throws(FileFailure) {
        return try ONNXFile(path: name).network
      } catch {
        throw CommandFailure(error)
      }
    }
    return try script(seed: seed, shell)
  }

  private func script(seed: UInt64, _ shell: Shell) throws(CommandFailure) -> Network {
    let text: String
    do throws(FileFailure) {
      text = try TextFile.read(path: name)
    } catch {
      throw .file(
        Diagnostic(
          "model-not-read", error.phrase,
          help: Phrase(
            "a model is lenet5, resnet18 …, a file of weights, or a script whose last value is a network",
            "模型可为 lenet5、resnet18 等名称、权重文件，或最后一个值为网络的脚本")))
    }
    // A session of its own: the script shall not change variables at a prompt.
    let session = Session(files: .user) { _ in }
    session.random = RandomSource(seed: seed)
    let notNetwork = Diagnostic(
      "model-not-network",
      Phrase(
        "\(escaped(name)): the script's last value is not a network",
        "\(escaped(name))：脚本的最后一个值不是网络"),
      help: Phrase(
        "end it with nn.Sequential(…), or for open and summary with the module of a class of your own: Net()",
        "以 nn.Sequential(…) 结尾；open 和 summary 也可以自己的类写的模块结尾：Net()"))
    do throws(Diagnostic) {
      guard case .network(let network) = try session.evaluate(text) else { throw notNetwork }
      return network
    } catch {
      // A script may define a class and give nothing.
      let isNothing = error.id == "no-value"
      shell.presenter.report(
        isNothing ? notNetwork : error, in: NamedSource(text, file: name), shell.settings)
      throw .reported(status: 1)
    }
  }
}

/// Why a command ends early.
package enum CommandFailure: Error {
  /// What the user gave is wrong.
  case wrong(Diagnostic)
  /// A file cannot be read or written, or holds what it should not.
  case file(Diagnostic)
  /// It has been said already.
  case reported(status: Int32)

  package init(_ failure: FileFailure) {
    self = .file(.file(failure))
  }

  package init(_ fault: TrainingFault) {
    self = .wrong(.training(fault))
  }

  /// The status that the process ends with.
  package var status: Int32 {
    switch self {
    case .wrong: 1
    case .file: 74
    case .reported(let status): status
    }
  }
}

extension CommandFailure {
  /// - Throws: `.file` if something is at a path already and may not be replaced.
  package static func checkReplaceable(_ path: String, isForced: Bool) throws(CommandFailure) {
    let hindrance = Diagnostic.notReplaceable(
      path, isForced: isForced, at: nil, help: Phrase("--force replaces it", "--force 会替换它"))
    if let hindrance { throw .file(hindrance) }
  }
}
