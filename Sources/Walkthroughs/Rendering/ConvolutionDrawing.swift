import Tensors
import Terminal

/// A convolution drawn with its window on the padded input, its kernel and its products; its gradient
/// drawn as scatter and as gather.
struct ConvolutionDrawing {
  let style: ExplanationStyle
  let geometry: ConvGeometry

  /// The window on the padded input, the kernel, the products and the output so far, channel by channel.
  func forward(_ frame: Frame) -> [StyledText] {
    guard let node = frame.node, let offset = node.value.shape.offset(of: frame.step.output)
    else { return [] }
    let place = geometry.outputPlace(offset)
    let window = geometry.window
    let taps = window.tapCount
    var lines: [StyledText] = []
    for channel in 0..<shownDepth {
      let terms = frame.step.terms[channel * taps..<(channel + 1) * taps]
      let inputChannel = place.channel / geometry.filtersPerGroup * geometry.depth + channel
      var blocks = [
        input(node, image: place.image, channel: inputChannel, at: place),
        kernel(node, filter: place.channel, channel: channel, turned: false),
      ]
      if !frame.isHidden { blocks.append(products(Array(terms))) }
      if geometry.depth == 1 { blocks += OperandDrawing(style: style).result(frame) }
      lines += BlockLayout(blocks).lines(width: style.width)
    }
    lines += moreChannels
    if geometry.depth > 1 {
      lines += BlockLayout(OperandDrawing(style: style).result(frame)).lines(width: style.width)
    }
    return lines
  }

  /// The full correlation of the output's gradient with the kernel turned by 180°: zeros stand between
  /// its elements for a stride above 1.
  func gather(_ frame: Frame) -> [StyledText] {
    guard let node = frame.node, let upstream = frame.gradients?[node],
      let offset = node.inputs[0].value.shape.offset(of: frame.step.output)
    else { return [] }
    let place = geometry.inputPlace(offset)
    let group = place.channel / geometry.depth
    let filters = group * geometry.filtersPerGroup..<(group + 1) * geometry.filtersPerGroup
    var lines: [StyledText] = []
    for filter in filters.prefix(OperandDrawing.maximumPlanes) {
      var blocks = [
        spread(upstream, node: node, filter: filter, at: place),
        kernel(node, filter: filter, channel: place.channel % geometry.depth, turned: true),
      ]
      if filters.count == 1 { blocks += OperandDrawing(style: style).result(frame) }
      lines += BlockLayout(blocks).lines(width: style.width)
    }
    if filters.count > OperandDrawing.maximumPlanes {
      let more = filters.count - OperandDrawing.maximumPlanes
      lines.append(
        StyledText(style.say("… \(more) more filters", "… 另有 \(more) 个滤波器"), .dim))
    }
    if filters.count > 1 {
      lines += BlockLayout(OperandDrawing(style: style).result(frame)).lines(width: style.width)
    }
    return lines
  }

  /// The output's gradient with the element that gives, the kernel, the shares and the gradient so far.
  func scatter(_ frame: Frame) -> [StyledText] {
    guard let node = frame.node, let upstream = frame.gradients?[node],
      let offset = node.value.shape.offset(of: frame.step.output)
    else { return [] }
    let place = geometry.outputPlace(offset)
    let planes = TensorPlanes(upstream)
    let giver = planes.place(frame.step.output)
    let title = style.naming.name(frame.step.result) + planes.label(giver.plane)
    var lines: [StyledText] = []
    let source = PlaneDrawing(
      title: title, rows: 0..<planes.rows, columns: 0..<planes.columns,
      focus: (giver.row..<giver.row + 1, giver.column..<giver.column + 1)
    ) { row, column in
      DrawnCell(
        text: style.numbers.cell(planes.number(giver.plane, row, column)),
        mark: row == giver.row && column == giver.column ? .window : .none)
    }.lines(width: sideWidth, maximumRows: rowLimit, isLarge: style.isLarge)
    for channel in 0..<shownDepth {
      let taps = geometry.window.tapCount
      let terms = Array(frame.step.terms[channel * taps..<(channel + 1) * taps])
      lines += BlockLayout(
        (channel == 0 ? [source] : [])
          + [kernel(node, filter: place.channel, channel: channel, turned: false)]
          + (frame.isHidden ? [] : [products(terms, title: style.say("shares", "份额"))])
          + (geometry.depth == 1 ? OperandDrawing(style: style).result(frame) : [])
      ).lines(width: style.width)
    }
    lines += moreChannels
    if geometry.depth > 1 {
      lines += BlockLayout(OperandDrawing(style: style).result(frame)).lines(width: style.width)
    }
    return lines
  }

  private var shownDepth: Int { min(geometry.depth, OperandDrawing.maximumPlanes) }

  /// The room of a picture that others are to stand beside.
  private var sideWidth: Int { style.width >= 60 ? style.width * 2 / 5 : style.width }

  /// The rows of each plane where several are drawn.
  private var rowLimit: Int {
    max(style.rows / shownDepth, min(geometry.window.rows.extent + 2, style.rows))
  }

  private var moreChannels: [StyledText] {
    let more = geometry.depth - shownDepth
    guard more > 0 else { return [] }
    return [StyledText(style.say("… \(more) more channels", "… 另有 \(more) 个通道"), .dim)]
  }

