/// Where the windows of a pooling lie on a plane, and what each gives.
///
/// It points to what a plan holds, and lives no longer.
package struct PoolWindows {
  /// What a window gives.
  package enum Kind: Sendable {
    /// Its largest cell.
    case maximum
    /// Its mean.
    case average
    /// (K · mean xᵖ)^(1/p) with K the number of taps.
    case norm(Double)
  }

  /// One place of the window along an axis.
  package struct Span: Hashable, Sendable {
    /// The first cell.
    package let first: Int32
    /// How many cells there are.
    package let count: Int32
    /// What the axis gives to the number that an average divides by.
    package let share: Int32

    /// Describes a place.
    package init(first: Int32, count: Int32, share: Int32) {
      self.first = first
      self.count = count
      self.share = share
    }
  }

  /// The places along an axis.
  package struct Axis {
    /// Cells of the input.
    package let input: Int
    /// From a cell of a window to the next.
    package let step: Int
    /// The places, from the first to the last.
    package let spans: UnsafeBufferPointer<Span>
    /// The cells that are in no window, if none is in two.
    package let uncovered: UnsafeBufferPointer<Int32>

    /// Describes an axis.
    package init(
      input: Int, step: Int, spans: UnsafeBufferPointer<Span>,
      uncovered: UnsafeBufferPointer<Int32>
    ) {
      self.input = input
      self.step = step
      self.spans = spans
      self.uncovered = uncovered
    }
  }

  /// What a window gives.
  package let kind: Kind
  /// The places along a column.
  package let rows: Axis
  /// The places along a row.
  package let columns: Axis
  /// Taps of the window.
  package let taps: Int
  /// What every average divides by, if it is the same for all.
  package let divisor: Int?
  /// Whether no cell of a plane is in two windows.
  package let isDisjoint: Bool
  /// Whether the windows are two by two cells, side by side.
  package let isHalving: Bool

  /// Describes the windows.
  package init(
    _ kind: Kind, rows: Axis, columns: Axis, taps: Int, divisor: Int?, isDisjoint: Bool,
    isHalving: Bool
  ) {
    self.kind = kind
    self.rows = rows
    self.columns = columns
    self.taps = taps
    self.divisor = divisor
    self.isDisjoint = isDisjoint
    self.isHalving = isHalving
  }

  /// Cells of a plane of the input.
  package var inputCount: Int { rows.input * columns.input }
  /// Cells of a plane of the output.
  package var outputCount: Int { rows.spans.count * columns.spans.count }
}
