extension TapGather {
  /// Bytes of the source that a band of rows may touch: it stays in the second-level cache.
  static let bandBytes = 512 << 10
  /// Bytes that one tile may read: they stay in the first-level cache.
  static let chunkBytes = 24 << 10
  /// Planes a multiple of so many bytes apart share the places of the first-level cache, of which
  /// there are so many.
  static let wayBytes = 4096
  static let ways = 8

  /// Makes the result of some blocks.
  ///
  /// - Parameters:
  ///   - blocks: How many blocks of images.
  ///   - x: The source, `blocks · sourceVectors` vectors.
  ///   - packed: The weights as `pack` orders them.
  ///   - bias: A number for each channel of the result, or nil.
  ///   - y: Where the result goes; what was there does not matter.
  ///   - rectifies: Whether negative results become 0.
  ///   - stops: Whether a request to stop computing is obeyed; what is unfinished is undefined.
  ///   - work: The multiply-adds of all groups, if these may be shared out.
  public func run(
    blocks: Int, _ x: UnsafeRawPointer, packed: UnsafeRawPointer, bias: UnsafeRawPointer?,
    _ y: UnsafeMutableRawPointer, rectifies: Bool = false, stops: Bool = false,
    sharing work: Int? = nil
  ) {
    // Places at the border pair up over two blocks, if both stay in the cache.
    let together = 2 * sourceVectors * Precision.vectorBytes <= TapGather.bandBytes ? 2 : 1
    for block in stride(from: 0, to: blocks, by: together) {
      let count = min(together, blocks - block)
      func make(_ group: Int) {
        var pass = Pass(
          gather: self, blocks: count,
          x: x + (block * sourceVectors + group * from * sourceRows * sourceColumns)
            * Precision.vectorBytes,
          weights: packed + group * from * to * kernelRows * kernelColumns * precision.scalarBytes,
          bias: bias.map { $0 + group * to * precision.scalarBytes },
          y: y + (block * resultVectors + group * to * resultRows * resultColumns)
            * Precision.vectorBytes)
        pass.rectifies = rectifies
        pass.stops = stops
        pass.run()
      }
      if let work {
        LargeOperation.share(groups, work: work) { group, _ in make(group) }
      } else {
        for group in 0..<groups { make(group) }
      }
    }
  }

  /// Equally spaced places: how far apart they are in source and result, in vectors.
  private struct Line {
    var count: Int
    let x: Int
    let y: Int
  }

  /// One group of channels over a few blocks.
  private struct Pass {
    let gather: TapGather
    let blocks: Int
    let x: UnsafeRawPointer
    let weights: UnsafeRawPointer
    let bias: UnsafeRawPointer?
    let y: UnsafeMutableRawPointer
    var rectifies = false
    var stops = false
    var walk = Walk()

    /// Bands of rows, then chunks of channels, then tiles of channels, then places.
    mutating func run() {
      walk.xChannel = gather.sourceRows * gather.sourceColumns
      walk.xRow = gather.rows.sourcePerTap * gather.sourceColumns
      walk.xColumn = gather.columns.sourcePerTap
      walk.yChannel = gather.resultRows * gather.resultColumns
      let rowBytes =
        gather.from * gather.sourceColumns * gather.rows.sourceStep * blocks
        * Precision.vectorBytes
      let most = max(2, TapGather.bandBytes / max(1, rowBytes))
      for run in gather.rows.runs {
        let bands = (run.count + most - 1) / most
        for band in 0..<bands {
          if stops, Interruption.isRequested { return }
          let (start, end) = (run.count * band / bands, run.count * (band + 1) / bands)
          walk.rows = run.taps
          chunks(run, start: start, count: end - start)
        }
      }
    }

