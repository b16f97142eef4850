import Expressions

/// The inputs of a session that succeeded, which `save` writes as a script that runs again with the
/// meanings they had.
struct SavedInputs {
  private struct Input {
    var text: String
    var isProgram: Bool
  }

  private var inputs: [Input] = []

  /// Remembers ordinary lines or a command.
  mutating func append(_ text: String) {
    inputs.append(Input(text: text, isProgram: false))
  }

  /// Remembers a program.
  mutating func append(program text: String) {
    inputs.append(Input(text: text, isProgram: true))
  }

  /// The programs among the inputs.
  var programs: [String] { inputs.filter(\.isProgram).map(\.text) }

  /// The script: one input after the other, as a transcript where one of them is a program, so that
  /// each is read by itself again.
  var script: String {
    let isTranscript = inputs.contains(where: \.isProgram)
    return inputs.map { isTranscript ? prompted($0.text) : $0.text + "\n" }.joined()
  }

  private func prompted(_ text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.enumerated().map { number, line in
      (number == 0 ? "strider> " : "    ...> ") + line + "\n"
    }.joined()
  }
}
