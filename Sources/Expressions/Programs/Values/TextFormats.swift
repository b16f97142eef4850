/// `'… %d …' % values`.
enum PercentFormat {
  static func format(
    _ text: String, _ values: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> String {
    var given = ((values.object as? TupleObject)?.items ?? [values])[...]
    var result = ""
    var rest = Array(text)[...]
    while let character = rest.popFirst() {
      guard character == "%" else {
        result.append(character)
        continue
      }
      if rest.first == "%" {
        rest = rest.dropFirst()
        result.append("%")
        continue
      }
      var key: String?
      if rest.first == "(" {
        key = String(rest.dropFirst().prefix { $0 != ")" })
        rest = rest.dropFirst((key?.count ?? 0) + 2)
      }
      var spec = ""
      while let next = rest.first, "-+ #0123456789.*".contains(next) {
        rest = rest.dropFirst()
        if next == "*" {
          guard let number = given.popFirst()?.integer else { throw .percentCount(isMore: false) }
          spec += "\(number)"
        } else {
          spec.append(next)
        }
      }
      while let next = rest.first, "lhL".contains(next) { rest = rest.dropFirst() }
      guard let type = rest.popFirst() else { throw .formatSpec(text) }
      let value: ProgramValue
      if let key {
        value = try machine.element(values, .text(key))
      } else {
        guard let next = given.popFirst() else { throw .percentCount(isMore: false) }
        value = next
      }
      result += try field(value, spec, type, machine)
      try Sequences.check(result.utf8.count)
    }
    if !given.isEmpty,
      values.object is TupleObject || given.count == 1 && !(values.object is DictionaryObject)
    {
      throw .percentCount(isMore: true)
    }
    return result
  }

  private static func field(
    _ value: ProgramValue, _ spec: String, _ type: Character, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> String {
    // `-` is C's way to say `<`; numbers and texts stand on the right otherwise.
    let isLeft = spec.contains("-")
    let rest = spec.filter { $0 != "-" }
    let flags = rest.prefix { "+ #".contains($0) }
    let width = rest.dropFirst(flags.count)
    switch type {
    case "d", "i", "u":
      guard let number = value.number else { throw .percentKind(type, value.typeName) }
      guard let whole = Int(exactly: number.rounded(.towardZero)) else { throw .overflow() }
      return try FormatSpec("\(isLeft ? "<" : "")\(flags)\(width)d").format(.int(whole), machine)
    case "f", "F", "e", "E", "g", "G":
      guard let number = value.number else { throw .percentKind(type, value.typeName) }
      return try FormatSpec("\(isLeft ? "<" : "")\(flags)\(width)\(type)").format(
        .real(number, 0), machine)
    case "x", "X", "o":
      guard let whole = value.integer else { throw .percentKind(type, value.typeName) }
      return try FormatSpec("\(isLeft ? "<" : "")\(flags)\(width)\(type)").format(
        .int(whole), machine)
    case "s", "r":
      let text = try type == "s" ? machine.text(value) : machine.representation(value)
      let digits = width.filter { $0 != "#" }
      return try FormatSpec("\(isLeft ? "<" : ">")\(digits)s").format(.text(text), machine)
    case "c": return try machine.text(value)
    default: throw .formatCode(type, value.typeName)
    }
  }
}

/// `'… {} …'.format(values)`.
enum BraceFormat {
  static func format(
    _ text: String, _ given: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> String {
    var result = ""
    var next = 0
    var rest = Array(text)[...]
    while let character = rest.popFirst() {
      switch character {
      case "{" where rest.first == "{", "}" where rest.first == "}":
        rest = rest.dropFirst()
        result.append(character)
      case "{":
        var depth = 1
        var field = ""
        while depth > 0 {
          guard let inner = rest.popFirst() else { throw .formatSpec(text) }
          if inner == "{" { depth += 1 }
          if inner == "}" { depth -= 1 }
          if depth > 0 { field.append(inner) }
        }
        result += try self.field(field, given, &next, machine)
      case "}": throw .formatSpec(text)
      default: result.append(character)
      }
      try Sequences.check(result.utf8.count)
    }
    return result
  }

  private static func field(
    _ field: String, _ given: ProgramArguments, _ next: inout Int, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> String {
    let sides = field.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    var name = sides.first.map(String.init) ?? ""
    var conversion: String?
    if let mark = name.lastIndex(of: "!") {
      conversion = String(name[name.index(after: mark)...])
      name = String(name[..<mark])
    }
    var value = try self.value(name, given, &next, machine)
    if conversion == "r" { value = .text(try machine.representation(value)) }
    if conversion == "s" { value = .text(try machine.text(value)) }
    var spec = sides.count > 1 ? String(sides[1]) : ""
    if spec.contains("{") { spec = try formatNested(spec, given, &next, machine) }
    return try FormatSpec(spec).format(value, machine)
  }

  private static func formatNested(
    _ spec: String, _ given: ProgramArguments, _ next: inout Int, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> String {
    var result = ""
    var rest = Array(spec)[...]
    while let character = rest.popFirst() {
      guard character == "{" else {
        result.append(character)
        continue
      }
      let name = String(rest.prefix { $0 != "}" })
      rest = rest.dropFirst(name.count + 1)
      result += try machine.text(try value(name, given, &next, machine))
    }
    return result
  }

  private static func value(
    _ name: String, _ given: ProgramArguments, _ next: inout Int, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    let head = String(name.prefix { $0 != "." && $0 != "[" })
    var value: ProgramValue
    if head.isEmpty || Int(head) != nil {
      let place = Int(head) ?? next
      if head.isEmpty { next += 1 }
      guard given.values.indices.contains(place) else { throw .formatPlace(place) }
      value = given.values[place]
    } else {
      guard let named = given.named(head) else { throw .key(TextObject.quoted(head)) }
      value = named
    }
    var rest = name.dropFirst(head.count)
    while let sign = rest.first {
      if sign == "." {
        let part = rest.dropFirst().prefix { $0 != "." && $0 != "[" }
        value = try machine.attribute(value, String(part))
        rest = rest.dropFirst(part.count + 1)
      } else {
        let part = rest.dropFirst().prefix { $0 != "]" }
        value = try machine.element(value, Int(part).map { .int($0) } ?? .text(String(part)))
        rest = rest.dropFirst(part.count + 2)
      }
    }
    return value
  }
}
