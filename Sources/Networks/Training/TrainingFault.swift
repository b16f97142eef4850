import Tensors

/// Why a network cannot be trained on some pictures: the facts, without words.
public enum TrainingFault: Error, Hashable, Sendable {
  /// Pictures or numbers of sizes that cannot be.
  case shape(ShapeError)
  /// A layer that does not fit, or cannot be trained, where it stands.
  case layer(LayerFault)
  /// As many outputs as classes are needed.
  case outputs(Int, classes: Int)
  /// Parameters and statistics of other lengths than the layers have.
  case parameters([Int], expected: [Int])
  /// More memory than is taken, in bytes.
  case memory(Int, limit: Int)
  /// No pictures.
  case noImages
  /// Pictures of another shape than the network was trained on.
  case images([Int], expected: [Int])
  /// Classes that the network does not have.
  case classes(Int, expected: Int)
  /// The loss is no number any more.
  case diverged(epoch: Int, step: Int)
  /// The loss is a number, and a weight or what the optimizer keeps is none any more.
  case overflowed(epoch: Int, step: Int)
  /// A checkpoint that lies behind the end of its data: steps of an epoch.
  case position(step: Int, steps: Int)
}
