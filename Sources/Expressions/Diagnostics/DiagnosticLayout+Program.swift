import Terminal

extension DiagnosticLayout {
  /// The most calls that are shown; of more, those nearest to the error and the outermost.
  private static let shownCalls = 5

  /// How a program came to an error: the loop variables, the calls, and what Python would have raised.
  func context(_ program: ProgramContext) -> [StyledText] {
    var lines: [StyledText] = []
    if !program.variables.isEmpty { lines.append(variables(program.variables)) }
    lines += calls(program.calls)
    lines.append(
      sentence(
        Phrase("Python:", "Python："), .secondary,
        Phrase("\(program.python) is raised here", "这里会引发 \(program.python)")))
    return lines
  }

  private func variables(_ variables: [ProgramContext.Variable]) -> StyledText {
    let list = variables.map { "\($0.name) = \($0.text)" }.joined(separator: ", ")
    return sentence(
      Phrase("at", "此时"), .secondary, Phrase(same: language == .english ? list : " " + list))
  }

  private func calls(_ calls: [ProgramContext.Call]) -> [StyledText] {
    let inner = calls.reversed()
    guard calls.count > Self.shownCalls, let outermost = calls.first else {
      return inner.flatMap(place)
    }
    let left = calls.count - Self.shownCalls
    let gap = Phrase("… \(left) more calls", "……还有 \(left) 次调用")
    return inner.prefix(Self.shownCalls - 1).flatMap(place)
      + [StyledText(gap[language], .dim)] + place(outermost)
  }

  private func place(_ call: ProgramContext.Call) -> [StyledText] {
    let words = Phrase("calls \(call.function)", "调用 \(call.function)")
    return places(
      [Mark(label: Diagnostic.Label(call.range, words), isPrimary: false)], in: call.source.lines)
  }
}
