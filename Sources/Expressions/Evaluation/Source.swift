/// The text that is being evaluated, and the stretches of it that ranges name.
struct Source {
  let text: String

  /// A stretch of the text.
  subscript(range: SourceRange) -> String {
    let bytes = text.utf8
    guard
      let start = bytes.index(bytes.startIndex, offsetBy: range.start, limitedBy: bytes.endIndex),
      let end = bytes.index(bytes.startIndex, offsetBy: range.end, limitedBy: bytes.endIndex)
    else { return "" }
    return String(text[start..<end])
  }
}
