#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is there already where a file is to be written.
public enum PlaceOfFile: Hashable, Sendable {
  /// Nothing.
  case free
  /// A file of so many bytes.
  case file(bytes: Int)
  /// A folder, a device, a pipe: nothing that a file may take the place of.
  case other

  /// Looks at a path; a link stands for what it leads to.
  public init(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      self = .free
      return
    }
    self = status.st_mode & S_IFMT == S_IFREG ? .file(bytes: Int(status.st_size)) : .other
  }
}
