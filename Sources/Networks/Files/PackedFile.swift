import Files

/// A file that is read from its beginning, unpacked on the way if it is a gzip file.
struct PackedFile: ~Copyable {
  private var file: InputFile
  private var inflater: Inflater?

  /// The byte of the unpacked file that is read next.
  private(set) var position = 0

  init(path: String) throws(FileFailure) {
    var file = try InputFile(path: path)
    let start = try file.read(min(2, file.size))
    try file.move(to: 0)
    self.file = file
    inflater = start == [0x1F, 0x8B] ? Inflater() : nil
  }

  var path: String { file.path }

  /// Whether the file is a gzip file.
  var isPacked: Bool { inflater != nil }

  /// How `position`, or another byte, is named in a failure.
  func place(_ byte: Int) -> FileFailure.Place {
    inflater == nil ? .byte(byte) : .unpackedByte(byte)
  }

  func failure(_ reason: DataFault, at byte: Int) -> FileFailure {
    FileFailure(path, .data(reason), at: place(byte))
  }

  /// Reads so many bytes.
  ///
  /// Before memory is taken for them the file must be large enough to hold them; deflate packs no
  /// tighter than 1032 to 1.
  mutating func read(_ count: Int) throws(FileFailure) -> [UInt8] {
    guard inflater != nil else {
      let bytes = try file.read(count)
      position += count
      return bytes
    }
    let (most, overflow) = file.size.multipliedReportingOverflow(by: 1032)
    guard overflow || position + count <= most else {
      throw FileFailure(
        path, .truncated(expected: position + count, found: most), at: place(position))
    }
    let bytes = try bytes(count) { buffer throws(FileFailure) in
      let filled = try unpack(into: buffer)
      if filled < count {
        throw FileFailure(
          path, .truncated(expected: position + count, found: position + filled),
          at: place(position + filled))
      }
    }
    position += count
    return bytes
  }

  /// Makes sure that nothing is left, and that what was unpacked had the right check sum.
  mutating func finish() throws(FileFailure) {
    if inflater == nil {
      if file.position == file.size { return }
      throw FileFailure(path, .trailing(file.size - file.position), at: .byte(file.position))
    }
    let more = try withOneByte { buffer throws(FileFailure) in try unpack(into: buffer) }
    if more > 0 { throw FileFailure(path, .trailing(nil), at: place(position)) }
    let left = file.size - file.position + (inflater?.unused ?? 0)
    guard left == 0 else {
      throw FileFailure(path, .data(.behindCompression(left)), at: .byte(file.size - left))
    }
  }

  private mutating func unpack(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(FileFailure) -> Int {
    switch try inflater?.unpack(from: &file, into: buffer) {
    case .bytes(let count): return count
    case nil: return 0
    case .damaged(isTruncated: true):
      throw FileFailure(path, .data(.compressionTruncated), at: .byte(file.size))
    case .damaged(isTruncated: false):
      throw FileFailure(
        path, .data(.compression), at: .byte(file.position - (inflater?.unused ?? 0)))
    }
  }
}

private func withOneByte(
  _ use: (UnsafeMutableRawBufferPointer) throws(FileFailure) -> Int
) throws(FileFailure) -> Int {
  var byte: UInt8 = 0
  return try withUnsafeMutableBytes(of: &byte) { buffer throws(FileFailure) in try use(buffer) }
}