    private mutating func chunks(_ run: TapRun, start: Int, count: Int) {
      let width = gather.kernelColumns * gather.columns.sourcePerTap + 2 * gather.columns.sourceStep
      let channelBytes =
        run.taps
        * (width * Precision.vectorBytes
          + gather.kernelColumns * Precision.tiles.channels * gather.precision.scalarBytes)
      var most = max(1, TapGather.chunkBytes / max(1, channelBytes))
      if walk.xChannel * Precision.vectorBytes % TapGather.wayBytes == 0 {
        most = min(most, TapGather.ways)
      }
      let chunks = (gather.from + most - 1) / most
      for chunk in 0..<chunks {
        let first = gather.from * chunk / chunks
        walk.channels = gather.from * (chunk + 1) / chunks - first
        walk.continues = chunk > 0
        walk.rectifies = rectifies && chunk == chunks - 1
        tiles(run, start: start, count: count, firstChannel: first)
      }
    }

    private mutating func tiles(_ run: TapRun, start: Int, count: Int, firstChannel: Int) {
      let (rows, columns) = (gather.rows, gather.columns)
      let taps = gather.kernelRows * gather.kernelColumns
      let (sourceColumns, resultColumns) = (gather.sourceColumns, gather.resultColumns)
      let xStart =
        firstChannel * walk.xChannel + (run.source + start * rows.sourceStep) * sourceColumns
      let yStart = (run.first + start * rows.step) * resultColumns
      let down = Line(
        count: count, x: rows.sourceStep * sourceColumns, y: rows.step * resultColumns)
      let deep = Line(count: blocks, x: gather.sourceVectors, y: gather.resultVectors)
      for tile in 0..<gather.tileCount {
        let first = gather.tileStart(tile)
        let k = gather.tileStart(tile + 1) - first
        walk.wColumn = columns.weightPerTap * k
        walk.wRow = rows.weightPerTap * gather.kernelColumns * k
        walk.wChannel = taps * k
        let weight =
          first * gather.from * taps + (firstChannel * taps + run.tap * gather.kernelColumns) * k
        for column in columns.runs {
          walk.columns = column.taps
          let across = Line(count: column.count, x: columns.sourceStep, y: columns.step)
          let place = Place(
            k: k, weights: weights + (weight + column.tap * k) * gather.precision.scalarBytes,
            bias: bias.map { $0 + first * gather.precision.scalarBytes })
          cover(
            across, down, deep, xStart + column.source,
            first * walk.yChannel + yStart + column.first, place, Precision.tiles.positions(k), 0)
        }
      }
    }

    /// What the tiles of one rectangle share.
    private struct Place {
      let k: Int
      let weights: UnsafeRawPointer
      let bias: UnsafeRawPointer?
    }

    /// Covers a box of places by tiles along the first line, what remains by tiles along another
    /// line, and what then remains by smaller tiles.
    private mutating func cover(
      _ a: Line, _ b: Line, _ c: Line, _ xStart: Int, _ yStart: Int, _ place: Place, _ p: Int,
      _ tried: Int
    ) {
      let tiles = a.count / p
      if tiles > 0 {
        walk.tiles = tiles
        (walk.xTile, walk.yTile) = (p * a.x, p * a.y)
        (walk.xPosition, walk.yPosition) = (a.x, a.y)
        for i in 0..<c.count {
          for j in 0..<b.count {
            kernels.gather(
              gather.precision, place.k, p, walk,
              x + (xStart + i * c.x + j * b.x) * Precision.vectorBytes,
              place.weights, place.bias,
              y + (yStart + i * c.y + j * b.y) * Precision.vectorBytes)
          }
        }
      }
      var rest = a
      rest.count -= tiles * p
      guard rest.count > 0 else { return }
      let (xRest, yRest) = (xStart + tiles * p * a.x, yStart + tiles * p * a.y)
      if tried < 2 {
        cover(b, c, rest, xRest, yRest, place, p, tried + 1)
      } else {
        cover(b, c, rest, xRest, yRest, place, p / 2, 0)
      }
    }
  }
}
