import Files
import Foundation
import Tensors
import TestSupport
import Testing

@testable import Networks

/// Files that PyTorch has written, and what becomes of them when they are damaged.
struct TorchFileTests {
  /// A file of Tests/Peers/data/torch_files.json.
  struct Case: Decodable {
    struct Held: Decodable {
      let shape: [Int]
      let numbers: [Double]
    }

    let name: String
    let file: Data
    let tensors: [String: Held]?
    let fault: String?

    static func all() throws -> [Case] {
      let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Peers/data/torch_files.json")
      return try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
    }

    static func named(_ name: String) throws -> [UInt8] {
      try [UInt8](#require(try all().first { $0.name == name }).file)
    }
  }

  private func read(_ bytes: [UInt8], _ folder: String) throws -> Result<TensorFile, FileFailure> {
    let path = folder + "/net.pth"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    do throws(FileFailure) {
      return .success(try TensorFile(path: path))
    } catch {
      return .failure(error)
    }
  }

  @Test func `state dicts hold what PyTorch put into them, and nothing else is read`() throws {
    let cases = try Case.all()
    #expect(cases.count == 13)
    try withTemporaryDirectory { folder in
      for example in cases {
        switch try read([UInt8](example.file), folder) {
        case .success(let file):
          let held = try #require(example.tensors, "\(example.name) was read")
          #expect(Set(file.tensors.map(\.name)) == Set(held.keys), "\(example.name)")
          for tensor in file.tensors {
            #expect(tensor.tensor.shape.dimensions == held[tensor.name]?.shape)
            #expect(tensor.tensor.elements == held[tensor.name]?.numbers, "\(tensor.name)")
          }
        case .failure(let failure):
          #expect(example.fault != nil, "\(example.name): \(failure)")
          let isTorchs = example.fault?.hasPrefix("torch-") == true
          #expect((failure.reason.torchFault != nil) == isTorchs, "\(example.name)")
          if example.fault == "torch-object" {
            guard case .object(let name)? = failure.reason.torchFault else {
              Issue.record("\(failure)")
              continue
            }
            #expect(name == (example.name == "evil" ? "__builtin__.print" : name))
            #expect(failure.place != nil)
          }
        }
      }
    }
  }

  @Test func `a file cut off anywhere is refused`() throws {
    let whole = try Case.named("state")
    try withTemporaryDirectory { folder in
      for part in 0..<60 {
        let cut = Array(whole.prefix(whole.count * part / 60))
        guard case .failure = try read(cut, folder) else {
          Issue.record("\(cut.count) of \(whole.count) bytes were read")
          continue
        }
      }
    }
  }

  @Test func `no byte can be changed so that more memory is taken or anything is executed`() async {
    // Memory is counted a process, so this runs in one of its own.
    await #expect(processExitsWith: .success) {
      let whole = try Case.named("state")
      let before = Tape.elements
      var refused = 0
      try withTemporaryDirectory { folder in
        for place in stride(from: 0, to: whole.count, by: 7) {
          var changed = whole
          changed[place] = place.isMultiple(of: 2) ? 0xFF : changed[place] ^ 0x41
          switch try TorchFileTests().read(changed, folder) {
          case .success(let file):
            let count = file.tensors.reduce(0) { $0 + $1.tensor.elements.count }
            #expect(count <= whole.count)
          case .failure: refused += 1
          }
        }
      }
      #expect(refused > 50)
      #expect(Tape.elements - before < 1 << 16)
    }
  }

  /// Changes to numbers that the file tells of itself, each of the same length.
  @Test(arguments: [
    ("a shape of 2⁶² numbers", [0x4B, 3, 0x4B, 3, 0x74], [0x4A, 0xFF, 0xFF, 0xFF, 0x7F]),
    ("strides that leave the storage", [0x4B, 9, 0x4B, 9], [0x4B, 0xFF, 0x4B, 0xFF]),
  ])
  func `what a file says of itself is checked before it is believed`(
    what: String, old: [UInt8], new: [UInt8]
  ) throws {
    var bytes = try Case.named("state")
    let place = try #require(
      bytes.indices.first { bytes[$0...].starts(with: old) }, "\(what)")
    bytes.replaceSubrange(place..<place + old.count, with: new)
    try withTemporaryDirectory { folder in
      guard case .failure(let failure) = try read(bytes, folder) else {
        Issue.record("\(what) was believed")
        return
      }
      #expect(failure.path?.hasSuffix("net.pth") == true)
    }
  }
}
