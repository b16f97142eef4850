import Expressions
import Tensors
import Terminal

extension Exercise {
  /// Asks the exercise, with other numbers each time if it is a template.
  ///
  /// - Parameters:
  ///   - page: The variables as the page leaves them.
  ///   - items: What stands before it on the page, where it is asked there.
  ///   - language: The language of what a generator says.
  ///   - original: The exercise as the page has it, where this one was made of it.
  ///   - random: Where the numbers come from.
  /// - Returns: The question.
  /// - Throws: `Drawing.Failure` if nothing can be drawn.
  func ask(
    page: Session, after items: [LessonItem] = [], language: Language, original: Exercise? = nil,
    using random: inout RandomSource
  ) throws(Drawing.Failure) -> OpenQuestion {
    var drawing = FairDrawing(self, page: page)
    return try ask(
      drawing: &drawing, after: items, language: language, original: original, using: &random)
  }

  /// Asks the exercise with the numbers that its page prints.
  ///
  /// - Parameters:
  ///   - page: The variables as the page leaves them, the examples of the question included.
  ///   - items: What stands before it on the page.
  ///   - language: The language of the page.
  /// - Returns: The question; nil if the page prints none.
  /// - Throws: `Drawing.Failure` if a first draw has no value.
  func askPrinted(
    page: Session, after items: [LessonItem] = [], language: Language
  ) throws(Drawing.Failure) -> OpenQuestion? {
    guard isPrinted else { return nil }
    let draw = isTemplate ? try Drawing(self, page: page).first() : nil
    return OpenQuestion(
      self, page: page, draw: draw, isPrinted: true, after: items, language: language)
  }

  /// Asks the exercise where it stands: with the numbers that its page prints, or drawn ones where it prints
  /// none.
  ///
  /// - Parameters:
  ///   - page: The variables as the page leaves them, the examples of the question included.
  ///   - items: What stands before it on the page.
  ///   - language: The language of the page.
  ///   - random: Where the numbers come from.
  /// - Returns: The question.
  /// - Throws: `Drawing.Failure` if nothing can be drawn.
  func askOnPage(
    _ page: Session, after items: [LessonItem] = [], language: Language,
    using random: inout RandomSource
  ) throws(Drawing.Failure) -> OpenQuestion {
    if let printed = try askPrinted(page: page, after: items, language: language) { return printed }
    return try ask(page: page, after: items, language: language, using: &random)
  }

  /// Asks the exercise of a page once more.
  ///
  /// - Parameters:
  ///   - drawing: What has been drawn of it so far.
  ///   - items: What stands before it on the page, where it is asked there.
  ///   - language: The language of what a generator says.
  ///   - original: The exercise as the page has it, where this one was made of it.
  ///   - random: Where the numbers come from.
  /// - Returns: The question.
  /// - Throws: `Drawing.Failure` if nothing can be drawn.
  func ask(
    drawing: inout FairDrawing, after items: [LessonItem] = [], language: Language,
    original: Exercise? = nil, using random: inout RandomSource
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
    return OpenQuestion(
      self, page: page, draw: draw, isPrinted: draw == nil, after: items, language: language,
      original: original)
  }

  /// The variables that an answer is judged with: the page's, the letters of a template, and what the
  /// examples of its question make of them.
  ///
  /// With the numbers that the page prints these have been carried out there, and what it has stays.
  func session(page: Session, draw: Draw?, isPrinted: Bool = false) -> Session {
    guard let draw else { return page }
    let session = page.copy { _ in }
    draw.bind(in: session, keepsOwn: isPrinted)
    if isPrinted { return session }
    for entry in applied(draw).examples.filter(\.runs).flatMap(\.entries) {
      _ = try? session.run(entry.input)
    }
    return session
  }

  /// The letters of the template of which the question says what they stand for: `{W}`, `W = 8`.
  var toldLetters: Set<String> {
    let texts = question.flatMap { item -> [String] in
      switch item {
      case .prose(let block): MarkdownText.lines(block.block)
      case .example(let example): example.isShown ? example.entries.map(\.input) : []
      case .exercise: []
      }
    }
    let printed = isPrinted ? Set(parameters.map(\.name)) : []
    return Set(
      texts.flatMap { text in
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
          .filter { $0.contains("}") }.map { String($0.prefix { $0 != "}" }) }
          + WrittenLetters.places(in: text, of: printed).map(\.name)
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
