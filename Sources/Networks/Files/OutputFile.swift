#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Writes a file so that at any moment the old one or the new one is there, and whole.
enum OutputFile {
  /// Writes bytes beside the file, waits until they are on the disk, and puts them in its place.
  static func write(_ bytes: [UInt8], path: String) throws(FileFailure) {
    let target = resolved(path)
    let temporary = directory(of: target) + "/." + name(of: target) + ".partial"
    let descriptor = try openAlone(temporary)
    defer { close(descriptor) }
    do throws(FileFailure) {
      try write(bytes, to: descriptor, path: temporary)
      guard fsync(descriptor) == 0, rename(temporary, target) == 0 else {
        throw .system(path)
      }
    } catch {
      unlink(temporary)
      throw error
    }
    syncDirectory(of: target)
  }

  /// Makes sure that files can be made in the directory of a path.
  static func checkDirectory(of path: String) throws(FileFailure) {
    if access(directory(of: path), W_OK | X_OK) != 0 { throw .system(path) }
  }

  /// A link is followed, or the file would come into the link's place.
  private static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Opens the temporary file, empty.
  ///
  /// What a killed run left behind is used again; what a living one writes to is not.
  private static func openAlone(_ path: String) throws(FileFailure) -> CInt {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    if descriptor < 0 { throw .system(path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, isStill(descriptor, at: path),
      ftruncate(descriptor, 0) == 0
    else {
      let failure = FileFailure.system(path)
      close(descriptor)
      throw failure
    }
    return descriptor
  }

  /// Whether the file was not put in its place by another process meanwhile.
  private static func isStill(_ descriptor: CInt, at path: String) -> Bool {
    var opened = stat()
    var named = stat()
    guard fstat(descriptor, &opened) == 0, lstat(path, &named) == 0 else { return false }
    return opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
  }

  private static func write(
    _ bytes: [UInt8], to descriptor: CInt, path: String
  ) throws(FileFailure) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        systemWrite(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw .system(path)
      }
    }
  }

  /// Puts the new name on the disk too; a file system that cannot is not a reason to fail.
  private static func syncDirectory(of path: String) {
    let descriptor = open(directory(of: path), O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func name(of path: String) -> String {
    String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
  }
}

extension FileFailure {
  /// Whether there is no such file.
  var isMissing: Bool {
    if case .system(ENOENT, _) = reason { true } else { false }
  }
}

// Inside a type with a `write` of its own the system's must be named by its module.
#if canImport(Darwin)
  private let systemWrite = Darwin.write
#else
  private let systemWrite = Glibc.write
#endif
