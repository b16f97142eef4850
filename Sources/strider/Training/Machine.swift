#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the machine grants this process.
enum Machine {
  /// The most threads that a user may ask for.
  static let maximumThreads = 256

  /// The cores of the machine.
  static var cores: Int {
    return min(maximumThreads, max(1, Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))))
  }
}
