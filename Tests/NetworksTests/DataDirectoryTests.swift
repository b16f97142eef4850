import Files
import Foundation
import TestSupport
import Testing

@testable import Networks

struct DataDirectoryTests {
  @Test(arguments: [false, true])
  func `IDX files are read plain and packed`(packed: Bool) throws {
    try withTemporaryDirectory { directory in
      try DataFiles.writeSmallSet(directory, packed: packed)
      let data = try DataDirectory.load(directory)
      #expect(data.training.pixels == Array(0..<24))
      #expect(data.training.labels == [0, 1, 2, 1])
      #expect(data.training.imageShape == [1, 2, 3])
      #expect(data.training.classes == 3)
      #expect(data.test?.pixels == Array(100..<112))
      #expect(data.test?.labels == [2, 0])
      #expect(data.test?.classes == 3)
    }
  }

  @Test func `images may have channels`() throws {
    try withTemporaryDirectory { directory in
      try DataFiles.write(
        DataFiles.idx([1, 3, 2, 2], Array(0..<12)), directory, "train-images.idx4-ubyte")
      try DataFiles.write(DataFiles.idx([1], [0]), directory, "train-labels.idx1-ubyte")
      let data = try DataDirectory.load(directory)
      #expect(data.training.imageShape == [3, 2, 2])
      #expect(data.test == nil)
    }
  }

  @Test func `CIFAR-10 batches are read in the order of their names`() throws {
    try withTemporaryDirectory { directory in
      func batch(_ label: UInt8) -> [UInt8] {
        [label] + [UInt8](repeating: label * 10, count: 3072)
      }
      try DataFiles.write(batch(3) + batch(9), directory, "data_batch_1.bin")
      try DataFiles.write(batch(0), directory, "data_batch_2.bin")
      try DataFiles.write(batch(7), directory, "test_batch.bin")
      let data = try DataDirectory.load(directory)
      #expect(data.training.labels == [3, 9, 0])
      #expect(data.training.imageShape == [3, 32, 32])
      #expect(data.training.image(1).allSatisfy { $0 == 90 })
      #expect(data.training.classNames[7] == "horse")
      #expect(data.test?.labels == [7])
    }
  }

  /// Overwrites one file of a good set and says what is then thrown.
  private func failure(_ name: String, _ bytes: [UInt8]) throws -> FileFailure? {
    try withTemporaryDirectory { directory in
      try DataFiles.writeSmallSet(directory)
      let path = try DataFiles.write(bytes, directory, name)
      if name.hasSuffix(".gz") {
        try FileManager.default.removeItem(atPath: String(path.dropLast(3)))
      }
      do {
        _ = try DataDirectory.load(directory)
        return nil
      } catch let failure as FileFailure {
        #expect(failure.path == path)
        return failure
      }
    }
  }

  @Test func `a file of another format is named with its first bytes`() throws {
    let failure = try failure("train-images-idx3-ubyte", Array("GIF89a..........".utf8))
    #expect(failure?.place == .byte(0))
    #expect(failure?.reason == .data(.magic(found: Array("GIF8".utf8), expected: "00 00 08")))
  }

  @Test func `labels in place of images are recognised`() throws {
    let failure = try failure("train-images-idx3-ubyte", DataFiles.idx([4], [0, 1, 2, 1]))
    #expect(failure?.reason == .data(.dimensions(found: 1, expected: [3, 4])))
    #expect(failure?.place == .byte(3))
  }

  @Test func `elements that are not bytes are refused`() throws {
    let bytes = DataFiles.idx([4, 2, 3], Array(0..<24), type: 0x0D)
    let failure = try failure("train-images-idx3-ubyte", bytes)
    #expect(failure?.reason == .data(.elementType(0x0D)))
  }

  @Test func `a file that is cut off is named with its end`() throws {
    let failure = try failure("train-images-idx3-ubyte", DataFiles.idx([4, 2, 3], Array(0..<20)))
    #expect(failure?.reason == .truncated(expected: 40, found: 36))
    #expect(failure?.place == .byte(36))
  }

  @Test func `bytes behind the end are refused`() throws {
    let failure = try failure("train-images-idx3-ubyte", DataFiles.idx([4, 2, 3], Array(0..<25)))
    #expect(failure?.reason == .trailing(1))
    #expect(failure?.place == .byte(40))
  }

  @Test func `lengths that multiply beyond all memory are refused before memory is taken`() throws {
    let lengths = [0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF]
    let failure = try failure("train-images-idx3-ubyte", DataFiles.idx(lengths, []))
    #expect(failure?.reason == .tooLarge(bytes: 0xFFFF_FFFF, limit: ImageSet.maximumBytes))
    let packed = try self.failure(
      "train-images-idx3-ubyte.gz", DataFiles.gzip(DataFiles.idx([4, 1 << 14, 1 << 14], [])))
    guard case .truncated = packed?.reason else {
      Issue.record("a gigabyte was promised by a hundred bytes")
      return
    }
  }

  @Test func `a length of zero is refused`() throws {
    let failure = try failure("train-images-idx3-ubyte", DataFiles.idx([4, 0, 3], []))
    #expect(failure?.reason == .data(.emptySide([4, 0, 3])))
    #expect(failure?.place == .byte(8))
  }

  @Test func `as many labels as images are needed`() throws {
    let failure = try failure("train-labels-idx1-ubyte", DataFiles.idx([3], [0, 1, 2]))
    guard case .counts(labels: 3, images: 4, _)? = failure?.reason.dataFault else {
      Issue.record("not counted")
      return
    }
  }

