import Tensors
import Terminal

/// A pooling drawn with its window on the padded plane, and the output so far.
struct PoolingDrawing {
  let style: ExplanationStyle
  let geometry: PlaneGeometry

  /// The window on the padded input, its winner marked, and the output so far.
  func forward(_ frame: Frame) -> [StyledText] {
    guard let node = frame.node, let offset = node.value.shape.offset(of: frame.step.output)
    else { return [] }
    let (rows, columns) = (geometry.window.rows, geometry.window.columns)
    let place = geometry.place(ofOutput: offset)
    let planes = TensorPlanes(node.inputs[0].value)
    let taps = (rows: positions(rows, place.row), columns: positions(columns, place.column))
    let winner = frame.isHidden ? nil : frame.step.winner.map { planes.place($0.index) }
    let picture = PlaneDrawing(
      title: style.naming.name(node.inputs[0]) + planes.label(place.plane),
      rows: -rows.before..<rows.input + rows.after,
      columns: -columns.before..<columns.input + columns.after,
      focus: span(taps.rows, taps.columns)
    ) { row, column in
      let isUsed = taps.rows.contains(row) && taps.columns.contains(column)
      let isWinner = winner.map { $0.row == row && $0.column == column } ?? false
      let mark = isWinner ? CellMark.winner : isUsed ? .window : .none
      guard row >= 0, row < rows.input, column >= 0, column < columns.input
      else { return .outside(mark) }
      return DrawnCell(
        text: style.numbers.cell(planes.number(place.plane, row, column)), mark: mark)
    }.lines(width: style.width, maximumRows: style.rows, isLarge: style.isLarge)
    return BlockLayout([picture] + OperandDrawing(style: style).result(frame))
      .lines(width: style.width)
  }

  /// The positions under a window; what sticks out beyond the padding is left out.
  private func positions(_ axis: AxisGeometry, _ output: Int) -> [Int] {
    (0..<axis.kernel).map { axis.position(output: output, tap: $0) }
      .filter { $0 < axis.input + axis.after }
  }

  private func span(_ rows: [Int], _ columns: [Int]) -> (Range<Int>, Range<Int>)? {
    guard let top = rows.first, let bottom = rows.last, let left = columns.first,
      let right = columns.last
    else { return nil }
    return (top..<bottom + 1, left..<right + 1)
  }
}
