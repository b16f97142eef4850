import CZlib
import Files

/// Unpacks a gzip file piece by piece, never more than is asked for.
///
/// Several gzip members in a row are one file, as for `gunzip`; the check sum at the end of each is
/// checked by zlib.
struct Inflater: ~Copyable {
  /// What came out of the compressed bytes.
  enum Outcome {
    /// So many bytes; fewer than asked for only at the end.
    case bytes(Int)
    /// The compressed bytes are damaged, or stop before their end.
    case damaged(isTruncated: Bool)
  }

  private let stream: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableRawBufferPointer
  private var isAtEnd = false

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    input = .allocate(byteCount: 1 << 16, alignment: 16)
    // 15 bits of window, and 16 to say that the format is gzip.
    _ = inflateInit2_(stream, 31, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  /// Compressed bytes that were read and not yet used.
  var unused: Int { Int(stream.pointee.avail_in) }

  /// Unpacks until a buffer is full or nothing is left.
  mutating func unpack(
    from file: inout InputFile, into output: UnsafeMutableRawBufferPointer
  ) throws(FileFailure) -> Outcome {
    var filled = 0
    while filled < output.count && !isAtEnd {
      if stream.pointee.avail_in == 0, try !refill(from: &file) {
        return .damaged(isTruncated: true)
      }
      // zlib counts in 32 bits.
      let room = min(output.count - filled, 1 << 30)
      stream.pointee.next_out = output.baseAddress?.advanced(by: filled)
        .assumingMemoryBound(to: Bytef.self)
      stream.pointee.avail_out = uInt(room)
      let result = inflate(stream, Z_NO_FLUSH)
      filled += room - Int(stream.pointee.avail_out)
      switch result {
      case Z_OK, Z_BUF_ERROR: continue
      case Z_STREAM_END: try beginNextMember(of: &file)
      default: return .damaged(isTruncated: false)
      }
    }
    return .bytes(filled)
  }

  private mutating func beginNextMember(of file: inout InputFile) throws(FileFailure) {
    let more = stream.pointee.avail_in > 0 ? true : try refill(from: &file)
    if more && stream.pointee.next_in.pointee == 0x1F {
      inflateReset(stream)
    } else {
      isAtEnd = true
    }
  }

  private mutating func refill(from file: inout InputFile) throws(FileFailure) -> Bool {
    let count = try file.readSome(into: input)
    stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: Bytef.self)
    stream.pointee.avail_in = uInt(count)
    return count > 0
  }
}
