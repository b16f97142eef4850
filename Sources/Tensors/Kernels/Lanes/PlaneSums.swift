/// The sums of planes over all images of a block: the gradients of the biases that were added to them.
struct PlaneSums: Sendable {
  let precision: Precision
  /// Planes of an image.
  let planes: Int
  /// Numbers of a plane.
  let count: Int

  /// Vectors of scratch memory that `add` wants.
  static func scratchVectors(_ precision: Precision) -> Int { precision.lanes }

  /// Adds the sum of every plane to a number of its own.
  ///
  /// - Parameters:
  ///   - vectors: A block, `planes · count` vectors; lanes without an image hold 0.
  ///   - numbers: What the sums are added to, one a plane.
  ///   - scratch: Room for `scratchVectors` vectors.
  func add(
    _ vectors: UnsafeRawPointer, to numbers: UnsafeMutableRawPointer,
    _ scratch: UnsafeMutableRawPointer
  ) {
    let bytes = Precision.vectorBytes
    for first in stride(from: 0, to: planes, by: precision.lanes) {
      let together = min(precision.lanes, planes - first)
      for plane in 0..<together {
        kernels.addVectors(
          precision, count, vectors + (first + plane) * count * bytes, scratch + plane * bytes)
      }
      kernels.addLanes(
        precision, together, scratch, numbers + first * precision.scalarBytes)
    }
  }
}

/// The sum of each plane over all images of an array: the gradient of a bias.
///
///     db[c] = Σ n,i  g[n,c,i]
///
/// - Parameters:
///   - g: `[N, C, plane]`.
///   - images: N.
///   - channels: C.
/// - Returns: `[C]`.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func planeSums<Scalar: TensorScalar>(_ g: [Scalar], images: Int, channels: Int) -> [Scalar] {
  var result = [Scalar](repeating: 0, count: channels)
  guard !g.isEmpty else { return result }
  let precision = Scalar.precision
  let plane = g.count / (images * channels)
  let layout = LaneLayout(
    precision: precision, images: images, channels: channels, rows: 1, columns: plane)
  let scratch = Scratch([
    layout.bytes, PlaneSums.scratchVectors(precision) * Precision.vectorBytes,
  ])
  g.withUnsafeBytes { g in
    if let start = g.baseAddress { layout.pack(start, into: scratch[0]) }
  }
  let sums = PlaneSums(precision: precision, planes: channels, count: plane)
  result.withUnsafeMutableBytes { result in
    guard let start = result.baseAddress else { return }
    for block in 0..<layout.blocks {
      sums.add(
        scratch[0] + block * layout.vectors * Precision.vectorBytes, to: start, scratch[1])
    }
  }
  return result
}
