/// Puts chosen images of a data set into the lanes of a block, scaled on the way.
///
///     lane = number · factor[channel] + shift[channel]
public struct LaneImages: Sendable {
  /// Numbers of a plane.
  public let plane: Int
  /// What each channel's numbers are multiplied by.
  public let factors: [Float]
  /// What is then added to them.
  public let shifts: [Float]

  /// Describes images of `factors.count` channels.
  public init(plane: Int, factors: [Float], shifts: [Float]) {
    self.plane = plane
    self.factors = factors
    self.shifts = shifts
  }

  /// Numbers of an image.
  public var count: Int { plane * factors.count }

  /// Fills a block from images of bytes.
  ///
  /// - Parameters:
  ///   - images: Where each lane's image begins; a lane without one repeats another lane's.
  ///   - block: Room for `count` vectors.
  public func fill(_ images: [UnsafePointer<UInt8>], into block: UnsafeMutableRawPointer) {
    forPlanes(images, block) { rows, factor, shift, result in
      kernels.rowsToLanes(plane, rows, factor: factor, shift: shift, result)
    }
  }

  /// Fills a block from images of floating-point numbers.
  public func fill(_ images: [UnsafePointer<Float>], into block: UnsafeMutableRawPointer) {
    forPlanes(images, block) { rows, factor, shift, result in
      kernels.rowsToLanes(plane, rows, factor: factor, shift: shift, result)
    }
  }

  /// Every channel's plane: where it begins in each image, its scale, and its place in the block.
  private func forPlanes<Number>(
    _ images: [UnsafePointer<Number>], _ block: UnsafeMutableRawPointer,
    _ body: (UnsafePointer<UnsafePointer<Number>>, Float, Float, UnsafeMutableRawPointer) -> Void
  ) {
    var rows = images
    var result = block
    for (factor, shift) in zip(factors, shifts) {
      rows.withUnsafeBufferPointer { rows in
        if let start = rows.baseAddress, rows.count >= Precision.float.lanes {
          body(start, factor, shift, result)
        }
      }
      for image in rows.indices { rows[image] += plane }
      result += plane * Precision.vectorBytes
    }
  }
}
