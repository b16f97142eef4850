import RealModule
import Tensors

/// Random shifts, turns and scalings of training pictures.
///
/// What happens to a picture belongs to the seed, the epoch and its place in the training set, and not
/// to the batch or the thread that needs it.
public struct Augmentation: Hashable, Sendable {
  /// The farthest shift along each side, in pixels.
  public var shift: Double

  /// The largest turn to either side, in degrees.
  public var rotation: Double

  /// The largest change of size, as a fraction.
  public var scale: Double

  /// Describes how far pictures are moved; what is not given suits handwritten digits.
  public init(shift: Double = 1.5, rotation: Double = 8, scale: Double = 0.08) {
    self.shift = shift
    self.rotation = rotation
    self.scale = scale
  }

  /// Draws a varied picture, each pixel a mixture of the four around the place it comes from.
  ///
  /// Places outside the picture are black.
  ///
  /// - Parameters:
  ///   - input: `[C, H, W]`.
  ///   - output: As many bytes; must not be `input`.
  ///   - shape: The lengths C, H and W.
  ///   - index: The picture's place in the training set.
  ///   - epoch: The number of the epoch.
  ///   - seed: The seed of the run.
  /// - Precondition: both buffers have C·H·W bytes, and H and W are below 2¹⁴.
  /// - Complexity: O(C·H·W), about 2 ns a pixel.
  public func apply(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>,
    shape: (channels: Int, height: Int, width: Int), index: Int, epoch: Int, seed: UInt64
  ) {
    let (channels, height, width) = shape
    precondition(input.count == channels * height * width && output.count == input.count)
    precondition(height < 1 << 14 && width < 1 << 14)
    var random = RandomSource(
      seed: .mix(.mix(seed, UInt64(truncatingIfNeeded: epoch)), UInt64(truncatingIfNeeded: index)))
    let map = Map(self, height: height, width: width, using: &random)
    let plane = height * width
    for channel in 0..<channels {
      map.draw(
        UnsafeBufferPointer(rebasing: input[channel * plane..<(channel + 1) * plane]),
        into: UnsafeMutableBufferPointer(rebasing: output[channel * plane..<(channel + 1) * plane]))
    }
  }

  /// Where each pixel comes from, in 65536ths of a pixel.
  private struct Map {
    let height: Int
    let width: Int
    let origin: (x: Int, y: Int)
    let perColumn: (x: Int, y: Int)
    let perRow: (x: Int, y: Int)

    init(
      _ settings: Augmentation, height: Int, width: Int, using random: inout RandomSource
    ) {
      func draw(_ bound: Double) -> Double { (2 * random.uniform() - 1) * bound }
      let shift = (x: draw(settings.shift), y: draw(settings.shift))
      let angle = draw(settings.rotation) * .pi / 180
      let scale = 1 / max(0.1, 1 + draw(settings.scale))
      let across = Double.cos(angle) * scale
      let down = Double.sin(angle) * scale
      let centre = (x: Double(width - 1) / 2, y: Double(height - 1) / 2)
      let start = (x: -centre.x - shift.x, y: -centre.y - shift.y)
      self.height = height
      self.width = width
      perColumn = (Self.fixed(across), Self.fixed(down))
      perRow = (Self.fixed(-down), Self.fixed(across))
      origin = (
        Self.fixed(centre.x + across * start.x - down * start.y),
        Self.fixed(centre.y + down * start.x + across * start.y)
      )
    }

    private static func fixed(_ value: Double) -> Int {
      Int(exactly: (value * 65536).rounded()) ?? 0
    }

    func draw(
      _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
    ) {
      for row in 0..<height {
        var x = origin.x &+ row &* perRow.x
        var y = origin.y &+ row &* perRow.y
        for column in 0..<width {
          output[row &* width &+ column] = pixel(input, x, y)
          x &+= perColumn.x
          y &+= perColumn.y
        }
      }
    }

    private func pixel(_ input: UnsafeBufferPointer<UInt8>, _ x: Int, _ y: Int) -> UInt8 {
      let column = x >> 16
      let row = y >> 16
      let right = (x & 0xFFFF) >> 8
      let below = (y & 0xFFFF) >> 8
      if column >= 0 && row >= 0 && column < width &- 1 && row < height &- 1 {
        let place = row &* width &+ column
        let upper = Int(input[place]) &* (256 &- right) &+ Int(input[place &+ 1]) &* right
        let lower =
          Int(input[place &+ width]) &* (256 &- right) &+ Int(input[place &+ width &+ 1]) &* right
        return UInt8((upper &* (256 &- below) &+ lower &* below &+ 32768) >> 16)
      }
      var sum = 32768
      for (r, weight) in [(row, 256 &- below), (row &+ 1, below)] where r >= 0 && r < height {
        if column >= 0 && column < width {
          sum &+= Int(input[r &* width &+ column]) &* (256 &- right) &* weight
        }
        if column >= -1 && column < width &- 1 {
          sum &+= Int(input[r &* width &+ column &+ 1]) &* right &* weight
        }
      }
      return UInt8(sum >> 16)
    }
  }
}
