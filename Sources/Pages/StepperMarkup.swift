import Terminal
import Walkthroughs

/// Frames as HTML: all of them, one under another for paper and where there are no scripts; with scripts one
/// at a time, by key, by button and by touch.
struct StepperMarkup {
  let frames: PageFrames
  let language: Language
  /// What is explained.
  let title: String
  /// Whether keys are the stepper's wherever the reader is on the page.
  let isAlone: Bool

  /// The lines.
  var lines: [String] {
    let kind = (frames.isCumulative ? " cumulative" : "") + (isAlone ? " alone" : "")
    let label = Markup.escaped(PageWords.steps[language] + ": " + title)
    return ["<section class=\"steps\(kind)\" tabindex=\"0\" aria-label=\"\(label)\">"] + bar + keys
      + ["<div class=\"frames\">"] + frames.views.flatMap(view) + ["</div>"] + ask
      + [
        "<p class=\"verdict\" aria-hidden=\"true\"></p>",
        "<p class=\"words live\" role=\"status\" aria-live=\"polite\"></p>",
      ] + data + ["</section>"]
  }

  private var hasViews: Bool { frames.views.count > 1 }
  private var asks: Bool { frames.views.first?.first?.question != nil }

  private func say(_ phrase: Phrase) -> String { Markup.escaped(phrase[language]) }

  // MARK: Keys

  private var bar: [String] {
    func button(_ key: String, _ sign: String, _ words: Phrase) -> String {
      "<button type=\"button\" data-key=\"\(key)\" title=\"\(say(words))\" "
        + "aria-label=\"\(say(words))\">\(sign)</button>"
    }
    return [
      "<div class=\"bar\" role=\"toolbar\" aria-label=\"\(say(PageWords.toolbar))\">",
      button("Home", "⇤", PageWords.first), button("ArrowLeft", "←", PageWords.back),
      "<span class=\"place\"></span>", button("ArrowRight", "→", PageWords.next),
      button("End", "⇥", PageWords.last),
    ] + (asks ? [] : [button("a", "▶", PageWords.plays)])
      + (hasViews ? [button("v", "⇄", PageWords.view)] : [])
      + [button("?", "?", PageWords.keys), "</div>"]
  }

  private var keys: [String] {
    let keys: [([String], Phrase)] =
      [
        (["Space", "→", "Enter"], PageWords.next), (["←", "Backspace"], PageWords.back),
        (["r"], PageWords.row), (["Home"], PageWords.first), (["e"], PageWords.last),
      ] + (asks ? [] : [(["a"], PageWords.plays), (["+", "-"], PageWords.pace)])
      + (hasViews ? [(["v"], PageWords.view)] : []) + [(["?"], PageWords.keys)]
    return ["<div class=\"keys\" tabindex=\"-1\" hidden>", "<dl>"]
      + keys.map { names, words in
        let names = names.map { "<kbd>\($0)</kbd>" }.joined(separator: " ")
        return "<dt>\(names)</dt><dd>\(say(words))</dd>"
      } + ["</dl>", "<p>\(say(PageWords.swipe))</p>", "</div>"]
  }

  // MARK: Frames

  private func view(_ frames: [PageFrame]) -> [String] {
    ["<div class=\"view\">"] + frames.flatMap(frame) + ["</div>"]
  }

  private func frame(_ frame: PageFrame) -> [String] {
    let told = sight(frame.sight, "told")
    let asked = frame.question.map { sight($0.sight, "asked") } ?? []
    return ["<article class=\"frame\" data-row=\"\(frame.nextRow)\">"] + asked + told
      + ["</article>"]
  }

  private func sight(_ sight: PageFrame.Sight, _ kind: String) -> [String] {
    let isOne = sight.wide == sight.narrow
    let drawn =
      "<pre class=\"wide\" aria-hidden=\"true\">\(sight.wide.html)</pre>"
      + (isOne ? "" : "<pre class=\"narrow\" aria-hidden=\"true\">\(sight.narrow.html)</pre>")
    let words = sight.words.map { "<p>\(Markup.escaped($0))</p>" }.joined()
    return [
      "<div class=\"\(kind)\(isOne ? "" : " both")\">\(drawn)",
      "<div class=\"words\">\(words)</div></div>",
    ]
  }

  // MARK: Questions

  private var ask: [String] {
    guard asks else { return [] }
    return [
      "<form class=\"ask\" hidden><label><span></span> "
        + "<input name=\"answer\" autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\">"
        + "</label> <button>\(say(PageWords.answer))</button></form>"
    ]
  }

  private var data: [String] {
    guard asks else { return [] }
    let questions = frames.views.joined().compactMap(\.question?.prediction).map { prediction in
      JSONValue.object([
        .init("question", .string(prediction.question[language])),
        .init("answer", .number(prediction.answer)),
        .init(
          "slips",
          .array(
            prediction.slips.map { slip in
              .array([.number(slip.number), .string(slip.mistake.reply[language])])
            })),
      ])
    }
    return [PageShell.data(.array(questions), attributes: "class=\"questions\"")]
  }
}
