#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the machine grants this process.
public enum Machine {
  /// The most threads that a user may ask for.
  public static let maximumThreads = 256

  /// The instructions that the kernels use.
  public static var instructionSet: String {
    #if arch(arm64)
      "ARM64 NEON, 128 bits"
    #else
      switch kernels.vectorBytes {
      case 64: "x86-64 AVX-512, 512 bits"
      case 32: "x86-64 AVX2, 256 bits"
      default: "x86-64 SSE2, 128 bits"
      }
    #endif
  }

  /// Does twelve chains of so many multiply-adds of vectors in registers alone, as a measure of what any
  /// kernel could do at most.
  ///
  /// - Returns: A number that depends on all of them.
  public static func multiplyAdds(_ rounds: Int) -> Float { kernels.multiplyAdds(rounds) }

  /// The cores of the machine, at most `maximumThreads`.
  public static var cores: Int {
    min(maximumThreads, max(1, Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))))
  }
}
