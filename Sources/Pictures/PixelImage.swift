/// The pixels of a picture as its file has them: rows of interleaved samples.
public struct PixelImage: Equatable, Sendable {
  /// Columns.
  public let width: Int
  /// Rows.
  public let height: Int
  /// Samples of a pixel: 1 grey, 2 grey and alpha, 3 colours, 4 colours and alpha.
  public let channels: Int
  /// The sample that stands for 1: 255, 65535, or what a PGM says.
  public let maximum: Int
  /// `height · width · channels` samples.
  public let samples: Samples

  /// Samples of one or of two bytes.
  public enum Samples: Equatable, Sendable {
    /// At most 255.
    case bytes([UInt8])
    /// At most 65535.
    case words([UInt16])

    /// A sample.
    @inline(__always)
    subscript(place: Int) -> Int {
      switch self {
      case .bytes(let bytes): Int(bytes[place])
      case .words(let words): Int(words[place])
      }
    }
  }

  /// The most pixels that are read: about 8,000 times 8,000.
  public static let mostPixels = 1 << 26

  /// Puts a picture together.
  public init(width: Int, height: Int, channels: Int, maximum: Int, samples: Samples) {
    self.width = width
    self.height = height
    self.channels = channels
    self.maximum = maximum
    self.samples = samples
  }

  /// Whether there is an alpha channel.
  public var hasAlpha: Bool { channels % 2 == 0 }

  /// Channels beside alpha: 1 or 3.
  public var colors: Int { channels - (hasAlpha ? 1 : 0) }
}
