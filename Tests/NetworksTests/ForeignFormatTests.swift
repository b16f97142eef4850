import Files
import TestSupport
import Testing

@testable import Networks

/// Files that other tools write are named as what they are.
struct ForeignFormatTests {
  @Test(
    arguments: [
      ([0x93] + Array("NUMPY\u{1}\0".utf8) + [UInt8](repeating: 0, count: 90), ForeignFormat.array),
      ([0x89] + Array("HDF\r\n".utf8) + [0x1A, 0x0A, 0, 0], .hdf5),
      // `pickle.dumps({'a': 1})`, protocols 2 and 4.
      (
        [0x80, 2, 0x7D] + Array("q\0X".utf8) + [1, 0, 0, 0, 0x61, 0x71, 1, 0x4B, 1, 0x73, 0x2E],
        .pickle
      ),
      (
        [
          0x80, 4, 0x95, 10, 0, 0, 0, 0, 0, 0, 0, 0x7D, 0x94, 0x8C, 1, 0x61, 0x94, 0x4B, 1, 0x73,
          0x2E,
        ],
        .pickle
      ),
      // ir_version 8, producer_name "pytorch".
      ([8, 8, 0x12, 7] + Array("pytorch".utf8), .onnx),
    ] as [([UInt8], ForeignFormat)])
  func `a file is told by its first bytes`(bytes: [UInt8], format: ForeignFormat) throws {
    try withTemporaryDirectory { folder in
      let path = folder + "/w.npy"
      try OutputFile.write(bytes, path: path)
      #expect(TensorFile.isMeant(path: path))
      do throws(FileFailure) {
        _ = try TensorFile(path: path)
        Issue.record("it was read")
      } catch {
        #expect(error.reason.foreignFormat == format)
      }
    }
  }

  @Test func `an archive is told by its entries`() {
    #expect(ForeignFormat(entries: ["conv.weight.npy", "conv.bias.npy"]) == .arrays)
    #expect(ForeignFormat(entries: ["metadata.json", "config.json", "model.weights.h5"]) == .keras)
    #expect(ForeignFormat(entries: ["m/data.pkl", "m/data/0"]) == nil)
    #expect(ForeignFormat(entries: []) == nil)
  }

  @Test(arguments: [
    Array("{\"a\": 1}".utf8), Array("import torch\n".utf8), [0x80, 9, 1], [0x80, 2, 0x8A, 0x0A], [],
    [0x89, 0x50, 0x4E, 0x47],
  ])
  func `other bytes are none of them`(bytes: [UInt8]) {
    #expect(ForeignFormat(start: bytes) == nil)
  }
}
