import Tensors
import Terminal
import Walkthroughs

/// An explanation as one HTML file: it steps by the keys of `step` at a terminal and by touch, asks if that is
/// wanted, is read out by a screen reader, prints, and fetches nothing.
public struct ExplanationPage {
  private let frames: PageFrames
  private let language: Language
  private let title: String
  private let command: String

  /// Every step of a value's operation.
  ///
  /// - Parameters:
  ///   - walkthrough: Its steps.
  ///   - style: The language, the decimals and the names.
  ///   - title: What is explained.
  ///   - command: What made the page.
  ///   - asks: Whether each number is asked for before it is shown.
  public init(
    _ walkthrough: Walkthrough, style: ExplanationStyle, title: String, command: String, asks: Bool
  ) {
    frames = PageFrames(walkthrough, style: style, asks: asks)
    (language, self.title, self.command) = (style.language, title, command)
  }

  /// Every value forward and every gradient backward.
  public init(_ trace: Trace, style: ExplanationStyle, title: String, command: String) {
    frames = PageFrames(trace, style: style)
    (language, self.title, self.command) = (style.language, title, command)
  }

  /// The page.
  public var html: String {
    let shell = PageShell(language: language, title: title, scripts: [.answers, .stepper])
    let asks = frames.views.first?.first?.question != nil
    let facts = frames.views.joined().flatMap(\.facts).map { PageShell.inert($0.text) }
    return shell.page(
      [
        "<main>", "<h1><code>\(Markup.escaped(title))</code></h1>",
        "<p class=\"command\">\(Markup.escaped(PageWords.made[language]))"
          + "<code>\(Markup.escaped(command))</code></p>",
      ] + (asks ? ["<p class=\"noprint\">\(Markup.escaped(PageWords.quiz[language]))</p>"] : [])
        + StepperMarkup(frames: frames, language: language, title: title, isAlone: true).lines
        + [
          "</main>",
          // The same as --format json writes it, for whoever wants to compute with it.
          "<script type=\"application/x-ndjson\" id=\"facts\">",
        ] + facts + ["</script>"])
  }
}
