import Files

/// The entries of a zip archive.
///
/// Nothing is unpacked and nothing is written, so a name can lead nowhere; every place is checked against
/// the size of the file before it is looked at.
///
/// Source: PKWARE, *APPNOTE.TXT: .ZIP file format specification*, sections 4.3.7 to 4.3.16.
struct ZipDirectory {
  /// An entry.
  struct Entry {
    /// Its name in the archive.
    let name: String
    /// Its bytes in the file.
    let range: Range<Int>
    /// Whether they are packed or encrypted; PyTorch packs programs, and never numbers.
    let isPacked: Bool
  }

  /// The most entries that are read.
  static let maximumEntries = 1 << 16

  /// The entries by name.
  let entries: [String: Entry]

  /// Reads the list at the end of a file.
  ///
  /// - Throws: what is wrong with it, and at which byte.
  init(_ file: inout InputFile) throws(FileFailure) {
    let end = try ZipDirectory.end(&file)
    try file.move(to: end.directory.lowerBound)
    var reader = ByteReader(try file.read(end.directory.count), from: end.directory.lowerBound)
    var entries: [String: Entry] = [:]
    for _ in 0..<end.count {
      let entry = try ZipDirectory.entry(&reader, &file)
      guard entries.updateValue(entry, forKey: entry.name) == nil else {
        throw FileFailure(
          file.path, .checkpoint(.duplicate(entry.name)), at: .byte(reader.position))
      }
    }
    self.entries = entries
  }

  /// The bytes of an entry, as they stand in the file.
  func bytes(_ entry: Entry, _ file: inout InputFile) throws(FileFailure) -> [UInt8] {
    guard !entry.isPacked else {
      throw FileFailure(file.path, .torch(.packed(entry: entry.name)))
    }
    try file.move(to: entry.range.lowerBound)
    return try file.read(entry.range.count)
  }

  /// Where the list lies and how many entries it has.
  private static func end(
    _ file: inout InputFile
  ) throws(FileFailure) -> (directory: Range<Int>, count: Int) {
    let length = 22
    func damaged(_ byte: Int) -> FileFailure {
      FileFailure(file.path, .torch(.archive(.directory)), at: .byte(byte))
    }
    // A comment of up to 65,535 bytes may stand behind the record.
    let start = max(0, file.size - length - 65_535)
    try file.move(to: start)
    let tail = try file.read(file.size - start)
    var found: Int?
    if tail.count >= length {
      for place in stride(from: tail.count - length, through: 0, by: -1)
      where tail[place..<place + 4].elementsEqual([0x50, 0x4B, 5, 6]) {
        found = place
        break
      }
    }
    guard let found else { throw damaged(file.size) }
    var reader = ByteReader(Array(tail[found...]), from: start + found)
    guard reader.skip(10), var count = reader.number(2), var size = reader.number(4),
      var offset = reader.number(4)
    else { throw damaged(start + found) }
    if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF {
      // The longer form stands in front, behind a record that says where.
      guard start + found >= 20 else { throw damaged(start + found) }
      try file.move(to: start + found - 20)
      var locator = ByteReader(try file.read(20), from: start + found - 20)
      guard locator.number(4) == 0x0706_4B50, locator.skip(4), let place = locator.number(8),
        place <= file.size - 56
      else { throw damaged(start + found - 20) }
      try file.move(to: place)
      var record = ByteReader(try file.read(56), from: place)
      guard record.number(4) == 0x0606_4B50, record.skip(28), let longCount = record.number(8),
        let longSize = record.number(8), let longOffset = record.number(8)
      else { throw damaged(place) }
      (count, size, offset) = (longCount, longSize, longOffset)
    }
    guard offset <= file.size, size <= file.size - offset, count <= maximumEntries else {
      throw damaged(start + found)
    }
    return (offset..<offset + size, count)
  }

  private static func entry(
    _ reader: inout ByteReader, _ file: inout InputFile
  ) throws(FileFailure) -> Entry {
    let place = reader.position
    func failure(_ fault: TorchFault) -> FileFailure {
      FileFailure(file.path, .torch(fault), at: .byte(place))
    }
    guard reader.number(4) == 0x0201_4B50, reader.skip(4), let flags = reader.number(2),
      let method = reader.number(2), reader.skip(8), var packed = reader.number(4),
      var size = reader.number(4), let nameLength = reader.number(2),
      let extraLength = reader.number(2), let commentLength = reader.number(2), reader.skip(8),
      var offset = reader.number(4), let nameBytes = reader.bytes(nameLength),
      let extra = reader.bytes(extraLength), reader.skip(commentLength)
    else { throw failure(.archive(.entry)) }
    guard let name = String(validating: nameBytes, as: UTF8.self), !name.hasPrefix("/"),
      !name.split(separator: "/").contains("..")
    else { throw failure(.archive(.name)) }
    var fields = ByteReader(Array(extra), from: place)
    while let id = fields.number(2), let length = fields.number(2) {
      guard let field = fields.bytes(length) else { throw failure(.archive(.entry)) }
      guard id == 1 else { continue }
      var long = ByteReader(Array(field), from: place)
      if size == 0xFFFF_FFFF { size = long.number(8) ?? size }
      if packed == 0xFFFF_FFFF { packed = long.number(8) ?? packed }
      if offset == 0xFFFF_FFFF { offset = long.number(8) ?? offset }
    }
    guard offset <= file.size - 30 else { throw failure(.archive(.entry)) }
    try file.move(to: offset)
    var header = ByteReader(try file.read(30), from: offset)
    guard header.number(4) == 0x0403_4B50, header.skip(22), let ownName = header.number(2),
      let ownExtra = header.number(2)
    else {
      throw FileFailure(file.path, .torch(.archive(.header)), at: .byte(offset))
    }
    let start = offset + 30 + ownName + ownExtra
    guard start <= file.size, packed <= file.size - start else {
      throw failure(.archive(.entry))
    }
    // Bit 0: the bytes are encrypted.
    return Entry(
      name: name, range: start..<start + packed,
      isPacked: method != 0 || flags & 1 != 0 || size != packed)
  }
}
