import Files

extension TensorFile {
  /// What the beginning of a file says about the rest, checked.
  struct Header {
    /// The tensors in the order of their bytes.
    let tensors: [StoredTensor]
    let metadata: [String: String]
    /// The byte at which the numbers begin.
    let dataStart: Int

    /// Reads the header; the file stands at the first number afterwards.
    init(_ file: inout InputFile) throws(FileFailure) {
      let path = file.path
      let declared = try file.read(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let available = file.size - 8
      guard declared <= UInt64(available) else {
        throw FileFailure(
          path, .checkpoint(.headerLength(declared: declared, available: available)),
          at: .byte(0))
      }
      guard declared <= UInt64(TensorFile.maximumHeader), let length = Int(exactly: declared) else {
        throw FileFailure(
          path, .tooLarge(bytes: Int(exactly: declared), limit: TensorFile.maximumHeader),
          at: .byte(0))
      }
      let members: [JSONValue.Member]
      let bytes = try file.read(length)
      do throws(JSONFault) {
        members = try JSONValue.object(bytes[...])
      } catch {
        throw FileFailure(
          path, .checkpoint(.json(expected: error.expected)), at: .byte(8 + error.position))
      }
      try self.init(members, path: path, dataStart: 8 + length, size: file.size)
    }

    private init(
      _ members: [JSONValue.Member], path: String, dataStart: Int, size: Int
    ) throws(FileFailure) {
      var tensors: [StoredTensor] = []
      var metadata: [String: String] = [:]
      for member in members {
        if member.name == "__metadata__" {
          metadata = try Self.texts(member, path: path)
        } else {
          tensors.append(try StoredTensor(member, path: path, available: size - dataStart))
        }
      }
      self.tensors = tensors.sorted {
        ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
      }
      self.metadata = metadata
      self.dataStart = dataStart
      try checkRanges(path: path, available: size - dataStart)
    }

    private static func texts(
      _ member: JSONValue.Member, path: String
    ) throws(FileFailure) -> [String: String] {
      var texts: [String: String] = [:]
      guard case .object(let entries) = member.value.content else {
        throw FileFailure(
          path, .checkpoint(.json(expected: "{")), at: .byte(8 + member.value.position))
      }
      for entry in entries {
        guard case .string(let text) = entry.value.content else {
          throw FileFailure(
            path, .checkpoint(.json(expected: "\"")), at: .byte(8 + entry.value.position))
        }
        texts[entry.name] = text
      }
      return texts
    }

    /// Makes sure that every byte behind the header belongs to one tensor.
    private func checkRanges(path: String, available: Int) throws(FileFailure) {
      var end = 0
      var last = ""
      for tensor in tensors {
        guard tensor.range.lowerBound >= end else {
          throw FileFailure(
            path, .checkpoint(.overlap(tensor: tensor.name, other: last)),
            at: .byte(dataStart + tensor.range.lowerBound))
        }
        guard tensor.range.lowerBound == end else {
          throw FileFailure(
            path, .checkpoint(.gap(bytes: tensor.range.lowerBound - end)),
            at: .byte(dataStart + end))
        }
        end = tensor.range.upperBound
        last = tensor.name
      }
      guard end == available else {
        throw FileFailure(path, .trailing(available - end), at: .byte(dataStart + end))
      }
    }
  }
}