  private func input(
    _ node: Node<Double>, image: Int, channel: Int, at place: ConvGeometry.Place
  ) -> [StyledText] {
    let (rows, columns) = (geometry.window.rows, geometry.window.columns)
    let planes = TensorPlanes(node.inputs[0].value)
    let plane = image * geometry.inputChannels + channel
    let rowTaps = (0..<rows.kernel).map { rows.position(output: place.row, tap: $0) }
    let columnTaps = (0..<columns.kernel).map { columns.position(output: place.column, tap: $0) }
    return PlaneDrawing(
      title: style.naming.name(node.inputs[0]) + planes.label(plane),
      rows: -rows.before..<rows.input + rows.after,
      columns: -columns.before..<columns.input + columns.after,
      focus: span(rowTaps, columnTaps)
    ) { row, column in
      let isUsed = rowTaps.contains(row) && columnTaps.contains(column)
      let mark = isUsed ? CellMark.window : .none
      guard row >= 0, row < rows.input, column >= 0, column < columns.input
      else { return .outside(mark) }
      let number = node.inputs[0].value.elements[
        plane * geometry.window.inputCount + row * columns.input + column]
      return DrawnCell(text: style.numbers.cell(number), mark: mark)
    }.lines(width: sideWidth, maximumRows: rowLimit, isLarge: style.isLarge)
  }

  private func kernel(
    _ node: Node<Double>, filter: Int, channel: Int, turned: Bool
  ) -> [StyledText] {
    let window = geometry.window
    let label = geometry.weightShape.count > window.tapCount ? "[\(filter),\(channel)]" : ""
    let name = style.naming.name(node.inputs[1]) + label
    let start = (filter * geometry.depth + channel) * window.tapCount
    let weights = node.inputs[1].value.elements[start..<start + window.tapCount]
    let shown = turned ? Array(weights.reversed()) : Array(weights)
    // Turned once more, a kernel that the function has turned stands as it was written.
    let isTurned = turned != node.inputs[1].isInner
    return PlaneDrawing(
      title: isTurned ? style.say("\(name) turned 180°", "\(name) 旋转 180°") : name,
      rows: 0..<window.rows.kernel, columns: 0..<window.columns.kernel, focus: nil
    ) { row, column in
      DrawnCell(
        text: style.numbers.cell(shown[row * window.columns.kernel + column]), role: .kernel)
    }.lines(width: sideWidth, maximumRows: rowLimit, isLarge: style.isLarge)
  }

  private func products(_ terms: [Term], title: String? = nil) -> [StyledText] {
    let columns = geometry.window.columns.kernel
    return PlaneDrawing(
      title: title ?? style.say("products", "乘积"), rows: 0..<geometry.window.rows.kernel,
      columns: 0..<columns, focus: nil
    ) { row, column in
      let term = terms[row * columns + column]
      return term.isPadding
        ? .outside() : DrawnCell(text: style.numbers.cell(term.product))
    }.lines(width: sideWidth, maximumRows: rowLimit, isLarge: style.isLarge)
  }

  /// The output's gradient with zeros put between its elements, and the turned kernel's place on it.
  private func spread(
    _ upstream: Tensor<Double>, node: Node<Double>, filter: Int, at place: ConvGeometry.Place
  ) -> [StyledText] {
    let planes = TensorPlanes(upstream)
    let plane = place.image * geometry.outputChannels + filter
    let rows = SpreadAxis(geometry.window.rows)
    let columns = SpreadAxis(geometry.window.columns)
    let (rowTaps, columnTaps) = (rows.taps(place.row), columns.taps(place.column))
    let hasZeros = geometry.window.rows.stride > 1 || geometry.window.columns.stride > 1
    let name = style.naming.name(.gradient(at: node, of: node)) + planes.label(plane)
    let title = hasZeros ? style.say("\(name), zeros in between", "\(name)（插零）") : name
    return PlaneDrawing(
      title: title, rows: rows.range, columns: columns.range, focus: span(rowTaps, columnTaps)
    ) { row, column in
      let isUsed = rowTaps.contains(row) && columnTaps.contains(column)
      let mark = isUsed ? CellMark.window : .none
      switch (rows.element(row), columns.element(column)) {
      case (.outside, _), (_, .outside): return .outside(mark)
      case (.element(let row), .element(let column)):
        let offset = (plane * geometry.window.rows.output + row) * geometry.window.columns.output
        return DrawnCell(
          text: style.numbers.cell(upstream.elements[offset + column]), mark: mark)
      default: return .between(mark)
      }
    }.lines(width: sideWidth, maximumRows: rowLimit, isLarge: style.isLarge)
  }

  private func span(_ rows: [Int], _ columns: [Int]) -> (Range<Int>, Range<Int>)? {
    guard let top = rows.first, let bottom = rows.last, let left = columns.first,
      let right = columns.last
    else { return nil }
    return (top..<bottom + 1, left..<right + 1)
  }
}

/// One axis of the output's gradient with zeros put in between, and where the turned kernel lies on it.
///
/// Element `o` stands at position `o·S`; for input cell `i` tap `t` of the turned kernel lies at
/// `i + before − D·(F−1) + t·D`, which is `o·S` just where output `o` put tap `F−1−t` on the cell.
struct SpreadAxis {
  /// What stands at a position.
  enum Place: Hashable {
    case element(Int)
    case zero
    case outside
  }

  private let axis: AxisGeometry

  init(_ axis: AxisGeometry) {
    self.axis = axis
  }

  private var start: Int { axis.before - (axis.extent - 1) }

  /// Every position that is an element or that a window reaches.
  var range: Range<Int> {
    min(0, start)..<max((axis.output - 1) * axis.stride + 1, axis.input + axis.before)
  }

  /// The positions under the turned kernel.
  func taps(_ cell: Int) -> [Int] {
    (0..<axis.kernel).map { cell + start + $0 * axis.dilation }
  }

  func element(_ position: Int) -> Place {
    guard position >= 0, position <= (axis.output - 1) * axis.stride else { return .outside }
    return position % axis.stride == 0 ? .element(position / axis.stride) : .zero
  }
}
