import Files

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A directory with pictures, recognised by the names of the files in it.
public enum DataDirectory {
  /// Reads a directory of IDX files or CIFAR-10 batches.
  ///
  /// - Throws: which file breaks where, or that nothing is recognised.
  public static func load(_ path: String) throws(FileFailure) -> DataSet {
    let names = try list(path)
    if CIFAR10.isHere(names) { return try CIFAR10.load(path, names) }
    if IDXData.isHere(names) { return try IDXData.load(path, names) }
    throw FileFailure(path, .data(.nothingKnown(Array(names.prefix(5)))))
  }

  /// The names in a directory, sorted, without hidden ones.
  static func list(_ path: String) throws(FileFailure) -> [String] {
    guard let directory = opendir(path) else { throw .system(path) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
