import Expressions
import Lessons
import Networks
import Tensors
import Terminal
import Walkthroughs

/// One JSON object a line on the standard output.
package final class JSONPresenter: Presenter {
  private var output = Output(descriptor: 1)

  /// Makes one that has written nothing yet.
  package init() {}

  package func flush() { output.flush() }

  package func show(_ outcome: Outcome, _ settings: Settings) {
    switch outcome {
    case .value(let name, let value): show(value, name)
    case .picture(let name, let node): write(node.value, name)
    case .printed(let values):
      for value in values { show(value, nil) }
    case .program(let output):
      write(JSONPresenter.object(output))
      flush()
    case .summary(let layers):
      for layer in layers { write(JSONPresenter.object(layer)) }
    case .epoch(let report):
      write(TrainingReport.json(report.result))
      flush()
    case .progress: break
    case .comparison(let comparison): write(comparison.json(language: settings.language))
    case .note(let phrase):
      write(
        .members([("kind", .string("note")), ("message", .string(phrase[settings.language]))]))
    }
  }

  package func showWaiting(_ phrase: Phrase, _ settings: Settings) {}

  package func show(_ plots: [CurvePlot], _ settings: Settings) {}

  package func show(
    _ lines: @autoclosure () -> StyledText, facts: @autoclosure () -> [String], _ settings: Settings
  ) {
    let facts = facts()
    if facts.isEmpty {
      let lines = lines()
      guard !lines.isEmpty else { return }
      write(.members([("kind", .string("text")), ("text", .string(lines.plain))]))
    }
    for fact in facts { output.line(fact) }
  }

  package func report(_ diagnostic: Diagnostic, in source: NamedSource, _ settings: Settings) {
    let text = diagnostic.program?.source.lines ?? Expressions.SourceText(source.text)
    write(DiagnosticFacts(settings.language).object(diagnostic, in: text))
  }

  private func write(_ json: JSONValue) { output.line(json.text) }

  private func show(_ value: Value, _ name: String?) {
    switch value {
    case .tensor(let node): write(node.value, name)
    case .string(let text):
      write(.members([("kind", .string("text")), ("text", .string(text))]))
    case .program(let box):
      write(.members([("kind", .string("text")), ("text", .string(box.text))]))
    case .symbol(let text):
      write(.members([("kind", .string("text")), ("text", .string(text))]))
    case .none: write(.members([("kind", .string("text")), ("text", .string("None"))]))
    case .network(let network):
      write(
        .members([
          ("kind", .string("text")), ("text", .string(NetworkText.lines(network).plain)),
        ]))
    case .tuple(let values), .list(let values):
      let numbers = values.compactMap { value -> Double? in
        if case .tensor(let node) = value, node.value.shape.rank == 0 {
          return node.value.single
        }
        return nil
      }
      if numbers.count == values.count {
        write(Tensor(vector: numbers), name)
      } else {
        for (position, value) in values.enumerated() {
          show(value, name.map { "\($0)[\(position)]" })
        }
      }
    }
  }

  /// Writes a tensor's object piece by piece: as a whole its text is many times as large as the tensor.
  private func write(_ tensor: Tensor<Double>, _ name: String?) {
    let head = JSONValue.members([
      ("kind", .string("value")), ("name", name.map { .string($0) } ?? .null),
      ("shape", .integers(tensor.shape.dimensions)), ("values", .numbers([])),
    ]).text
    output.text(String(head.dropLast(2)))
    let elements = tensor.elements
    for start in stride(from: 0, to: elements.count, by: 4096) {
      // What is left unfinished is no object, so that nobody takes it for the tensor.
      if Interruption.isRequested { return output.line("") }
      let part = elements[start..<min(start + 4096, elements.count)]
      let text = JSONValue.numbers(Array(part)).text
      output.text((start > 0 ? "," : "") + text.dropFirst().dropLast())
    }
    output.line("]}")
  }

  private static func object(_ output: ProgramOutput) -> JSONValue {
    switch output.fact {
    case .text(let text): .members([("kind", .string("text")), ("text", .string(text))])
    case .numbers(let shape, let values):
      .members([
        ("kind", .string("value")), ("name", output.name.map { .string($0) } ?? .null),
        ("shape", .integers(shape)), ("values", .numbers(values)),
      ])
    }
  }

  private static func object(_ layer: LayerSummary) -> JSONValue {
    let field = layer.field
    func sides(_ rows: JSONValue, _ columns: JSONValue) -> JSONValue { .array([rows, columns]) }
    return .members([
      ("kind", .string("layer")), ("name", .string(layer.name)), ("type", .string(layer.type)),
      ("output", .integers(layer.output.dimensions)), ("parameters", .integer(layer.parameters)),
      ("multiply_adds", .integer(layer.multiplyAdds)),
      ("receptive_field", .integer(field.size)),
      (
        "field",
        .members([
          ("size", .integers([field.rows.size, field.columns.size])),
          ("jump", sides(.number(field.rows.jump), .number(field.columns.jump))),
          ("start", .integers([field.rows.start, field.columns.start])),
        ])
      ),
      ("formula", layer.formula.map { .string($0.text) } ?? .null),
      ("accepts", .integers(layer.input.dimensions)), ("memory", .integer(layer.memory)),
    ])
  }
}
