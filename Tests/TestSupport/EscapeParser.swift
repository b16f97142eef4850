/// Takes the stream that a program sends to a terminal apart.
struct EscapeParser {
  /// A piece of the stream.
  enum Event: Equatable {
    /// A character to be shown.
    case scalar(Unicode.Scalar)
    /// A control character: CR, LF, BS, BEL, TAB.
    case control(UInt8)
    /// `ESC [ parameters final`; `isPrivate` if a `?` stood before the parameters.
    case sequence(final: Character, parameters: [Int], isPrivate: Bool)
  }

  private enum State {
    case ground
    case escape
    case sequence([UInt8])
    case charset
    case string(sawEscape: Bool)
  }

  private var state = State.ground
  private var character: [UInt8] = []

  /// Takes a byte; gives what it completes.
  mutating func take(_ byte: UInt8) -> Event? {
    switch state {
    case .ground: return takeText(byte)
    case .escape:
      takeAfterEscape(byte)
      return nil
    case .charset:
      state = .ground
      return nil
    case .string(let sawEscape):
      if byte == 0x07 || sawEscape {
        state = .ground
      } else {
        state = .string(sawEscape: byte == 0x1B)
      }
      return nil
    case .sequence(let bytes):
      if (0x40...0x7E).contains(byte) {
        state = .ground
        return Self.sequence(bytes, final: byte)
      }
      state = .sequence(bytes + [byte])
      return nil
    }
  }

  private mutating func takeAfterEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "["): state = .sequence([])
    case UInt8(ascii: "]"), UInt8(ascii: "P"): state = .string(sawEscape: false)
    case UInt8(ascii: "("), UInt8(ascii: ")"): state = .charset
    default: state = .ground
    }
  }

  private mutating func takeText(_ byte: UInt8) -> Event? {
    if byte == 0x1B {
      state = .escape
      return nil
    }
    if byte < 0x20 || byte == 0x7F { return .control(byte) }
    if byte < 0x80 { return .scalar(Unicode.Scalar(byte)) }
    character.append(byte)
    let first = character.first ?? byte
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    if character.count < length { return nil }
    defer { character = [] }
    return String(decoding: character, as: UTF8.self).unicodeScalars.first.map { .scalar($0) }
  }

  private static func sequence(_ bytes: [UInt8], final: UInt8) -> Event {
    let isPrivate = bytes.first == UInt8(ascii: "?")
    let parameters = bytes.drop { !(0x30...0x39).contains($0) && $0 != UInt8(ascii: ";") }
      .split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
    return .sequence(
      final: Character(Unicode.Scalar(final)), parameters: parameters, isPrivate: isPrivate)
  }
}
