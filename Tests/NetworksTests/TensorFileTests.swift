import Files
import Foundation
import Tensors
import TestSupport
import Testing

@testable import Networks

struct TensorFileTests {
  private func sample() throws -> TensorFile {
    TensorFile(
      tensors: [
        NamedTensor("0.weight", try tensor([2, 1, 2], [1, -2.5, 0, 4])),
        NamedTensor("0.bias", try tensor([2], [0.5, -0.125])),
        NamedTensor("steps", try tensor([], [0.1])),
        NamedTensor("empty", try tensor([0, 3], [])),
        NamedTensor("batches", try tensor([], [0x1p40]), isCount: true),
      ],
      metadata: ["format": "pt", "note": "\"quoted\" \\ 卷积\n\u{1}"])
  }

  @Test func `what is written is read`() throws {
    try withTemporaryDirectory { directory in
      let path = directory + "/model.safetensors"
      let file = try sample()
      try file.write(path: path)
      let read = try TensorFile(path: path)
      #expect(read.metadata == file.metadata)
      #expect(Set(read.tensors) == Set(file.tensors))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: directory) == ["model.safetensors"])
    }
  }

  @Test func `numbers of single precision are stored so`() throws {
    let text = String(decoding: try sample().encoded, as: UTF8.self)
    #expect(text.contains("\"0.weight\":{\"dtype\":\"F32\",\"shape\":[2, 1, 2]"))
    #expect(text.contains("\"steps\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[0,8]}"))
    #expect(text.contains("\"batches\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[8,16]}"))
  }

  /// Reads a file of a header and so many bytes, and says what is thrown.
  private func failure(
    _ header: String, data: [UInt8] = [], declared: UInt64? = nil
  ) throws -> FileFailure? {
    let length = declared ?? UInt64(header.utf8.count)
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
    return try failure(bytes + Array(header.utf8) + data)
  }

  private func failure(_ bytes: [UInt8]) throws -> FileFailure? {
    try withTemporaryDirectory { directory in
      let path = try DataFiles.write(bytes, directory, "m.safetensors")
      do {
        _ = try TensorFile(path: path)
        return nil
      } catch let failure as FileFailure {
        #expect(failure.path == path)
        return failure
      }
    }
  }

  private func fault(_ header: String, data: [UInt8] = []) throws -> CheckpointFault? {
    guard let fault = try failure(header, data: data)?.reason.checkpointFault else { return nil }
    return fault
  }

  @Test func `a header of 2⁶³ bytes is refused before memory is taken`() throws {
    let failure = try failure("{}", declared: 1 << 63)
    #expect(failure?.reason == .checkpoint(.headerLength(declared: 1 << 63, available: 2)))
    #expect(failure?.place == .byte(0))
  }

  @Test func `a file too short for its length is refused`() throws {
    #expect(try failure([1, 2, 3])?.reason == .truncated(expected: 8, found: 3))
    #expect(try failure([])?.place == .byte(0))
  }

  @Test(arguments: [
    "", "[]", "{", "{\"a\":}", "{\"a\":1,}", "{\"a\":1 \"b\":2}", "{\"a\":tru}", "{\"a\":1.5}",
    "{\"a\":01}", "{\"a\":99999999999999999999}", "{\"a\":\"\\x\"}", "{\"a\":\"\\ud800\"}",
    "{\"a\":\"\u{1}\"}", "{\"a\":1}x", "{\"a\":1,\"a\":2}", "{\"a\":\"", "{\"a\":-}",
    "{\"a\":" + String(repeating: "[", count: 200) + "1" + String(repeating: "]", count: 200)
      + "}", "{\"a\":\"\\u12\"}",
  ])
  func `a header that is not strict JSON is named with the byte`(header: String) throws {
    let failure = try failure(header)
    guard case .json? = failure?.reason.checkpointFault, case .byte(let byte)? = failure?.place
    else {
      Issue.record("read as JSON")
      return
    }
    #expect((8...8 + header.utf8.count).contains(byte))
  }

  @Test func `nesting without end does not exhaust the stack`() throws {
    let header = "{\"a\":" + String(repeating: "[", count: 1_000_000)
    #expect(try fault(header) == .json(expected: "a flat list"))
  }

