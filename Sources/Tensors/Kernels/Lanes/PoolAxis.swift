/// The cells along one axis that each place of a pooling window covers; padding is not among them.
struct PoolAxis: Hashable, Sendable {
  typealias Span = PoolWindows.Span

  /// Cells of the input.
  let input: Int
  /// From a cell of a window to the next.
  let step: Int
  /// The places, from the first to the last.
  let spans: [Span]
  /// Whether no cell is in two windows, and the cells that are in none.
  let isDisjoint: Bool
  let uncovered: [Int32]
  /// Whether the windows are pairs of cells, one pair after the other from the beginning on.
  let isHalving: Bool

  /// Looks up where a window lies; in an average the cells in the padding may count.
  init(_ axis: AxisGeometry, countsPadding: Bool) {
    self.init(
      input: axis.input, step: axis.dilation,
      spans: (0..<axis.output).map { output in
        let taps = axis.taps(output: output)
        let cells = countsPadding ? axis.cellsIncludingPadding(output: output) : taps.count
        let first = taps.isEmpty ? 0 : axis.position(output: output, tap: taps.lowerBound)
        return Span(first: Int32(first), count: Int32(taps.count), share: Int32(cells))
      })
  }

  /// Looks up the parts of an axis.
  init(_ axis: AdaptiveAxis) {
    self.init(
      input: axis.input, step: 1,
      spans: (0..<axis.output).map { part in
        let cells = axis.cells(output: part)
        let count = Int32(cells.count)
        return Span(first: Int32(cells.lowerBound), count: count, share: count)
      })
  }

  private init(input: Int, step: Int, spans: [Span]) {
    self.input = input
    self.step = step
    self.spans = spans
    var (end, isDisjoint, uncovered): (Int, Bool, [Int32]) = (0, true, [])
    for span in spans where span.count > 0 {
      let first = Int(span.first)
      // Windows that reach over one another are not looked at further: together they may be far longer than
      // the axis.
      guard first >= end else {
        isDisjoint = false
        break
      }
      uncovered += (end..<first).map(Int32.init)
      for cell in first..<first + Int(span.count - 1) * step
      where (cell - first) % step != 0 {
        uncovered.append(Int32(cell))
      }
      end = first + Int(span.count - 1) * step + 1
    }
    uncovered += (min(end, input)..<input).map(Int32.init)
    self.isDisjoint = isDisjoint
    isHalving =
      step == 1
      && spans.enumerated().allSatisfy { $1.count == 2 && Int($1.first) == 2 * $0 }
    self.uncovered = isDisjoint ? uncovered : []
  }

  /// What the kernels must know of the axis, while a body runs.
  func withAxis<Result>(_ body: (PoolWindows.Axis) -> Result) -> Result {
    spans.withUnsafeBufferPointer { spans in
      uncovered.withUnsafeBufferPointer { uncovered in
        body(PoolWindows.Axis(input: input, step: step, spans: spans, uncovered: uncovered))
      }
    }
  }
}
