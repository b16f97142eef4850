import Tensors

/// Batch normalisation is where the blocks of a batch meet: none can go on before all have come.
extension BlockNetwork {
  /// The rows of numbers that batch normalisation keeps of its channels, all layers' in each row.
  struct NormRows {
    /// Means and variances that are used outside training.
    let running: UnsafeMutablePointer<Float>
    /// Means and variances of the batch.
    let batch: UnsafeMutablePointer<Float>
    /// Means of the batch's gradients.
    let gradients: UnsafeMutablePointer<Float>
    /// What each block has measured, a row a block.
    let blocks: UnsafeMutablePointer<Float>
  }

  private func norm(at position: Int) -> LaneBatchNorm? {
    steps.indices.contains(position) ? steps[position].layer.norm : nil
  }

  /// The statistics by which a layer normalises a block.
  func statistics(_ step: Step, _ memory: Memory) -> UnsafeMutablePointer<Float> {
    (memory.portion == nil ? memory.norms.running : memory.norms.batch) + step.statistics
  }

  // MARK: Forward

  /// Measures what a block brings to the layer behind a segment.
  func measure(_ memory: Memory, at position: Int) {
    guard let norm = norm(at: position), let portion = memory.portion else { return }
    let step = steps[position]
    norm.measure(
      memory.arena + step.input * Precision.vectorBytes, images: portion.images,
      into: blockRow(memory.norms, portion.block) + step.statistics)
  }

  /// Puts together what all blocks have measured.
  func meet(_ norms: NormRows, _ portions: [Portion], at position: Int) {
    guard let norm = norm(at: position) else { return }
    let step = steps[position]
    norm.combine(
      portions.map { (blockRow(norms, $0.block) + step.statistics, $0.images) },
      into: norms.batch + step.statistics, running: norms.running + step.statistics)
  }

  private func blockRow(_ norms: NormRows, _ block: Int) -> UnsafeMutablePointer<Float> {
    norms.blocks + block * statisticsCount
  }

  // MARK: Backward

  /// Puts together the gradients that all blocks have brought back to a layer.
  ///
  /// - Parameters:
  ///   - norms: Where the means of the gradients go.
  ///   - position: The layer.
  ///   - images: The images of the batch.
  ///   - gradients: Where the gradients of each block's parameters begin.
  func meetBackward(
    _ norms: NormRows, at position: Int, images: Int, gradients: [UnsafeMutablePointer<Float>]
  ) {
    guard let norm = norm(at: position) else { return }
    let step = steps[position]
    norm.combine(
      gradients.map { ($0 + step.weight, $0 + (step.bias ?? step.weight)) }, images: images,
      into: norms.gradients + step.statistics)
  }

  /// Turns the gradient of a layer's output into that of its input, once all blocks have met.
  func leave(_ memory: Memory, at position: Int) {
    guard let norm = norm(at: position), let portion = memory.portion else { return }
    let step = steps[position]
    norm.inputGradient(
      memory.arena + step.input * Precision.vectorBytes,
      memory.arena + step.outputGradient * Precision.vectorBytes, images: portion.images,
      weight: memory.parameters + step.weight, statistics: statistics(step, memory),
      means: memory.norms.gradients + step.statistics)
  }
}
