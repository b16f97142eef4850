import Expressions
import Files
import Networks
import Tensors

/// A network as commands that look at one name it: a file with or without its layers, a network's name, a
/// script.
struct OpenedModel {
  /// The network.
  let network: Network
  /// The shape of the pictures that it takes, as far as that is known.
  let imageShape: [Int]?

  /// Reads or builds a network.
  ///
  /// - Parameters:
  ///   - name: A file, a network's name, or a script.
  ///   - type: The network that a file's weights belong to, by name or script.
  ///   - shape: The shape of the pictures that a network known by name is built for.
  ///   - shell: Reports what is wrong with a script.
  /// - Throws: `CommandFailure`, already reported or with its diagnostic.
  init(
    _ name: String, as type: String? = nil, shape: [Int]? = nil, _ shell: Shell
  ) throws(CommandFailure) {
    let preset = PresetModel(rawValue: name)
    guard preset == nil, TensorFile.isMeant(path: name) else {
      network = try OpenedModel.built(name, preset, shape, shell)
      imageShape = preset?.imageShape
      return
    }
    guard let type else {
      network = try DataSource.checkpoint(name).network
      imageShape = network.format?.imageShape
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
  }

  private static func built(
    _ name: String, _ preset: PresetModel?, _ shape: [Int]?, _ shell: Shell
  ) throws(CommandFailure) -> Network {
    try ModelSource(name: name).network(
      imageShape: shape ?? preset?.imageShape ?? [1, 28, 28],
      classes: preset?.classes ?? 10, seed: 0, shell)
  }
}
