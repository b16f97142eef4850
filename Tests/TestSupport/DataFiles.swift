import CZlib
import Foundation

/// Bytes of data files, right and wrong, for tests.
public enum DataFiles {
  /// An IDX file.
  public static func idx(_ lengths: [Int], _ elements: [UInt8], type: UInt8 = 8) -> [UInt8] {
    [0, 0, type, UInt8(lengths.count)]
      + lengths.flatMap { length in
        (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) }
      }
      + elements
  }

  /// The gzip form of some bytes.
  public static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, 9, Z_DEFLATED, 31, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      CInt(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var input = bytes
    return input.withUnsafeMutableBufferPointer { input in
      let bound = Int(deflateBound(&stream, uLong(input.count)))
      return [UInt8](unsafeUninitializedCapacity: bound) { output, count in
        stream.next_in = input.baseAddress
        stream.avail_in = uInt(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = uInt(bound)
        deflate(&stream, Z_FINISH)
        count = bound - Int(stream.avail_out)
      }
    }
  }

  /// Writes a file and gives its path.
  @discardableResult
  public static func write(_ bytes: [UInt8], _ directory: String, _ name: String) throws -> String {
    let path = directory + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Four pictures of 2×3 pixels in a directory as MNIST's files lie.
  public static func writeSmallSet(_ directory: String, packed: Bool = false) throws {
    func save(_ bytes: [UInt8], _ name: String) throws {
      try write(packed ? gzip(bytes) : bytes, directory, packed ? name + ".gz" : name)
    }
    try save(idx([4, 2, 3], Array(0..<24)), "train-images-idx3-ubyte")
    try save(idx([4], [0, 1, 2, 1]), "train-labels-idx1-ubyte")
    try save(idx([2, 2, 3], Array(100..<112)), "t10k-images-idx3-ubyte")
    try save(idx([2], [2, 0]), "t10k-labels-idx1-ubyte")
  }

  /// The directory with MNIST's files, if the machine has one.
  public static var mnist: String? {
    let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../shared/data/mnist").standardizedFileURL.path
    let path = ProcessInfo.processInfo.environment["STRIDER_MNIST"] ?? beside
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }
}
