/// Which numbers lie in the lanes of a vector, and what the machine's registers hold of them.
///
/// A vector has the same number of bytes in both precisions, so that everything around the innermost
/// loops counts in vectors and is written once.
public enum Precision: Sendable {
  /// 32 bits.
  case float
  /// 64 bits.
  case double

  #if LANES_128
    /// Bytes of a vector.
    public static let vectorBytes = 16
  #elseif LANES_256
    /// Bytes of a vector.
    public static let vectorBytes = 32
  #else
    /// Bytes of a vector.
    public static let vectorBytes = 64
  #endif

  #if FEW_REGISTERS
    /// Sixteen registers: the largest tile of a convolution, in channels and in sums.
    static let tileChannels = 6
    static let tileSums = 12
    /// The largest tile of a weight gradient: channels and weights.
    static let outerChannels = 2
    static let outerWeights = 5
  #else
    /// Thirty-two registers: the largest tile of a convolution, in channels and in sums.
    static let tileChannels = 8
    static let tileSums = 16
    /// The largest tile of a weight gradient: channels and weights.
    static let outerChannels = 3
    static let outerWeights = 9
  #endif

  /// Bytes of a number.
  public var scalarBytes: Int { self == .float ? 4 : 8 }

  /// Numbers in a vector.
  public var lanes: Int { Precision.vectorBytes / scalarBytes }
}
