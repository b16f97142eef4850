#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The files below a folder, however many there are.
public enum FileWalk {
  /// How deep folders may lie in folders.
  private static let deepest = 16

  /// The regular files below a folder in the order of their paths; hidden ones are left out, and links are
  /// not followed.
  ///
  /// - Complexity: O(*n* log *n*); only the paths are kept.
  public static func files(in folder: String) -> [String] {
    var files: [String] = []
    walk(folder, depth: 0, &files)
    return files.sorted()
  }

  private static func walk(_ folder: String, depth: Int, _ files: inout [String]) {
    guard depth < deepest, let handle = opendir(folder) else { return }
    defer { closedir(handle) }
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: walk(path, depth: depth + 1, &files)
      case S_IFREG: files.append(path)
      default: continue
      }
    }
  }
}
