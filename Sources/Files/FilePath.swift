#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Names of files, taken apart.
public enum FilePath {
  /// The longest chain of links that is followed, as on Linux.
  private static let mostLinks = 40

  /// The directory that a path lies in; `.` for one without a slash.
  public static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The name behind the last slash.
  public static func name(of path: String) -> String {
    String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
  }

  /// The file that a path stands for: where it is a symbolic link, what that leads to, even if nothing
  /// is there yet.
  ///
  /// - Throws: `FileFailure` if links lead in a circle.
  public static func target(of path: String) throws(FileFailure) -> String {
    var target = path
    for _ in 0..<mostLinks {
      guard let link = link(at: target) else { return target }
      target = link.hasPrefix("/") ? link : directory(of: target) + "/" + link
    }
    throw .system(path, code: ELOOP)
  }

  /// What a symbolic link says; nil for anything else.
  private static func link(at path: String) -> String? {
    var length = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      length = buffer.withMemoryRebound(to: CChar.self) { text in
        text.baseAddress.map { readlink(path, $0, text.count) } ?? 0
      }
      count = max(0, length)
    }
    return length > 0 ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// Makes a directory and those above it.
  ///
  /// - Parameters:
  ///   - path: The directory.
  ///   - isPrivate: Whether it is for its owner alone; else for those that the user's mask lets in.
  /// - Throws: `FileFailure` with the system's words.
  public static func makeDirectory(
    _ path: String, isPrivate: Bool = true
  ) throws(FileFailure) {
    let mode: mode_t = isPrivate ? 0o700 : 0o777
    if mkdir(path, mode) == 0 || errno == EEXIST { return }
    let parent = directory(of: path)
    guard errno == ENOENT, parent != path, parent != "." else { throw .system(path) }
    try makeDirectory(parent, isPrivate: isPrivate)
    if mkdir(path, mode) != 0 && errno != EEXIST { throw .system(path) }
  }
}

/// A file's name with `~/` at its beginning replaced by the home folder, as shells do.
public func expandingHome(_ name: String) -> String {
  guard name.hasPrefix("~/"), let home = getenv("HOME") else { return name }
  return String(cString: home) + name.dropFirst()
}
