import Expressions
import Networks
import Terminal

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file to which lines are added; what is in it already stays.
final class LogFile {
  private let path: String
  private let descriptor: CInt

  /// Opens the file.
  init(path: String) throws(CommandFailure) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw LogFile.failure(path) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Adds a line, in one piece.
  func write(_ line: String) throws(CommandFailure) {
    let bytes = Array((line + "\n").utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        systemWrite(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw LogFile.failure(path) }
      written += count
    }
  }

  private static func failure(_ path: String) -> CommandFailure {
    let code = errno
    let words = strerror(code).map { String(cString: $0) } ?? "\(code)"
    return CommandFailure(FileFailure(path, .system(code: code, words: words)))
  }
}

// Inside a type with a `write` of its own the system's must be named by its module.
#if canImport(Darwin)
  private let systemWrite = Darwin.write
#else
  private let systemWrite = Glibc.write
#endif
