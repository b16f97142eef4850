#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whole files as bytes, without Foundation, which would double the time to the first prompt.
enum FileBytes {
  /// Reads a whole regular file.
  static func read(path: String, limit: Int) throws(ReadFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 { throw systemFailure(path) }
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw systemFailure(path) }
    if status.st_mode & S_IFMT == S_IFDIR || status.st_mode & S_IFMT == S_IFBLK {
      throw ReadFailure(path: path, reason: .notAFile)
    }
    return try readAll(descriptor, path: path, limit: limit)
  }

  private static func readAll(
    _ descriptor: CInt, path: String, limit: Int
  ) throws(ReadFailure) -> [UInt8] {
    // A pipe (`<(…)` in a shell) is waited for; a terminal or a file is simply read.
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    var bytes: [UInt8] = []
    while let chunk = try readSome(descriptor, path: path) {
      bytes += chunk
      if bytes.count > limit { throw ReadFailure(path: path, reason: .tooLong(limit: limit)) }
    }
    return bytes
  }

  /// Reads what is there, or waits for it; nil at the end.
  static func readSome(_ descriptor: CInt, path: String?) throws(ReadFailure) -> [UInt8]? {
    while true {
      var count = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, initialized in
        count = systemRead(descriptor, buffer.baseAddress, buffer.count)
        initialized = max(0, count)
      }
      if count > 0 { return chunk }
      if count == 0 { return nil }
      if errno != EINTR { throw systemFailure(path) }
    }
  }

  /// Writes a file, for its owner alone, in one step.
  ///
  /// Another program sees the old file or the new one, never half of it.
  static func write(_ bytes: [UInt8], path: String) throws(ReadFailure) {
    let temporary = path + ".new.\(getpid())"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw systemFailure(path) }
    let written = writeAll(bytes, to: descriptor)
    let code = errno
    let closed = close(descriptor) == 0
    if written && closed && rename(temporary, path) == 0 { return }
    let failure = systemFailure(path, code: written ? errno : code)
    unlink(temporary)
    throw failure
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: CInt) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count == 0 || errno != EINTR {
        return false
      }
    }
    return true
  }

  /// Makes a directory and those above it, for its owner alone.
  static func makeDirectory(_ path: String) throws(ReadFailure) {
    if path.isEmpty || mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let parent = directory(of: path) else { throw systemFailure(path) }
    try makeDirectory(parent)
    if mkdir(path, 0o700) != 0 && errno != EEXIST { throw systemFailure(path) }
  }

  /// The directory that a path lies in, or nil for one without a slash.
  static func directory(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/") else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func systemFailure(_ path: String?, code: CInt = errno) -> ReadFailure {
    let words = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    return ReadFailure(path: path, reason: .system(code: code, words: words))
  }
}

// Inside a type with a `read` of its own the system's must be named by its module.
#if canImport(Darwin)
  private let systemRead = Darwin.read
  private let systemWrite = Darwin.write
#else
  private let systemRead = Glibc.read
  private let systemWrite = Glibc.write
#endif
