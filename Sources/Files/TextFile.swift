#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Files of text: scripts and pages that people write, and records that the program keeps.
public enum TextFile {
  /// The most bytes that a script may have: 16 MiB.
  public static let limit = 16 << 20

  /// Writes a file in one step, as `OutputFile` does.
  ///
  /// - Throws: `FileFailure` if it cannot be written.
  public static func write(_ text: String, path: String) throws(FileFailure) {
    try OutputFile.write(Array(text.utf8), path: path)
  }

  /// Reads a file that is written line by line, and whose good lines are wanted whatever the others
  /// hold: bytes that are no text become U+FFFD.
  ///
  /// - Throws: `FileFailure` if there is no such file, it is no file of text, or it is longer than the
  ///   limit.
  public static func readLines(
    path: String, limit: Int = limit
  ) throws(FileFailure) -> [String] {
    let text = String(decoding: try FileBytes.read(path: path, limit: limit), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).map(String.init)
  }

  /// Adds a line at the end of a file, which is made if need be.
  ///
  /// The line goes out in one piece, so that lines of two programs never mix. Where the last line has no
  /// end, as after a full disk, it is given one.
  ///
  /// - Parameters:
  ///   - line: The line, without its end.
  ///   - path: The file.
  ///   - isPrivate: Whether a new file is for its owner alone.
  /// - Throws: `FileFailure` with the system's words if it cannot be written.
  public static func append(
    line: String, path: String, isPrivate: Bool = false
  ) throws(FileFailure) {
    let descriptor = open(
      path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, isPrivate ? 0o600 : 0o666)
    if descriptor < 0 { throw .system(path) }
    defer { close(descriptor) }
    let bytes = Array(((endsWithLine(descriptor) ? "" : "\n") + line + "\n").utf8)
    let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
    if count != bytes.count { throw .system(path, code: count < 0 ? errno : ENOSPC) }
  }

  /// Makes sure that lines could be added to a file, which is made if need be.
  ///
  /// - Throws: `FileFailure` with the system's words if it cannot be opened.
  public static func checkAppending(path: String) throws(FileFailure) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw .system(path) }
    close(descriptor)
  }

  /// Whether the last line of a file is whole; so it is where there is none.
  private static func endsWithLine(_ descriptor: CInt) -> Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > 0 else { return true }
    var last: UInt8 = 0
    return pread(descriptor, &last, 1, status.st_size - 1) != 1 || last == 0x0A
  }
}

// Inside a type with a `write` of its own the system's must be named by its module.
#if canImport(Darwin)
  private let systemWrite = Darwin.write
#else
  private let systemWrite = Glibc.write
#endif
