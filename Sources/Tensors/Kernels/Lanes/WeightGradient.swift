/// The plan of a weight gradient over blocks of images in the lanes.
///
/// Every weight sums what it saw times the gradient of what it made. Products are held for a few
/// channels of the result and a few weights at a time; the lanes are added up once a block.
public struct WeightGradient: Sendable {
  let precision: Precision
  let groups: Int
  let depth: Int
  let filters: Int
  let rows: AxisGeometry
  let columns: AxisGeometry
  /// Rows and columns that the windows touch, padding included.
  let touchedRows: Int
  let touchedColumns: Int
  /// Where in the padded input each weight of a filter lies, in vectors.
  let offsets: [Int]

  /// Plans the gradient with respect to the filters.
  public init(_ geometry: ConvGeometry, _ precision: Precision) {
    self.precision = precision
    groups = geometry.groups
    depth = geometry.depth
    filters = geometry.filtersPerGroup
    rows = geometry.window.rows
    columns = geometry.window.columns
    let pads = WeightGradient.leaves(rows) || WeightGradient.leaves(columns)
    let (reach, overflow) = WeightGradient.reach(rows)
      .multipliedReportingOverflow(by: WeightGradient.reach(columns))
    let most = 4 * (geometry.window.inputCount + geometry.window.outputCount)
    clips = pads && (overflow || reach > most)
    needsCopy = pads && !clips
    touchedRows = needsCopy ? WeightGradient.reach(rows) : rows.input
    touchedColumns = needsCopy ? WeightGradient.reach(columns) : columns.input
    var offsets: [Int] = []
    offsets.reserveCapacity(geometry.depth * geometry.window.tapCount)
    for channel in 0..<depth {
      for row in 0..<rows.kernel {
        let start = (channel * touchedRows + row * rows.dilation) * touchedColumns
        for column in 0..<columns.kernel { offsets.append(start + column * columns.dilation) }
      }
    }
    self.offsets = offsets
  }

  /// Whether windows reach into padding, so that a padded copy of the input is read.
  let needsCopy: Bool
  /// Whether they reach so far that a copy would be mostly padding; then every tap is summed over
  /// the outputs that put it on the input.
  let clips: Bool

  /// The cells that windows touch along an axis.
  private static func reach(_ axis: AxisGeometry) -> Int {
    (axis.output - 1) * axis.stride + axis.extent
  }

  /// Whether a window leaves the input.
  private static func leaves(_ axis: AxisGeometry) -> Bool {
    axis.before > 0 || reach(axis) > axis.input
  }

  /// Vectors of one block of the input.
  public var inputVectors: Int { groups * depth * rows.input * columns.input }
  /// Vectors of one block of the gradient of the result.
  public var outputVectors: Int { groups * filters * rows.output * columns.output }

  /// Weights of one filter.
  private var weights: Int { offsets.count }

  /// Room for the lanes' sums of a tile of filters, rounded up to whole vectors of numbers.
  private var sumVectors: Int {
    (weights + precision.lanes - 1) / precision.lanes * precision.lanes
  }

  /// Vectors of scratch memory that `run` wants.
  public var scratchVectors: Int {
    Precision.tiles.outerChannels * sumVectors
      + (needsCopy ? (depth + chunks - 1) / chunks * touchedRows * touchedColumns : 0)
  }

  /// Into how many parts the channels of a group are cut, so that a part of the input stays in the
  /// second-level cache while all filters look at it.
  private var chunks: Int {
    let planeBytes = touchedRows * touchedColumns * Precision.vectorBytes
    return max(1, min(depth, depth * planeBytes / WeightGradient.chunkBytes))
  }

  /// Adds the gradients of some blocks to `dw` and, unless it is nil, `db`.
  ///
  /// - Parameters:
  ///   - blocks: How many blocks of images.
  ///   - x: The input, `blocks · inputVectors` vectors.
  ///   - dy: The gradient of the result, `blocks · outputVectors` vectors.
  ///   - dw: `[O, I/groups, KH, KW]` numbers.
  ///   - db: `[O]` numbers, or nil.
  ///   - scratch: Room for `scratchVectors` vectors.
  ///   - stops: Whether a request to stop computing is obeyed; what is unfinished is undefined.
  public func run(
    blocks: Int, _ x: UnsafeRawPointer, _ dy: UnsafeRawPointer, dw: UnsafeMutableRawPointer,
    db: UnsafeMutableRawPointer?, scratch: UnsafeMutableRawPointer, stops: Bool = false
  ) {
    for block in 0..<blocks {
      let source = x + block * inputVectors * Precision.vectorBytes
      let gradient = dy + block * outputVectors * Precision.vectorBytes
      for group in 0..<groups {
        if stops, Interruption.isRequested { return }
        if clips {
          runClipped(group, source, gradient, dw, scratch)
        } else {
          run(group, source, gradient, dw, scratch)
        }
      }
      if let db {
        PlaneSums(
          precision: precision, planes: groups * filters, count: rows.output * columns.output
        ).add(gradient, to: db, scratch)
      }
    }
  }

  /// Bytes of a part of the input.
  private static let chunkBytes = 512 << 10