  @Test func `a label of 255 among few classes is named with its byte`() throws {
    let failure = try failure("train-labels-idx1-ubyte", DataFiles.idx([4], [0, 1, 255, 1]))
    #expect(failure?.reason == .data(.label(255, classes: 2)))
    #expect(failure?.place == .byte(10))
  }

  @Test func `a test label that training never saw is refused`() throws {
    let failure = try failure("t10k-labels-idx1-ubyte", DataFiles.idx([2], [0, 3]))
    #expect(failure?.reason == .data(.label(3, classes: 3)))
    #expect(failure?.place == .byte(9))
  }

  @Test func `test pictures of another size are refused`() throws {
    let failure = try failure("t10k-images-idx3-ubyte", DataFiles.idx([2, 3, 2], Array(0..<12)))
    guard case .sizes(found: [1, 3, 2], expected: [1, 2, 3], _)? = failure?.reason.dataFault else {
      Issue.record("not compared")
      return
    }
  }

  @Test func `a gzip file that unpacks on and on is left after what it announced`() throws {
    let endless = DataFiles.gzip(
      DataFiles.idx([4, 2, 3], Array(0..<24)) + [UInt8](repeating: 0, count: 10_000_000))
    let failure = try failure("train-images-idx3-ubyte.gz", endless)
    #expect(failure?.reason == .trailing(nil))
    #expect(failure?.place == .unpackedByte(40))
  }

  @Test func `a gzip file that is cut off or damaged is named with the byte`() throws {
    let good = DataFiles.gzip(DataFiles.idx([4, 2, 3], Array(0..<24)))
    let cut = try failure("train-images-idx3-ubyte.gz", Array(good.dropLast(9)))
    #expect(cut?.reason == .data(.compressionTruncated))
    #expect(cut?.place == .byte(good.count - 9))
    var damaged = good
    damaged[good.count - 6] ^= 0x40
    let failure = try failure("train-images-idx3-ubyte.gz", damaged)
    #expect(failure?.reason == .data(.compression))
  }

  @Test func `no change of one byte ends the program`() throws {
    try withTemporaryDirectory { directory in
      try DataFiles.writeSmallSet(directory)
      let good = DataFiles.gzip(DataFiles.idx([4, 2, 3], Array(0..<24)))
      try FileManager.default.removeItem(atPath: directory + "/train-images-idx3-ubyte")
      for place in good.indices {
        var bytes = good
        bytes[place] ^= [1, 0x80, 0xFF][place % 3]
        try DataFiles.write(bytes, directory, "train-images-idx3-ubyte.gz")
        _ = try? DataDirectory.load(directory)
      }
    }
  }

  @Test func `records of CIFAR-10 are checked for size and label`() throws {
    try withTemporaryDirectory { directory in
      let record = [11] + [UInt8](repeating: 0, count: 3072)
      try DataFiles.write(record, directory, "data_batch_1.bin")
      #expect {
        try DataDirectory.load(directory)
      } throws: { error in
        (error as? FileFailure)?.reason == .data(.label(11, classes: 10))
      }
      try DataFiles.write(Array(record.dropLast()), directory, "data_batch_1.bin")
      #expect {
        try DataDirectory.load(directory)
      } throws: { error in
        (error as? FileFailure)?.reason == .data(.record(size: 3072, record: 3073))
      }
    }
  }

  @Test func `a directory of other things is refused with what is in it`() throws {
    try withTemporaryDirectory { directory in
      try DataFiles.write([], directory, "notes.txt")
      #expect {
        try DataDirectory.load(directory)
      } throws: { error in
        (error as? FileFailure)?.reason == .data(.nothingKnown(["notes.txt"]))
      }
      #expect {
        try DataDirectory.load(directory + "/nowhere")
      } throws: { error in
        (error as? FileFailure)?.isAbsence == true
      }
    }
  }

  @Test func `images without labels, and two sets in one directory, are refused`() throws {
    try withTemporaryDirectory { directory in
      try DataFiles.writeSmallSet(directory)
      try FileManager.default.removeItem(atPath: directory + "/train-labels-idx1-ubyte")
      #expect(throws: FileFailure.self) { try DataDirectory.load(directory) }
    }
    try withTemporaryDirectory { directory in
      try DataFiles.writeSmallSet(directory)
      try DataFiles.write([], directory, "emnist-train-images-idx3-ubyte")
      #expect(throws: FileFailure.self) { try DataDirectory.load(directory) }
    }
  }

  @Test func `something that is not a file is refused`() throws {
    try withTemporaryDirectory { directory in
      try DataFiles.writeSmallSet(directory)
      let path = directory + "/train-images-idx3-ubyte"
      try FileManager.default.removeItem(atPath: path)
      #expect(mkfifo(path, 0o600) == 0)
      #expect {
        try DataDirectory.load(directory)
      } throws: { error in
        (error as? FileFailure)?.reason == .notAFile
      }
    }
  }

  @Test(.enabled(if: DataFiles.mnist != nil))
  func `MNIST is read`() throws {
    let data = try DataDirectory.load(try #require(DataFiles.mnist))
    #expect(data.training.count == 60_000)
    #expect(data.test?.count == 10_000)
    #expect(data.training.labels.prefix(5) == [5, 0, 4, 1, 9])
    let normalisation = Normalisation(of: data.training)
    #expect(abs(normalisation.mean[0] - 0.1307) < 1e-4)
    #expect(abs(normalisation.deviation[0] - 0.3081) < 1e-4)
  }
}
