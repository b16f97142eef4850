import Tensors

/// A convolution of the benchmark: stride 1, and as much padding on every side.
struct LayerShape {
  let name: String
  let channels: Int
  let size: Int
  let filters: Int
  let kernel: Int
  let padding: Int

  init(_ channels: Int, _ size: Int, _ filters: Int, _ kernel: Int, padding: Int = 0) {
    let place = padding > 0 ? "p\(padding)" : ""
    name = "\(channels)x\(size)x\(size)>\(filters)@\(kernel)x\(kernel)\(place)"
    self.channels = channels
    self.size = size
    self.filters = filters
    self.kernel = kernel
    self.padding = padding
  }

  /// Layers of LeNet-5, of a small network for digits, of VGG, and a single map.
  static let all = [
    LayerShape(1, 28, 6, 5, padding: 2), LayerShape(6, 14, 16, 5), LayerShape(1, 28, 32, 3),
    LayerShape(32, 13, 64, 3), LayerShape(32, 14, 64, 3, padding: 1),
    LayerShape(64, 14, 64, 3, padding: 1), LayerShape(3, 32, 64, 3, padding: 1),
    LayerShape(128, 28, 128, 3, padding: 1), LayerShape(1, 28, 1, 3),
  ]

  func geometry(batch: Int) throws(ShapeError) -> ConvGeometry {
    try ConvGeometry(
      input: Shape([batch, channels, size, size]),
      weight: Shape([filters, channels, kernel, kernel]),
      request: .init(
        kernel: (kernel, kernel), padding: .cells(rows: padding, columns: padding)))
  }
}
