import Tensors
import Terminal

/// A tensor as pictures in a terminal, and what stands beside them: `show`.
public struct PictureText {
  /// Some lines: words, or a strip of pictures side by side.
  public enum Part {
    /// Words.
    case text(StyledText)
    /// Pixels in cells: a column of the terminal each, two in a row of it.
    case pixels(PixelGrid, sharp: PixelGrid)
  }

  private let style: ExplanationStyle
  private let hasColor: Bool
  /// The lines that a picture may take.
  private let height: Int
  /// Pixels of the sharp pictures in a column of the terminal; 0 where none are wanted.
  private let density: Int

  /// The most maps that are drawn of one tensor.
  static let mostMaps = 64

  /// Draws for a terminal.
  ///
  /// - Parameters:
  ///   - style: How wide, in which language, for whom.
  ///   - hasColor: Whether pictures are pixels; else they are shaded with characters.
  ///   - height: The lines that a picture may take.
  ///   - density: How many pixels a column has where the terminal shows pictures of its own; else 0.
  public init(_ style: ExplanationStyle, hasColor: Bool, height: Int, density: Int = 0) {
    self.style = style
    self.hasColor = hasColor
    self.height = max(4, height)
    self.density = density
  }

  /// A value's pictures, below its name and shape.
  ///
  /// A vector is a curve, a single number stands as it is. In accessible mode the numbers stand, elided as
  /// everywhere, with what they come to.
  public func parts(_ tensor: Tensor<Double>, name: String) -> [Part] {
    let head = StyledText(escaped(name), .name) + "  " + StyledText(tensor.shape.description, .dim)
    let values = ValueText(
      decimals: style.numbers.decimals, width: style.width, height: height)
    guard tensor.shape.rank > 0, tensor.shape.count > 0, !style.isAccessible else {
      return [.text(values.text(tensor, name: name))]
    }
    if tensor.shape.rank == 1 {
      return [.text(head.wrapped(to: style.width))] + curve(tensor, name)
    }
    let planes = PicturePlanes(tensor)
    let shown = Array(planes.planes.prefix(PictureText.mostMaps))
    let scale = PictureScale(tensor.elements)
    var parts: [Part] = [
      .text(
        StyledText(
          lines: head.wrapped(to: style.width).lines + [
            StyledText(scale.words(style, hasColor: hasColor), .dim).truncated(to: style.width)
          ]))
    ]
    let layout = PictureLayout(
      rows: planes.rows, columns: planes.columns, count: shown.count,
      width: hasColor ? style.width : style.width / 2, height: hasColor ? 2 * height : height,
      most: hasColor ? 6 : 2)
    for strip in layout.strips {
      let some = strip.map { shown[$0] }
      if planes.planes.count > 1 { parts.append(.text(labels(some, layout))) }
      parts.append(strip.isEmpty ? .text("") : drawn(some, planes, layout, scale))
      if Interruption.isRequested { break }
    }
    let rest = planes.planes.count - shown.count
    if rest > 0 {
      parts.append(
        .text(StyledText(style.say("… and \(rest) more", "……还有 \(rest) 个"), .dim)))
    }
    return parts
  }

  private func curve(_ tensor: Tensor<Double>, _ name: String) -> [Part] {
    let plot = CurvePlot(
      [CurvePlot.Series(Phrase(same: escaped(name)), tensor.elements)],
      decimals: min(4, style.numbers.decimals))
    let lines = plot.lines(
      width: style.width, height: min(10, height), language: style.language)
    return lines.isEmpty ? [] : [.text(StyledText(lines: Array(lines.dropFirst())))]
  }

  /// The index of each picture above it.
  private func labels(_ planes: [PicturePlanes.Plane], _ layout: PictureLayout) -> StyledText {
    let size = (layout.drawnColumns + layout.gap) * (hasColor ? 1 : 2)
    let line = planes.map { StyledText($0.label, .dim).truncated(to: size - 1).padded(to: size) }
      .joined(separator: "")
    return StyledText(
      line.plain.reversed().drop { $0 == " " }.reversed().map(String.init).joined(), .dim)
  }

  private func drawn(
    _ some: [PicturePlanes.Plane], _ planes: PicturePlanes, _ layout: PictureLayout,
    _ scale: PictureScale
  ) -> Part {
    guard hasColor else { return .text(shaded(some, planes, layout, scale)) }
    let grid = grid(some, planes, layout, scale, density: 1)
    return .pixels(
      grid, sharp: density > 1 ? self.grid(some, planes, layout, scale, density: density) : grid)
  }

  /// Pictures side by side in pixels, so many to a column of the terminal.
  private func grid(
    _ some: [PicturePlanes.Plane], _ planes: PicturePlanes, _ layout: PictureLayout,
    _ scale: PictureScale, density: Int
  ) -> PixelGrid {
    let (wide, high) = (layout.drawnColumns * density, layout.drawnRows * density)
    let gap = layout.gap * density
    var grid = PixelGrid(
      width: some.count * wide + (some.count - 1) * gap, height: high)
    for (number, plane) in some.enumerated() {
      let left = number * (wide + gap)
      for row in 0..<high {
        let rows = PictureLayout.cells(row, of: high, planes.rows)
        for column in 0..<wide {
          let columns = PictureLayout.cells(column, of: wide, planes.columns)
          let values = plane.starts.map { planes.mean($0, rows: rows, columns: columns) }
          grid[row, left + column] =
            values.count == 3
            ? PixelGrid.Pixel(byte(values[0]), byte(values[1]), byte(values[2]))
            : scale.pixel(values[0])
        }
      }
    }
    return grid
  }

  private func byte(_ value: Double) -> UInt8 {
    value >= 1 ? 255 : value > 0 ? UInt8((value * 255).rounded()) : 0
  }

  /// Pictures side by side in shaded characters; of colours it is how bright they are.
  private func shaded(
    _ some: [PicturePlanes.Plane], _ planes: PicturePlanes, _ layout: PictureLayout,
    _ scale: PictureScale
  ) -> StyledText {
    let blank = String(repeating: " ", count: 2 * layout.gap)
    let pictures = some.map { plane -> [String] in
      ShadedText.lines(
        (0..<layout.drawnRows).map { row in
          (0..<layout.drawnColumns).map { column in
            let rows = PictureLayout.cells(row, of: layout.drawnRows, planes.rows)
            let columns = PictureLayout.cells(column, of: layout.drawnColumns, planes.columns)
            let values = plane.starts.map { planes.mean($0, rows: rows, columns: columns) }
            return scale.share(
              values.count == 3
                ? 0.299 * values[0] + 0.587 * values[1] + 0.114 * values[2] : values[0])
          }
        })
    }
    let lines = (0..<layout.drawnRows).map { row -> StyledText in
      let line = pictures.map { $0[row] }.joined(separator: blank)
      return StyledText(String(String(line.reversed().drop { $0 == " " }).reversed()))
    }
    return StyledText(lines: lines)
  }
}
