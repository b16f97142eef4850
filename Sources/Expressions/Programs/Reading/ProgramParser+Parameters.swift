extension ProgramParser {
  // MARK: parameters

  /// Reads the parameters of a `def`, or of a `lambda`, which have no annotations.
  mutating func parameters(
    until closing: ProgramMark
  ) throws(ProgramSyntaxFailure) -> [ProgramParameter] {
    var list = ParameterList()
    while !isAt(closing) {
      try parameter(into: &list, allowsAnnotation: closing == .closeParenthesis)
      guard take(.comma) else { break }
    }
    if let place = list.bareStar, !list.parameters.contains(where: { $0.manner == .byName }) {
      throw ProgramSyntaxFailure(.nothingByName(at: place))
    }
    return list.parameters
  }

  /// The parameters read so far, and what may still come.
  private struct ParameterList {
    var parameters: [ProgramParameter] = []
    var manner = ProgramParameter.Manner.ordinary
    var bareStar: SourceRange?
    var needsDefault = false
    var isClosed = false
    var names: Set<String> = []
  }

  private mutating func parameter(
    into list: inout ParameterList, allowsAnnotation: Bool
  ) throws(ProgramSyntaxFailure) {
    if list.isClosed { throw ProgramSyntaxFailure(.parameterAfterRest(at: token.range)) }
    let place = token.range
    if take(.divide) { return try closePlaces(&list, at: place) }
    if take(.power) {
      list.isClosed = true
      return try add(.restByName, to: &list, allowsAnnotation)
    }
    if take(.times) {
      guard list.manner == .ordinary else {
        throw ProgramSyntaxFailure(.starredParameterTwice(at: place))
      }
      list.manner = .byName
      list.needsDefault = false
      if isAt(.comma) || isAt(.closeParenthesis) || isAt(.colon) {
        list.bareStar = place
        return
      }
      return try add(.rest, to: &list, allowsAnnotation)
    }
    try add(list.manner, to: &list, allowsAnnotation)
  }

  /// `/`: what stands before it is given by place alone.
  private func closePlaces(
    _ list: inout ParameterList, at place: SourceRange
  ) throws(ProgramSyntaxFailure) {
    guard list.manner == .ordinary, !list.parameters.isEmpty,
      !list.parameters.contains(where: { $0.manner == .byPlace })
    else { throw ProgramSyntaxFailure(.unexpectedInProgram("/", at: place)) }
    list.parameters = list.parameters.map {
      ProgramParameter(name: $0.name, manner: .byPlace, defaultValue: $0.defaultValue)
    }
  }

  private mutating func add(
    _ manner: ProgramParameter.Manner, to list: inout ParameterList, _ allowsAnnotation: Bool
  ) throws(ProgramSyntaxFailure) {
    let name = try name()
    if !list.names.insert(name.text).inserted {
      throw ProgramSyntaxFailure(.parameterTwice(name.text, at: name.range))
    }
    if allowsAnnotation, take(.colon) { _ = try test() }
    let isRest = manner == .rest || manner == .restByName
    let defaultValue = !isRest && take(.assign) ? try test() : nil
    if manner == .ordinary {
      if list.needsDefault, defaultValue == nil {
        throw ProgramSyntaxFailure(.defaultMissing(name.text, at: name.range))
      }
      list.needsDefault = defaultValue != nil
    }
    list.parameters.append(
      ProgramParameter(name: name, manner: manner, defaultValue: defaultValue))
  }

  // MARK: arguments

  /// Reads the arguments of a call or the bases of a class, up to the closing bracket.
  mutating func arguments(
    _ opening: ProgramToken
  ) throws(ProgramSyntaxFailure) -> [ProgramArgument] {
    var arguments: [ProgramArgument] = []
    var names: Set<String> = []
    while !isAt(.closeParenthesis) {
      let argument = try argument(isFirst: arguments.isEmpty)
      if case .byName(let name) = argument.manner, !names.insert(name.text).inserted {
        throw ProgramSyntaxFailure(.keywordTwiceInCall(name.text, at: name.range))
      }
      if case .byPlace = argument.manner, let last = arguments.last, last.manner.isByName {
        throw ProgramSyntaxFailure(.placeAfterName(at: argument.range, name: last.range))
      }
      arguments.append(argument)
      guard take(.comma) else { break }
    }
    return arguments
  }

  private mutating func argument(
    isFirst: Bool
  ) throws(ProgramSyntaxFailure) -> ProgramArgument {
    let start = token.range
    if take(.times) {
      return ProgramArgument(
        manner: .unpacked, value: try test(), range: range(from: start))
    }
    if take(.power) {
      return ProgramArgument(
        manner: .unpackedByName, value: try test(), range: range(from: start))
    }
    if token.kind == .name, peek().kind == .sign(.assign) {
      let name = try name()
      advance()
      return ProgramArgument(
        manner: .byName(name), value: try test(), range: range(from: start))
    }
    var value = try namedTest()
    if isAt(.for) || isAt(.async) {
      value = try comprehension(start, of: { .generator($0) }, over: value)
      if !isFirst || !isAt(.closeParenthesis) {
        throw ProgramSyntaxFailure(.generatorUnbracketed(at: value.range))
      }
    }
    if isAt(.assign) { throw ProgramSyntaxFailure(keywordRefusal(value)) }
    return ProgramArgument(manner: .byPlace, value: value, range: range(from: start))
  }

  private func keywordRefusal(_ value: ProgramExpression) -> Diagnostic {
    if case .constant(let constant) = value.kind {
      return .programConstantAssigned(constant.rawValue, at: value.range)
    }
    return .keywordNotName(original(value.range), at: value.range.union(token.range))
  }
}

extension ProgramArgument.Manner {
  /// Whether nothing may follow by place.
  fileprivate var isByName: Bool {
    switch self {
    case .byName, .unpackedByName: true
    case .byPlace, .unpacked: false
    }
  }
}
