import Expressions
import Tensors
import Terminal
import Walkthroughs

/// Commands that show what was computed otherwise than by its numbers: in other tools' words, as pictures.
enum ToolCommands {
  static let all = [
    Command("code") { argument, shell throws(Diagnostic) in try code(argument, shell) },
    Command("show") { argument, shell throws(Diagnostic) in try show(argument, shell) },
  ]

  /// Shows a value as a picture, or the maps of every layer where a network was called.
  private static func show(_ argument: String, _ shell: Shell) throws(Diagnostic) {
    let text = argument.trimmed
    if text.isEmpty { throw .expressionWanted("show", argument) }
    let node = try shell.session.tensor(argument)
    if isNetworkCall(text, shell.session), let layers = LayerMaps.nodes(of: node), layers.count > 1
    {
      for (number, layer) in layers.enumerated() {
        guard !Interruption.isRequested else { return }
        shell.session.show(
          .picture(name: "\(number + 1) \(layer.operation?.name ?? "")", layer))
      }
      return
    }
    shell.session.show(.picture(name: text, node))
  }

  /// Whether a text calls a network, of the library's layers or of the learner's own.
  private static func isNetworkCall(_ text: String, _ session: Session) -> Bool {
    guard let bracket = text.firstIndex(of: "("), text.last == ")" else { return false }
    return switch session.variables[String(text[..<bracket])] {
    case .network, .program: true
    default: false
    }
  }

  /// Writes what a text's value was computed from as programs of other libraries.
  private static func code(_ argument: String, _ shell: Shell) throws(Diagnostic) {
    let flags = CodeLibrary.allCases.map { "--" + $0.rawValue }
    let options = ArgumentFlags(argument, known: Set(flags))
    if options.rest.isBlank { throw .expressionWanted("code", argument) }
    let asked = CodeLibrary.allCases.filter { options.has("--" + $0.rawValue) }
    let node = try shell.session.tensor(options.rest)
    let own = CodeProgram.Own(
      entries: shell.inputs.programs, expression: options.rest.trimmed)
    let programs = CodeProgram.programs(
      for: node, in: asked.isEmpty ? CodeLibrary.allCases : asked, own: own,
      style: shell.explanationStyle)
    guard let programs else { throw .tooMuchCode(options.rest) }
    shell.presenter.show(
      programs.map { $0.text }.joined(separator: "\n\n"), facts: programs.map { $0.json.text },
      shell.settings)
  }
}

extension Diagnostic {
  static func tooMuchCode(_ text: String) -> Diagnostic {
    Diagnostic(
      "too-much-code",
      Phrase(
        "this was computed in more steps than a program of a sensible length has",
        "这个值的计算步骤太多，写不成一段长度合适的程序"),
      at: Label(SourceRange(0, text.utf8.count)),
      help: Phrase(
        "a part shows the same: code conv2d(x, k)", "用其中一部分就能看清：code conv2d(x, k)"))
  }
}
