/// A key that was pressed.
public enum Key: Hashable, Sendable {
  /// A letter, a digit, a space, or any other character.
  case character(Character)
  case enter
  case tab
  case backspace
  case delete
  case escape
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  /// A key that has no meaning here.
  case other
  /// Ctrl-C.
  case interrupt
  /// Ctrl-D, or the terminal is gone.
  case endOfInput
  /// The picture has to be drawn again: the size changed, or the program was stopped and goes on.
  case redraw
}

/// Tells keys apart in the bytes that a terminal sends.
enum KeyDecoder {
  /// The first key, and how many bytes it took.
  ///
  /// - Parameters:
  ///   - bytes: What has arrived.
  ///   - isComplete: Whether nothing more of the same key is to come, which makes a lone ESC a key.
  /// - Returns: Nil if more bytes are needed.
  static func decode(_ bytes: ArraySlice<UInt8>, isComplete: Bool) -> (key: Key, count: Int)? {
    guard let first = bytes.first else { return nil }
    switch first {
    case 0x1B: return decodeEscape(bytes, isComplete: isComplete)
    case 0x03: return (.interrupt, 1)
    case 0x04: return (.endOfInput, 1)
    case 0x08, 0x7F: return (.backspace, 1)
    case 0x09: return (.tab, 1)
    case 0x0A, 0x0D: return (.enter, 1)
    case 0..<0x20: return (.other, 1)
    case 0x20..<0x7F: return (.character(Character(Unicode.Scalar(first))), 1)
    default: return decodeCharacter(bytes, isComplete: isComplete)
    }
  }

  private static func decodeCharacter(
    _ bytes: ArraySlice<UInt8>, isComplete: Bool
  ) -> (key: Key, count: Int)? {
    let length = UTF8Assembler.length(first: bytes.first ?? 0)
    if bytes.count < length { return isComplete ? (.other, bytes.count) : nil }
    let text = String(decoding: bytes.prefix(length), as: UTF8.self)
    guard let character = text.first, text.count == 1, character != "\u{FFFD}" else {
      return (.other, 1)
    }
    return (.character(character), length)
  }

  /// `ESC [ parameters letter` and `ESC O letter`; ESC before anything else is Alt, which means
  /// nothing.
  private static func decodeEscape(
    _ bytes: ArraySlice<UInt8>, isComplete: Bool
  ) -> (key: Key, count: Int)? {
    let rest = bytes.dropFirst()
    guard let second = rest.first else { return isComplete ? (.escape, 1) : nil }
    if second == 0x1B { return (.escape, 1) }
    guard second == UInt8(ascii: "[") || second == UInt8(ascii: "O") else {
      return decode(rest, isComplete: isComplete).map { (.other, $0.count + 1) }
    }
    let body = rest.dropFirst()
    guard let final = body.firstIndex(where: { (0x40...0x7E).contains($0) }) else {
      return isComplete || bytes.count > 32 ? (.other, bytes.count) : nil
    }
    let count = final - bytes.startIndex + 1
    let parameters = String(decoding: body[..<final], as: UTF8.self)
    return (key(final: body[final], parameters: parameters), count)
  }

  private static func key(final: UInt8, parameters: String) -> Key {
    switch (Character(Unicode.Scalar(final)), parameters) {
    case ("A", _): .up
    case ("B", _): .down
    case ("C", _): .right
    case ("D", _): .left
    case ("H", _), ("~", "1"), ("~", "7"): .home
    case ("F", _), ("~", "4"), ("~", "8"): .end
    case ("~", "3"): .delete
    case ("~", "5"): .pageUp
    case ("~", "6"): .pageDown
    case ("M", ""): .enter
    default: .other
    }
  }
}
