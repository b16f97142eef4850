import Expressions
import Lessons
import Networks
import Tensors
import Terminal
import Walkthroughs

/// Text for people: results on the standard output, errors on the standard error.
package final class TextPresenter: Presenter {
  private let style: TerminalStyle
  private var output = Output(descriptor: 1)
  private var errors = Output(descriptor: 2)
  private var movingLine: MovingLine
  private var movingRows = MovingRows()
  private var page: Page?
  /// How the terminal shows pictures; nil before it was asked.
  private var graphics: TerminalGraphics?

  package init(style: TerminalStyle) {
    self.style = style
    movingLine = MovingLine(style)
  }

  /// Keeps everything, errors too, as plain text.
  package init(to capture: Output.Capture) {
    style = TerminalStyle(
      isInteractive: false, hasColor: false, hasEscapes: false, isAccessible: false)
    movingLine = MovingLine(style)
    output = Output(to: capture)
    errors = Output(to: capture)
  }

  package func flush() {
    movingRows.leave(to: &output)
    output.flush()
    errors.flush()
  }

  package func show(_ outcome: Outcome, _ settings: Settings) {
    switch outcome {
    case .value(let name, let value): show(value, name, printer(settings))
    case .picture(let name, let node): show(picture: node.value, name, settings)
    case .printed(let values):
      write(printed(values, ValueText(decimals: settings.precision)))
    case .program(let output):
      write(ProgramText(settings, printer(settings)).lines(output))
      // What a program prints is seen while it goes on.
      self.output.flush()
    case .summary(let layers):
      if !layers.isEmpty { write(NetworkText.summary(layers, settings)) }
    case .epoch(let report):
      write(settings.fitted(StyledText(TrainingReport.line(report, settings))))
      output.flush()
    case .progress(let progress):
      movingLine.draw(TrainingReport.bar(progress, settings.language), to: &output)
    case .comparison(let comparison):
      let style = ExplanationStyle(
        width: settings.columns, language: settings.language, decimals: settings.precision,
        isAccessible: settings.isAccessible)
      write(ComparisonText(style).text(comparison))
    case .note(let phrase):
      let word = StyledText(settings.language == .chinese ? "说明：" : "note: ", .help)
      let note = word + StyledText(phrase[settings.language])
      write(settings.fitted(note))
    }
  }

  package func show(
    _ lines: @autoclosure () -> StyledText, facts: @autoclosure () -> [String], _ settings: Settings
  ) {
    let lines = lines()
    if !lines.isEmpty { write(lines) }
  }

  package func report(_ diagnostic: Diagnostic, in source: NamedSource, _ settings: Settings) {
    movingLine.clear(from: &output)
    movingRows.leave(to: &output)
    output.flush()
    let text = diagnostic.program?.source.lines ?? Expressions.SourceText(source.text)
    let layout = DiagnosticLayout(
      language: settings.language, width: settings.columns,
      isAccessible: settings.isAccessible)
    let file = diagnostic.program.map(\.source.file) ?? source.file
    let place = file.flatMap { file in
      diagnostic.primary.map { label -> StyledText in
        let place = text.place(of: label.range)
        return StyledText("\(escaped(file)):\(place.line):\(place.column): ")
      }
    }
    let lines = (place ?? "") + layout.text(for: diagnostic, in: text)
    guard let page else {
      for line in lines.lines { errors.line(style.ansi.render(line)) }
      return errors.flush()
    }
    page.write(lines.lines, flush: flush) { errors.line(style.ansi.render($0)) }
    errors.flush()
  }

  package func showWaiting(_ phrase: Phrase, _ settings: Settings) {
    let words = StyledText(phrase[settings.language] + " …", .dim)
    guard style.isInteractive, !style.mayRedraw else {
      return movingLine.write(words, to: &output)
    }
    // Where nothing is written over, it stands in a line of its own, so that no one waits at nothing.
    output.line(style.ansi.render(words))
    output.flush()
  }

  package var mayRedraw: Bool { style.mayRedraw }

  package func redraw(_ rows: [StyledText], isResized: Bool) {
    movingLine.clear(from: &output)
    movingRows.draw(rows, isResized: isResized, style.ansi, to: &output)
  }

  package func eraseRows() {
    movingRows.erase(style.ansi, from: &output)
  }

  package func paged(rows: Int, pause: @escaping () -> Bool, _ body: () -> Void) {
    let outer = page
    if outer == nil { page = Page(rows: rows, pause: pause) }
    body()
    if outer == nil { page = nil }
  }

  package func show(_ plots: [CurvePlot], _ settings: Settings) {
    guard style.isInteractive else { return }
    let width = min(72, TerminalState.columns() - 1)
    for plot in plots {
      let lines =
        settings.isAccessible
        ? plot.sentences.map { StyledText($0[settings.language]) }
        : plot.lines(width: width, height: 6, language: settings.language)
      write(StyledText(lines: lines))
    }
  }

  private func write(_ text: StyledText) {
    movingLine.clear(from: &output)
    movingRows.leave(to: &output)
    guard let page else {
      for line in text.lines { output.line(style.ansi.render(line)) }
      return
    }
    page.write(text.lines, flush: flush) { output.line(style.ansi.render($0)) }
  }

  private func show(picture tensor: Tensor<Double>, _ name: String, _ settings: Settings) {
    let depth = ColorDepth(style, environment: TerminalState.environment)
    let graphics = depth == .none ? TerminalGraphics.cells : pictureForm()
    let text = PictureText(
      ExplanationStyle(
        width: settings.columns, language: settings.language, decimals: settings.precision,
        isAccessible: settings.isAccessible),
      hasColor: depth != .none,
      height: settings.isTerminal ? (TerminalState.size()?.rows ?? 24) - 4 : 40,
      density: graphics == .cells ? 0 : TerminalState.cellWidth() ?? 8)
    for part in text.parts(tensor, name: name) {
      switch part {
      case .text(let lines): write(lines)
      case .pixels(let grid, let sharp):
        switch graphics {
        case .cells: for line in HalfBlocks.lines(grid, depth) { output.line(line) }
        case .kitty:
          output.line(
            KittyPicture.text(sharp, columns: grid.width, rows: (grid.height + 1) / 2))
        case .sixel: output.line(SixelPicture.text(sharp))
        }
      }
    }
  }

  /// How the terminal shows pictures: the environment says so, or it is asked, once.
  private func pictureForm() -> TerminalGraphics {
    if let graphics { return graphics }
    output.flush()
    graphics =
      TerminalGraphics.named(TerminalState.environment)
      ?? (style.isInteractive && style.hasEscapes ? GraphicsQuestion.ask() : .cells)
    return graphics ?? .cells
  }

  private func printer(_ settings: Settings) -> ValueText {
    guard settings.isPrompt else {
      return ValueText(decimals: settings.precision, width: 100, height: 100)
    }
    let size = TerminalState.size()
    return ValueText(
      decimals: settings.precision, width: size?.columns ?? 80,
      height: max((size?.rows ?? 24) - 4, 8))
  }

  private func show(_ value: Value, _ name: String?, _ printer: ValueText) {
    switch value {
    case .tensor(let node): write(printer.text(node.value, name: name))
    case .network(let network): write(NetworkText.lines(network, name: name))
    case .program(let box):
      write(StyledText(name.map { "\($0)  " } ?? "", .name) + StyledText(printed: box.text))
    default:
      guard let inline = inline(value, printer) else {
        return showParts(value, name, printer)
      }
      write(StyledText(name.map { "\($0)  " } ?? "", .name) + inline)
    }
  }

  /// A tuple or list of tensors: one after the other, each with its place.
  private func showParts(_ value: Value, _ name: String?, _ printer: ValueText) {
    switch value {
    case .tuple(let values), .list(let values):
      for (position, part) in values.enumerated() {
        show(part, "\(name ?? "")[\(position)]", printer)
      }
    default: break
    }
  }

  /// A value on one line, where it has room there.
  private func inline(_ value: Value, _ printer: ValueText) -> StyledText? {
    switch value {
    case .string(let text): return StyledText("'\(escaped(text))'")
    case .symbol(let text): return StyledText(text)
    case .program(let box): return StyledText(escaped(box.text))
    case .none: return StyledText("None")
    case .tensor(let node):
      return node.value.shape.rank == 0 ? printer.text(node.value) : nil
    case .network: return nil
    case .tuple(let values), .list(let values):
      var isTuple = false
      if case .tuple = value { isTuple = true }
      var parts: [StyledText] = []
      for value in values {
        guard let part = inline(value, printer) else { return nil }
        parts.append(part)
      }
      let close = isTuple ? (parts.count == 1 ? ",)" : ")") : "]"
      return StyledText(isTuple ? "(" : "[") + parts.joined(separator: ", ") + StyledText(close)
    }
  }

  /// What `print` shows: values on one line where they fit, tensors with their rows.
  private func printed(_ values: [Value], _ printer: ValueText) -> StyledText {
    var lines: [StyledText] = []
    var line: [StyledText] = []
    for value in values {
      switch value {
      case .string(let text): line.append(StyledText(printed: text))
      case .tensor(let node) where node.value.shape.rank > 0:
        if !line.isEmpty { lines.append(line.joined(separator: " ")) }
        line = []
        lines.append(printer.body(of: node.value))
      default:
        if let inline = inline(value, printer) {
          line.append(inline)
        } else if case .tuple(let parts) = value {
          lines.append(printed(parts, printer))
        } else if case .list(let parts) = value {
          lines.append(printed(parts, printer))
        } else if case .network(let network) = value {
          lines.append(NetworkText.lines(network))
        }
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line.joined(separator: " ")) }
    return StyledText(lines: lines)
  }
}
