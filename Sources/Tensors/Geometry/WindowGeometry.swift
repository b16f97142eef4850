/// Where a window lies on a plane: one axis geometry for the rows and one for the columns.
///
/// A line of numbers is a plane of one row.
public struct WindowGeometry: Hashable, Sendable {
  /// What is asked of a window along rows and columns.
  public struct Request: Hashable, Sendable {
    /// Height and width of the kernel.
    public var kernel: (rows: Int, columns: Int) { (kernelRows, kernelColumns) }
    private let kernelRows: Int
    private let kernelColumns: Int
    /// How far the window moves, rows before columns.
    public let stride: [Int]
    /// The distance between neighbouring taps.
    public let dilation: [Int]
    /// What is put around the input.
    public let padding: Padding
    /// Whether a last window may stick out.
    public let ceilMode: Bool

    /// Gathers the settings of a window; pairs are rows, columns.
    public init(
      kernel: (rows: Int, columns: Int), stride: (rows: Int, columns: Int) = (1, 1),
      padding: Padding = .valid, dilation: (rows: Int, columns: Int) = (1, 1),
      ceilMode: Bool = false
    ) {
      kernelRows = kernel.rows
      kernelColumns = kernel.columns
      self.stride = [stride.rows, stride.columns]
      self.dilation = [dilation.rows, dilation.columns]
      self.padding = padding
      self.ceilMode = ceilMode
    }

    func axis(_ axis: Int, input: Int) throws(ShapeError) -> AxisGeometry {
      let kernel = axis == 0 ? kernelRows : kernelColumns
      // The padding is worked out from these, so they are checked first.
      for (operand, value) in [
        (Operand.kernelSize, kernel), (.stride, stride[axis]), (.dilation, dilation[axis]),
      ] {
        try AxisGeometry.check(operand, value, minimum: 1)
      }
      let (before, after) = padding.cells(
        axis: axis, input: input, kernel: kernel, stride: stride[axis], dilation: dilation[axis])
      return try AxisGeometry(
        input: input, kernel: kernel, before: before, after: after, stride: stride[axis],
        dilation: dilation[axis], ceilMode: ceilMode, axis: axis)
    }
  }

  /// The window along the rows: heights.
  public let rows: AxisGeometry
  /// The window along the columns: widths.
  public let columns: AxisGeometry

  /// Puts two axes together.
  public init(rows: AxisGeometry, columns: AxisGeometry) {
    self.rows = rows
    self.columns = columns
  }

  /// Lays a window out on a plane.
  ///
  /// - Throws: what `AxisGeometry.init` throws, and `ShapeError.tooLarge` for too large an output.
  public init(
    inputRows: Int, inputColumns: Int, _ request: Request
  ) throws(ShapeError) {
    rows = try request.axis(0, input: inputRows)
    columns = try request.axis(1, input: inputColumns)
    _ = try Shape([rows.output, columns.output])
  }

  /// Cells of one input plane.
  public var inputCount: Int { rows.input * columns.input }

  /// Cells of one output plane.
  public var outputCount: Int { rows.output * columns.output }

  /// Taps of the kernel.
  public var tapCount: Int { rows.kernel * columns.kernel }

  /// The place in an input plane, in row-major order, under a tap of a window; nil in the padding.
  public func cell(output: (row: Int, column: Int), tap: (row: Int, column: Int)) -> Int? {
    guard let row = rows.cell(output: output.row, tap: tap.row),
      let column = columns.cell(output: output.column, tap: tap.column)
    else { return nil }
    return row * columns.input + column
  }

  /// How often each cell of the input plane is used, in row-major order.
  public var coverage: [Int] {
    let columnUses = (0..<columns.input).map { columns.uses(of: $0).count }
    return (0..<rows.input).flatMap { row in
      let rowUses = rows.uses(of: row).count
      return columnUses.map { rowUses * $0 }
    }
  }
}
