/// How images of a row-major array lie in the lanes.
///
/// With fewer images than lanes an image is cut into strips of rows, and each strip has a lane of its
/// own, so that a single picture fills the machine as well as a batch does.
public struct LaneLayout: Hashable, Sendable {
  let precision: Precision
  let images: Int
  let channels: Int
  /// Rows and columns of a plane of the array.
  let planeRows: Int
  let columns: Int
  /// Strips of an image, and how many rows each has in its lane.
  var strips = 1
  var rows: Int
  /// The row of the image where the first strip begins, and from one strip's begin to the next.
  var firstRow = 0
  var stripStep = 0

  /// Gives each image a lane.
  public init(precision: Precision, images: Int, channels: Int, rows: Int, columns: Int) {
    self.precision = precision
    self.images = images
    self.channels = channels
    self.columns = columns
    planeRows = rows
    self.rows = rows
  }

  /// Numbers in the array.
  var count: Int { images * channels * planeRows * columns }

  /// Blocks that hold the images.
  public var blocks: Int { (images * strips + precision.lanes - 1) / precision.lanes }

  /// Vectors of one block.
  public var vectors: Int { channels * rows * columns }

  /// Bytes of all blocks.
  public var bytes: Int { blocks * vectors * Precision.vectorBytes }

  /// Puts an array into lanes; lanes without an image, and rows beyond the image, are 0.
  public func pack(_ array: UnsafeRawPointer, into lanes: UnsafeMutableRawPointer) {
    if images * strips % precision.lanes != 0 || strips > 1 {
      lanes.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    }
    switch precision {
    case .float: pack(array, into: lanes, UInt32.self)
    case .double: pack(array, into: lanes, UInt64.self)
    }
  }

  @inline(__always)
  private func pack<Bits>(
    _ array: UnsafeRawPointer, into lanes: UnsafeMutableRawPointer, _ bits: Bits.Type
  ) {
    let from = array.assumingMemoryBound(to: Bits.self)
    let to = lanes.assumingMemoryBound(to: Bits.self)
    let step = precision.lanes
    forEachLine { array, lane, count in
      var (source, target) = (from + array, to + lane)
      for _ in 0..<count {
        target[0] = source[0]
        source += 1
        target += step
      }
    }
  }

  /// Adds what is in the lanes to an array; rows that lie in two strips get the sum.
  func add<Scalar: TensorScalar>(
    _ lanes: UnsafeRawPointer, to array: UnsafeMutablePointer<Scalar>
  ) {
    let from = lanes.assumingMemoryBound(to: Scalar.self)
    let step = precision.lanes
    forEachLine { start, lane, count in
      var (target, source) = (array + start, from + lane)
      for _ in 0..<count {
        target[0] += source[0]
        target += 1
        source += step
      }
    }
  }

  /// Takes an array out of its lanes, each number of which is in one lane.
  public func unpack<Scalar: TensorScalar>(
    _ lanes: UnsafeRawPointer, into array: UnsafeMutablePointer<Scalar>
  ) {
    let from = lanes.assumingMemoryBound(to: Scalar.self)
    let step = precision.lanes
    forEachLine { start, lane, count in
      var (target, source) = (array + start, from + lane)
      for _ in 0..<count {
        target[0] = source[0]
        target += 1
        source += step
      }
    }
  }

  /// Calls a body for the numbers of a strip's channel that lie in the image: where they begin in the
  /// array and in the lanes, and how many there are.
  @inline(__always)
  private func forEachLine(_ body: (_ array: Int, _ lane: Int, _ count: Int) -> Void) {
    let lanes = precision.lanes
    for channel in 0..<channels {
      for image in 0..<images {
        for strip in 0..<strips {
          let start = firstRow + strip * stripStep
          let (first, end) = (max(0, start), min(planeRows, start + rows))
          guard first < end else { continue }
          let (block, lane) = (image * strips + strip).quotientAndRemainder(dividingBy: lanes)
          let place = block * vectors + (channel * rows + first - start) * columns
          body(
            ((image * channels + channel) * planeRows + first) * columns, place * lanes + lane,
            (end - first) * columns)
        }
      }
    }
  }
}
