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
    var result = block.assumingMemoryBound(to: LaneTransposition.Vector.self)
    for channel in factors.indices {
      let (factor, shift) = (factors[channel], shifts[channel])
      images.withUnsafeBufferPointer { images in
        fillPlane(
          result, { images[$0] + channel * plane }, { Float($0) * factor + shift },
          { LaneTransposition.Vector($0) * factor + shift })
      }
      result += plane
    }
  }

  /// Fills a block from images of floating-point numbers.
  public func fill(_ images: [UnsafePointer<Float>], into block: UnsafeMutableRawPointer) {
    var result = block.assumingMemoryBound(to: LaneTransposition.Vector.self)
    for channel in factors.indices {
      let (factor, shift) = (factors[channel], shifts[channel])
      images.withUnsafeBufferPointer { images in
        fillPlane(
          result, { images[$0] + channel * plane }, { $0 * factor + shift },
          { $0 * factor + shift })
      }
      result += plane
    }
  }

  /// Squares of as many pixels as there are images are turned; what is left goes one by one.
  @inline(__always)
  private func fillPlane<Number, Numbers: SIMD>(
    _ result: UnsafeMutablePointer<LaneTransposition.Vector>,
    _ image: (Int) -> UnsafePointer<Number>, _ single: (Number) -> Float,
    _ several: (Numbers) -> LaneTransposition.Vector
  ) where Numbers.Scalar == Number {
    let size = LaneTransposition.size
    var first = 0
    while first &+ size <= plane {
      var square = LaneTransposition.Square(repeating: .zero)
      for lane in 0..<size {
        square[lane] = several(
          UnsafeRawPointer(image(lane) + first).loadUnaligned(as: Numbers.self))
      }
      LaneTransposition.transpose(&square)
      for i in 0..<size { result[first &+ i] = square[i] }
      first &+= size
    }
    while first < plane {
      for lane in 0..<size { result[first][lane] = single(image(lane)[first]) }
      first &+= 1
    }
  }
}
