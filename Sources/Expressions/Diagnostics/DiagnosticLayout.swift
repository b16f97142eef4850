import Terminal

/// Lays diagnostics out as text: the words, the lines of the source, carets under the places.
///
///     error: the filters and the image have different numbers of channels
///      1 │ conv2d(image, edges, stride=2)
///        │        ^^^^^ [1, 1, 28, 28] has 1 channel
///        │               ~~~~~ [4, 3, 3, 3] has 3 channels
///     help: edges[:, 0:1] keeps the first channel
public struct DiagnosticLayout: Sendable {
  /// What a diagnostic is shown as.
  public enum Severity: Sendable {
    case error
    case note
  }

  /// The language of the words.
  public var language: Language

  /// The columns there are.
  public var width: Int

  /// Whether to write sentences without drawing anything.
  public var isAccessible: Bool

  /// Makes a layout.
  public init(language: Language = .english, width: Int = 80, isAccessible: Bool = false) {
    self.language = language
    self.width = max(20, width)
    self.isAccessible = isAccessible
  }

  /// Lays a diagnostic out.
  ///
  /// - Parameters:
  ///   - diagnostic: What is to be said.
  ///   - source: What its places are in, unless it is a program's, which brings its own.
  ///   - severity: Whether it is an error or a remark.
  /// - Returns: Its lines, with newlines between them.
  public func text(
    for diagnostic: Diagnostic, in source: SourceText, as severity: Severity = .error
  ) -> StyledText {
    let role: Role = severity == .error ? .error : .secondary
    let word = severity == .error ? Phrase("error:", "错误：") : Phrase("note:", "说明：")
    var lines = [sentence(word, role, diagnostic.message)]
    lines += places(marks(diagnostic), in: diagnostic.program?.source.lines ?? source)
    if let program = diagnostic.program { lines += context(program) }
    lines += diagnostic.notes.map { sentence(Phrase("note:", "说明："), .secondary, $0) }
    if let help = diagnostic.help { lines.append(sentence(Phrase("help:", "试试："), .help, help)) }
    return StyledText(lines: lines)
  }

  func sentence(_ word: Phrase, _ role: Role, _ phrase: Phrase) -> StyledText {
    let space = language == .english ? " " : ""
    let text = StyledText(word[language], role) + StyledText(space + escaped(phrase[language]))
    return text.wrapped(to: width, indent: 2)
  }

  // MARK: Places

  /// A place to be shown.
  struct Mark {
    var label: Diagnostic.Label
    var isPrimary: Bool
  }

  private func marks(_ diagnostic: Diagnostic) -> [Mark] {
    let primary = diagnostic.primary.map { [Mark(label: $0, isPrimary: true)] } ?? []
    return primary + diagnostic.secondary.map { Mark(label: $0, isPrimary: false) }
  }

  /// The lines of a source that places are in, each with what is to be said of it.
  func places(_ marks: [Mark], in source: SourceText) -> [StyledText] {
    isAccessible ? spoken(marks, source) : drawn(marks, source)
  }

  // MARK: Drawn

  private func drawn(_ marks: [Mark], _ source: SourceText) -> [StyledText] {
    let lines = marks.map { source.lineNumber(of: $0.label.range.start) }
    let numbers = Set(lines).sorted()
    let digits = max(2, "\(numbers.last ?? 0)".count)
    return numbers.flatMap { number in
      let own = zip(marks, lines).filter { $0.1 == number }.map(\.0)
      let excerpt = SourceExcerpt(
        source, line: number, ranges: own.map(\.label.range), width: width - digits - 4)
      let label = StyledText("\(number)", .dim).padded(to: digits, .right)
      let line = label + StyledText(" │ ", .dim) + StyledText(excerpt.text)
      let gutter = StyledText(String(repeating: " ", count: digits) + " │ ", .dim)
      return [line] + own.flatMap { self.lines(for: $0, excerpt, gutter) }
    }
  }

  /// The carets of a mark with its words behind them, or on lines below where they do not fit.
  private func lines(
    for mark: Mark, _ excerpt: SourceExcerpt, _ gutter: StyledText
  ) -> [StyledText] {
    let columns = excerpt.columns(of: mark.label.range)
    let role: Role = mark.isPrimary ? .caret : .secondary
    let carets = String(repeating: mark.isPrimary ? "^" : "~", count: columns.count)
    let start = gutter + StyledText(String(repeating: " ", count: columns.lowerBound))
    let words = escaped(mark.label.text[language])
    let line = start + StyledText(carets, role)
    if words.isEmpty { return [line] }
    let room = excerpt.width - columns.upperBound - 1
    if words.displayWidth <= room { return [line + StyledText(" " + words, role)] }
    let below = StyledText(words, role).wrapped(to: excerpt.width - 2).lines
    return [line] + below.map { gutter + StyledText("  ") + $0 }
  }

  // MARK: Spoken

  private func spoken(_ marks: [Mark], _ source: SourceText) -> [StyledText] {
    marks.map { mark in
      let place = source.place(of: mark.label.range)
      let quoted = excerpt(source.text(mark.label.range))
      let words = escaped(mark.label.text[language])
      let start = Phrase(
        "line \(place.line), column \(place.column)", "第 \(place.line) 行第 \(place.column) 列")
      // At the end of the source there is nothing to quote.
      let parts = [start[language], quoted, words].filter { !$0.isEmpty }
      let sentence = parts.joined(separator: Phrase(": ", "：")[language])
      return StyledText(sentence).wrapped(to: width, indent: 2)
    }
  }
}
