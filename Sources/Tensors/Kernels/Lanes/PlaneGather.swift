/// The plan of a convolution whose filters see one channel each, over images too few to fill the lanes: the
/// places of a plane lie in them.
///
/// A padded plane is laid out in one line, from which a tap of the kernel is as far away at every place; so the
/// output is a line too, of which whole vectors are made at a time. Strides take a plane apart first, into one
/// for each remainder that a tap's place leaves. At the end of each row a few numbers come out that nobody
/// reads. Every sum runs over the same products in the same order as in `TapGather`.
struct PlaneGather: Sendable {
  let precision: Precision
  let geometry: ConvGeometry
  private let rows: Axis
  private let columns: Axis
  /// Threads that work on it.
  private let threads: Int

  /// An axis of the plane, taken apart by what the places of its taps leave behind the stride.
  private struct Axis {
    let geometry: AxisGeometry
    /// The remainders that occur.
    let remainders: [Int]
    /// Cells of each part.
    let length: Int

    init(_ geometry: AxisGeometry) {
      self.geometry = geometry
      let places = (0..<geometry.kernel).map { $0 * geometry.dilation }
      remainders = Set(places.map { $0 % geometry.stride }).sorted()
      length = geometry.output + (places.last ?? 0) / geometry.stride
    }

    /// In which part a tap reads, and how far behind the output's place.
    func tap(_ number: Int) -> (part: Int, offset: Int) {
      let (offset, remainder) = (number * geometry.dilation)
        .quotientAndRemainder(dividingBy: geometry.stride)
      return (remainders.firstIndex(of: remainder) ?? 0, offset)
    }

    /// The cells of a part that lie on the input, and where the first of them is.
    func cells(_ part: Int) -> (range: Range<Int>, first: Int) {
      let start = remainders[part] - geometry.before
      let skipped = start < 0 ? (-start + geometry.stride - 1) / geometry.stride : 0
      let first = start + skipped * geometry.stride
      let count = first < geometry.input ? (geometry.input - 1 - first) / geometry.stride + 1 : 0
      let from = min(skipped, length)
      return (from..<max(from, min(length, skipped + count)), first)
    }
  }

  /// Plans the forward pass.
  init(_ geometry: ConvGeometry, _ precision: Precision) {
    self.geometry = geometry
    self.precision = precision
    (rows, columns) = (Axis(geometry.window.rows), Axis(geometry.window.columns))
    threads = LargeOperation.threads(work: geometry.multiplyAdds)
  }

  /// Whether the places fill the lanes better than strips of the images do, and ask for no more memory.
  func isBetter(than laid: LaidConvolution) -> Bool {
    guard geometry.depth == 1, geometry.batch < precision.lanes else { return false }
    let share = Double(geometry.window.outputCount) / Double(vectors * precision.lanes)
    return share >= laid.share && threads * (planeBytes + lineBytes) <= laid.x.bytes + laid.y.bytes
  }

  private var partCount: Int { rows.remainders.count * columns.remainders.count }
  private var partLength: Int { rows.length * columns.length }

  /// Numbers of the output's line.
  private var lineLength: Int {
    (geometry.window.rows.output - 1) * columns.length + geometry.window.columns.output
  }

  private var vectors: Int { (lineLength + precision.lanes - 1) / precision.lanes }
  private var lineBytes: Int { vectors * Precision.vectorBytes }

  /// The parts of a plane, and a vector that is read behind them.
  private var planeBytes: Int {
    let bytes = partCount * partLength * precision.scalarBytes + Precision.vectorBytes
    return (bytes + Precision.vectorBytes - 1) / Precision.vectorBytes * Precision.vectorBytes
  }

  /// How far behind an output's place each tap reads, in bytes.
  private var offsets: [Int] {
    (0..<geometry.window.rows.kernel).flatMap { row in
      (0..<geometry.window.columns.kernel).map { column in
        let (down, across) = (rows.tap(row), columns.tap(column))
        let part = down.part * columns.remainders.count + across.part
        return (part * partLength + down.offset * columns.length + across.offset)
          * precision.scalarBytes
      }
    }
  }

  /// Makes the output.
  ///
  /// - Parameters:
  ///   - x: The images, row-major.
  ///   - weights: `[O, 1, KH, KW]`.
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
    let window = geometry.window
    let (filters, bytes) = (geometry.filtersPerGroup, precision.scalarBytes)
    let scratch = Scratch([threads * planeBytes, threads * lineBytes])
    // The padding is 0 in every plane.
    scratch[0].initializeMemory(as: UInt8.self, repeating: 0, count: threads * planeBytes)
    let offsets = offsets
    LargeOperation.share(geometry.batch * geometry.groups, work: geometry.multiplyAdds) {
      number, thread in
      if Interruption.isRequested { return }
      let plane = scratch[0] + thread * planeBytes
      let line = scratch[1] + thread * lineBytes
      lay(
        x.assumingMemoryBound(to: Bits.self) + number * window.inputCount,
        into: plane.assumingMemoryBound(to: Bits.self))
      for filter in 0..<filters {
        let channel = number % geometry.groups * filters + filter
        kernels.slide(
          precision, vectors, taps: window.tapCount, offsets, plane,
          weights + channel * window.tapCount * bytes, bias.map { $0 + channel * bytes }, line)
        let target =
          y.assumingMemoryBound(to: Bits.self) + (number * filters + filter) * window.outputCount
        for row in 0..<window.rows.output {
          (target + row * window.columns.output).update(
            from: line.assumingMemoryBound(to: Bits.self) + row * columns.length,
            count: window.columns.output)
        }
      }
    }
  }

  /// Lays the cells of a plane out in its parts.
  @inline(__always)
  private func lay<Bits: FixedWidthInteger>(
    _ x: UnsafePointer<Bits>, into plane: UnsafeMutablePointer<Bits>
  ) {
    let (width, step) = (geometry.window.columns.input, geometry.window.columns.stride)
    for down in rows.remainders.indices {
      let (lines, firstRow) = rows.cells(down)
      for across in columns.remainders.indices {
        let (cells, firstColumn) = columns.cells(across)
        let part = plane + (down * columns.remainders.count + across) * partLength
        for line in lines {
          let row = firstRow + (line - lines.lowerBound) * geometry.window.rows.stride
          var source = x + (row * width + firstColumn)
          let target = part + (line * columns.length + cells.lowerBound)
          if step == 1 {
            target.update(from: source, count: cells.count)
            continue
          }
          for cell in 0..<cells.count {
            target[cell] = source[0]
            source += step
          }
        }
      }
    }
  }
}
