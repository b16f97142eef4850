#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Files of text that the program writes.
public enum TextFile {
  /// Writes a file in one step: another program sees the old file or the new one, never half of it.
  ///
  /// The file keeps the permissions it had; a new one can be read by everyone.
  ///
  /// - Throws: `ReadFailure` with the system's words if it cannot be written.
  public static func write(_ text: String, path: String) throws(ReadFailure) {
    var status = stat()
    let mode = stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o644
    try FileBytes.write(Array(text.utf8), path: path)
    chmod(path, mode)
  }

  /// Reads a file that is written line by line, and whose good lines are wanted whatever the others
  /// hold: bytes that are no text become U+FFFD.
  ///
  /// - Throws: `ReadFailure` if there is no such file, it is no file of text, or it is longer than the
  ///   limit.
  public static func readLines(
    path: String, limit: Int = SourceText.limit
  ) throws(ReadFailure) -> [String] {
    let text = String(decoding: try FileBytes.read(path: path, limit: limit), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).map(String.init)
  }

  /// Adds a line at the end of a file, making the file and the directories above it if need be.
  ///
  /// The line goes out in one piece, so that lines of two programs never mix. Where the last line has no
  /// end, as after a full disk, it is given one.
  ///
  /// - Throws: `ReadFailure` with the system's words if it cannot be written.
  public static func append(line: String, path: String) throws(ReadFailure) {
    if let directory = FileBytes.directory(of: path) { try FileBytes.makeDirectory(directory) }
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw FileBytes.systemFailure(path) }
    defer { close(descriptor) }
    let bytes = Array(((endsWithLine(descriptor) ? "" : "\n") + line + "\n").utf8)
    let count = bytes.withUnsafeBytes { write(descriptor, $0) }
    if count != bytes.count {
      throw FileBytes.systemFailure(path, code: count < 0 ? errno : ENOSPC)
    }
  }

  /// Whether the last line of a file is whole; so it is where there is none.
  private static func endsWithLine(_ descriptor: CInt) -> Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > 0 else { return true }
    var last: UInt8 = 0
    return pread(descriptor, &last, 1, status.st_size - 1) != 1 || last == 0x0A
  }

  private static func write(_ descriptor: CInt, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
