/// Reads operators and other signs, those of other languages included.
enum SymbolScanner {
  /// The sign at an offset, the longest that fits, and where it ends.
  static func scan(_ bytes: [UInt8], from start: Int) -> (Token.Kind, Int) {
    let (value, length) = ScalarFolding.scalar(in: bytes, at: start)
    if let kind = printed[value] { return (kind, start + length) }
    guard value < 0x80 else { return (.foreign, start + length) }
    let following = ScalarFolding.scalar(in: bytes, at: start + length).value
    if following >= 0x80 || !isOperatorSign[Int(following)] {
      return (lone[Int(value)] ?? .foreign, start + length)
    }
    var ends = [start + length]
    var signs = [UInt8(value)]
    while signs.count < 3 {
      let (next, length) = ScalarFolding.scalar(in: bytes, at: ends[ends.count - 1])
      guard length > 0, next < 0x80 else { break }
      signs.append(UInt8(next))
      ends.append(ends[ends.count - 1] + length)
    }
    for count in stride(from: signs.count, through: 1, by: -1) {
      if let kind = typed[signs.prefix(count).map(\.self)] { return (kind, ends[count - 1]) }
    }
    return (.foreign, start + length)
  }

  /// Signs that are read as printed in books.
  private static let printed: [UInt32: Token.Kind] = [
    0x2264: .lessOrEqual, 0x2265: .greaterOrEqual, 0x2260: .notEqual, 0x2266: .lessOrEqual,
    0x2267: .greaterOrEqual, 0x2A7D: .lessOrEqual, 0x2A7E: .greaterOrEqual,
    0x230A: .openFloor, 0x230B: .closeFloor, 0x2308: .openCeil, 0x2309: .closeCeil,
    0xB2: .superscript, 0xB3: .superscript,
  ]

  private static let typed: [[UInt8]: Token.Kind] = Dictionary(
    uniqueKeysWithValues: (own + foreign).map { (Array($0.0.utf8), $0.1) })

  /// The signs of one character, by their codes: most signs stand alone, and this is quick.
  private static let lone: [Token.Kind?] = (0..<128).map { typed[[UInt8($0)]] }

  /// Which characters can be the second of a longer sign.
  private static let isOperatorSign: [Bool] = (0..<128).map {
    "=<>*/.&|^-:\\?".utf8.contains(UInt8($0))
  }

  private static let own: [(String, Token.Kind)] = [
    ("(", .openParenthesis), (")", .closeParenthesis), ("[", .openBracket), ("]", .closeBracket),
    (",", .comma), (";", .semicolon), (":", .colon), (".", .dot), ("=", .assign),
    ("+", .plus), ("-", .minus), ("*", .times), ("/", .divide), ("//", .floorDivide),
    ("@", .matrixMultiply), (".*", .dottedTimes), ("./", .dottedDivide), ("^", .power),
    ("**", .power), (".^", .power), (".**", .power), ("+=", .addAssign), ("-=", .subtractAssign),
    ("*=", .multiplyAssign), ("/=", .divideAssign), ("<", .less), ("<=", .lessOrEqual),
    (">", .greater), (">=", .greaterOrEqual), ("==", .equal), ("!=", .notEqual),
  ]

  /// Longer than a sign of our own, so that `a ~= b` is refused whole.
  private static let foreign: [(String, Token.Kind)] = [
    "&&", "||", "~=", "**=", "//=", "@=", "^=", ":=", "->", "=>", "=<", "===", "!==", "<>", "<<",
    ">>", "<<<", ">>>", "..", "::=", ".*=", "./=", ".^=", ".\\", "??", "&=", "|=",
  ].map { ($0, Token.Kind.foreign) }
}
