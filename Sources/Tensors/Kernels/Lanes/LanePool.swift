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

  /// What the kernels must know of the windows, while a body runs.
  private func withWindows<Result>(_ body: (borrowing PoolWindows) -> Result) -> Result {
    let kind: PoolWindows.Kind =
      switch self.kind {
      case .maximum: .maximum
      case .average: .average
      case .norm(let p): .norm(p)
      }
    return rows.withAxis { rows in
      columns.withAxis { columns in
        body(
          PoolWindows(
            kind, rows: rows, columns: columns, taps: taps, divisor: divisor,
            isDisjoint: isDisjoint, isHalving: isHalving))
      }
    }
  }

  /// Pools `planes` planes of a block of images.
  public func forward(planes: Int, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer) {
    withWindows { kernels.pool($0, .vectors, planes, x, y) }
  }

  /// The gradient with respect to the input of `planes` planes of a block of images.
  ///
  /// - Parameters:
  ///   - planes: How many planes there are.
  ///   - x: The input; an average does not look at it.
  ///   - dy: The gradient of the output.
  ///   - dx: Where the gradient goes; what was there does not matter.
  ///   - rectified: Whether `x` came from a ReLU whose slope is to be multiplied as well.
  public func backward(
    planes: Int, _ x: UnsafeRawPointer, _ dy: UnsafeRawPointer, _ dx: UnsafeMutableRawPointer,
    rectified: Bool = false
  ) {
    withWindows { kernels.poolBackward($0, .vectors, planes, x, dy, dx, rectified: rectified) }
    // A maximum has its gradient from there already.
    if rectified, kind != .maximum {
      LaneFunction.relu.multiplySlope(planes * inputCount, x, into: dx)
    }
  }

  /// Pools planes that lie in an array one after the other.
  public func forward<Scalar: TensorScalar>(_ x: [Scalar]) -> [Scalar] {
    let planes = planes(x)
    var y = [Scalar](repeating: 0, count: planes * outputCount)
    withWindows { kernels.pool($0, .numbers(Scalar.precision), planes, x, &y) }
    return y
  }

  /// The gradient with respect to planes in an array.
  public func backward<Scalar: TensorScalar>(_ x: [Scalar], outputGradient: [Scalar]) -> [Scalar] {
    var dx = [Scalar](repeating: 0, count: x.count)
    withWindows {
      kernels.poolBackward(
        $0, .numbers(Scalar.precision), planes(x), x, outputGradient, &dx, rectified: false)
    }
    return dx
  }

  /// The place in the array of the largest cell of a window; −1 where it has none.
  public func winner<Scalar: TensorScalar>(of output: Int, _ x: [Scalar]) -> Int {
    withWindows { kernels.winner($0, Scalar.precision, output, x) }
  }

  private func planes<Scalar>(_ x: [Scalar]) -> Int { x.count / max(1, inputCount) }
}
