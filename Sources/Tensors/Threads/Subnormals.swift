#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Numbers below the normal range, which a processor computes with a hundred times more slowly.
///
/// They come up in training where a weight's gradient stays 0 and its average shrinks with every step.
enum Subnormals {
  /// Takes them as 0 on this thread from here on.
  ///
  /// - Returns: How the thread took them before, for `restore`.
  static func flush() -> fenv_t {
    var before = fenv_t()
    fegetenv(&before)
    var flushing = before
    #if arch(x86_64)
      flushing.__mxcsr |= 0x8040  // flush to zero, denormals are zeros
    #elseif arch(arm64)
      flushing.__fpcr |= 1 << 24  // FZ
    #endif
    fesetenv(&flushing)
    return before
  }

  /// Takes them again as the thread did before.
  static func restore(_ before: fenv_t) {
    var before = before
    fesetenv(&before)
  }
}
