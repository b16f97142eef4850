#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the machine grants this process.
public enum Machine {
  /// The most threads that a user may ask for.
  public static let maximumThreads = 256

  /// The instructions that the kernels were built for.
  public static var instructionSet: String {
    #if arch(arm64)
      "ARM64 NEON, 128 bits"
    #elseif LANES_128
      "x86-64 SSE2, 128 bits"
    #elseif LANES_256
      "x86-64 AVX2, 256 bits"
    #else
      "x86-64 AVX-512, 512 bits"
    #endif
  }

  /// The cores of the machine, at most `maximumThreads`.
  public static var cores: Int {
    min(maximumThreads, max(1, Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))))
  }
}
