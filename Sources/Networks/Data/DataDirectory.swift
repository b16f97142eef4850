import Files

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A directory with pictures, recognised by the names of the files in it.
public enum DataDirectory {
  /// What pictures of any size are made into.
  public struct Fitting: Sendable {
    /// Rows and columns: pictures are scaled to cover them and cut in the middle.
    public var rows: Int, columns: Int
    /// 1 for greys, 3 for colours; nil for what the pictures are.
    public var channels: Int?

    /// Asks for a size.
    public init(rows: Int, columns: Int, channels: Int? = nil) {
      (self.rows, self.columns, self.channels) = (rows, columns, channels)
    }
  }

  /// Reads a directory of IDX files, of CIFAR-10 batches or of folders with pictures.
  ///
  /// - Parameters:
  ///   - path: The directory.
  ///   - fitting: What pictures in folders are made into; without it all must be of one size.
  /// - Returns: The pictures.
  /// - Throws: which file breaks where, or that nothing is recognised.
  public static func load(
    _ path: String, fitting: Fitting? = nil
  ) throws(FileFailure) -> DataSet {
    let names = try list(path)
    if CIFAR10.isHere(names) { return try CIFAR10.load(path, names) }
    if IDXData.isHere(names) { return try IDXData.load(path, names) }
    if FolderData.isHere(path, names) { return try FolderData.load(path, names, fitting) }
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
