import Tensors
import Terminal

/// How a value is printed: its name and shape, then its rows.
///
///     y  2×2
///      1.5   2
///     10   -0.25
///
/// A number alone stands on one line without a shape. Batches and channels are planes one under another,
/// each under the index that picks it. What is larger than the terminal is elided, its shape still said.
public struct ValueText: Hashable, Sendable {
  /// How many rows, columns or planes are kept at each edge of what is elided.
  public static let edge = 3

  /// How the numbers are written.
  public var numbers: NumberText

  /// The columns to fit into; nil for all there are.
  public var width: Int?

  /// The lines to fit into; nil for all there are.
  public var height: Int?

  /// Prints values with at most a number of decimals, elided to a width and height where these are given.
  public init(decimals: Int = 4, width: Int? = nil, height: Int? = nil) {
    numbers = NumberText(decimals: decimals)
    self.width = width
    self.height = height
  }

  /// The text of a value, without a newline at its end.
  ///
  /// A `name` is what the value was assigned to.
  ///
  /// - Complexity: O(*n*) in the elements that are shown.
  public func text(_ tensor: Tensor<Double>, name: String? = nil) -> StyledText {
    var text = StyledText()
    if let name {
      text.append(escaped(name), .name)
      text.append("  ")
    }
    if tensor.shape.rank == 0, let number = tensor.single {
      text.append(numbers.text(number), .number)
      return text
    }
    text.append(tensor.shape.description, .dim)
    var body = body(of: tensor)
    if body.plain.contains("…") {
      let summary = ElidedSummary(tensor).lines(numbers, width: width)
      // The lines of the summary are part of the height.
      if let height {
        var shorter = self
        shorter.height = max(1, height - summary.count)
        body = shorter.body(of: tensor)
      }
      body += "\n" + StyledText(lines: summary)
    }
    if !body.isEmpty { text.append("\n") }
    text += body
    return text
  }

  /// The rows of a value without its name and shape.
  public func body(of tensor: Tensor<Double>) -> StyledText {
    guard tensor.shape.count > 0 else { return StyledText() }
    let dimensions = tensor.shape.dimensions
    let columns = dimensions.last ?? 1
    let rows = dimensions.count > 1 ? dimensions[dimensions.count - 2] : 1
    let planeCount = tensor.shape.count / (rows * columns)
    let planes = Kept(planeCount, fits: fitsPlanes(planeCount, rows: rows))
    var text = StyledText()
    for place in planes.places {
      if !text.isEmpty { text.append("\n") }
      guard let plane = place else {
        text.append("…", .dim)
        continue
      }
      if planeCount > 1 { text.append(label(ofPlane: plane, in: tensor.shape) + "\n", .dim) }
      let start = plane * rows * columns
      text.append(
        self.plane(
          tensor.elements[start..<start + rows * columns], rows: rows, columns: columns,
          room: height.map { ($0 - 1) / max(1, min(planeCount, 2 * ValueText.edge)) }),
        .number)
      if Interruption.isRequested { break }
    }
    return text
  }

  private func fitsPlanes(_ planes: Int, rows: Int) -> Bool {
    guard let height else { return true }
    return planes == 1 || planes <= 2 * ValueText.edge || planes * (rows + 1) < height
  }

  private func label(ofPlane plane: Int, in shape: Shape) -> String {
    var rest = plane
    var index: [Int] = []
    for length in shape.dimensions.dropLast(2).reversed() {
      index.append(rest % length)
      rest /= length
    }
    return "[" + index.reversed().map(String.init).joined(separator: ",") + "]"
  }

  /// The rows of one plane.
  private func plane(
    _ elements: ArraySlice<Double>, rows: Int, columns: Int, room: Int?
  ) -> String {
    let shownRows = Kept(rows, fits: room.map { rows <= max($0, 2 * ValueText.edge) } ?? true)
    var edge = ValueText.edge
    // A row of so many columns cannot fit, so its numbers need not be written to find that out.
    var fits = width.map { columns * 3 - 2 <= $0 } ?? true
    while true {
      let shownColumns = Kept(columns, fits: fits, edge: edge)
      let table = NumberColumns(
        shownRows.places.map { row in
          shownColumns.places.map { column in
            guard let row, let column else { return NumberColumns.Cell("…") }
            return NumberColumns.Cell(
              numbers.cell(elements[elements.startIndex + row * columns + column]))
          }
        })
      let isNarrow = width.map { table.width(separator: 2) <= $0 } ?? true
      if isNarrow || (!fits && edge == 1) || columns <= 1 {
        return text(of: table)
      }
      if fits { fits = false } else { edge -= 1 }
    }
  }

  private func text(of table: NumberColumns) -> String {
    var text = ""
    for row in table.rows.indices {
      if row > 0 { text.append("\n") }
      table.append(row: row, to: &text)
      if row & 0xFF == 0, Interruption.isRequested { break }
    }
    return text
  }
}

/// Which of a row of things are shown: all of them, or the edges and a gap between them.
struct Kept {
  /// The places that are shown; nil stands for what is left out.
  let places: [Int?]

  init(_ count: Int, fits: Bool, edge: Int = ValueText.edge) {
    if fits || count <= 2 * edge {
      places = Array(0..<count)
    } else {
      places = Array(0..<edge) + [nil] + Array(count - edge..<count)
    }
  }
}
