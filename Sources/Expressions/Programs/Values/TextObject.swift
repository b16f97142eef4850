/// A text, `str`: its elements are code points, as Python counts them.
final class TextObject: ProgramObject, @unchecked Sendable {
  let text: String
  private var share = KeptShare()
  private lazy var scalars = Array(text.unicodeScalars)

  init(_ text: String) {
    self.text = text
    super.init(.text)
    if text.utf8.count > 256 { share.cover(text.utf8.count) }
  }

  deinit { share.end() }

  override var typeName: String { "str" }

  override func length(_ machine: ProgramMachine) throws(ProgramFailure) -> Int? {
    text.utf8.count == 0 ? 0 : scalars.count
  }

  override func isTrue(_ machine: ProgramMachine) throws(ProgramFailure) -> Bool { !text.isEmpty }

  private func part(_ places: [Int]) -> ProgramValue {
    var view = String.UnicodeScalarView()
    for place in places { view.append(scalars[place]) }
    return .text(String(view))
  }

  override func element(
    _ index: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    if let slice = index.object as? SliceObject { return part(try slice.places(scalars.count)) }
    return part([try Sequences.place(index, scalars.count, "string")])
  }

  override func iterator(_ machine: ProgramMachine) throws(ProgramFailure) -> ProgramIterator {
    var place = 0
    return FunctionIterator("str_iterator") { [self] _ throws(ProgramFailure) in
      guard place < scalars.count else { return nil }
      place += 1
      return part([place - 1])
    }
  }

  override func contains(
    _ value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool {
    guard let other = value.text else { throw .wantsText("in <string>", value.typeName) }
    return text.contains(other) || other.isEmpty
  }

  override func text(_ machine: ProgramMachine) throws(ProgramFailure) -> String { text }

  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    TextObject.quoted(text)
  }

  /// A text as it would be typed, in single quotes where that needs no escape.
  static func quoted(_ text: String) -> String {
    let quote: Unicode.Scalar = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    var result = String.UnicodeScalarView([quote])
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
      case quote:
        result.append("\\")
        result.append(scalar)
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let digits = String(scalar.value, radix: 16)
          result.append(
            contentsOf: "\\x\(digits.count < 2 ? "0" : "")\(digits)".unicodeScalars)
        } else {
          result.append(scalar)
        }
      }
    }
    result.append(quote)
    return String(result)
  }

  override func isEqual(
    to other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool? {
    other.text.map { $0.unicodeScalars.elementsEqual(text.unicodeScalars) }
  }

  override func isLess(
    than other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool? {
    other.text.map { text.unicodeScalars.lexicographicallyPrecedes($0.unicodeScalars) }
  }

  override func combined(
    _ op: ProgramOperator, with other: ProgramValue, isRight: Bool, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if op == .add, !isRight, let other = other.text {
      try Sequences.check(text.utf8.count + other.utf8.count)
      return .text(text + other)
    }
    if op == .multiply, let count = other.integer {
      let (total, overflow) = text.utf8.count.multipliedReportingOverflow(by: max(count, 0))
      try Sequences.check(overflow ? .max : total)
      return .text(String(repeating: text, count: max(count, 0)))
    }
    if op == .remainder, !isRight { return .text(try PercentFormat.format(text, other, machine)) }
    return nil
  }

  override func hasMethod(_ name: String) -> Bool { TextMethods.all[name] != nil }

  override func method(
    _ name: String, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    guard let method = TextMethods.all[name] else { return nil }
    return try method(text, arguments, machine)
  }
}