  private func run(
    _ group: Int, _ x: UnsafeRawPointer, _ dy: UnsafeRawPointer, _ dw: UnsafeMutableRawPointer,
    _ sums: UnsafeMutableRawPointer
  ) {
    let plane = rows.output * columns.output
    let field = Field(
      rows: rows.output, columns: columns.output, dyRow: columns.output, dyChannel: plane,
      xRow: rows.stride * touchedColumns, xColumn: columns.stride, sumChannel: sumVectors)
    let planeBytes = touchedRows * touchedColumns * Precision.vectorBytes
    let copy = sums + Precision.tiles.outerChannels * sumVectors * Precision.vectorBytes
    let tiles = (filters + Precision.tiles.outerChannels - 1) / Precision.tiles.outerChannels
    for chunk in 0..<chunks {
      let taps = rows.kernel * columns.kernel
      let channels = depth * chunk / chunks..<depth * (chunk + 1) / chunks
      let seen = channels.lowerBound * taps..<channels.upperBound * taps
      var source = x + group * depth * planeBytes
      if needsCopy {
        let first = group * depth
        pad(x, first + channels.lowerBound..<first + channels.upperBound, into: copy)
        // The plane of channel 0 would lie here.
        source = UnsafeRawPointer(copy) - channels.lowerBound * planeBytes
      }
      for tile in 0..<tiles {
        let first = group * filters + filters * tile / tiles
        let k = group * filters + filters * (tile + 1) / tiles - first
        let gradient = dy + first * plane * Precision.vectorBytes
        multiply(k, seen, field, source, gradient, sums)
        for channel in 0..<k {
          kernels.addLanes(
            precision, seen.count, sums + channel * sumVectors * Precision.vectorBytes,
            dw + ((first + channel) * weights + seen.lowerBound) * precision.scalarBytes)
        }
      }
    }
  }

  /// The lanes' sums for some weights of k filters.
  private func multiply(
    _ k: Int, _ seen: Range<Int>, _ field: Field, _ x: UnsafeRawPointer, _ dy: UnsafeRawPointer,
    _ sums: UnsafeMutableRawPointer
  ) {
    offsets.withUnsafeBufferPointer { offsets in
      guard let at = offsets.baseAddress else { return }
      let parts = (seen.count + Precision.tiles.outerWeights - 1) / Precision.tiles.outerWeights
      for part in 0..<parts {
        let start = seen.count * part / parts
        kernels.outer(
          precision, k, seen.count * (part + 1) / parts - start, field, x,
          at + seen.lowerBound + start, dy,
          sums + start * Precision.vectorBytes)
      }
    }
  }

  /// The same tap by tap, a few channels of the input at a time.
  private func runClipped(
    _ group: Int, _ x: UnsafeRawPointer, _ dy: UnsafeRawPointer, _ dw: UnsafeMutableRawPointer,
    _ sums: UnsafeMutableRawPointer
  ) {
    let (plane, inputPlane) = (rows.output * columns.output, rows.input * columns.input)
    let taps = rows.kernel * columns.kernel
    let source = x + group * depth * inputPlane * Precision.vectorBytes
    for tap in 0..<taps {
      let (tapRow, tapColumn) = (tap / columns.kernel, tap % columns.kernel)
      let (down, across) = (rows.outputs(tap: tapRow), columns.outputs(tap: tapColumn))
      guard let row = down.first, let column = across.first else { continue }
      let field = Field(
        rows: down.count, columns: across.count, dyRow: columns.output, dyChannel: plane,
        xRow: rows.stride * columns.input, xColumn: columns.stride, sumChannel: 1)
      let cell =
        rows.position(output: row, tap: tapRow) * columns.input
        + columns.position(output: column, tap: tapColumn)
      for channel in 0..<depth {
        for filter in group * filters..<(group + 1) * filters {
          var at = channel * inputPlane + cell
          kernels.outer(
            precision, 1, 1, field, source, &at,
            dy + (filter * plane + row * columns.output + column) * Precision.vectorBytes, sums)
          kernels.addLanes(
            precision, 1, sums,
            dw + ((filter * depth + channel) * taps + tap) * precision.scalarBytes)
        }
      }
    }
  }

  /// Adds up the gradients of a block in the input's layout, as the bias of a transposed convolution
  /// wants them.
  ///
  /// - Parameters:
  ///   - x: `inputVectors` vectors.
  ///   - db: `[I]` numbers that the sums are added to.
  ///   - scratch: Room for `scratchVectors` vectors.
  public func addInputSums(
    _ x: UnsafeRawPointer, db: UnsafeMutableRawPointer, scratch: UnsafeMutableRawPointer
  ) {
    PlaneSums(precision: precision, planes: groups * depth, count: rows.input * columns.input)
      .add(x, to: db, scratch)
  }

  /// Copies the cells of some channels that windows touch, with zeros where they touch padding.
  private func pad(
    _ x: UnsafeRawPointer, _ channels: Range<Int>, into copy: UnsafeMutableRawPointer
  ) {
    let bytes = Precision.vectorBytes
    let front = min(columns.before, touchedColumns)
    let middle = max(0, min(columns.input, touchedColumns - front))
    let back = touchedColumns - front - middle
    var into = copy
    for channel in channels {
      for row in 0..<touchedRows {
        let cell = row - rows.before
        if cell >= 0, cell < rows.input {
          let line = (channel * rows.input + cell) * columns.input
          into.initializeMemory(as: UInt8.self, repeating: 0, count: front * bytes)
          (into + front * bytes).copyMemory(from: x + line * bytes, byteCount: middle * bytes)
          (into + (front + middle) * bytes).initializeMemory(
            as: UInt8.self, repeating: 0, count: back * bytes)
        } else {
          into.initializeMemory(as: UInt8.self, repeating: 0, count: touchedColumns * bytes)
        }
        into += touchedColumns * bytes
      }
    }
  }
}
