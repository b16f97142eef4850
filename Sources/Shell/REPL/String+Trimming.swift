import Files
import Terminal

extension StringProtocol {
  /// Whether there is nothing but blanks.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }

  /// Without blanks at both ends.
  package var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension String {
  /// A file's name, with quotes around it or not; `~/` is the home folder.
  var fileName: String {
    var name = trimmed
    if name.count >= 2, let first = name.first, first == name.last, "\"'".contains(first) {
      name = String(name.dropFirst().dropLast())
    }
    return expandingHome(name)
  }
}

extension String {
  /// The text between the quotation marks of a shell.
  package var quoted: String { "'" + replacing("'", with: "'\\''") + "'" }
}
