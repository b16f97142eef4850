/// One number in the place of each window of a plane, for a block of images or for planes of numbers.
///
///     maximum   out = the largest cell
///     average   out = Σ cells / divisor
///     norm      out = (K · mean xᵖ)^(1/p), K being the number of taps
///
/// Padding is no cell, so that windows at the border need nothing of their own. Where ceil mode lets a
/// window stick out, the mean of the cells that a norm has stands for those it lacks, as in PyTorch.
///
/// The gradient of a maximum goes to the largest cell, the first of equals; a NaN beats every number, and
/// the last NaN of a window the others, as in PyTorch. That of an average goes to all cells alike. That of
/// a norm is g · K/n · xᵖ⁻¹ · out^(1−p), and 0 for a window of zeros, where the root has no slope.
public struct LanePool: Hashable, Sendable {
  let kind: PoolingKind
  let rows: PoolAxis
  let columns: PoolAxis
  /// Taps of the window.
  let taps: Int
  /// What an average divides by, if not by the number of cells.
  let divisor: Int?
  /// Whether no cell of a plane is in two windows.
  let isDisjoint: Bool

  /// Looks up the cells of every window.
  public init(_ kind: PoolingKind, _ window: WindowGeometry) {
    self.kind = kind
    let countsPadding =
      switch kind {
      case .average(let countIncludePad, _): countIncludePad
      case .maximum, .norm: true
      }
    rows = PoolAxis(window.rows, countsPadding: countsPadding)
    columns = PoolAxis(window.columns, countsPadding: countsPadding)
    taps = window.tapCount
    if case .average(_, let divisor) = kind { self.divisor = divisor } else { divisor = nil }
    isDisjoint = rows.isDisjoint && columns.isDisjoint
  }

  /// Looks up the parts that planes are cut into; each gives its largest cell or its mean.
  public init(_ kind: AdaptivePooling.Kind, _ parts: AdaptiveGeometry) {
    switch kind {
    case .maximum: self.kind = .maximum
    case .average: self.kind = .average(countIncludePad: false, divisorOverride: nil)
    }
    rows = PoolAxis(parts.rows)
    columns = PoolAxis(parts.columns)
    taps = 1
    divisor = nil
    isDisjoint = rows.isDisjoint && columns.isDisjoint
  }

  /// Whether the windows are two by two cells, side by side.
  var isHalving: Bool { rows.isHalving && columns.isHalving }

  /// Cells of a plane of the input.
  public var inputCount: Int { rows.input * columns.input }
  /// Cells of a plane of the output.
  public var outputCount: Int { rows.spans.count * columns.spans.count }

  /// Whether the gradient may be put in the place of the input: no cell is looked at again once its
  /// gradient is known.
  public func worksInPlace(rectified: Bool) -> Bool {
    switch kind {
    case .maximum: isDisjoint
    case .average: !rectified
    case .norm: false
    }
  }
}
