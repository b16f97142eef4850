import CProcessor
@_exported import LaneInterface
import LaneLoops

#if arch(x86_64)
  import LaneLoopsAVX2
  import LaneLoopsAVX512
#endif
#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The kernels for the widest vectors that the processor has.
///
/// `STRIDER_VECTORS=128` or `256` asks for narrower ones: numbers of one width are the same on every
/// processor, last digits included.
let kernels: any LaneKernels.Type = {
  #if arch(x86_64)
    let asked = getenv("STRIDER_VECTORS").flatMap { Int(String(cString: $0)) }
    // What is no width asks for nothing.
    let most = asked.flatMap { [128, 256].contains($0) ? $0 : nil } ?? 512
    switch min(most, Int(vector_bits())) {
    case 512: return LaneLoopsAVX512.loops
    case 256: return LaneLoopsAVX2.loops
    default: break
    }
  #endif
  return LaneLoops.loops
}()

extension Precision {
  /// Bytes of a vector.
  public static let vectorBytes = kernels.vectorBytes

  /// What the registers hold of a product.
  static let tiles = kernels.tiles

  /// Numbers in a vector.
  public var lanes: Int { self == .float ? Precision.vectorBytes / 4 : Precision.vectorBytes / 8 }
}
