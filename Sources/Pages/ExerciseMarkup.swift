import Expressions
import Lessons
import Tensors
import Terminal
import Walkthroughs

/// An exercise as the lines of a page: the question, a field for the answer, hints and the solution folded,
/// and for the script what is right and what the known mistakes give.
struct ExerciseMarkup {
  private let exercise: Exercise
  private let questions: [StaticQuestion]
  private let place: Phrase
  private let blocks: BlockMarkup
  private let language: Language

  /// - Parameters:
  ///   - exercise: The exercise as the page has it.
  ///   - questions: The questions that it asks: one, or some with other numbers each.
  ///   - place: Which it is of the exercises.
  ///   - blocks: How blocks are written.
  ///   - language: The language of the page.
  init(
    _ exercise: Exercise, _ questions: [StaticQuestion], place: Phrase, blocks: BlockMarkup,
    language: Language
  ) {
    self.exercise = exercise
    self.questions = questions
    self.place = place
    self.blocks = blocks
    self.language = language
  }

  private func say(_ phrase: Phrase) -> String { Markup.escaped(phrase[language]) }

  /// The lines.
  var lines: [String] {
    guard let first = questions.first else { return [] }
    let title = blocks.html(first.exercise.title)
    var lines = [
      "<section class=\"exercise\" id=\"\(Markup.escaped(exercise.id))\">",
      "<h3>\(say(place))\(title)</h3>",
    ]
    for (place, question) in questions.enumerated() {
      lines += ["<div class=\"variant\"\(place == 0 ? "" : " hidden")>"] + self.lines(question)
      if questions.count > 1 {
        lines.append(
          "<button type=\"button\" class=\"other\">\(say(PageWords.otherNumbers))</button>")
      }
      lines.append("</div>")
    }
    return lines + ["</section>"]
  }

  private func lines(_ question: StaticQuestion) -> [String] {
    var lines = asked(question)
    if !question.rows.isEmpty { lines.append("<pre class=\"fence\">\(question.rows.html)</pre>") }
    if let gap = question.exercise.gap {
      lines.append("<pre class=\"fence\">\(Markup.escaped(gap))</pre>")
    }
    if let program = question.exercise.program {
      lines.append("<pre class=\"fence\">\(Markup.escaped(program))</pre>")
    }
    let isJudged = question.exercise.kind != .program
    lines += isJudged ? field(question) : ["<p>\(say(PageWords.program))</p>"]
    if isJudged { lines.append("<p class=\"verdict\" role=\"status\" aria-live=\"polite\"></p>") }
    for hint in question.exercise.hints {
      lines += folded(PageWords.hint, hint.map { blocks.html($0.block) })
    }
    lines += folded(
      PageWords.solution, ["<pre class=\"fence solution\">\(question.solution.html)</pre>"])
    guard isJudged else { return lines }
    return lines + [
      PageShell.data(ExerciseMarkup.facts(question, blocks), attributes: "class=\"judge\"")
    ]
  }

  /// What is asked; the sentences of a choice are its buttons.
  private func asked(_ question: StaticQuestion) -> [String] {
    question.exercise.question.compactMap { item in
      switch item {
      case .prose(let block):
        if case .list = block.block, question.exercise.kind == .choice { return nil }
        return blocks.html(block.block)
      case .example(let example):
        guard example.isShown else { return nil }
        let inputs = example.entries.flatMap { $0.input.split(separator: "\n") }.map {
          StyledText("> ", .prompt) + StyledText(String($0))
        }
        let lines = example.runs ? inputs : example.fence.lines.map { StyledText($0) }
        return "<pre class=\"fence\">\(StyledText(lines: lines).html)</pre>"
      case .exercise: return nil
      }
    }
  }

  private func folded(_ title: Phrase, _ lines: [String]) -> [String] {
    ["<details><summary>\(say(title))</summary>"] + lines + ["</details>"]
  }

  private func field(_ question: StaticQuestion) -> [String] {
    let button = "<button>\(say(PageWords.answer))</button>"
    guard question.exercise.kind == .choice else {
      return [
        "<form class=\"answer\"><label>\(say(PageWords.yourAnswer)) "
          + "<input name=\"answer\" class=\"typed\" autocomplete=\"off\" autocapitalize=\"off\" "
          + "spellcheck=\"false\"></label> \(button)</form>"
      ]
    }
    let choices = question.exercise.choices.map { choice in
      let letter = Markup.escaped(String(choice.prefix(1)).lowercased())
      return "<label><input type=\"radio\" name=\"answer\" value=\"\(letter)\"> "
        + "\(Markup.escaped(choice))</label>"
    }
    return [
      "<form class=\"answer choices\"><fieldset><legend class=\"words\">"
        + "\(say(PageWords.yourAnswer))</legend>"
    ] + choices + ["</fieldset>\(button)</form>"]
  }

  // MARK: What is right

  private static func facts(_ question: StaticQuestion, _ blocks: BlockMarkup) -> JSONValue {
    .object([
      .init("kind", .string(question.exercise.kind.rawValue)),
      .init("right", question.answer.map { json($0) } ?? .null),
      .init("open", .bool(question.isOpen)),
      .init(
        "slips",
        .array(
          question.slips.map { slip in
            .object([
              .init("answers", .array(slip.answers.map { json($0) })),
              .init("message", .string(Inline.plain(slip.message))),
            ])
          })),
    ])
  }

  private static func json(_ answer: StaticQuestion.Answer) -> JSONValue {
    switch answer {
    case .numbers(let tensor):
      .object([
        .init("shape", .integers(tensor.shape.dimensions)),
        .init("numbers", .numbers(tensor.elements)),
      ])
    case .sizes(let sizes): .object([.init("sizes", .numbers(sizes))])
    case .text(let text): .object([.init("text", .string(text))])
    }
  }
}
