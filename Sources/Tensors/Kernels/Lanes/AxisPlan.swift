/// Places along one axis that follow one another and see the same taps.
struct TapRun: Hashable, Sendable {
  /// The first place.
  let first: Int
  /// How many places there are.
  let count: Int
  /// The first tap that the places see, in the order in which taps are packed.
  let tap: Int
  /// How many taps they see.
  let taps: Int
  /// The cell under the first tap of the first place.
  let source: Int
}

/// What each place of a result sees along one axis, as runs of places that see the same taps.
///
/// The runs of both axes make rectangles; within one every place does the same, so that borders need
/// neither a padded copy nor a path of their own. A place that sees no tap is in a run of no taps.
struct AxisPlan: Hashable, Sendable {
  /// The runs; each place of the result is in one.
  private(set) var runs: [TapRun] = []
  /// From one place of a run to the next.
  let step: Int
  /// How far the source moves from one place of a run to the next.
  let sourceStep: Int
  /// From a tap to the next one seen: in the source, and among the packed taps.
  let sourcePerTap: Int
  let weightPerTap: Int

  /// The forward pass: output `o` sees cell `o·S + t·D − before` under tap `t`.
  init(forward axis: AxisGeometry) {
    step = 1
    sourceStep = axis.stride
    sourcePerTap = axis.dilation
    weightPerTap = 1
    addRuns(residue: 0, places: axis.output) { output in
      let taps = axis.taps(output: output)
      return TapRun(
        first: output, count: 1, tap: taps.lowerBound, taps: taps.count,
        source: axis.position(output: output, tap: taps.lowerBound))
    }
  }

  /// The input gradient: cell `i` sees output `o` under tap `t` where `o·S + t·D − before = i`.
  ///
  /// Those outputs are D/g apart and their taps S/g, with g the greatest common divisor of S and D.
  /// Taps are packed in falling order, so that both addresses rise.
  init(backward axis: AxisGeometry) {
    let common = AxisPlan.greatestCommonDivisor(axis.stride, axis.dilation)
    step = axis.stride
    sourceStep = 1
    sourcePerTap = axis.dilation / common
    weightPerTap = axis.stride / common
    for residue in 0..<min(axis.stride, axis.input) {
      addRuns(residue: residue, places: axis.input) { cell in
        guard let (output, tap, count) = axis.firstUse(of: cell) else {
          return TapRun(first: cell, count: 1, tap: 0, taps: 0, source: 0)
        }
        return TapRun(
          first: cell, count: 1, tap: axis.kernel - 1 - tap, taps: count, source: output)
      }
    }
  }

  /// Puts neighbouring places that see the same taps together.
  private mutating func addRuns(residue: Int, places: Int, _ single: (Int) -> TapRun) {
    var run: TapRun?
    for place in stride(from: residue, to: places, by: step) {
      let next = single(place)
      if let known = run, known.taps == next.taps, known.taps == 0 || known.tap == next.tap {
        run = TapRun(
          first: known.first, count: known.count + 1, tap: known.tap, taps: known.taps,
          source: known.source)
      } else {
        if let run { runs.append(run) }
        run = next
      }
    }
    if let run { runs.append(run) }
  }

  static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}

extension AxisGeometry {
  /// The first output that uses a cell, the tap it puts there, and how many outputs use the cell.
  ///
  /// The first four elements of `uses(of:)` without a list: the other uses follow at equal distances.
  func firstUse(of cell: Int) -> (output: Int, tap: Int, count: Int)? {
    let place = cell + before
    let beyond = place - (kernel - 1) * dilation
    let low = beyond > 0 ? (beyond + stride - 1) / stride : 0
    let high = min(output - 1, place / stride)
    let step = dilation / AxisPlan.greatestCommonDivisor(stride, dilation)
    var candidate = low
    while candidate <= min(high, low + step - 1) {
      let distance = place - candidate * stride
      if distance % dilation == 0 {
        return (candidate, distance / dilation, (high - candidate) / step + 1)
      }
      candidate += 1
    }
    return nil
  }
}
