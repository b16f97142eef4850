/// The plan of a convolution over images too few to fill the lanes: the filters lie in them.
///
/// A tile is a few neighbouring places of a row by some vectors of filters, and each number of the image is the
/// factor of a vector of weights. The loops are those of `TapGather`, with the parts of image and weights
/// exchanged; every sum still runs over the same products in the same order.
struct FilterGather: Sendable {
  let precision: Precision
  let geometry: ConvGeometry
  private let rows: AxisGeometry
  private let columns: AxisGeometry
  /// Vectors of filters in a group.
  private let vectors: Int
  /// Threads that work on it.
  private let threads: Int
  /// Rows of the output, and vectors of filters, that are made together.
  private let bandRows: Int
  private let partVectors: Int

  /// Plans the forward pass.
  init(_ geometry: ConvGeometry, _ precision: Precision) {
    self.geometry = geometry
    self.precision = precision
    (rows, columns) = (geometry.window.rows, geometry.window.columns)
    vectors = (geometry.filtersPerGroup + precision.lanes - 1) / precision.lanes
    threads = LargeOperation.threads(work: geometry.multiplyAdds)
    let rowBytes = vectors * columns.output * Precision.vectorBytes
    bandRows = min(rows.output, max(1, TapGather.bandBytes / 2 / max(1, rowBytes)))
    // Maps of a single band are shared out by their filters.
    let isWhole = threads > 1 && bandRows == rows.output
    partVectors = isWhole ? (vectors + 8 * threads - 1) / (8 * threads) * 2 : vectors
  }

  /// Whether the filters fill the lanes better than strips of the images do, and ask for no more memory.
  func isBetter(than laid: LaidConvolution) -> Bool {
    let share = Double(geometry.filtersPerGroup) / Double(vectors * precision.lanes)
    // Far padding and large strides can make rows longer than memory has addresses.
    let numbers = Double(geometry.depth) * Double(rows.input) * Double(isDirect ? 0 : lineLength)
    return share > laid.share
      && numbers * Double(precision.scalarBytes) <= 2 * Double(laid.x.bytes + laid.y.bytes)
  }

  // MARK: Memory

  /// Whether neighbouring places see neighbouring cells, and neighbouring taps too.
  private var isDense: Bool { columns.stride == 1 && columns.dilation == 1 }

  /// Whether a row of the image is read where it lies: no tap is on the padding.
  private var isDirect: Bool { isDense && columns.before == 0 && columns.after == 0 }

  /// Numbers of a row as it is read: the padded row, or else what all places see under each tap.
  private var lineLength: Int {
    if isDirect { return columns.input }
    return isDense ? columns.output - 1 + columns.kernel : columns.kernel * columns.output
  }

  private var taps: Int { rows.kernel * columns.kernel }
  private var inputPlane: Int { geometry.window.inputCount }
  private var outputPlane: Int { geometry.window.outputCount }

  /// Bytes of memory for a run: packed weights, the sums of a piece for each thread, the rows as they are read.
  private var scratchBytes: [Int] {
    [
      geometry.groups * vectors * geometry.depth * taps * Precision.vectorBytes,
      threads * sumBytes, lineBytes,
    ]
  }

  private var sumBytes: Int {
    partVectors * bandRows * columns.output * Precision.vectorBytes
  }

  private var lineBytes: Int {
    isDirect ? 0 : geometry.depth * rows.input * lineLength * precision.scalarBytes
  }

  // MARK: The run

  /// Makes the output.
  ///
  /// - Parameters:
  ///   - x: The images, row-major.
  ///   - weights: `[O, I/groups, KH, KW]`.
  ///   - bias: A number for each filter, or nil.
  ///   - y: The output, row-major.
  /// - Complexity: that of `conv2D`.
  func run(
    _ x: UnsafeRawPointer, _ weights: UnsafeRawPointer, bias: UnsafeRawPointer?,
    _ y: UnsafeMutableRawPointer
  ) {
    switch precision {
    case .float: run(x, weights, bias, y, UInt32.self)
    case .double: run(x, weights, bias, y, UInt64.self)
    }
  }

