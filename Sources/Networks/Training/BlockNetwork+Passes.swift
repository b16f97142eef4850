import Tensors

extension BlockNetwork {
  /// What the passes of a block read and write.
  struct Memory {
    /// Parameters, and the weights packed from them.
    let parameters: UnsafeMutablePointer<Float>
    let packed: UnsafeMutablePointer<Float>
    /// What layers give, gradients and scratch of one thread; the block's images are its beginning.
    let arena: UnsafeMutableRawPointer
  }

  private static let bytes = Precision.vectorBytes

  /// Packs the weights of every convolution.
  func pack(_ parameters: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>) {
    for (position, step) in steps.enumerated() {
      guard case .convolution(let forward, let backward, _, _) = step.work else { continue }
      forward.pack(parameters + step.weight, into: packed + step.packed)
      if position > 0 {
        backward.pack(parameters + step.weight, into: packed + step.packedBackward)
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

  /// Sends a block of images through.
  func forward(_ memory: Memory) {
    for step in steps where !step.skipsForward {
      let x = memory.arena + step.input * BlockNetwork.bytes
      let y = memory.arena + step.output * BlockNetwork.bytes
      let bias = step.bias.map { memory.parameters + $0 }
      switch step.work {
      case .convolution(let gather, _, _, _):
        gather.run(
          blocks: 1, x, packed: memory.packed + step.packed, bias: bias, y,
          rectifies: step.rectifies)
      case .dense(let dense):
        dense.forward(x, memory.parameters + step.weight, bias: bias.map { UnsafePointer($0) }, y)
      case .function(let function):
        if step.input != step.output {
          y.copyMemory(from: x, byteCount: step.inputVectors * BlockNetwork.bytes)
        }
        function.apply(step.outputVectors, y)
      case .pool(let table, let channels): table.forward(planes: channels, x, y)
      }
    }
  }

  /// Sends gradients back through the network, from those at `gradientOfOutput`.
  ///
  /// - Parameters:
  ///   - memory: What `forward` has filled.
  ///   - gradients: Room for the gradients of all parameters; what was there does not matter.
  func backward(_ memory: Memory, gradients: UnsafeMutablePointer<Float>) {
    let spare = [
      memory.arena + activationVectors * BlockNetwork.bytes,
      memory.arena + (activationVectors + gradientVectors[0]) * BlockNetwork.bytes,
    ]
    var dy = spare[1]
    let scratch =
      spare[1] + gradientVectors[1] * BlockNetwork.bytes
    var next = 0
    for (position, step) in steps.enumerated().reversed() where !step.skipsBackward {
      let x = memory.arena + step.input * BlockNetwork.bytes
      let y = memory.arena + step.output * BlockNetwork.bytes
      let dx = spare[next]
      let dw = gradients + step.weight
      let db = step.bias.map { gradients + $0 }
      switch step.work {
      case .convolution(_, let gather, let outer, let outputs):
        dw.update(repeating: 0, count: gather.weightCount)
        db?.update(repeating: 0, count: outputs)
        outer.run(blocks: 1, x, dy, dw: dw, db: db, scratch: scratch)
        if position > 0 {
          gather.run(blocks: 1, dy, packed: memory.packed + step.packedBackward, bias: nil, dx)
        }
      case .dense(let dense):
        dense.weightGradient(x, dy, dw: dw, db: db, scratch: scratch)
        if position > 0 { dense.inputGradient(dy, memory.parameters + step.weight, dx) }
      case .function(let function):
        function.multiplySlope(step.outputVectors, y, into: dy)
        continue
      case .pool(let table, let channels):
        guard position > 0 else { continue }
        table.backward(planes: channels, x, dy, dx, rectified: step.rectified)
      }
      (dy, next) = (dx, 1 - next)
    }
  }
}
