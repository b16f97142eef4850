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

  /// Adds a line at the end of a file, making the file and the directories above it if need be.
  ///
  /// The line goes out in one piece, so that lines of two programs never mix.
  ///
  /// - Throws: `ReadFailure` with the system's words if it cannot be written.
  public static func append(line: String, path: String) throws(ReadFailure) {
    if let directory = FileBytes.directory(of: path) { try FileBytes.makeDirectory(directory) }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw FileBytes.systemFailure(path) }
    defer { close(descriptor) }
    let bytes = Array((line + "\n").utf8)
    let count = bytes.withUnsafeBytes { write(descriptor, $0) }
    if count != bytes.count { throw FileBytes.systemFailure(path) }
  }

  private static func write(_ descriptor: CInt, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
