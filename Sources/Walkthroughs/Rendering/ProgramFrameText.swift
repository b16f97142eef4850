import Tensors
import Terminal

/// An iteration of a program as text: its lines and loop variables, the places that it read and wrote, and
/// what came of them.
struct ProgramFrameText {
  /// The most places that are read out one by one.
  private static let mostPlaces = 16

  let style: ExplanationStyle

  /// What stands under the heading, above what the lines computed.
  func lines(_ program: RecordFrame) -> [StyledText] {
    var lines = places(program).flatMap {
      StyledText($0, .dim).wrapped(to: style.width, indent: 2).lines
    }
    lines += BlockLayout(blocks(program)).lines(width: style.width)
    return lines
  }

  /// What the lines computed.
  func arithmetic(_ program: RecordFrame) -> [StyledText] {
    said(program).flatMap { StyledText($0).wrapped(to: style.width, indent: 4).lines }
  }

  /// What the lines computed, each once: two writes into one cell may come to the same sum.
  private func said(_ program: RecordFrame) -> [String] {
    let arithmetic = ArithmeticText(style: style)
    return program.steps.map { arithmetic.line($0) }.reduce(into: []) { lines, line in
      if lines.last != line { lines.append(line) }
    }
  }

  /// The lines of the program, each once.
  private func places(_ program: RecordFrame) -> [String] {
    var places: [ProgramPlace] = []
    for place in program.steps.compactMap(\.place) where !places.contains(place) {
      places.append(place)
    }
    return places.map { PlaceText(style: style).text($0) }
  }

  private func blocks(_ program: RecordFrame) -> [[StyledText]] {
    let drawing = OperandDrawing(style: style)
    var blocks: [[StyledText]] = []
    for (source, places) in program.reads {
      guard case .value(let node) = source else { continue }
      blocks += drawing.planes(
        TensorPlanes(node.value), style.naming.name(source), marking: places
      ) { _, _, _, mark, number in
        DrawnCell(text: style.numbers.cell(number), mark: mark)
      } mark: { _ in
        .window
      }
    }
    if let products = program.products {
      blocks += drawing.planes(
        TensorPlanes(products), style.say("products", "乘积"), marking: []
      ) { _, _, _, _, number in
        DrawnCell(text: style.numbers.cell(number))
      } mark: { _ in
        .none
      }
    }
    for written in program.written {
      let planes = TensorPlanes(written.numbers)
      blocks += drawing.planes(
        planes, style.naming.name(written.quantity), style.say(" so far", "（到目前为止）"),
        marking: written.fresh
      ) { plane, row, column, mark, number in
        let offset = (plane * planes.rows + row) * planes.columns + column
        guard written.known?[offset] ?? true else { return .unknown }
        return DrawnCell(text: style.numbers.cell(number), mark: mark)
      } mark: { _ in
        .fresh
      }
    }
    return blocks
  }

  /// What the marks mean.
  func legend(_ program: RecordFrame) -> String {
    var parts = [
      style.say("[ ] used here", "[ ] 这一步用到"), style.say("> < written here", "> < 这一步写入"),
    ]
    if program.written.contains(where: { $0.known != nil }) {
      parts.append(style.say("_ not computed yet", "_ 尚未计算"))
    }
    return parts.joined(separator: style.say("; ", "；"))
  }

  /// The same in sentences.
  func sentences(_ program: RecordFrame) -> [String] {
    var sentences = places(program)
    let read = program.reads.flatMap { source, places in
      places.map { place -> String in
        let number = source.value(place).map { style.numbers.arithmetic($0) } ?? "?"
        return "\(style.naming.element(source, place)) = \(number)"
      }
    }
    if !read.isEmpty {
      let shown = read.prefix(ProgramFrameText.mostPlaces)
        .joined(separator: style.say(", ", "，"))
      let more = read.count - ProgramFrameText.mostPlaces
      let rest = more > 0 ? style.say(" and \(more) more", " 等，另有 \(more) 个") : ""
      sentences.append(style.say("It reads \(shown)\(rest).", "读取 \(shown)\(rest)。"))
    }
    sentences += said(program).map { style.say("Together: \($0).", "合起来：\($0)。") }
    return sentences
  }
}

extension Quantity {
  /// The number at a place; nil for a gradient.
  fileprivate func value(_ place: [Int]) -> Double? {
    guard case .value(let node) = self else { return nil }
    return node.value.shape.offset(of: place).map { node.value.elements[$0] }
  }
}
