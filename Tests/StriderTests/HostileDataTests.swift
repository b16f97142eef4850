import Foundation
import Networks
import TestSupport
import Testing

/// The program is given data files that are cut off, that lie, or that hold something else.
struct HostileDataTests {
  /// One file of a good set replaced, and what is said about it.
  struct Case: CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let words: [String]

    init(_ name: String, _ bytes: [UInt8], _ words: String...) {
      self.name = name
      self.bytes = bytes
      self.words = words
    }

    var testDescription: String { "\(name): \(words.joined(separator: ", "))" }
  }

  private static let images = "train-images-idx3-ubyte"
  private static let labels = "train-labels-idx1-ubyte"
  private static let pixels = [UInt8](repeating: 7, count: 4 * 28 * 28)
  private static let good = DataFiles.idx([4, 28, 28], pixels)
  /// Ten gigabytes of zeros in ten megabytes, as members of a gzip file in a row.
  private static let flood = [[UInt8]](
    repeating: DataFiles.gzip([UInt8](repeating: 0, count: 10_000_000)), count: 1000
  ).flatMap { $0 }

  private static let cases = [
    Case(images, [], "byte 0", "4 are announced"),
    Case(images, [0, 0, 8], "byte 3", "4 are announced"),
    Case(images, Array(good.prefix(9)), "byte 9", "16 are announced"),
    Case(images, Array(good.dropLast(1)), "byte 3151", "3152 are announced"),
    Case(images, good + [0], "byte 3152", "1 byte more"),
    Case(images, Array("%PDF-1.7, not pictures".utf8), "byte 0", "25 50 44 46"),
    Case(images, [0, 0, 0x0D, 3] + good.dropFirst(4), "byte 2", "0x0d"),
    Case(images, [0, 0, 8, 9] + good.dropFirst(4), "byte 3", "9 dimensions"),
    Case(
      images, DataFiles.idx([0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF], []), "byte 4",
      "at most 2147483648"),
    Case(images, DataFiles.idx([4, 0, 28], []), "byte 8", "4×0×28"),
    Case(images, DataFiles.idx([4, 16384, 16384], []), "1073741840 are announced"),
    Case(images + ".gz", Array(DataFiles.gzip(good).dropLast(12)), "gzip"),
    Case(images + ".gz", [0x1F, 0x8B] + [UInt8](repeating: 0xFF, count: 50), "gzip", "byte"),
    Case(images + ".gz", DataFiles.gzip(good) + flood, "unpacked byte 3152", "more"),
    Case(
      images + ".gz", DataFiles.gzip(DataFiles.idx([4, 16384, 16384], [])), "announced"),
    Case(labels, DataFiles.idx([4], [0, 1, 255, 2]), "byte 10", "label 255"),
    Case(labels, DataFiles.idx([3], [0, 1, 2]), "byte 4", "3 labels"),
    Case(labels, DataFiles.idx([0xFFFF_FFFF], [0, 1]), "byte 4", "4294967295 bytes"),
    Case(labels + ".gz", DataFiles.gzip(DataFiles.idx([4], [0, 1, 2, 1])) + flood, "more"),
    Case(
      labels + ".gz", DataFiles.gzip(DataFiles.idx([4], [0, 1, 2, 1])) + [7, 7, 7],
      "3 bytes behind the gzip data"),
    Case(labels, DataFiles.idx([4], [255, 255, 255, 255]), "label 255 is taken for a mistake"),
    Case(labels, good, "byte 3", "3 dimensions"),
    Case("t10k-labels-idx1-ubyte", DataFiles.idx([2], [0, 9]), "byte 9", "label 9"),
    Case(
      "t10k-images-idx3-ubyte", DataFiles.idx([2, 14, 56], Array(pixels.prefix(1568))), "14×56"),
  ]

  @Test(arguments: cases)
  func `a bad IDX file is named with what is wrong, and nothing is written`(item: Case) throws {
    try withTemporaryDirectory { directory in
      try writeGoodSet(directory)
      if item.name.hasSuffix(".gz") {
        try FileManager.default.removeItem(atPath: "\(directory)/\(item.name.dropLast(3))")
      }
      try DataFiles.write(item.bytes, directory, item.name)
      try expectRefusal(directory, item.name, item.words)
      let left = try Data(contentsOf: URL(fileURLWithPath: "\(directory)/\(item.name)"))
      #expect(left == Data(item.bytes))
    }
  }

  @Test(arguments: [
    Case("data_batch_1.bin", [UInt8](repeating: 3, count: 3072), "byte 0", "3072 bytes"),
    Case("data_batch_1.bin", [UInt8](repeating: 3, count: 2 * 3073 + 5), "byte 6146"),
    Case("data_batch_1.bin", [], "byte 0", "0 bytes"),
    Case("data_batch_2.bin", [10] + [UInt8](repeating: 3, count: 3072), "byte 0", "label 10"),
    Case(
      "test_batch.bin",
      [UInt8](repeating: 1, count: 3073) + [255]
        + [UInt8](repeating: 3, count: 3072), "byte 3073", "label 255"),
  ])
  func `a bad CIFAR-10 batch is named with the byte`(item: Case) throws {
    try withTemporaryDirectory { directory in
      let record = [UInt8](repeating: 1, count: 3073)
      for name in ["data_batch_1.bin", "data_batch_2.bin", "test_batch.bin"] {
        try DataFiles.write(record, directory, name)
      }
      try DataFiles.write(item.bytes, directory, item.name)
      try expectRefusal(directory, item.name, item.words)
    }
  }

  @Test func `a file of holes as large as a disk is refused before it is read`() throws {
    try withTemporaryDirectory { directory in
      try writeGoodSet(directory)
      #expect(truncate("\(directory)/\(Self.images)", 1 << 40) == 0)
      try expectRefusal(directory, Self.images, ["byte 3152"])
      try DataFiles.write([], directory, "data_batch_1.bin")
      #expect(truncate("\(directory)/data_batch_1.bin", 3073 << 28) == 0)
      try expectRefusal(directory, "data_batch_1.bin", ["at most 2147483648"])
    }
  }

  @Test func `a directory, a pipe or a device in the place of a file is not read`() throws {
    try withTemporaryDirectory { directory in
      for make in [
        { mkdir($0, 0o700) }, { mkfifo($0, 0o600) }, { symlink("/dev/zero", $0) },
      ] as [(String) -> CInt] {
        try writeGoodSet(directory)
        let path = "\(directory)/\(Self.images)"
        try FileManager.default.removeItem(atPath: path)
        #expect(make(path) == 0)
        try expectRefusal(directory, Self.images, ["not a regular file"])
        try FileManager.default.removeItem(atPath: path)
      }
    }
  }

  private func writeGoodSet(_ directory: String) throws {
    try DataFiles.write(Self.good, directory, Self.images)
    try DataFiles.write(DataFiles.idx([4], [0, 1, 2, 1]), directory, Self.labels)
    try DataFiles.write(
      DataFiles.idx([2, 28, 28], Array(Self.pixels.prefix(2 * 784))), directory,
      "t10k-images-idx3-ubyte")
    try DataFiles.write(DataFiles.idx([2], [2, 0]), directory, "t10k-labels-idx1-ubyte")
  }

  /// Training on a directory ends with a sentence about a file, in little memory, and writes nothing.
  private func expectRefusal(_ directory: String, _ name: String, _ words: [String]) throws {
    let before = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
    let run = try ProgramRun(
      [
        "train", "--data", directory, "--save", directory + "/m.safetensors", "--threads", "1",
        "--log", directory + "/log.jsonl",
      ], memoryLimit: 200 << 20)
    #expect(run.status == 74, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("error: "))
    let errors = run.unwrappedErrors
    for word in words + [name] { #expect(errors.contains(word), "\(errors)") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory).sorted() == before)
  }
}
