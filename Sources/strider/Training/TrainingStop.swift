import Synchronization

/// A request, from a signal, to end training after the step that is running.
///
/// Training has a flag of its own: the one that stops a computation in its middle would leave a step
/// half done.
enum TrainingStop {
  private static let requested = Atomic<Bool>(false)

  /// Whether to end.
  static var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// Asks for the end.
  ///
  /// Safe in a signal handler.
  static func request() { requested.store(true, ordering: .relaxed) }
}
