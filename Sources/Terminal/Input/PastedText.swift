/// Text that came from a clipboard, made ready to be edited.
enum PastedText {
  /// The most scalars of a paste that are taken.
  static let limit = 1 << 20

  private static let tab = "    "

  /// Line ends become newlines, tabs four spaces, accents join their letters; NUL and the newlines
  /// at the end are dropped.
  static func clean(_ text: String) -> String {
    var result = ""
    var wasReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": result += "\n"
      case "\n" where wasReturn: break
      case "\t": result += tab
      case "\0": break
      default: result.unicodeScalars.append(scalar)
      }
      wasReturn = scalar == "\r"
    }
    while result.last == "\n" { result.removeLast() }
    return result.composed()
  }
}
