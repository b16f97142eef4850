import Expressions
import Tensors
import Terminal

extension Exercise {
  /// Asks the exercise, with other numbers each time if it is a template.
  ///
  /// - Parameters:
  ///   - page: The variables as the page leaves them.
  ///   - language: The language of what a generator says.
  ///   - random: Where the numbers come from.
  /// - Returns: The question.
  /// - Throws: `Drawing.Failure` if nothing can be drawn.
  func ask(
    page: Session, language: Language, using random: inout RandomSource
  ) throws(Drawing.Failure) -> OpenQuestion {
    var drawing = FairDrawing(self, page: page)
    return try ask(drawing: &drawing, language: language, using: &random)
  }

  /// Asks the exercise of a page once more.
  ///
  /// - Parameters:
  ///   - drawing: What has been drawn of it so far.
  ///   - language: The language of what a generator says.
  ///   - random: Where the numbers come from.
  /// - Returns: The question.
  /// - Throws: `Drawing.Failure` if nothing can be drawn.
  func ask(
    drawing: inout FairDrawing, language: Language, using random: inout RandomSource
  ) throws(Drawing.Failure) -> OpenQuestion {
    let page = drawing.page
    if let name = generator {
      guard let generator = Generators.named(name) else {
        throw Drawing.Failure(
          reason: Phrase("there is no generator \(name)", "没有生成器 \(name)"))
      }
      guard let problem = generator.problem(using: &random) else {
        throw Drawing.Failure(
          reason: Phrase("\(name) made no problem", "\(name) 没有生成题目"))
      }
      let made = problem.exercise(for: self, in: language)
      var drawing = FairDrawing(made, page: page)
      let draw = made.parameters.isEmpty ? nil : try drawing.draw(using: &random)
      return OpenQuestion(made, page: page, draw: draw, language: language, original: self)
    }
    let draw = isTemplate ? try drawing.draw(using: &random) : nil
    return OpenQuestion(self, page: page, draw: draw, language: language)
  }

  /// A judge of the exercise; the examples of a template's question are carried out first.
  ///
  /// - Parameters:
  ///   - page: The variables as the page leaves them.
  ///   - draw: The letters of a template.
  ///   - told: Those of them that the question tells.
  /// - Returns: The judge.
  func judge(page: Session, draw: Draw?, telling told: Set<String>) -> Judge {
    guard let draw else { return Judge(self, page: page) }
    let exercise = applied(draw)
    let session = page.copy { _ in }
    draw.bind(in: session)
    for entry in exercise.examples.filter(\.runs).flatMap(\.entries) {
      _ = try? session.run(entry.input)
    }
    let hidden = draw.letters.map(\.name).filter { !told.contains($0) }
    return Judge(exercise, page: session, hidden: Set(hidden))
  }

  /// The letters of the template of which the question says what they stand for: `{W}`.
  var toldLetters: Set<String> {
    let texts = question.flatMap { item -> [String] in
      switch item {
      case .prose(let block): MarkdownText.lines(block.block)
      case .example(let example): example.isShown ? example.entries.map(\.input) : []
      case .exercise: []
      }
    }
    return Set(
      texts.flatMap { text in
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
          .filter { $0.contains("}") }.map { String($0.prefix { $0 != "}" }) }
      })
  }

  /// An answer that is right: the answer itself, or for a line with a gap what belongs into it.
  var sampleAnswer: String {
    guard let text = answerText else { return "" }
    guard kind == .fill, let gap else { return text }
    let parts = gap.split(separator: "___", omittingEmptySubsequences: false)
    guard parts.count == 2, text.hasPrefix(parts[0]), text.hasSuffix(parts[1]),
      text.count >= parts[0].count + parts[1].count
    else { return text }
    return String(text.dropFirst(parts[0].count).dropLast(parts[1].count))
  }
}
