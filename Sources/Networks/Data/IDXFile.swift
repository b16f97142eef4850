import Files

/// An IDX file: numbers laid out along dimensions, as MNIST comes.
///
///     0 0 type dimensions | one length a dimension, 4 bytes each, largest first | the elements
///
/// Only bytes (type 8) are read.
///
/// Source: LeCun, Cortes & Burges, *The MNIST database of handwritten digits*.
struct IDXFile {
  /// The lengths of the dimensions.
  let lengths: [Int]

  /// The elements, the last dimension running fastest.
  let elements: [UInt8]

  private let isPacked: Bool

  /// Where an element lies in the file.
  func place(ofElement index: Int) -> FileFailure.Place { place(4 + 4 * lengths.count + index) }

  /// Where a byte lies in the file, unpacked if it is packed.
  func place(_ byte: Int) -> FileFailure.Place {
    isPacked ? .unpackedByte(byte) : .byte(byte)
  }

  /// Reads a file, plain or gzip.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - dimensions: How many dimensions it may have.
  ///   - check: Refuses lengths before the elements take memory.
  /// - Throws: why it is not an IDX file of so many dimensions whose size is what it says.
  init(
    path: String, dimensions: [Int], check: ([Int]) throws(FileFailure) -> Void
  ) throws(FileFailure) {
    var file = try PackedFile(path: path)
    let magic = try file.read(4)
    guard magic[0] == 0, magic[1] == 0 else {
      throw file.failure(.magic(found: magic, expected: "00 00 08"), at: 0)
    }
    guard magic[2] == 8 else { throw file.failure(.elementType(magic[2]), at: 2) }
    guard dimensions.contains(Int(magic[3])) else {
      throw file.failure(.dimensions(found: Int(magic[3]), expected: dimensions), at: 3)
    }
    let header = try file.read(4 * Int(magic[3]))
    lengths = stride(from: 0, to: header.count, by: 4).map { start in
      header[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    if let empty = lengths.firstIndex(of: 0) {
      throw file.failure(.emptySide(lengths), at: 4 + 4 * empty)
    }
    var count = 1
    for length in lengths {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      guard !overflow, product <= ImageSet.maximumBytes else {
        throw FileFailure(
          path, .tooLarge(bytes: overflow ? nil : product, limit: ImageSet.maximumBytes),
          at: file.place(4))
      }
      count = product
    }
    try check(lengths)
    elements = try file.read(count)
    isPacked = file.isPacked
    try file.finish()
  }
}
