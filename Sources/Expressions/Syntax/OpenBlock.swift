/// A block that the first line of an input opens, and which further lines belong to it.
///
/// Blocks go on over indented and empty lines, and over `elif` and `else` at their own column.
public struct OpenBlock: Hashable, Sendable {
  /// Whether the block has lines of its own; else only another branch can follow.
  private let hasOwnLines: Bool

  /// Whether the head is a decorator, behind which a `def` follows at its own column.
  private var isDecorated: Bool

  /// The block of an input's first line; nil where that opens none.
  public init?(_ line: String) {
    let bytes = Array(line.utf8)
    self.init(bytes, bytes[...])
  }

  init?(_ bytes: [UInt8], _ line: ArraySlice<UInt8>) {
    let tokens = ProgramLexer.lines(bytes, SourceRange(line.startIndex, line.endIndex))
    let forms = ProgramForms(
      bytes, SourceRange(line.startIndex, line.endIndex), margins: [:], isVariable: { _ in false })
    guard let first = tokens.first,
      forms.found.contains(where: { $0.weight == .strong && $0.range.start == first.start })
    else { return nil }
    let last = tokens.last { $0.kind != .newline && $0.kind != .end }
    isDecorated = first.kind == .sign(.at)
    hasOwnLines = last?.kind == .sign(.colon) || isDecorated
  }

  /// Whether a line belongs to the block.
  mutating func goesOn(with line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, first != 0x20, first != 0x09 else {
      let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      return isBlank || hasOwnLines
    }
    let word = String(decoding: line.prefix { 0x61...0x7A ~= $0 }, as: UTF8.self)
    if isDecorated, first == UInt8(ascii: "@") || ["def", "class", "async"].contains(word) {
      isDecorated = first == UInt8(ascii: "@")
      return true
    }
    return ["elif", "else", "except", "finally"].contains(word)
  }

  /// Whether a line belongs to the block.
  public mutating func goesOn(with line: String) -> Bool { goesOn(with: Array(line.utf8)[...]) }
}
