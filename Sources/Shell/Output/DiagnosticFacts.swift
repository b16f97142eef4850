import Expressions
import Networks
import Terminal
import Walkthroughs

/// What is wrong, as programs read it.
struct DiagnosticFacts {
  private let language: Language

  init(_ language: Language) {
    self.language = language
  }

  /// The object of a diagnostic whose places are in a source.
  func object(_ diagnostic: Diagnostic, in source: Expressions.SourceText) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("kind", .string("error")), ("id", .string(diagnostic.id)),
      ("message", text(diagnostic.message)),
    ]
    members += place(diagnostic.primary.map { source.place(of: $0.range) })
    members += [
      ("help", diagnostic.help.map(text) ?? .null),
      ("labels", list(labels(of: diagnostic).map { label($0, in: source) })),
      ("notes", list(diagnostic.notes.map(text))),
    ]
    if let misfit = diagnostic.misfit { members += layer(misfit) }
    if let program = diagnostic.program { members += context(program) }
    return .members(members)
  }

  /// Words, with everything in them made visible that would act on a terminal or hide.
  private func text(_ phrase: Phrase) -> JSONValue {
    .string(escaped(phrase[language], keepingNewlines: true))
  }

  /// The places at which something is said, the first one included.
  private func labels(of diagnostic: Diagnostic) -> [Diagnostic.Label] {
    let first = [diagnostic.primary].compactMap(\.self).filter { !$0.text[language].isEmpty }
    return first + diagnostic.secondary
  }

  private func place(_ place: Expressions.SourceText.Place?) -> [(String, JSONValue)] {
    [
      ("line", place.map { .integer($0.line) } ?? .null),
      ("column", place.map { .integer($0.column) } ?? .null),
      ("length", place.map { .integer($0.length) } ?? .null),
    ]
  }

  private func label(
    _ label: Diagnostic.Label, in source: Expressions.SourceText
  ) -> JSONValue {
    .members(
      place(source.place(of: label.range)) + [("text", text(label.text))])
  }

  private func layer(_ misfit: Misfit) -> [(String, JSONValue)] {
    [
      ("layer", .string(misfit.layer.name)),
      ("takes", misfit.takes.map { .integer($0) } ?? .null),
      ("got", misfit.got.map { .integer($0) } ?? .null),
      ("factors", misfit.factors.isEmpty ? .null : .integers(misfit.factors)),
    ]
  }

  private func context(_ program: ProgramContext) -> [(String, JSONValue)] {
    [
      ("python", .string(program.python)),
      (
        "calls",
        list(
          program.calls.map { call in
            .members([
              ("function", .string(call.function)),
              ("line", .integer(call.source.lines.lineNumber(of: call.range.start))),
            ])
          })
      ),
      (
        "variables",
        program.variables.isEmpty
          ? .null
          : .members(
            program.variables.map { variable in
              (variable.name, variable.number.map { .number($0) } ?? .string(variable.text))
            })
      ),
    ]
  }

  /// A list, or null where there is nothing in it.
  private func list(_ values: [JSONValue]) -> JSONValue { values.isEmpty ? .null : .array(values) }
}
