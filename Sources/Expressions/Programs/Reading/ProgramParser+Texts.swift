extension ProgramParser {
  /// Reads texts that stand side by side as one.
  mutating func texts() throws(ProgramSyntaxFailure) -> ProgramExpression {
    let start = token.range
    var parts: [FormattedPart] = []
    var isFormatted = false
    var isBytes = false
    while token.kind == .text {
      let reader = ProgramTextReader(bytes, token.range)
      isFormatted = isFormatted || reader.prefix.isFormatted
      isBytes = isBytes || reader.prefix.isBytes
      if reader.prefix.isFormatted {
        parts += try formatted(reader.inside, reader, depth: 2)
      } else {
        parts.append(.text(try escaped(reader.inside, reader)))
      }
      advance()
    }
    let range = range(from: start)
    if isBytes { return try make(.outside(.bytes), range) }
    let joined = parts.joiningTexts()
    guard isFormatted else { return try make(.text(joined.first?.text ?? ""), range) }
    return try make(.formatted(joined), range, over: [], joined.map(\.expressions))
  }

  /// What a stretch of a text says, its escapes resolved.
  private func escaped(
    _ range: SourceRange, _ reader: ProgramTextReader
  ) throws(ProgramSyntaxFailure) -> String {
    switch reader.text(range) {
    case .success(let text): return text
    case .failure(let wrong):
      throw ProgramSyntaxFailure(.badEscape(original(wrong.range), at: wrong.range))
    }
  }

  // MARK: f-strings

  /// The pieces of an f-string, or of a format inside one.
  private mutating func formatted(
    _ inside: SourceRange, _ reader: ProgramTextReader, depth: Int
  ) throws(ProgramSyntaxFailure) -> [FormattedPart] {
    var parts: [FormattedPart] = []
    for piece in reader.pieces(of: inside) {
      switch piece {
      case .text(let range): parts.append(.text(try escaped(range, reader).undoubled))
      case .loneBrace(let range): throw ProgramSyntaxFailure(.loneBrace(at: range))
      case .unclosed(let range): throw ProgramSyntaxFailure(.fieldUnclosed(at: range))
      case .field(let field): parts.append(try self.field(field, reader, depth: depth))
      }
    }
    return parts.joiningTexts()
  }

  private mutating func field(
    _ field: ProgramTextReader.Field, _ reader: ProgramTextReader, depth: Int
  ) throws(ProgramSyntaxFailure) -> FormattedPart {
    guard depth > 0 else { throw ProgramSyntaxFailure(.fieldsTooDeep(at: field.range)) }
    let tokens = ProgramLexer.expression(bytes, field.expression)
    guard tokens.count > 1 else { throw ProgramSyntaxFailure(.fieldEmpty(at: field.range)) }
    var inner = ProgramParser(bytes, tokens, cause: cause)
    inner.isInFunction = isInFunction
    inner.depth = self.depth + 1
    let value = try inner.isAt(.yield) ? inner.yielded() : inner.value()
    guard inner.isAtEnd else { throw inner.refusal() }
    var conversion: FormattedConversion?
    if let range = field.conversion {
      conversion = FormattedConversion(rawValue: original(range))
      if conversion == nil {
        throw ProgramSyntaxFailure(.unknownConversion(original(range), at: range))
      }
    }
    let format = try field.format.map { (range) throws(ProgramSyntaxFailure) in
      try formatted(range, reader, depth: depth - 1)
    }
    return .field(
      value, source: field.source.map(original), conversion: conversion, format: format ?? [])
  }
}

extension FormattedPart {
  /// The text of a piece that is one.
  fileprivate var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The expressions directly inside.
  var expressions: [ProgramExpression] {
    switch self {
    case .text: []
    case .field(let value, _, _, let format): [value] + format.flatMap(\.expressions)
    }
  }
}

extension [FormattedPart] {
  /// The same with neighbouring texts put together and empty ones left out.
  fileprivate func joiningTexts() -> [FormattedPart] {
    var joined: [FormattedPart] = []
    var texts: [String] = []
    for part in self {
      if let text = part.text {
        texts.append(text)
        continue
      }
      if texts.contains(where: { !$0.isEmpty }) { joined.append(.text(texts.joined())) }
      texts = []
      joined.append(part)
    }
    if texts.contains(where: { !$0.isEmpty }) { joined.append(.text(texts.joined())) }
    return joined
  }
}

extension String {
  /// The text of an f-string with its doubled braces made one.
  fileprivate var undoubled: String {
    guard contains("{") || contains("}") else { return self }
    var result = ""
    var last: Character?
    for character in self {
      if character == last, character == "{" || character == "}" {
        last = nil
        continue
      }
      result.append(character)
      last = character
    }
    return result
  }
}
