import Expressions

/// The innermost call whose bracket is open before the cursor.
struct OpenCall {
  /// The word before the bracket.
  let name: String

  /// The function of that name, if there is one.
  let function: Function?

  /// The keywords that are given already.
  private let given: Set<String>

  /// How many parameters are given by their places, the one being written not counted.
  private let placed: Int

  /// Whether nothing of the argument at the end has been written.
  let isAtArgument: Bool

  /// Looks back from the end of a text; nil where no call is open.
  init?(_ text: some StringProtocol) {
    guard let bracket = OpenCall.bracket(in: text) else { return nil }
    let before = text[..<bracket]
    name = String(before.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
    let owner = before.dropLast(name.count)
    let table = FunctionTable.shared
    let parts = OpenCall.parts(of: text[text.index(after: bracket)...])
    let finished = parts.dropLast().filter { OpenCall.keyword(of: $0) == nil }.count
    if owner.last != "." {
      function = table.named(name)
      placed = finished
    } else if let library = Library.before(owner.dropLast()) {
      function = table.named(name, in: library)
      placed = finished
    } else {
      function = table.method(name, arguments: 2)
      placed = finished + 1
    }
    given = Set(parts.compactMap { OpenCall.keyword(of: $0) })
    isAtArgument = parts.last?.isBlank ?? true
  }

  /// The parameters that may still be given by name.
  var parameters: [Signature.Parameter] {
    guard let function else { return [] }
    return function.signature.parameters.dropFirst(placed)
      .filter { !$0.isVariadic && !given.contains($0.name) }
  }

  /// The open bracket behind a name.
  private static func bracket<Text: StringProtocol>(in text: Text) -> Text.Index? {
    var depth = 0
    var place = text.endIndex
    while place > text.startIndex {
      place = text.index(before: place)
      switch text[place] {
      case ")", "]": depth += 1
      case "(", "[":
        if depth == 0 { return text[place] == "(" ? place : nil }
        depth -= 1
      default: break
      }
    }
    return nil
  }

  /// The arguments between commas that stand outside brackets.
  private static func parts(of text: some StringProtocol) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      if character == ",", depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }

  /// The keyword of `stride=2`; nil for `a == b` and the like.
  private static func keyword(of part: String) -> String? {
    let name = part.trimmed.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    let rest = part.trimmed.dropFirst(name.count).drop { $0 == " " }
    return !name.isEmpty && rest.first == "=" && rest.dropFirst().first != "=" ? String(name) : nil
  }
}

extension Library {
  /// The library whose prefix a text ends with.
  static func before(_ text: some StringProtocol) -> Library? {
    let name = text.reversed().prefix { $0.isLetter || $0.isNumber || "_.".contains($0) }.reversed()
    return prefixes[String(name)]
  }
}
