#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the machine grants this process.
public enum Machine {
  /// The most threads that a user may ask for.
  public static let maximumThreads = 256

  /// The cores of the machine, at most `maximumThreads`.
  public static var cores: Int {
    min(maximumThreads, max(1, Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))))
  }
}
