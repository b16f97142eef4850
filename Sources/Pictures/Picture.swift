import Tensors

/// A picture as it is looked at: turned upright, its alpha channel laid on white.
public struct Picture: Sendable {
  private let image: PixelImage
  private let orientation: Orientation

  /// Takes the pixels of a file.
  public init(_ image: PixelImage, orientation: Orientation = .upright) {
    self.image = image
    self.orientation = orientation
  }

  /// Columns.
  public var width: Int { orientation.exchangesAxes ? image.height : image.width }
  /// Rows.
  public var height: Int { orientation.exchangesAxes ? image.width : image.height }
  /// 1 for greys, 3 for colours.
  public var colors: Int { image.colors }

  /// What the picture is made into.
  public struct Request: Sendable {
    /// Whether colours become greys: 0.299·R + 0.587·G + 0.114·B, as in PIL.
    public var isGrey: Bool
    /// Rows and columns; nil for as many as there are.
    public var size: (rows: Int, columns: Int)?

    /// Asks for a picture.
    public init(isGrey: Bool = false, size: (rows: Int, columns: Int)? = nil) {
      self.isGrey = isGrey
      self.size = size
    }
  }

  /// The numbers, `[C, H, W]` from 0 to 1.
  ///
  /// A smaller size takes means over what falls on each pixel, weighted by their distance (a triangle, as
  /// PyTorch's antialiased bilinear interpolation); a larger one goes straight from pixel to pixel.
  ///
  /// - Throws: `ShapeError.tooLarge` for more numbers than a tensor holds.
  /// - Complexity: O(C·H·W) for the stored picture.
  public func tensor(_ request: Request) throws(ShapeError) -> Tensor<Double> {
    let channels = request.isGrey ? 1 : colors
    let (rows, columns) = request.size ?? (height, width)
    let shape = try Shape([channels, rows, columns])
    guard rows != height || columns != width else {
      var elements: [Double] = []
      elements.reserveCapacity(shape.count)
      for channel in 0..<channels {
        for row in 0..<height {
          if Interruption.isRequested { return Tensor(repeating: .nan, shape) }
          elements += line(row, channel: channel, isGrey: request.isGrey)
        }
      }
      return try Tensor(shape, elements)
    }
    return try resized(channels, shape, isGrey: request.isGrey)
  }

  /// One row of a channel, or of the greys.
  private func line(_ row: Int, channel: Int, isGrey: Bool) -> [Double] {
    (0..<width).map { column in
      let place = orientation.source(
        row: row, column: column, width: image.width, height: image.height)
      let pixel = (place.row * image.width + place.column) * image.channels
      guard isGrey, colors == 3 else { return sample(pixel, channel) }
      return 0.299 * sample(pixel, 0) + 0.587 * sample(pixel, 1) + 0.114 * sample(pixel, 2)
    }
  }

  /// A sample from 0 to 1, laid on white.
  private func sample(_ pixel: Int, _ channel: Int) -> Double {
    let whole = Double(image.maximum)
    let value = Double(image.samples[pixel + channel]) / whole
    guard image.hasAlpha else { return value }
    let alpha = Double(image.samples[pixel + image.channels - 1]) / whole
    return value * alpha + (1 - alpha)
  }

  private func resized(
    _ channels: Int, _ shape: Shape, isGrey: Bool
  ) throws(ShapeError) -> Tensor<Double> {
    let (rows, columns) = (shape[1], shape[2])
    let across = SoftAxis(input: width, output: columns)
    let down = SoftAxis(input: height, output: rows)
    var elements = [Double](repeating: 0, count: shape.count)
    for channel in 0..<channels {
      // Every row of the picture is drawn to its new width once and handed to the rows that see it.
      for row in 0..<height {
        if Interruption.isRequested { return Tensor(repeating: .nan, shape) }
        let outputs = down.outputs(of: row)
        guard !outputs.isEmpty else { continue }
        let narrow = across.drawn(line(row, channel: channel, isGrey: isGrey))
        for output in outputs {
          let share = down.share(of: row, in: output)
          let start = (channel * rows + output) * columns
          for column in 0..<columns { elements[start + column] += share * narrow[column] }
        }
      }
    }
    return try Tensor(shape, elements)
  }
}

/// One axis drawn to another length, each output a mean over the cells near it, the nearer the more.
///
///     centre = (o + ½)·s,  s = n/o,  weight of cell i = max(0, 1 − |i + ½ − centre| / max(s, 1))
struct SoftAxis {
  private let input: Int
  private let output: Int
  private let step: Double
  private let weights: [(first: Int, shares: [Double])]

  init(input: Int, output: Int) {
    self.input = input
    self.output = output
    let step = Double(input) / Double(output)
    self.step = step
    let reach = max(step, 1)
    weights = (0..<output).map { output in
      let centre = (Double(output) + 0.5) * step
      let first = max(0, Int(centre - reach + 0.5))
      let last = min(input, Int(centre + reach + 0.5))
      let raw = (first..<max(last, first + 1)).map {
        max(0, 1 - ((Double($0) + 0.5 - centre) / reach).magnitude)
      }
      let total = raw.reduce(0, +)
      return (first, raw.map { $0 / total })
    }
  }

  /// A line of cells at its new length.
  func drawn(_ cells: [Double]) -> [Double] {
    weights.map { first, shares in
      var sum = 0.0
      for (place, share) in shares.enumerated() { sum += share * cells[first + place] }
      return sum
    }
  }

  /// The outputs that may see a cell.
  func outputs(of cell: Int) -> Range<Int> {
    let reach = max(step, 1)
    let first = max(0, Int((Double(cell) - reach) / step) - 1)
    let last = min(output, Int((Double(cell) + reach + 1) / step) + 2)
    return first..<max(first, last)
  }

  /// How much of an output a cell is.
  func share(of cell: Int, in output: Int) -> Double {
    let (first, shares) = weights[output]
    return shares.indices.contains(cell - first) ? shares[cell - first] : 0
  }
}
