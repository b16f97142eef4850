/// The plan of a convolution over blocks of images in the lanes: each place of the result gathers the
/// products of the taps it sees.
///
/// The forward pass and the input gradient are the same loops by another plan. Source and result are
/// laid out as `[block][channel][row][column]` of vectors, an image a lane.
public struct TapGather: Sendable {
  let precision: Precision
  let rows: AxisPlan
  let columns: AxisPlan
  let groups: Int
  /// Channels of a group that are read, and that are made.
  let from: Int
  let to: Int
  let kernelRows: Int
  let kernelColumns: Int
  let sourceRows: Int
  let sourceColumns: Int
  let resultRows: Int
  let resultColumns: Int
  /// Whether it is the input gradient.
  let isBackward: Bool

  /// Plans the forward pass.
  public init(forward geometry: ConvGeometry, _ precision: Precision) {
    self.init(geometry, precision, isBackward: false)
  }

  /// Plans the gradient with respect to the input.
  public init(backward geometry: ConvGeometry, _ precision: Precision) {
    self.init(geometry, precision, isBackward: true)
  }

  private init(_ geometry: ConvGeometry, _ precision: Precision, isBackward: Bool) {
    let (rows, columns) = (geometry.window.rows, geometry.window.columns)
    self.precision = precision
    self.isBackward = isBackward
    self.rows = isBackward ? AxisPlan(backward: rows) : AxisPlan(forward: rows)
    self.columns = isBackward ? AxisPlan(backward: columns) : AxisPlan(forward: columns)
    groups = geometry.groups
    from = isBackward ? geometry.filtersPerGroup : geometry.depth
    to = isBackward ? geometry.depth : geometry.filtersPerGroup
    kernelRows = rows.kernel
    kernelColumns = columns.kernel
    sourceRows = isBackward ? rows.output : rows.input
    sourceColumns = isBackward ? columns.output : columns.input
    resultRows = isBackward ? rows.input : rows.output
    resultColumns = isBackward ? columns.input : columns.output
  }

  /// Vectors of one block of the source.
  public var sourceVectors: Int { groups * from * sourceRows * sourceColumns }
  /// Vectors of one block of the result.
  public var resultVectors: Int { groups * to * resultRows * resultColumns }

  /// Numbers of the packed weights: as many as there are weights.
  public var weightCount: Int { groups * from * to * kernelRows * kernelColumns }

  /// Channels of the result are made in tiles of nearly equal size.
  var tileCount: Int { (to + Precision.tiles.channels - 1) / Precision.tiles.channels }

  /// The first channel of a tile.
  func tileStart(_ tile: Int) -> Int { tile * to / tileCount }

  /// Orders weights as the tiles read them: `[group][tile][from][row][column][channel of the tile]`.
  ///
  /// - Parameters:
  ///   - weights: `[O, I/groups, KH, KW]`.
  ///   - packed: Room for `weightCount` numbers.
  public func pack(_ weights: UnsafeRawPointer, into packed: UnsafeMutableRawPointer) {
    switch precision {
    case .float:
      order(
        weights.assumingMemoryBound(to: UInt32.self), packed.assumingMemoryBound(to: UInt32.self))
    case .double:
      order(
        weights.assumingMemoryBound(to: UInt64.self), packed.assumingMemoryBound(to: UInt64.self))
    }
  }

  @inline(__always)
  private func order<Bits>(_ weights: UnsafePointer<Bits>, _ packed: UnsafeMutablePointer<Bits>) {
    let taps = kernelRows * kernelColumns
    let toStep = isBackward ? taps : from * taps
    let fromStep = isBackward ? to * taps : taps
    let tapStep = isBackward ? -1 : 1
    var into = packed
    for group in 0..<groups {
      let start = weights + group * from * to * taps + (isBackward ? taps - 1 : 0)
      for tile in 0..<tileCount {
        let (first, end) = (tileStart(tile), tileStart(tile + 1))
        for channel in 0..<from {
          for tap in 0..<taps {
            let source = start + (channel &* fromStep &+ tap &* tapStep)
            var k = first
            while k < end {
              into[0] = source[k &* toStep]
              into += 1
              k &+= 1
            }
          }
        }
      }
    }
  }
}
