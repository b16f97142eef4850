import Files

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The file in which entries are kept: one a line, UTF-8, a newline written `\n` and a backslash
/// `\\`.
///
/// Lines that cannot be read so are somebody else's: they keep their place, byte for byte.
struct HistoryFile {
  /// A line of the file.
  enum Line: Hashable {
    case entry(String)
    case foreign([UInt8])
  }

  /// The most bytes that the file may have.
  static let sizeLimit = 32 << 20

  let path: String

  init(path: String) {
    // The lock is that of the directory in which the file itself lies.
    self.path = (try? FilePath.target(of: path)) ?? path
  }

  /// The lines, oldest first; none if there is no file.
  ///
  /// - Throws: `FileFailure` if the file is not one of ours at all: a directory, a binary file, too
  ///   long.
  func load() throws(FileFailure) -> [Line] {
    let bytes: [UInt8]
    do throws(FileFailure) {
      bytes = try FileBytes.read(path: path, limit: Self.sizeLimit)
    } catch {
      if error.isAbsence { return [] }
      throw error
    }
    if bytes.contains(0) { throw FileFailure(path, .notText) }
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.map { Self.decode(Array($0)) }
  }

  /// Adds entries to the file, with what another session has added meanwhile.
  func add(_ entries: [String], limit: Int) throws(FileFailure) {
    try FilePath.makeDirectory(FilePath.directory(of: path))
    let lock = try lock()
    defer { if lock >= 0 { close(lock) } }
    let lines = Self.merge(try load(), adding: entries, limit: limit)
    try OutputFile.write(
      lines.flatMap { Self.encode($0) + [0x0A] }, path: path, isPrivate: true)
  }

  /// Locks the directory against other sessions; the file itself is a new one after every save.
  ///
  /// - Returns: The descriptor that holds the lock, or -1 where there are no locks.
  private func lock() throws(FileFailure) -> CInt {
    let descriptor = open(FilePath.directory(of: path), O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { return -1 }
    for _ in 0..<100 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
      if errno != EWOULDBLOCK && errno != EINTR { break }
      usleep(10_000)
    }
    let code = errno
    close(descriptor)
    if code == EWOULDBLOCK { throw FileFailure.system(path, code: code) }
    return -1
  }

  /// The lines with entries added at the end; an older equal entry goes, then the oldest over the
  /// limit.
  static func merge(_ lines: [Line], adding entries: [String], limit: Int) -> [Line] {
    var seen = Set<String>()
    var kept: [Line] = []
    for line in (lines + entries.map { .entry($0) }).reversed() {
      guard case .entry(let text) = line else {
        kept.append(line)
        continue
      }
      if seen.count < limit && seen.insert(text).inserted { kept.append(line) }
    }
    return kept.reversed()
  }

  /// The bytes of a line, without its newline.
  static func encode(_ line: Line) -> [UInt8] {
    switch line {
    case .foreign(let bytes): return bytes
    case .entry(let text):
      var bytes: [UInt8] = []
      for byte in text.utf8 {
        switch byte {
        case 0x0A: bytes += Array("\\n".utf8)
        case 0x0D: bytes += Array("\\r".utf8)
        case 0x5C: bytes += Array("\\\\".utf8)
        default: bytes.append(byte)
        }
      }
      return bytes
    }
  }

  /// Reads a line.
  static func decode(_ bytes: [UInt8]) -> Line {
    if bytes.isEmpty || TextFile.firstInvalidByte(bytes) != nil { return .foreign(bytes) }
    var result: [UInt8] = []
    var isEscaped = false
    for byte in bytes {
      if byte < 0x20 && byte != 0x09 || byte == 0x7F { return .foreign(bytes) }
      if isEscaped {
        switch byte {
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "\\"): result.append(byte)
        default: return .foreign(bytes)
        }
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        result.append(byte)
      }
    }
    return isEscaped ? .foreign(bytes) : .entry(String(decoding: result, as: UTF8.self))
  }
}
