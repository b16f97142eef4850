#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that is read from its beginning, and closed when it is let go.
public struct InputFile: ~Copyable {
  /// The file's name.
  public let path: String

  /// The bytes that the file has.
  public let size: Int

  /// The byte that is read next.
  public private(set) var position = 0

  private let descriptor: CInt

  /// Opens a file; a directory, a pipe or a device is refused, since reading it might never end.
  ///
  /// - Throws: why it cannot be opened.
  public init(path: String) throws(FileFailure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 { throw .system(path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let failure = FileFailure.system(path)
      close(descriptor)
      throw failure
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileFailure(path, .notAFile)
    }
    self.path = path
    self.size = Int(status.st_size)
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }

  /// Reads up to the size of a buffer; 0 at the end.
  public mutating func readSome(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(FileFailure) -> Int {
    while true {
      let count = systemRead(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 {
        position += count
        return count
      }
      if errno != EINTR { throw .system(path) }
    }
  }

  /// Fills a buffer.
  public mutating func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(FileFailure) {
    var filled = 0
    while filled < buffer.count {
      let count = try readSome(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      if count == 0 {
        throw FileFailure(
          path, .truncated(expected: position + buffer.count - filled, found: position),
          at: .byte(position))
      }
      filled += count
    }
  }

  /// Reads so many bytes.
  ///
  /// That the file has them is checked before memory is taken.
  public mutating func read(_ count: Int) throws(FileFailure) -> [UInt8] {
    guard count <= size - position else {
      throw FileFailure(
        path, .truncated(expected: position + count, found: size), at: .byte(size))
    }
    return try bytes(count) { buffer throws(FileFailure) in try fill(buffer) }
  }

  /// Goes to a byte.
  public mutating func move(to byte: Int) throws(FileFailure) {
    if lseek(descriptor, off_t(byte), SEEK_SET) < 0 { throw .system(path) }
    position = byte
  }
}

/// An array of bytes that are written by a function.
///
/// - Throws: what the function throws.
public func bytes(
  _ count: Int, _ write: (UnsafeMutableRawBufferPointer) throws(FileFailure) -> Void
) throws(FileFailure) -> [UInt8] {
  var failure: FileFailure?
  let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
    do throws(FileFailure) {
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      try write(UnsafeMutableRawBufferPointer(rebasing: bytes[..<count]))
      initialized = count
    } catch {
      failure = error
    }
  }
  if let failure { throw failure }
  return bytes
}

// Inside a type with a `read` of its own the system's must be named by its module.
#if canImport(Darwin)
  private let systemRead = Darwin.read
#else
  private let systemRead = Glibc.read
#endif
