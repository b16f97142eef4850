/// The string that is open at the end of a line.
struct OpenString {
  /// What has been written of it.
  let written: Substring

  /// What stands before its quotation mark.
  let before: Substring

  /// Its quotation mark.
  let mark: Character

  /// Reads a line from its beginning; nil where no string is open at its end.
  ///
  /// A `'` directly after a name or a closing bracket transposes.
  init?(_ line: Substring) {
    var open: String.Index?
    var last: Character = " "
    for index in line.indices {
      let character = line[index]
      if let start = open {
        if character == line[start] { open = nil }
      } else if character == "\"" || (character == "'" && !OpenString.endsValue(last)) {
        open = index
      }
      last = character
    }
    guard let open else { return nil }
    mark = line[open]
    before = line[..<open]
    written = line[line.index(after: open)...]
  }

  private static func endsValue(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_)]'.".contains(character)
  }
}
