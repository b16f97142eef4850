import Tensors
import Terminal

/// Any operation drawn as the planes of its operands, what was used marked, and the result so far.
struct OperandDrawing {
  /// The most planes of one tensor that are drawn.
  static let maximumPlanes = 3

  let style: ExplanationStyle

  /// The lines of a frame's picture.
  func lines(_ frame: Frame) -> [StyledText] {
    var blocks: [[StyledText]] = []
    for (quantity, indices) in used(frame) {
      guard let tensor = frame.tensor(quantity), tensor.shape.count > 0 else { continue }
      blocks += planes(TensorPlanes(tensor), style.naming.name(quantity), marking: indices) {
        _, _, _, mark, number in
        DrawnCell(text: style.numbers.cell(number), mark: mark)
      } mark: { index in
        index == frame.step.winner?.index && !frame.isHidden ? .winner : .window
      }
    }
    blocks += result(frame)
    return BlockLayout(blocks).lines(width: style.width)
  }

  /// Which elements of which tensors a step used, in order of their first use.
  private func used(_ frame: Frame) -> [(Quantity, [[Int]])] {
    var found: [(quantity: Quantity, indices: [[Int]])] = []
    func add(_ quantity: Quantity, _ index: [Int]) {
      if let place = found.firstIndex(where: { $0.quantity == quantity }) {
        found[place].indices.append(index)
      } else {
        found.append((quantity, [index]))
      }
    }
    if frame.step.view == .scatter { add(frame.step.result, frame.step.output) }
    for term in frame.step.terms.prefix(1024) {
      if frame.step.view != .scatter, let input = term.input { add(term.source, input) }
      if let source = term.weight?.source, let index = term.weight?.index { add(source, index) }
    }
    if let bias = frame.step.bias, let input = bias.input { add(bias.source, input) }
    return found.map { ($0.quantity, $0.indices) }
  }

  /// The result so far: what is known, and what was just found.
  func result(_ frame: Frame) -> [[StyledText]] {
    let result = TensorPlanes(frame.result)
    let isScatter = frame.step.view == .scatter
    let quantity = isScatter ? frame.step.terms.first?.source : frame.step.result
    let name = quantity.map { style.naming.name($0) } ?? ""
    let suffix = frame.position + 1 < frame.count ? style.say(" so far", "（到目前为止）") : ""
    let fresh = isScatter ? frame.step.terms.compactMap(\.input) : [frame.step.output]
    return planes(result, name, suffix, marking: fresh) { plane, row, column, mark, number in
      let offset = (plane * result.rows + row) * result.columns + column
      if frame.isHidden, mark == .fresh { return .asked }
      guard offset < frame.known else { return .unknown }
      return DrawnCell(text: style.numbers.cell(number), mark: mark)
    } mark: { _ in
      .fresh
    }
  }

  /// The planes of a tensor on which something is marked.
  func planes(
    _ planes: TensorPlanes, _ title: String, _ suffix: String = "", marking indices: [[Int]],
    cell: @escaping (Int, Int, Int, CellMark, Double) -> DrawnCell,
    mark: ([Int]) -> CellMark
  ) -> [[StyledText]] {
    var marks: [Int: [Int: CellMark]] = [:]
    var order: [Int] = []
    for index in indices {
      let place = planes.place(index)
      if marks[place.plane] == nil { order.append(place.plane) }
      let offset = place.row * planes.columns + place.column
      let previous = marks[place.plane]?[offset]
      marks[place.plane, default: [:]][offset] = previous == .winner ? .winner : mark(index)
    }
    if order.isEmpty { order = [0] }
    var blocks = order.prefix(OperandDrawing.maximumPlanes).map { plane -> [StyledText] in
      let own = marks[plane] ?? [:]
      let places = own.keys.map { $0.quotientAndRemainder(dividingBy: max(planes.columns, 1)) }
      return PlaneDrawing(
        title: title + planes.label(plane) + suffix, rows: 0..<planes.rows,
        columns: 0..<planes.columns,
        focus: focus(places.map { ($0.quotient, $0.remainder) })
      ) { row, column in
        cell(
          plane, row, column, own[row * planes.columns + column] ?? .none,
          planes.number(plane, row, column))
      }.lines(width: style.width, maximumRows: style.rows, isLarge: style.isLarge)
    }
    let more = order.count - blocks.count
    if more > 0 {
      blocks.append([StyledText(style.say("… \(more) more planes", "… 另有 \(more) 个平面"), .dim)])
    }
    return blocks
  }

  private func focus(_ places: [(row: Int, column: Int)]) -> (Range<Int>, Range<Int>)? {
    guard let top = places.map(\.row).min(), let bottom = places.map(\.row).max(),
      let left = places.map(\.column).min(), let right = places.map(\.column).max()
    else { return nil }
    return (top..<bottom + 1, left..<right + 1)
  }
}
