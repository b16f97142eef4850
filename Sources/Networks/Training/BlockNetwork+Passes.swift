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
  }

  private static let bytes = Precision.vectorBytes

  /// Packs the weights of every convolution.
  func pack(_ parameters: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>) {
    for (position, step) in steps.enumerated() {
      guard case .convolution(let convolution) = step.work else { continue }
      convolution.forward.pack(parameters + step.weight, into: packed + step.packed)
      if position > 0 {
        convolution.backward.pack(parameters + step.weight, into: packed + step.packedBackward)
      }
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
      let step = steps[position]
      let x = memory.arena + step.input * BlockNetwork.bytes
      let y = memory.arena + step.output * BlockNetwork.bytes
      let bias = step.bias.map { memory.parameters + $0 }
      switch step.work {
      case .convolution(let convolution):
        convolution.forward.run(
          blocks: 1, x, packed: memory.packed + step.packed, bias: bias, y,
          rectifies: step.rectifies)
      case .dense(let dense, let rows):
        for row in 0..<rows {
          dense.forward(
            x + row * dense.inputs * BlockNetwork.bytes, memory.parameters + step.weight,
            bias: bias.map { UnsafePointer($0) }, y + row * dense.outputs * BlockNetwork.bytes)
        }
      case .function(let function):
        if step.input != step.output {
          y.copyMemory(from: x, byteCount: step.inputVectors * BlockNetwork.bytes)
        }
        function.apply(step.outputVectors, y)
      case .pool(let pool, let channels): pool.forward(planes: channels, x, y)
      case .dropout(let dropout):
        if let portion = memory.portion {
          dropout.apply(
            step.outputVectors, x, y, key: portion.key(layer: position),
            firstImage: portion.firstImage)
        } else {
          y.copyMemory(from: x, byteCount: step.outputVectors * BlockNetwork.bytes)
        }
      case .softmax(let lines): LaneSoftmax.forward(lines, x, y)
      case .norm(let norm):
        norm.forward(
          x, y, weight: memory.parameters + step.weight,
          bias: bias ?? memory.parameters + step.weight, statistics: statistics(step, memory))
      }
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
    let scratch = memory.arena + (arenaVectors - scratchVectors) * BlockNetwork.bytes
    leave(memory, at: segment.upperBound)
    for position in segment.reversed() where !steps[position].skipsBackward {
      let step = steps[position]
      let x = memory.arena + step.input * BlockNetwork.bytes
      let y = memory.arena + step.output * BlockNetwork.bytes
      let dy = memory.arena + step.outputGradient * BlockNetwork.bytes
      let dx = memory.arena + step.inputGradient * BlockNetwork.bytes
      let dw = gradients + step.weight
      let db = step.bias.map { gradients + $0 }
      switch step.work {
      case .convolution(let convolution):
        convolution.weightGradient(x, dy, dw: dw, db: db, scratch: scratch)
        if position > 0 {
          convolution.backward.run(
            blocks: 1, dy, packed: memory.packed + step.packedBackward, bias: nil, dx)
        }
      case .dense(let dense, let rows):
        for row in 0..<rows {
          let (into, from) = (row * dense.inputs, row * dense.outputs)
          let gradient = dy + from * BlockNetwork.bytes
          dense.weightGradient(
            x + into * BlockNetwork.bytes, gradient, dw: dw, db: db, scratch: scratch,
            adds: row > 0)
          if position > 0 {
            dense.inputGradient(
              gradient, memory.parameters + step.weight, dx + into * BlockNetwork.bytes)
          }
        }
      case .function(let function):
        function.multiplySlope(step.outputVectors, y, into: dy)
      case .pool(let pool, let channels):
        guard position > 0 else { continue }
        pool.backward(planes: channels, x, dy, dx, rectified: step.rectified)
      case .dropout(let dropout):
        guard let portion = memory.portion else { continue }
        dropout.apply(
          step.outputVectors, dy, dy, key: portion.key(layer: position),
          firstImage: portion.firstImage)
      case .softmax(let lines): LaneSoftmax.backward(lines, y, dy)
      case .norm(let norm):
        // The gradient of its input has to wait for the other blocks.
        norm.weightGradient(
          x, dy, statistics: statistics(step, memory), dw: dw, db: db ?? dw)
      }
    }
  }
}
