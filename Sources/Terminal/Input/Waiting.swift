#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Waits for bytes of a terminal or for a signal, whichever comes first.
enum Waiting {
  enum Outcome {
    case bytes
    case signal(Signals.Event)
    case nothing
    case gone
  }

  /// Waits.
  ///
  /// - Parameters:
  ///   - descriptor: The terminal.
  ///   - timeout: Milliseconds; -1 waits for ever.
  /// - Returns: What came.
  static func wait(for descriptor: CInt, timeout: CInt = -1) -> Outcome {
    while true {
      if let event = Signals.next() { return .signal(event) }
      // A negative descriptor is passed over by `poll`.
      var polled = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: Signals.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      let count = poll(&polled, nfds_t(polled.count), timeout)
      if count < 0 && errno != EINTR { return .gone }
      if count == 0 { return .nothing }
      if count < 0 || polled[1].revents != 0 { continue }
      if polled[0].revents & Int16(POLLIN) != 0 { return .bytes }
      if polled[0].revents != 0 { return .gone }
    }
  }
  /// Whether bytes have come, or come within a time; signals are no matter.
  ///
  /// - Parameters:
  ///   - descriptor: The terminal.
  ///   - milliseconds: How long to wait.
  /// - Returns: Whether there is something to read.
  static func hasBytes(_ descriptor: CInt, within milliseconds: CInt = 0) -> Bool {
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&polled, 1, milliseconds) > 0 && polled.revents & Int16(POLLIN) != 0
  }
}
