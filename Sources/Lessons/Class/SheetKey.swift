import Tensors

/// The secret of a class: 32 bytes, from which the numbers of every student follow.
public struct SheetKey: Sendable {
  /// How many bytes there are.
  static let length = 32

  private let mac: HMAC
  private let bytes: [UInt8]

  /// Takes 32 bytes.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == SheetKey.length else { return nil }
    self.bytes = bytes
    mac = HMAC(key: bytes)
  }

  /// Makes a new key.
  public init(using random: inout some RandomNumberGenerator) {
    bytes = (0..<SheetKey.length).map { _ in UInt8.random(in: 0...255, using: &random) }
    mac = HMAC(key: bytes)
  }

  /// Reads the text of a key's file: 64 hexadecimal digits; nil for anything else.
  public init?(text: String) {
    guard let bytes = [UInt8](hexadecimal: text.trimmingBlanks) else { return nil }
    self.init(bytes)
  }

  /// The text of its file.
  public var text: String { bytes.hexadecimal + "\n" }

  /// Where the numbers of an exercise come from: the same on every machine, and nobody without the key
  /// can tell them.
  func random(sheet: String, student: String, exercise: String) -> RandomSource {
    let code = mac.code(["strider numbers 1", sheet, student, exercise])
    return RandomSource(seed: code.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
  }

  /// What keeps the seals of two students, or of two exercises, apart.
  func salt(sheet: String, student: String, exercise: String) -> [UInt8] {
    Array(mac.code(["strider salt 1", sheet, student, exercise]).prefix(16))
  }

  /// A short name for some texts together with the key, which gives neither away.
  public func name(of texts: [String]) -> String {
    Array(mac.code(["strider name 1"] + texts).prefix(8)).hexadecimal
  }
}
