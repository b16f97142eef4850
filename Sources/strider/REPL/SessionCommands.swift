import Expressions
import Files
import Tensors
import Terminal
import Walkthroughs

/// Commands about the session itself: its variables, its settings, its end.
enum SessionCommands {
  static let all = [
    Command("vars") { argument, shell throws(Diagnostic) in
      try expectNothing(argument, "vars")
      listVariables(shell)
    },
    Command("clear", clear),
    Command("precision", precision),
    Command("language", language),
    Command("save", isRepeatable: false, isUsersAlone: true, save),
    Command("load", isRepeatable: false, isUsersAlone: true, load),
    Command("quit", isRepeatable: false, isUsersAlone: true) { argument, shell throws(Diagnostic) in
      try expectNothing(argument, "quit")
      shell.isLeaving = true
    },
    Command("exit", isRepeatable: false, isUsersAlone: true) { argument, shell throws(Diagnostic) in
      try expectNothing(argument, "exit")
      shell.isLeaving = true
    },
  ]

  /// - Throws: a diagnostic if something stands behind a command that takes nothing.
  private static func expectNothing(_ argument: String, _ name: String) throws(Diagnostic) {
    guard argument.isBlank else { throw .commandTakesNothing(name, argument) }
  }

  private static func listVariables(_ shell: Shell) {
    let names = shell.session.variables.keys.sorted()
    let rows = names.map { name -> [StyledText] in
      let value = shell.session.variables[name] ?? .none
      return [
        StyledText(name, .name), summary(value, shell.settings),
      ]
    }
    let facts = names.map { name -> String in
      let value = shell.session.variables[name] ?? .none
      return JSONValue.members([
        ("kind", .string("variable")), ("name", .string(name)),
        ("value", .string(value.kindPhrase[.english])),
      ]).text
    }
    let text =
      names.isEmpty
      ? StyledText(Phrase("no variables yet", "还没有变量")[shell.settings.language], .dim)
      : StyledText(lines: Table(rows).lines())
    shell.presenter.show(text, facts: facts, shell.settings)
  }

  /// A number as it is printed; of anything else, what it is.
  private static func summary(_ value: Value, _ settings: Settings) -> StyledText {
    if case .tensor(let node) = value, node.value.shape.rank == 0 {
      return ValueText(decimals: settings.precision).text(node.value)
    }
    return StyledText(value.kindPhrase[settings.language])
  }

  @Sendable private static func clear(_ argument: String, _ shell: Shell) throws(Diagnostic) {
    let names = argument.split(separator: " ").map(String.init)
    if names.isEmpty { shell.session.clear() }
    for name in names where !shell.session.clear(name) {
      throw .noVariableToClear(name, among: shell.session.variables.keys.sorted(), argument)
    }
  }

  @Sendable private static func precision(_ argument: String, _ shell: Shell) throws(Diagnostic) {
    guard !argument.isBlank else {
      shell.presenter.show(
        StyledText("\(shell.settings.precision)"), facts: [], shell.settings)
      return
    }
    guard let decimals = Int(argument.trimmed), (0...17).contains(decimals) else {
      throw .precisionRange(argument)
    }
    shell.settings.precision = decimals
  }

  @Sendable private static func language(_ argument: String, _ shell: Shell) throws(Diagnostic) {
    guard let language = Language(rawValue: argument.trimmed) else {
      throw .unknownLanguage(argument)
    }
    shell.settings.language = language
  }

  /// Writes the inputs that succeeded as a script that runs again.
  @Sendable private static func save(_ argument: String, _ shell: Shell) throws(Diagnostic) {
    let path = argument.fileName
    guard !path.isEmpty else { throw .fileNameWanted("save") }
    do {
      try TextFile.write(shell.inputs.map { $0 + "\n" }.joined(), path: path)
    } catch {
      throw .fileNotWritten(error, argument)
    }
  }

  /// Runs a script in this session.
  @Sendable private static func load(_ argument: String, _ shell: Shell) throws(Diagnostic) {
    let path = argument.fileName
    guard !path.isEmpty else { throw .fileNameWanted("load") }
    guard shell.loadDepth < Shell.deepestLoad else { throw .loadTooDeep(argument) }
    let text: String
    do {
      text = try TextFile.read(path: path)
    } catch {
      throw .fileNotRead(error, argument)
    }
    shell.loadDepth += 1
    defer { shell.loadDepth -= 1 }
    if !shell.run(NamedSource(text, file: path)) { throw .scriptFailed(path, argument) }
  }
}
