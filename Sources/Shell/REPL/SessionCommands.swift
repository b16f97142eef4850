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
    if argument.trimmed == "--undo" { return try undoClear(argument, shell) }
    let names = argument.split(separator: " ").map(String.init)
    if names.isEmpty { clearAll(shell) }
    for name in names where !shell.session.clear(name) {
      throw .noVariableToClear(name, among: shell.session.variables.keys.sorted(), argument)
    }
  }

  /// Forgets everything and says so: who types it to clear the screen has not lost anything.
  private static func clearAll(_ shell: Shell) {
    let count = shell.session.variables.count
    if count > 0 { shell.forgotten = shell.session.copy { _ in } }
    shell.session.clear()
    let words = count == 1 ? "1 variable is" : "\(count) variables are"
    shell.session.show(
      .note(
        count == 0
          ? Phrase(
            "there are no variables; Ctrl-L clears the screen", "没有变量；清屏请按 Ctrl-L")
          : Phrase(
            "\(words) forgotten; clear --undo brings back, Ctrl-L clears the screen",
            "已清除 \(count) 个变量；clear --undo 可恢复，清屏请按 Ctrl-L")))
  }

  private static func undoClear(_ argument: String, _ shell: Shell) throws(Diagnostic) {
    guard let forgotten = shell.forgotten else { throw .nothingToUndo(argument) }
    shell.session.adopt(forgotten)
    shell.forgotten = nil
    let count = forgotten.variables.count
    let words = count == 1 ? "1 variable is" : "\(count) variables are"
    shell.session.show(.note(Phrase("\(words) back", "已恢复 \(count) 个变量")))
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
    let options = ArgumentFlags(argument, known: ["--force"])
    let name = options.rest.fileName
    guard !name.isEmpty else { throw .fileNameWanted("save") }
    let range = SourceRange(0, argument.utf8.count)
    let path = try shell.session.files.path(name, for: .writing, at: range)
    let hindrance = Diagnostic.notReplaceable(
      path, isForced: options.has("--force"), at: range,
      help: Phrase(
        "save \(escaped(path)) --force replaces it", "save \(escaped(path)) --force 会替换它"))
    if let hindrance { throw hindrance }
    do {
      try TextFile.write(shell.inputs.script, path: path)
    } catch {
      throw .fileNotWritten(error, argument)
    }
  }

  /// Runs a script in this session.
  @Sendable private static func load(_ argument: String, _ shell: Shell) throws(Diagnostic) {
    let name = argument.fileName
    guard !name.isEmpty else { throw .fileNameWanted("load") }
    let path = try shell.session.files.path(
      name, for: .reading, at: SourceRange(0, argument.utf8.count))
    guard shell.loadDepth < Shell.deepestLoad else { throw .loadTooDeep(argument) }
    let text: String
    do {
      text = try TextFile.read(path: path)
    } catch {
      throw .fileNotRead(error, argument)
    }
    shell.loadDepth += 1
    defer { shell.loadDepth -= 1 }
    if !shell.run(file: NamedSource(text, file: path)) { throw .scriptFailed(path, argument) }
  }
}
