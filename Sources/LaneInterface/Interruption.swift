import Synchronization

/// A request, from a signal or another thread, to stop computing.
///
/// Long kernels look at it between rows and return early with an unfinished result, which whoever
/// called them must throw away. It is the one piece of shared state in the core: a signal belongs to
/// the process and not to a session.
public enum Interruption {
  private static let requested = Atomic<Bool>(false)

  /// Whether computing should stop.
  public static var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// Asks every kernel to stop; safe in a signal handler.
  public static func request() { requested.store(true, ordering: .relaxed) }

  /// Forgets a request, before something new is computed.
  public static func clear() { requested.store(false, ordering: .relaxed) }
}