  @inline(__always)
  private func run<Bits: FixedWidthInteger>(
    _ x: UnsafeRawPointer, _ weights: UnsafeRawPointer, _ bias: UnsafeRawPointer?,
    _ y: UnsafeMutableRawPointer, _ bits: Bits.Type
  ) {
    let x = x.assumingMemoryBound(to: Bits.self)
    let bias = bias?.assumingMemoryBound(to: Bits.self)
    let y = y.assumingMemoryBound(to: Bits.self)
    let scratch = Scratch(scratchBytes)
    let packed = scratch[0].assumingMemoryBound(to: Bits.self)
    let sums = scratch[1].assumingMemoryBound(to: Bits.self)
    let lines = scratch[2].assumingMemoryBound(to: Bits.self)
    pack(weights.assumingMemoryBound(to: Bits.self), into: packed)
    let (depth, filters) = (geometry.depth, geometry.filtersPerGroup)
    let bands = (rows.output + bandRows - 1) / bandRows
    let parts = (vectors + partVectors - 1) / partVectors
    for image in 0..<geometry.batch {
      for group in 0..<geometry.groups {
        let source = x + (image * geometry.groups + group) * depth * inputPlane
        if !isDirect { lay(source, into: lines) }
        let factors = UnsafePointer(isDirect ? source : UnsafePointer(lines))
        let target = y + (image * geometry.groups + group) * filters * outputPlane
        let share = UnsafePointer(packed + group * vectors * depth * taps * precision.lanes)
        let groupBias = bias.map { $0 + group * filters }
        LargeOperation.share(bands * parts, work: geometry.multiplyAdds) { number, thread in
          if Interruption.isRequested { return }
          let (band, part) = (number / parts, number % parts)
          let piece = Piece(
            rows: band * bandRows..<min(rows.output, (band + 1) * bandRows),
            vectors: part * partVectors..<min(vectors, (part + 1) * partVectors))
          let sums = sums + thread * sumBytes / precision.scalarBytes
          if let groupBias { begin(groupBias, piece, sums) }
          gather(share, factors, continues: bias != nil, piece, sums)
          unpack(sums, piece, into: target)
        }
      }
    }
  }

  /// What is made at a time: some rows of the output, of some vectors of filters.
  private struct Piece {
    let rows: Range<Int>
    let vectors: Range<Int>
  }

  /// Begins each sum with its filter's bias.
  @inline(__always)
  private func begin<Bits: FixedWidthInteger>(
    _ bias: UnsafePointer<Bits>, _ piece: Piece, _ sums: UnsafeMutablePointer<Bits>
  ) {
    let (lanes, places) = (precision.lanes, piece.rows.count * columns.output)
    for (position, vector) in piece.vectors.enumerated() {
      let first = sums + position * places * lanes
      for lane in 0..<lanes {
        first[lane] = bias[min(vector * lanes + lane, geometry.filtersPerGroup - 1)]
      }
      for place in 1..<max(1, places) { (first + place * lanes).update(from: first, count: lanes) }
    }
  }

  /// Adds the products of a piece: vectors of filters, then chunks of channels, then places.
  @inline(__always)
  private func gather<Bits: FixedWidthInteger>(
    _ weights: UnsafePointer<Bits>, _ factors: UnsafePointer<Bits>, continues: Bool,
    _ piece: Piece, _ sums: UnsafeMutablePointer<Bits>
  ) {
    let (lanes, depth) = (precision.lanes, geometry.depth)
    let places = piece.rows.count * columns.output
    let most = Precision.tiles.channels
    let tiles = (columns.output + most - 1) / most
    var walk = Walk()
    walk.tiles = 1
    (walk.xPosition, walk.xChannel) = (depth * taps, taps)
    (walk.xRow, walk.xColumn) = (columns.kernel, 1)
    walk.columns = columns.kernel
    walk.wChannel = rows.input * lineLength
    walk.wRow = rows.dilation * lineLength
    walk.wColumn = isDense ? 1 : columns.output
    (walk.yPosition, walk.yChannel) = (places, 1)
    let widest = (columns.output + tiles - 1) / tiles
    var vector = piece.vectors.lowerBound
    while vector < piece.vectors.upperBound {
      let p = Precision.tiles.positions(widest, of: piece.vectors.upperBound - vector)
      let chunks = chunkCount(p)
      for chunk in 0..<chunks {
        let first = depth * chunk / chunks
        walk.channels = depth * (chunk + 1) / chunks - first
        walk.continues = continues || chunk > 0
        for row in piece.rows {
          let seen = rows.taps(output: row)
          walk.rows = seen.count
          let cell = seen.isEmpty ? 0 : rows.position(output: row, tap: seen.lowerBound)
          let line = factors + (first * rows.input + cell) * lineLength
          let tap = (vector * depth + first) * taps + seen.lowerBound * columns.kernel
          let place =
            (vector - piece.vectors.lowerBound) * places
            + (row - piece.rows.lowerBound) * columns.output
          for tile in 0..<tiles {
            let start = tile * columns.output / tiles
            kernels.gather(
              precision, (tile + 1) * columns.output / tiles - start, p, walk,
              weights + tap * lanes, line + start, nil, sums + (place + start) * lanes)
          }
        }
      }
      vector += p
    }
  }

