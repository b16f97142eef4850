#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Writes a file so that at any moment, a power cut included, the old one or the new one is there,
/// and whole.
public enum OutputFile {
  /// Writes bytes beside the file, waits until they are on the disk, and puts them in its place.
  ///
  /// A symbolic link stays and what it leads to is written. An old file's permissions and owner stay;
  /// a new file's are those that the user's mask leaves.
  ///
  /// - Parameters:
  ///   - bytes: What the file shall hold.
  ///   - path: The file.
  ///   - isPrivate: Whether a new file is for its owner alone.
  /// - Throws: `FileFailure` where the system refuses, the file is protected against writing, or the
  ///   path is that of a directory or a device; the old file is as it was then.
  public static func write(
    _ bytes: [UInt8], path: String, isPrivate: Bool = false
  ) throws(FileFailure) {
    let draft = try Draft(path: path, isPrivate: isPrivate)
    try draft.write(bytes)
    try draft.putInPlace()
  }

  /// Makes sure that a file could be written, by making room for it beside its place.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - room: How many bytes there must be room for.
  /// - Throws: `FileFailure` as `write` would.
  public static func check(path: String, room: Int = 0) throws(FileFailure) {
    let draft = try Draft(path: path, isPrivate: true)
    try draft.reserve(room)
  }

  /// Gives a file a further name with a number behind it, `m.1`, so that it outlives being replaced.
  ///
  /// The number is the first that is free: nothing is replaced, and the file keeps its own name too
  /// until another one takes it. Of a symbolic link it is the file that it leads to.
  ///
  /// - Returns: The further name.
  /// - Throws: `FileFailure` with the system's words.
  public static func setAside(_ path: String) throws(FileFailure) -> String {
    let target = try FilePath.target(of: path)
    for number in 1..<10_000 {
      let name = "\(target).\(number)"
      if link(target, name) == 0 { return name }
      if errno == EEXIST { continue }
      // Some file systems have no two names for a file.
      guard errno == EPERM || errno == ENOTSUP, access(name, F_OK) != 0,
        systemRename(target, name) == 0
      else { throw .system(path) }
      return name
    }
    throw .system(path, code: EEXIST)
  }
}

/// A file on its way into its place; it leaves nothing behind where it does not get there.
private final class Draft {
  private let path: String
  private let target: String
  private let temporary: String
  private let descriptor: CInt
  private var isInPlace = false

  /// Makes the file, empty and with the permissions that it shall have.
  init(path: String, isPrivate: Bool) throws(FileFailure) {
    self.path = path
    target = try FilePath.target(of: path)
    var old = stat()
    let isThere = stat(target, &old) == 0
    if !isThere && errno != ENOENT { throw .system(path) }
    if path.isEmpty || path.hasSuffix("/") && !isThere { throw .system(path, code: ENOENT) }
    if isThere && old.st_mode & S_IFMT != S_IFREG { throw FileFailure(path, .notAFile) }
    if isThere && access(target, W_OK) != 0 { throw .system(path) }
    (temporary, descriptor) = try Draft.open(beside: target, path, isPrivate ? 0o600 : 0o666)
    if isThere { Draft.keep(old, descriptor) }
  }

  deinit {
    if !isInPlace { unlink(temporary) }
    close(descriptor)
  }

  /// Opens a file of its own: what a killed program left behind is taken away, and what a living one
  /// writes to is let alone.
  private static func open(
    beside target: String, _ path: String, _ mode: mode_t
  ) throws(FileFailure) -> (String, CInt) {
    // Names are limited to 255 bytes, and the file's own may be that long.
    let name = String(FilePath.name(of: target).unicodeScalars.prefix(50))
    let start = FilePath.directory(of: target) + "/." + name
    for attempt in 0..<100 {
      let temporary = start + ".\(attempt).partial"
      let descriptor = systemOpen(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      if descriptor >= 0 {
        if lock(descriptor, at: temporary) { return (temporary, descriptor) }
        close(descriptor)
      } else if errno == EEXIST {
        removeUnlessLocked(temporary)
      } else {
        throw .system(path)
      }
    }
    throw .system(path, code: EEXIST)
  }

  /// Locks a file, which tells others that somebody is writing to it.
  ///
  /// - Returns: Whether it is locked, and was not taken away meanwhile.
  private static func lock(_ descriptor: CInt, at path: String) -> Bool {
    // A file system without locks is one on which nothing is taken away either.
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 { return errno != EWOULDBLOCK }
    var opened = stat()
    var named = stat()
    guard fstat(descriptor, &opened) == 0, lstat(path, &named) == 0 else { return false }
    return opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
  }

  private static func removeUnlessLocked(_ path: String) {
    let descriptor = systemOpen(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0)
    if descriptor < 0 { return }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
    close(descriptor)
  }

  /// Takes on what an old file had.
  private static func keep(_ old: stat, _ descriptor: CInt) {
    // Only a privileged user may give files away; another one's new file is his own.
    if fchown(descriptor, old.st_uid, old.st_gid) != 0 { _ = fchown(descriptor, .max, old.st_gid) }
    fchmod(descriptor, old.st_mode & 0o777)
  }

  /// Writes all bytes.
  func write(_ bytes: [UInt8]) throws(FileFailure) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        systemWrite(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count > 0 {
        written += count
      } else if count == 0 || errno != EINTR {
        throw .system(path, code: count == 0 ? ENOSPC : errno)
      }
    }
  }

  /// Takes room on the disk.
  func reserve(_ bytes: Int) throws(FileFailure) {
    #if os(Linux)
      guard bytes > 0 else { return }
      let code = posix_fallocate(descriptor, 0, off_t(bytes))
      // What the file system cannot say beforehand turns out when it is written.
      if code == ENOSPC || code == EDQUOT || code == EFBIG { throw .system(path, code: code) }
    #endif
  }

  /// Waits until everything is on the disk and gives the file its name.
  func putInPlace() throws(FileFailure) {
    guard fsync(descriptor) == 0, systemRename(temporary, target) == 0 else { throw .system(path) }
    isInPlace = true
    let directory = systemOpen(FilePath.directory(of: target), O_RDONLY | O_CLOEXEC, 0)
    // A directory that may be written to and not read cannot be waited for.
    guard directory >= 0 else { return }
    defer { close(directory) }
    // Nor can one on a file system that has no such thing.
    if fsync(directory) != 0 && errno != EINVAL { throw .system(path) }
  }
}

// Inside types with functions of these names the system's must be named by their module.
#if canImport(Darwin)
  private let systemWrite = Darwin.write
  private let systemRename = Darwin.rename
  private func systemOpen(_ path: String, _ flags: CInt, _ mode: mode_t) -> CInt {
    Darwin.open(path, flags, mode)
  }
#else
  private let systemWrite = Glibc.write
  private let systemRename = Glibc.rename
  private func systemOpen(_ path: String, _ flags: CInt, _ mode: mode_t) -> CInt {
    Glibc.open(path, flags, mode)
  }
#endif
