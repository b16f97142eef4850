import Expressions
import Files
import Networks
import Tensors

/// A network as commands that look at one name it: a file with or without its layers, a network's name, a
/// script.
package struct OpenedModel {
  /// The network.
  package let network: Network
  /// The shape of the pictures that it takes, as far as that is known.
  package let imageShape: [Int]?

  /// How many pictures it takes at a time, where that is so many and no others.
  private var batch: Int?

  /// The layers that give what else it gives beside its output.
  package private(set) var otherOutputs: [String] = []

  /// The shape that it is summed up for.
  var inputShape: [Int]? { imageShape.map { (batch.map { [$0] } ?? []) + $0 } }

  /// How the pictures of networks with a name are normalised; nil for others.
  let normalisation: Normalisation?

  /// The data that it was trained on, if it says so.
  package let dataName: String?

  /// Reads or builds a network.
  ///
  /// - Parameters:
  ///   - name: A file, a network's name, or a script.
  ///   - type: The network that a file's weights belong to, by name or script.
  ///   - shape: The shape of the pictures that a network known by name is built for.
  ///   - needsWeights: Whether only a file will do, since drawn weights know nothing.
  ///   - shell: Reports what is wrong with a script.
  /// - Throws: `CommandFailure`, already reported or with its diagnostic.
  package init(
    _ name: String, as type: String? = nil, shape: [Int]? = nil, needsWeights: Bool = false,
    _ shell: Shell
  ) throws(CommandFailure) {
    if ONNXFile.isMeant(path: name) {
      do throws(FileFailure) {
        let file = try ONNXFile(path: name)
        (network, imageShape, dataName) = (file.network, file.imageShape, nil)
        normalisation = nil
        batch = file.batch
        otherOutputs = file.otherOutputs
      } catch {
        throw CommandFailure(error)
      }
      return
    }
    let preset = PresetModel(rawValue: name)
    guard needsWeights || preset == nil && TensorFile.isMeant(path: name) else {
      network = try OpenedModel.built(name, preset, shape, shell)
      imageShape = preset?.imageShape
      normalisation = preset?.normalisation
      dataName = nil
      return
    }
    guard let type else {
      let checkpoint = try DataSource.checkpoint(name)
      network = checkpoint.network
      imageShape = network.format?.imageShape
      normalisation = nil
      dataName = checkpoint.run?.dataName
      return
    }
    let known = PresetModel(rawValue: type)
    let made = try OpenedModel.built(type, known, shape, shell)
    do throws(FileFailure) {
      try Checkpoint.readWeights(path: name, into: made)
    } catch {
      throw CommandFailure(error)
    }
    network = made
    imageShape = known?.imageShape
    normalisation = known?.normalisation
    dataName = nil
  }

  private static func built(
    _ name: String, _ preset: PresetModel?, _ shape: [Int]?, _ shell: Shell
  ) throws(CommandFailure) -> Network {
    try ModelSource(name: name).network(
      imageShape: shape ?? preset?.imageShape ?? [1, 28, 28],
      classes: preset?.classes ?? 10, seed: 0, shell)
  }
}
