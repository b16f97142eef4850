/// What stands behind the colon of a format: `[[fill]align][sign][#][0][width][,][.precision][type]`.
struct FormatSpec {
  /// The widest a field may be.
  private static let widest = 1 << 16

  private var fill: Character = " "
  private var side: Character?
  private var sign: Character = "-"
  private var isAlternate = false
  private var isZeroFilled = false
  private var width = 0
  private var separator = ""
  private var precision: Int?
  private var type: Character?
  private let source: String

  init(_ text: String) throws(ProgramFailure) {
    source = text
    var rest = Array(text)[...]
    func isSide(_ character: Character) -> Bool { "<>^=".contains(character) }
    if rest.count > 1, isSide(rest[rest.startIndex + 1]) {
      fill = rest[rest.startIndex]
      side = rest[rest.startIndex + 1]
      rest = rest.dropFirst(2)
    } else if let first = rest.first, isSide(first) {
      side = first
      rest = rest.dropFirst()
    }
    if let first = rest.first, "+- ".contains(first) {
      sign = first
      rest = rest.dropFirst()
    }
    if rest.first == "#" {
      isAlternate = true
      rest = rest.dropFirst()
    }
    if rest.first == "0" {
      isZeroFilled = true
      rest = rest.dropFirst()
    }
    width = try FormatSpec.digits(&rest, text) ?? 0
    if let first = rest.first, first == "," || first == "_" {
      separator = String(first)
      rest = rest.dropFirst()
    }
    if rest.first == "." {
      rest = rest.dropFirst()
      guard let digits = try FormatSpec.digits(&rest, text) else { throw .formatSpec(text) }
      precision = digits
    }
    type = rest.popFirst()
    guard rest.isEmpty else { throw .formatSpec(text) }
  }

  private static func digits(
    _ rest: inout ArraySlice<Character>, _ text: String
  ) throws(ProgramFailure) -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    guard let number = Int(String(digits)) else { throw .formatSpec(text) }
    guard number <= widest else { throw .tooLong(number, limit: widest) }
    return number
  }

  /// A value written as the format says.
  func format(_ value: ProgramValue, _ machine: ProgramMachine) throws(ProgramFailure) -> String {
    switch value {
    case .boolean(let truth) where type == nil: return try aligned(truth ? "True" : "False", "<")
    case .boolean, .int, .whole:
      guard let integer = value.integer else { return try real(value.number ?? .nan) }
      return try whole(integer)
    case .real(let number, _): return try real(number)
    case .object(let object):
      if let array = object as? ArrayObject, let number = array.single {
        return array.type == .real ? try real(number) : try whole(Int(exactly: number) ?? 0)
      }
      if let instance = object as? InstanceObject, let method = instance.own("__format__") {
        let made = try machine.call(
          method, ProgramArguments(values: [.object(object), .text(source)]))
        return made.text ?? ""
      }
      guard object is TextObject || source.isEmpty else {
        throw .formatUnsupported(value.typeName)
      }
      return try text(try machine.text(value))
    default:
      guard source.isEmpty else { throw .formatUnsupported(value.typeName) }
      return try machine.text(value)
    }
  }

  private func text(_ text: String) throws(ProgramFailure) -> String {
    guard type == nil || type == "s", side != "=" else { throw .formatCode(type ?? "=", "str") }
    let cut = precision.map { String(text.unicodeScalars.prefix($0)) } ?? text
    return try aligned(cut, "<")
  }

  private func whole(_ number: Int) throws(ProgramFailure) -> String {
    let size = number.magnitude
    var digits: String
    var prefix = ""
    switch type {
    case nil, "d", "n": digits = "\(size)"
    case "b": (digits, prefix) = (String(size, radix: 2), "0b")
    case "o": (digits, prefix) = (String(size, radix: 8), "0o")
    case "x": (digits, prefix) = (String(size, radix: 16), "0x")
    case "X": (digits, prefix) = (String(size, radix: 16).uppercased(), "0X")
    case "c":
      return try aligned(
        Unicode.Scalar(UInt32(truncatingIfNeeded: number)).map { String($0) } ?? "?", "<")
    case "e", "E", "f", "F", "g", "G", "%": return try real(Double(number))
    default: throw .formatCode(type ?? " ", "int")
    }
    guard precision == nil else { throw .formatSpec(source) }
    if !separator.isEmpty {
      digits = NumberTexts.grouped(digits, by: separator, every: prefix.isEmpty ? 3 : 4)
    }
    return try signed(number < 0, (isAlternate ? prefix : ""), digits)
  }

  private func real(_ number: Double) throws(ProgramFailure) -> String {
    let size = number.magnitude
    var digits: String
    switch type {
    case nil:
      if let precision {
        digits = NumberTexts.formatted(size, "g", max(precision, 1))
        if !digits.contains(where: { ".en".contains($0) }) { digits += ".0" }
      } else {
        digits = NumberTexts.representation(size)
      }
    case "f", "F": digits = NumberTexts.formatted(size, "f", precision ?? 6, alternate: isAlternate)
    case "e", "E": digits = NumberTexts.formatted(size, "e", precision ?? 6, alternate: isAlternate)
    case "g", "G", "n":
      digits = NumberTexts.formatted(size, "g", max(precision ?? 6, 1), alternate: isAlternate)
    case "%": digits = NumberTexts.formatted(size * 100, "f", precision ?? 6) + "%"
    default: throw .formatCode(type ?? " ", "float")
    }
    if type?.isUppercase ?? false { digits = digits.uppercased() }
    if !separator.isEmpty { digits = NumberTexts.grouped(digits, by: separator) }
    return try signed(number.sign == .minus && !number.isNaN, "", digits)
  }

  private func signed(
    _ isNegative: Bool, _ prefix: String, _ digits: String
  ) throws(ProgramFailure) -> String {
    let head = (isNegative ? "-" : sign == "-" ? "" : String(sign)) + prefix
    if side == "=" || (side == nil && isZeroFilled) {
      let filler: Character = isZeroFilled && side == nil ? "0" : fill
      let missing = max(0, width - head.count - digits.count)
      return head + String(repeating: filler, count: missing) + digits
    }
    return try aligned(head + digits, ">")
  }

  private func aligned(_ text: String, _ standard: Character) throws(ProgramFailure) -> String {
    let filler = side == nil && isZeroFilled ? "0" : fill
    return try FormatSpec.padded(text, to: width, side ?? standard, fill: filler)
  }

  /// A text filled up to a width: `<` behind it, `>` before it, `^` on both sides.
  static func padded(
    _ text: String, to width: Int, _ side: Character, fill: Character
  ) throws(ProgramFailure) -> String {
    try Sequences.check(width)
    let missing = max(0, width - text.unicodeScalars.count)
    let before = side == "<" ? 0 : side == "^" ? missing / 2 : missing
    return String(repeating: fill, count: before) + text
      + String(repeating: fill, count: missing - before)
  }
}
