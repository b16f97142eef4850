/// Which cells of the first input one cell of a later output depends on, along one axis: its
/// receptive field, layer upon layer.
///
/// The field of output `o + P` is that of `o`, moved by a number of cells, `P` being the number of
/// outputs after which the layers' places come round again: 1 for windows, the stride for a
/// transposed convolution. So only the fields of `P` outputs are kept, as runs of cells.
///
/// Source: Araujo, Norris & Sim, *Computing receptive fields of convolutional neural networks*, whose
/// size and jump these are where all layers are windows.
public struct AxisField: Hashable, Sendable {
  /// The most outputs and the most runs that are kept; beyond that what lies between counts as seen.
  private static let limit = 4096

  /// The cells of one output after the other, as runs in order that do not touch.
  private var phases: [[ClosedRange<Int>]] = [[0...0]]
  /// How far the cells of an output lie from those of the output a period before.
  private var shift = 1
  /// Cells of the first input, where that is known.
  private let input: Int?
  /// Whether every cell is seen, however many there are.
  public private(set) var isUnbounded = false
  /// Whether a layer has looked at all cells of its input, or at parts cut to measure: then cells of
  /// the padding are none that count.
  private var isCut = false

  /// The field of the input itself.
  ///
  /// - Parameter input: Its cells, if they are known.
  public init(input: Int? = nil) { self.input = input }

  /// The cells of the input that an output depends on, as runs in order; cells outside the input lie
  /// in the padding.
  public func cells(of output: Int) -> [ClosedRange<Int>] {
    let runs = places(of: output)
    guard isCut, let input else { return runs }
    return runs.compactMap { run in
      run.upperBound < 0 || run.lowerBound >= input
        ? nil : max(run.lowerBound, 0)...min(run.upperBound, input - 1)
    }
  }

  /// The same with all places in the padding.
  private func places(of output: Int) -> [ClosedRange<Int>] {
    let phase = output.modulo(phases.count)
    let moved = ((output - phase) / phases.count).times(shift)
    return phases[phase].map { $0.lowerBound.plus(moved)...$0.upperBound.plus(moved) }
  }

  /// r: the cells from the first to the last that an output depends on, at most; it stops growing at
  /// `Int.max`, which it is if everything is seen of an input of unknown length.
  public var size: Int {
    guard !isUnbounded else { return .max }
    return phases.indices.map { output in
      let cells = cells(of: output)
      guard let first = cells.first, let last = cells.last else { return 0 }
      let size = last.upperBound.plus(1).plus(-first.lowerBound)
      return size >= Int.far ? .max : size
    }.max() ?? 0
  }

  /// j: how far apart the fields of neighbouring outputs lie; a part of a cell where a layer spreads.
  public var jump: Double { Double(shift) / Double(phases.count) }

  /// The first cell that output 0 sees, negative in the padding.
  public var start: Int { cells(of: 0).first?.lowerBound ?? 0 }

  /// Puts a layer on top.
  public mutating func add(_ reach: AxisReach) {
    switch reach {
    case .window(let kernel, let stride, let dilation, let before):
      let common = Int.divisor(phases.count, stride)
      let next = (0..<phases.count / common).map { output in
        union(first: output.times(stride) - before, step: dilation, count: kernel)
      }
      (phases, shift) = (next, shift.times(stride / common))
    case .spread(let kernel, let stride, let dilation, let before):
      let period = phases.count.times(stride)
      guard period <= AxisField.limit else { return addWhole(nil) }
      phases = (0..<period).map { output in
        uses(of: output + before, kernel: kernel, stride: stride, dilation: dilation)
      }
    case .parts(let ranges):
      let length = ranges.last?.upperBound ?? 0
      let far = places(of: length).first?.lowerBound ?? 0
      let near = places(of: 0).first?.lowerBound ?? 0
      phases = ranges.map { union(first: $0.lowerBound, step: 1, count: $0.count) }
      if phases.isEmpty { phases = [[]] }
      (shift, isCut) = (far - near, true)
    case .whole(let length): addWhole(length)
    }
  }

