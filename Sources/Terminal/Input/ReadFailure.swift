/// Why bytes could not be read as text.
public struct ReadFailure: Error, Hashable, Sendable {
  /// What went wrong.
  public enum Reason: Hashable, Sendable {
    /// The bytes at an offset, from 0, are not UTF-8.
    case notUTF8(offset: Int)
    /// There are more bytes than the limit.
    case tooLong(limit: Int)
    /// It is a directory or a device.
    case notAFile
    /// The system refused, with this number and in its words.
    case system(code: CInt, words: String)
  }

  /// The name of the file; nil for the standard input.
  public var path: String?

  /// What went wrong.
  public var reason: Reason

  /// Makes a failure.
  public init(path: String?, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// The failure in words.
  public var phrase: Phrase {
    let name = path.map { escaped($0) }
    let english = (name ?? "standard input") + ": "
    let chinese = (name ?? "标准输入") + "："
    switch reason {
    case .notUTF8(let offset):
      return Phrase(
        english + "byte \(offset) is not part of any UTF-8 text",
        chinese + "第 \(offset) 个字节（从 0 数起）不是 UTF-8 文本")
    case .tooLong(let limit):
      return Phrase(
        english + "longer than the limit of \(limit) bytes", chinese + "超过了 \(limit) 字节的上限")
    case .notAFile:
      return Phrase(english + "not a file of text", chinese + "不是文本文件")
    case .system(_, let words):
      return Phrase(english + words, chinese + words)
    }
  }
}
