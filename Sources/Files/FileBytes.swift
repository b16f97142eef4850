#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whole files as bytes, without Foundation, which would double the time to the first prompt.
public enum FileBytes {
  /// Reads a whole file, or a pipe to its end.
  ///
  /// - Throws: why it cannot be read: a directory, more bytes than the limit.
  public static func read(path: String, limit: Int) throws(FileFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 { throw .system(path) }
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw .system(path) }
    if status.st_mode & S_IFMT == S_IFDIR || status.st_mode & S_IFMT == S_IFBLK {
      throw FileFailure(path, .notAFile)
    }
    return try readAll(descriptor, path: path, limit: limit)
  }

  private static func readAll(
    _ descriptor: CInt, path: String, limit: Int
  ) throws(FileFailure) -> [UInt8] {
    // A pipe (`<(…)` in a shell) is waited for; a terminal or a file is simply read.
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    var bytes: [UInt8] = []
    while let chunk = try readSome(descriptor, path: path) {
      bytes += chunk
      if bytes.count > limit { throw FileFailure(path, .tooLong(limit: limit)) }
    }
    return bytes
  }

  /// Reads what is there, or waits for it.
  ///
  /// - Parameters:
  ///   - descriptor: An open file.
  ///   - path: The name for failures; nil for the standard input.
  /// - Returns: Some bytes; nil at the end.
  /// - Throws: `FileFailure` with the system's words.
  public static func readSome(_ descriptor: CInt, path: String?) throws(FileFailure) -> [UInt8]? {
    while true {
      var count = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, initialized in
        count = systemRead(descriptor, buffer.baseAddress, buffer.count)
        initialized = max(0, count)
      }
      if count > 0 { return chunk }
      if count == 0 { return nil }
      if errno != EINTR { throw .system(path) }
    }
  }
}

// Inside a type with a `read` of its own the system's must be named by its module.
#if canImport(Darwin)
  private let systemRead = Darwin.read
#else
  private let systemRead = Glibc.read
#endif