  /// Chunks of channels, of each of which the weights stay in the first-level cache.
  private func chunkCount(_ p: Int) -> Int {
    let most = max(1, TapGather.chunkBytes / (taps * p * Precision.vectorBytes))
    return (geometry.depth + most - 1) / most
  }

  // MARK: Order

  /// Puts filters side by side in vectors: `[group][vector][channel][row][column]`; lanes without a filter hold
  /// what the last one holds, and nobody reads what comes of them.
  @inline(__always)
  private func pack<Bits: FixedWidthInteger>(
    _ weights: UnsafePointer<Bits>, into packed: UnsafeMutablePointer<Bits>
  ) {
    let (lanes, filters, count) = (precision.lanes, geometry.filtersPerGroup, geometry.depth * taps)
    LargeOperation.share(geometry.groups * vectors, work: geometry.multiplyAdds) { part, _ in
      let (group, vector) = part.quotientAndRemainder(dividingBy: vectors)
      let target = packed + part * count * lanes
      for start in stride(from: 0, to: count, by: 64) {
        let end = min(count, start + 64)
        for lane in 0..<lanes {
          let filter = group * filters + min(vector * lanes + lane, filters - 1)
          let source = weights + filter * count
          var into = target + (start * lanes + lane)
          for tap in start..<end {
            into[0] = source[tap]
            into += lanes
          }
        }
      }
    }
  }

  /// Lays the rows of an image's channels out as they are read.
  @inline(__always)
  private func lay<Bits: FixedWidthInteger>(
    _ x: UnsafePointer<Bits>, into lines: UnsafeMutablePointer<Bits>
  ) {
    for row in 0..<(geometry.depth * rows.input) {
      let (source, line) = (x + row * columns.input, lines + row * lineLength)
      line.initialize(repeating: 0, count: lineLength)
      if isDense {
        let count = min(columns.input, lineLength - columns.before)
        if count > 0 { (line + columns.before).update(from: source, count: count) }
        continue
      }
      for tap in 0..<columns.kernel {
        let seen = columns.outputs(tap: tap)
        var cell = columns.position(output: seen.lowerBound, tap: tap)
        for place in seen {
          line[tap * columns.output + place] = source[cell]
          cell += columns.stride
        }
      }
    }
  }

  /// Takes the sums of a piece out of the lanes.
  @inline(__always)
  private func unpack<Bits: FixedWidthInteger>(
    _ sums: UnsafePointer<Bits>, _ piece: Piece, into y: UnsafeMutablePointer<Bits>
  ) {
    let (lanes, places) = (precision.lanes, piece.rows.count * columns.output)
    for (position, vector) in piece.vectors.enumerated() {
      let filters = min(lanes, geometry.filtersPerGroup - vector * lanes)
      for start in stride(from: 0, to: places, by: 64) {
        let end = min(places, start + 64)
        for lane in 0..<filters {
          let target =
            y + ((vector * lanes + lane) * outputPlane + piece.rows.lowerBound * columns.output)
          var source = sums + ((position * places + start) * lanes + lane)
          for place in start..<end {
            target[place] = source[0]
            source += lanes
          }
        }
      }
    }
  }
}
