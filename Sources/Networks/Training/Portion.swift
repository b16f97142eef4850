import Tensors

extension BlockNetwork {
  /// The part of a batch that a block holds.
  struct Portion {
    /// Belongs to the step of training: what is drawn at random follows from it.
    let key: UInt64
    /// The number of the block in the batch.
    let block: Int
    /// How many lanes hold an image.
    let images: Int

    /// The blocks of a batch.
    static func all(images: Int, key: UInt64) -> [Portion] {
      let lanes = Precision.float.lanes
      return stride(from: 0, to: images, by: lanes).map { first in
        Portion(key: key, block: first / lanes, images: min(lanes, images - first))
      }
    }

    /// The place in the batch of the block's first image.
    var firstImage: Int { block * Precision.float.lanes }

    /// Belongs to the step and to a layer.
    func key(layer: Int) -> UInt64 {
      .mix(key, UInt64(truncatingIfNeeded: layer))
    }
  }
}
