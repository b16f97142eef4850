#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Text on its way to a descriptor, gathered so that a line is not a system call.
package struct Output {
  /// Keeps text instead of sending it anywhere.
  package final class Capture {
    fileprivate(set) var lines: [String] = []

    /// Hands the lines over and forgets them.
    func take() -> [String] {
      defer { lines = [] }
      return lines
    }
  }

  private let descriptor: CInt
  private let capture: Capture?
  private var bytes: [UInt8] = []

  /// Writes to a descriptor.
  package init(descriptor: CInt) {
    self.descriptor = descriptor
    capture = nil
  }

  /// Keeps what is written.
  init(to capture: Capture) {
    descriptor = -1
    self.capture = capture
  }

  /// Adds a line.
  package mutating func line(_ text: String) {
    if let capture {
      capture.lines.append(text)
      return
    }
    bytes.append(contentsOf: text.utf8)
    bytes.append(0x0A)
    flushIfLarge()
  }

  /// Adds text without a newline.
  mutating func text(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    flushIfLarge()
  }

  private mutating func flushIfLarge() {
    if bytes.count >= 1 << 16 { flush() }
  }

  /// Sends on what has been gathered.
  ///
  /// Where that fails for good, a full disk, the program ends with
  /// status 74; at the error output, which alone could say so, what fails is lost.
  package mutating func flush() {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN {
        // Somebody with the same terminal has made it return at once.
        var awaited = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&awaited, 1, -1)
        continue
      }
      guard count > 0 else {
        if descriptor == STDOUT_FILENO { leave(errno) }
        break
      }
      start += count
    }
    bytes.removeAll(keepingCapacity: true)
  }

  private func leave(_ code: CInt) -> Never {
    var errors = Output(descriptor: STDERR_FILENO)
    errors.line("strider: \(String(cString: strerror(code)))")
    errors.flush()
    exit(74)
  }
}
