import Tensors

/// How the gradient of one parameter divides among the images of a batch.
extension BlockNetwork {
  /// A parameter whose gradient is divided.
  struct Watch {
    /// The layer that it belongs to.
    let position: Int
    /// Its place among the numbers of all parameters.
    let number: Int
    /// Where each image's part goes, in the order of the batch.
    let parts: UnsafeMutablePointer<Float>
  }

  /// Finds a parameter: its layer and its place among the numbers of all.
  ///
  /// - Parameters:
  ///   - parameter: Which one, in the order of the layers, weight before bias.
  ///   - offset: The element of it, in row-major order.
  /// - Returns: Nil where there is no such element.
  func place(parameter: Int, offset: Int) -> (position: Int, number: Int)? {
    guard parameters.places.indices.contains(parameter) else { return nil }
    let place = parameters.places[parameter]
    guard (0..<place.rows * place.length).contains(offset),
      let position = steps.indices.first(where: { position in
        !steps[position].layer.parameters.isEmpty
          && (steps[position].weight == place.offset || steps[position].bias == place.offset)
      })
    else { return nil }
    let (row, column) = offset.quotientAndRemainder(dividingBy: max(1, place.length))
    return (position, place.offset + row * place.stride + column)
  }

  /// Works the layer's gradient out for one image of a block at a time, by the layer's own kernel: the
  /// gradient of its output is 0 for all others meanwhile.
  ///
  /// What the layer looks at is afterwards as it was before.
  func divide(_ pass: BlockPass, _ memory: Memory, _ watch: Watch) {
    guard let portion = memory.portion else { return }
    let step = steps[watch.position]
    let lanes = Precision.float.lanes
    let (x, dy) = (copy(pass.x, step.inputVectors), copy(pass.dy, step.outputVectors))
    let end =
      (parameters.places.map(\.offset) + [parameters.count])
      .filter { $0 > (step.bias ?? step.weight) }.min() ?? parameters.count
    let room = UnsafeMutableRawPointer.allocate(
      byteCount: max(1, end - step.weight) * 4, alignment: Precision.vectorBytes)
    defer { room.deallocate() }
    let gradients = room.bindMemory(to: Float.self, capacity: end - step.weight)
    let single = pass.withGradients(
      gradients, bias: step.bias.map { gradients + ($0 - step.weight) })
    let numbers = pass.dy.assumingMemoryBound(to: Float.self)
    for lane in 0..<portion.images {
      for i in 0..<step.outputVectors {
        for other in 0..<lanes { numbers[i * lanes + other] = 0 }
        numbers[i * lanes + lane] = dy[i * lanes + lane]
      }
      step.layer.backward(single)
      watch.parts[portion.firstImage + lane] = gradients[watch.number - step.weight]
      put(x, at: pass.x)
    }
    put(dy, at: pass.dy)
  }

  private func put(_ numbers: [Float], at place: UnsafeMutableRawPointer) {
    numbers.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { place.copyMemory(from: start, byteCount: bytes.count) }
    }
  }

  private func copy(_ vectors: UnsafeRawPointer, _ count: Int) -> [Float] {
    Array(
      UnsafeBufferPointer(
        start: vectors.assumingMemoryBound(to: Float.self),
        count: count * Precision.float.lanes))
  }
}

extension BlockPass {
  /// The same, without a gradient of the input, and with other room for those of the parameters.
  func withGradients(
    _ weight: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>?
  ) -> BlockPass {
    BlockPass(
      x: x, y: y, dy: dy, dx: dx, weight: self.weight, bias: self.bias, dw: weight, db: bias,
      packed: packed, statistics: statistics, scratch: scratch, random: random,
      rectifies: rectifies, rectified: rectified, wantsInputGradient: false)
  }
}
