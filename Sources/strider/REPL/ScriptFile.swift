#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Files that are replaced as a whole or not at all.
enum ScriptFile {
  /// Why a file could not be written, in the system's words.
  struct Failure: Error {
    let reason: String
  }

  /// Writes a text under a temporary name beside the file, then puts it in the file's place.
  static func write(_ text: String, to path: String) throws(Failure) {
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw failure() }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let failure = failure()
        close(descriptor)
        unlink(temporary)
        throw failure
      }
      bytes = bytes.dropFirst(count)
    }
    guard fsync(descriptor) == 0, close(descriptor) == 0, rename(temporary, path) == 0 else {
      let failure = failure()
      unlink(temporary)
      throw failure
    }
  }

  private static func failure() -> Failure {
    Failure(reason: String(cString: strerror(errno)))
  }
}

/// The system's `write`, which the method of the same name hides.
private func systemWrite(_ descriptor: CInt, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
