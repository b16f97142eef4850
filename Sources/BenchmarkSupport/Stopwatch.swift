#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A clock that counts the time that passes, or only the time that the thread has had a core.
public enum Stopwatch: String, CaseIterable, Sendable {
  /// What a clock on the wall says.
  case wall
  /// What the thread got: for one thread on a busy machine.
  case cpu

  /// The seconds that a body takes.
  public func seconds(_ body: () throws -> Void) rethrows -> Double {
    let begin = now
    try body()
    return now - begin
  }

  private var now: Double {
    var time = timespec()
    clock_gettime(self == .wall ? CLOCK_MONOTONIC : CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
