import CZlib

/// Writes files into a ZIP archive, uncompressed: what learning platforms take questions in.
///
/// Source: PKWARE, *APPNOTE.TXT*, sections 4.3.7, 4.3.12 and 4.3.16. Times are those of the format's
/// beginning, so that the same files give the same bytes.
struct ZipArchive {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds a file.
  mutating func add(_ name: String, _ text: String) {
    let (path, data) = (Array(name.utf8), Array(text.utf8))
    let sum = data.withUnsafeBufferPointer {
      UInt32(truncatingIfNeeded: crc32(0, $0.baseAddress, uInt(data.count)))
    }
    // Version 2.0, names in UTF-8, stored as it is, midnight of 1 January 1980.
    let facts =
      two(20) + two(0x0800) + two(0) + two(0) + two(0x21) + four(Int(sum)) + four(data.count)
      + four(data.count) + two(path.count) + two(0)
    directory += four(0x0201_4B50) + two(20) + facts + two(0) + two(0) + two(0) + four(0)
    directory += four(body.count) + path
    body += four(0x0403_4B50) + facts + path + data
    count += 1
  }

  /// The bytes of the archive.
  var bytes: [UInt8] {
    let end =
      four(0x0605_4B50) + two(0) + two(0) + two(count) + two(count) + four(directory.count)
      + four(body.count) + two(0)
    return body + directory + end
  }

  private func two(_ number: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
  }

  private func four(_ number: Int) -> [UInt8] { two(number) + two(number >> 16) }
}
