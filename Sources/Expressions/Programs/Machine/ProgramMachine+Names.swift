extension ProgramMachine {
  /// The variable by which the program has an array: one of the call that runs, else one of the entry's
  /// own; nil where it has none.
  func name(of buffer: NumberBuffer) -> String? {
    if let frame {
      let code = frame.code.takeUnretainedValue()
      guard !code.isLibrary else { return nil }
      for (place, name) in code.variableNames.enumerated()
      where frame.registers[place].array?.buffer === buffer {
        return name
      }
    }
    return namespace.names.first { namespace[$0].array?.buffer === buffer }
  }
}