  /// Puts another field beside it: an output that is computed from one output of each.
  public mutating func join(_ other: AxisField) {
    let common = Int.divisor(phases.count, other.phases.count)
    let period = (phases.count / common).times(other.phases.count)
    isUnbounded = isUnbounded || other.isUnbounded
    guard period <= AxisField.limit else { return addWhole(nil) }
    let (mine, shift) = (self, self.shift.times(period / phases.count))
    phases = (0..<period).map { output in
      AxisField.merged(mine.places(of: output) + other.places(of: output))
    }
    self.shift = max(shift, other.shift.times(period / other.phases.count))
    isCut = isCut || other.isCut
  }

  private mutating func addWhole(_ length: Int?) {
    isCut = true
    guard let length, length > 0 else {
      // Without the lengths in between everything may be seen.
      phases = [[0...max((input ?? 1) - 1, 0)]]
      isUnbounded = input == nil
      shift = 0
      return
    }
    phases = [union(first: 0, step: 1, count: length)]
    shift = 0
  }

  /// The cells of the outputs of a turned window that reach a place.
  private func uses(
    of place: Int, kernel: Int, stride: Int, dilation: Int
  ) -> [ClosedRange<Int>] {
    let common = Int.divisor(stride, dilation)
    let taps = stride / common
    guard
      let tap = (0..<min(taps, kernel)).first(where: { (place - $0 * dilation) % stride == 0 })
    else { return [] }
    let count = (kernel - tap + taps - 1) / taps
    return union(
      first: (place - tap * dilation) / stride, step: -(dilation / common), count: count)
  }

  /// The cells of several outputs, evenly apart.
  private func union(first: Int, step: Int, count: Int) -> [ClosedRange<Int>] {
    guard count > 0 else { return [] }
    let far = first + (count - 1) * step
    let (first, step) = (min(first, far), abs(step))
    if phases.count == 1 {
      let (runs, apart) = (places(of: first), shift.times(step))
      // One run moved by no more than its length leaves no gap.
      if let run = runs.first, runs.count == 1,
        count == 1 || apart <= run.upperBound.plus(1).plus(-run.lowerBound)
      {
        return [run.lowerBound...run.upperBound.plus(apart.times(count - 1))]
      }
    }
    let most = phases.map(\.count).max() ?? 0
    guard count.times(most) <= AxisField.limit else {
      // The outermost runs are those of the first or the last outputs of a period.
      var ends: [ClosedRange<Int>] = []
      for number in 0..<min(count, phases.count) {
        ends += places(of: first + number * step)
        ends += places(of: first + (count - 1 - number) * step)
      }
      return AxisField.hull(ends)
    }
    return AxisField.merged((0..<count).flatMap { places(of: first + $0 * step) })
  }

  private static func hull(_ runs: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    guard let first = runs.map(\.lowerBound).min(), let last = runs.map(\.upperBound).max() else {
      return []
    }
    return [first...last]
  }

  private static func merged(_ runs: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var merged: [ClosedRange<Int>] = []
    for run in runs.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, run.lowerBound <= last.upperBound.plus(1) {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, run.upperBound)
      } else {
        merged.append(run)
      }
    }
    return merged
  }
}

/// Arithmetic that stops at a number far beyond any size instead of overflowing.
extension Int {
  fileprivate static let far = 1 << 60

  fileprivate func times(_ other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    guard overflow || product.magnitude > Int.far.magnitude else { return product }
    return (self < 0) == (other < 0) ? Int.far : -Int.far
  }

  fileprivate func plus(_ other: Int) -> Int {
    Swift.max(-Int.far, Swift.min(Int.far, self + other))
  }

  fileprivate func modulo(_ other: Int) -> Int {
    let rest = self % other
    return rest < 0 ? rest + other : rest
  }

  fileprivate static func divisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return Swift.max(a, 1)
  }
}
