import Files
import Terminal

/// Files that are there already.
extension Diagnostic {
  /// What keeps a file from being written where it was asked for.
  ///
  /// - Parameters:
  ///   - path: Where.
  ///   - isForced: Whether the user has said that a file there may go.
  ///   - range: Where it was asked for; nil on a command line.
  ///   - help: What to type to replace it.
  /// - Returns: The diagnostic; nil if nothing keeps it.
  public static func notReplaceable(
    _ path: String, isForced: Bool, at range: SourceRange?, help: Phrase
  ) -> Diagnostic? {
    let label = range.map { Label($0) }
    switch PlaceOfFile(path: path) {
    case .free: return nil
    case .file where isForced: return nil
    case .file(let bytes): return fileIsThere(path, bytes: bytes, at: label, help: help)
    case .other:
      let name = escaped(path)
      return Diagnostic(
        "not-replaceable",
        Phrase(
          "\(name) is there already and is no file that could be replaced",
          "\(name) 已经存在，而且不是可以替换的文件"), at: label,
        help: Phrase("choose another name", "换一个名字"))
    }
  }

  static func fileIsThere(
    _ path: String, bytes: Int, at label: Label?, help: Phrase
  ) -> Diagnostic {
    let name = escaped(path)
    let words = bytes == 1 ? "1 byte" : "\(bytes) bytes"
    return Diagnostic(
      "file-is-there",
      Phrase("\(name) is there already, with \(words)", "\(name) 已经存在，共 \(bytes) 字节"),
      at: label, help: help)
  }
}
