/// Which numbers lie in the lanes of a vector.
///
/// A vector has the same number of bytes in both precisions, so that everything around the innermost
/// loops counts in vectors and is written once.
public enum Precision: Sendable {
  /// 32 bits.
  case float
  /// 64 bits.
  case double

  /// Bytes of a number.
  public var scalarBytes: Int { self == .float ? 4 : 8 }
}
