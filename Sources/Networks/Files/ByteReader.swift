/// Reads numbers and texts from bytes, one after another; nothing behind the end.
struct ByteReader {
  private let all: [UInt8]
  private let origin: Int
  private var next = 0

  /// Begins with the first of some bytes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - origin: The place of the first in its file.
  init(_ bytes: [UInt8], from origin: Int = 0) {
    all = bytes
    self.origin = origin
  }

  /// The place in the file of what comes next.
  var position: Int { origin + next }

  /// How many bytes are left.
  var rest: Int { all.count - next }

  /// A byte.
  mutating func byte() -> UInt8? {
    guard next < all.count else { return nil }
    defer { next += 1 }
    return all[next]
  }

  /// So many bytes.
  mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= rest else { return nil }
    defer { next += count }
    return all[next..<next + count]
  }

  /// Passes over so many bytes.
  mutating func skip(_ count: Int) -> Bool { bytes(count) != nil }

  /// A number without sign of up to eight bytes, least first; nil also where it is above `Int.max`.
  mutating func number(_ count: Int) -> Int? {
    bytes(count).flatMap {
      Int(exactly: $0.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }
  }

  /// A line without its end.
  mutating func line() -> ArraySlice<UInt8>? {
    guard let end = all[next...].firstIndex(of: 0x0A) else { return nil }
    defer { next = end + 1 }
    return all[next..<end]
  }
}