  @Test func `offsets that leave the file, overlap or leave a hole are refused`() throws {
    func entry(_ name: String, _ begin: Int, _ end: Int, _ shape: String) -> String {
      "\"\(name)\":{\"dtype\":\"F32\",\"shape\":\(shape),\"data_offsets\":[\(begin),\(end)]}"
    }
    let data = [UInt8](repeating: 0, count: 16)
    #expect(
      try fault("{" + entry("a", 0, 32, "[8]") + "}", data: data)
        == .offsets(tensor: "a", begin: 0, end: 32, available: 16))
    #expect(
      try fault("{" + entry("a", 8, 4, "[1]") + "}", data: data)
        == .offsets(tensor: "a", begin: 8, end: 4, available: 16))
    #expect(
      try fault("{" + entry("a", 0, 12, "[3]") + "," + entry("b", 8, 16, "[2]") + "}", data: data)
        == .overlap(tensor: "b", other: "a"))
    #expect(
      try fault("{" + entry("a", 0, 4, "[1]") + "," + entry("b", 8, 16, "[2]") + "}", data: data)
        == .gap(bytes: 4))
    #expect(
      try failure("{" + entry("a", 0, 8, "[2]") + "}", data: data)?.reason == .trailing(8))
    #expect(
      try fault("{" + entry("a", 0, 16, "[2]") + "}", data: data)
        == .size(tensor: "a", bytes: 16, expected: 8))
    #expect(
      try fault("{" + entry("a", 0, 16, "[4611686018427387904,4]") + "}", data: data)
        == .shape(tensor: "a", [4_611_686_018_427_387_904, 4]))
    #expect(
      try fault("{" + entry("a", 0, 0, "[0,-1]") + "}") == .field(tensor: "a", field: "shape"))
  }

  @Test func `unknown kinds of numbers and missing fields are refused`() throws {
    #expect(
      try fault("{\"a\":{\"dtype\":\"Q4\",\"shape\":[],\"data_offsets\":[0,0]}}")
        == .type(tensor: "a", type: "Q4"))
    #expect(
      try fault(
        "{\"a\":{\"dtype\":\"U64\",\"shape\":[1],\"data_offsets\":[0,8]}}",
        data: [UInt8](repeating: 0, count: 8)) == .type(tensor: "a", type: "U64"))
    #expect(try fault("{\"a\":{\"shape\":[]}}") == .field(tensor: "a", field: "dtype"))
    #expect(
      try fault("{\"a\":{\"dtype\":\"F32\",\"shape\":[]}}")
        == .field(tensor: "a", field: "data_offsets"))
    #expect(try fault("{\"a\":3}") == .field(tensor: "a", field: "dtype"))
  }

  @Test func `a weight that is not a number is named with its byte`() throws {
    let header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}"
    let failure = try failure(header, data: [0, 0, 0x80, 0x3F, 0, 0, 0xC0, 0x7F])
    #expect(failure?.reason == .checkpoint(.notFinite(tensor: "w", index: 1)))
    #expect(failure?.place == .byte(8 + header.utf8.count + 4))
  }

  @Test func `half precision is read`() throws {
    try withTemporaryDirectory { directory in
      let header =
        "{\"h\":{\"dtype\":\"F16\",\"shape\":[4],\"data_offsets\":[0,8]},"
        + "\"b\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[8,12]}}"
      let bytes: [UInt8] = [UInt8(header.utf8.count), 0, 0, 0, 0, 0, 0, 0] + Array(header.utf8)
      let data: [UInt8] = [0, 0x3C, 0, 0xC1, 1, 0, 0xFF, 0x7B, 0x80, 0x3F, 0x20, 0xC0]
      let path = try DataFiles.write(bytes + data, directory, "h.safetensors")
      let file = try TensorFile(path: path)
      #expect(file["h"]?.elements == [1, -2.5, 0x1p-24, 65504])
      #expect(file["b"]?.elements == [1, -2.5])
    }
  }

  @Test func `no change of one byte ends the program`() throws {
    try withTemporaryDirectory { directory in
      let good = try sample().encoded
      for place in good.indices {
        var bytes = good
        bytes[place] ^= [1, 0x20, 0x80][place % 3]
        let path = try DataFiles.write(bytes, directory, "m.safetensors")
        _ = try? TensorFile(path: path)
      }
    }
  }

  @Test func `only a file of this kind is replaced`() throws {
    try withTemporaryDirectory { directory in
      try TensorFile.checkReplaceable(path: directory + "/new.safetensors")
      let notes = try DataFiles.write(Array("dear diary, ".utf8), directory, "notes.txt")
      #expect(throws: FileFailure.self) { try TensorFile.checkReplaceable(path: notes) }
      #expect(throws: FileFailure.self) { try TensorFile.checkReplaceable(path: directory) }
      let path = directory + "/m.safetensors"
      try sample().write(path: path)
      try TensorFile.checkReplaceable(path: path)
    }
  }

  @Test func `a write that fails leaves the old file`() throws {
    try withTemporaryDirectory { directory in
      let path = directory + "/m.safetensors"
      try sample().write(path: path)
      // Links that lead nowhere stand where the new one would be prepared.
      for attempt in 0..<100 {
        symlink("nowhere", directory + "/.m.safetensors.\(attempt).partial")
      }
      #expect(throws: FileFailure.self) { try TensorFile(tensors: []).write(path: path) }
      #expect(try TensorFile(path: path).tensors.count == 5)
      #expect(throws: FileFailure.self) {
        try TensorFile(tensors: []).write(path: directory + "/nowhere/m.safetensors")
      }
    }
  }

  @Test func `what a killed run left behind does not hinder the next`() throws {
    try withTemporaryDirectory { directory in
      try DataFiles.write([1, 2, 3], directory, ".m.safetensors.partial")
      try sample().write(path: directory + "/m.safetensors")
      #expect(try TensorFile(path: directory + "/m.safetensors").tensors.count == 5)
    }
  }

  @Test(arguments: ["", "module.", "model.net.", "module.model."])
  func `what is put before every name is left out`(prefix: String) throws {
    let network = Network([Network(try LinearLayer(inputs: 2, outputs: 1), seed: 1)])
    let numbers = [
      NamedTensor(prefix + "0.weight", try tensor([1, 2], [3, 4])),
      NamedTensor(prefix + "0.bias", try tensor([1], [5])),
    ]
    try network.load(TensorFile(tensors: numbers), path: "x.pth")
    #expect(network.state.map(\.tensor.elements) == [[3, 4], [5]])
  }

  @Test(arguments: [
    ["module.0.weight", "0.bias"], ["a.1.weight", "a.0.bias"], ["weight", "bias"],
  ])
  func `other names stay what they are`(names: [String]) throws {
    let network = Network([Network(try LinearLayer(inputs: 2, outputs: 1), seed: 1)])
    let numbers = [
      NamedTensor(names[0], try tensor([1, 2], [3, 4])),
      NamedTensor(names[1], try tensor([1], [5])),
    ]
    #expect(throws: FileFailure.self) {
      try network.load(TensorFile(tensors: numbers), path: "x.pth")
    }
  }
}
