import Tensors

extension BlockNetwork {
  /// What the passes of a block read and write.
  struct Memory {
    /// Parameters, and the weights packed from them.
    let parameters: UnsafeMutablePointer<Float>
    let packed: UnsafeMutablePointer<Float>
    /// What layers give, gradients and scratch of one thread; the block's images are its beginning.
    let arena: UnsafeMutableRawPointer
    /// What batch normalisation keeps.
    let norms: NormRows
    /// The part of a batch that the block holds; nil where nothing is learned.
    var portion: Portion?
    /// The parameter whose gradient is divided among the images, if one is.
    var watch: Watch?
  }

  private static let bytes = Precision.vectorBytes

  /// Packs the weights of every layer that wants them packed.
  func pack(_ parameters: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>) {
    for (position, step) in steps.enumerated() {
      step.layer.pack(
        parameters + step.weight, into: packed + step.packed,
        backward: position > 0 ? packed + step.packedBackward : nil)
    }
  }

  /// Where the network's output lies after `forward`: `[classes]` vectors.
  func output(_ memory: Memory) -> UnsafeMutableRawPointer {
    memory.arena + (steps.last?.output ?? 0) * BlockNetwork.bytes
  }

  /// A copy of the network's output, at the place where `backward` looks for its gradient.
  func gradientOfOutput(_ memory: Memory) -> UnsafeMutableRawPointer {
    let copy = memory.arena + (activationVectors + gradientVectors[0]) * BlockNetwork.bytes
    copy.copyMemory(from: output(memory), byteCount: classes * BlockNetwork.bytes)
    return copy
  }

  /// Sends a block of images through all layers, or through a segment of them.
  func forward(_ memory: Memory, _ segment: Range<Int>? = nil) {
    for position in segment ?? steps.indices where !steps[position].skipsForward {
      steps[position].layer.forward(pass(memory, position, gradients: nil))
    }
  }

  /// Sends gradients back through a segment, from those at `gradientOfOutput` or those that the
  /// segment behind has left.
  ///
  /// - Parameters:
  ///   - memory: What `forward` has filled.
  ///   - segment: The layers.
  ///   - gradients: Room for the gradients of all parameters; what was there does not matter.
  func backward(
    _ memory: Memory, _ segment: Range<Int>, gradients: UnsafeMutablePointer<Float>
  ) {
    leave(memory, at: segment.upperBound)
    for position in segment.reversed() where !steps[position].skipsBackward {
      let pass = pass(memory, position, gradients: gradients)
      if let watch = memory.watch, watch.position == position { divide(pass, memory, watch) }
      steps[position].layer.backward(pass)
    }
  }

  /// What a layer reads and writes; without room for gradients it goes forward.
  private func pass(
    _ memory: Memory, _ position: Int, gradients: UnsafeMutablePointer<Float>?
  ) -> BlockPass {
    let step = steps[position]
    let bytes = BlockNetwork.bytes
    // Forward no gradient is looked at.
    let room = gradients ?? memory.parameters
    return BlockPass(
      x: memory.arena + step.input * bytes, y: memory.arena + step.output * bytes,
      dy: memory.arena + step.outputGradient * bytes,
      dx: memory.arena + step.inputGradient * bytes,
      weight: UnsafePointer(memory.parameters + step.weight),
      bias: step.bias.map { UnsafePointer(memory.parameters + $0) }, dw: room + step.weight,
      db: step.bias.map { room + $0 },
      packed: UnsafePointer(
        memory.packed + (gradients == nil ? step.packed : step.packedBackward)),
      statistics: statistics(step, memory),
      scratch: memory.arena + (arenaVectors - scratchVectors) * bytes,
      random: memory.portion.map { ($0.key(layer: position), $0.firstImage) },
      rectifies: step.rectifies, rectified: step.rectified, wantsInputGradient: position > 0)
  }
}
