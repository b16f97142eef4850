import Expressions
import Foundation
import Tensors
import Terminal
import TestSupport
import Testing
import Walkthroughs

@testable import Pages

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct ExplanationPageTests {
  static let statements = [
    "x = [3 1 2; 2 4 0; 1 3 6]; k = [1 2; 0 -1]; conv2d(x, k)",
    "x = [3 1 2; 2 4 0; 1 3 6]; conv2d(x, [1 2; 0 -1], padding=1, stride=2)",
    "max_pool2d([1 5; 5 2], 2)", "relu([1 -2])", "softmax([1 2], dim=0)",
    "x = [1 2; 3 4]; k = [1 -1]; grad(sum(conv2d(x, k)^2), x)",
  ]

  private func node(_ text: String) throws -> (Node<Double>, Naming) {
    let session = Session() { _ in }
    let node = try session.tensor(text)
    return (node, Naming { session.names(of: $0).first })
  }

  private func page(
    _ text: String, language: Language = .english, asks: Bool = false
  ) throws -> (html: String, walkthrough: Walkthrough, style: ExplanationStyle) {
    let (node, naming) = try node(text)
    let walkthrough = try #require(Walkthrough(of: node, naming: naming))
    let style = ExplanationStyle(language: language, naming: naming)
    let page = ExplanationPage(
      walkthrough, style: style, title: "t", command: "strider step '\(text)'", asks: asks)
    return (page.html, walkthrough, style)
  }

  @Test(arguments: statements, Language.allCases)
  func `every frame is drawn as the terminal draws it`(_ text: String, _ language: Language) throws
  {
    let (html, walkthrough, style) = try page(text, language: language)
    let drawn = MarkupReading.parts(
      html, from: "<pre class=\"wide\" aria-hidden=\"true\">", to: "</pre>"
    )
    .map(MarkupReading.text)
    let last = walkthrough.view == nil ? drawn : Array(drawn.suffix(walkthrough.count))
    #expect(last.count == walkthrough.count)
    var tall = style
    tall.rows = PageFrames.rows
    for (frame, shown) in zip(walkthrough, last) {
      #expect(shown.hasPrefix(FrameText(tall).text(frame).plain))
    }
  }

  @Test(arguments: statements)
  func `the facts are those of the steps, and their numbers are in sight`(_ text: String) throws {
    let (html, walkthrough, style) = try page(text)
    let facts = MarkupReading.parts(
      html, from: "<script type=\"application/x-ndjson\" id=\"facts\">\n", to: "\n</script>")[0]
      .components(separatedBy: "\n")
    let own = walkthrough.map { $0.step.json(naming: style.naming).text }
    #expect(Array(facts.suffix(own.count)) == own)
    let frames = MarkupReading.parts(html, from: "<article", to: "</article>").suffix(own.count)
    for (frame, shown) in zip(walkthrough, frames) {
      let value = NumberText(decimals: 4).arithmetic(frame.step.value)
      let seen = MarkupReading.text(shown)
      #expect(seen.contains(value), "\(value) in \(seen)")
    }
  }

  @Test(arguments: statements)
  func `what is heard is what the accessible form says`(_ text: String) throws {
    let (html, walkthrough, style) = try page(text)
    var spoken = style
    (spoken.isAccessible, spoken.width) = (true, .max)
    let heard = MarkupReading.parts(html, from: "<div class=\"words\">", to: "</div>")
      .suffix(walkthrough.count)
    for (frame, words) in zip(walkthrough, heard) {
      let lines = FrameText(spoken).text(frame).lines.map(\.plain)
      #expect(MarkupReading.text(words) == lines.joined())
    }
  }

  @Test(arguments: statements)
  func `a page that asks has each answer and each slip of the terminal`(_ text: String) throws {
    let (html, walkthrough, style) = try page(text, asks: true)
    let data = MarkupReading.parts(
      html, from: "<script type=\"application/json\" class=\"questions\">", to: "</script>")[0]
    let questions = try #require(
      JSONSerialization.jsonObject(with: Data(data.utf8)) as? [[String: Any]])
    #expect(questions.count == walkthrough.count)
    for (frame, question) in zip(walkthrough, questions) {
      let prediction = Prediction(frame, naming: style.naming)
      #expect(question["question"] as? String == prediction.question.english)
      // Foundation reads the last digit wrongly.
      let answer = try #require(question["answer"] as? Double)
      #expect(abs(answer - prediction.answer) <= 1e-15)
      let slips = question["slips"] as? [[Any]] ?? []
      #expect(slips.map { $0[1] as? String } == prediction.slips.map { $0.mistake.reply.english })
    }
    // What is seen before an answer does not tell it.
    let asked = MarkupReading.parts(html, from: "<div class=\"asked", to: "</article>")
    for (position, part) in asked.enumerated() {
      let before = MarkupReading.text(part.components(separatedBy: "<div class=\"told")[0])
      #expect(before.contains(">?<"), "\(position)")
      #expect(!before.contains("products"))
    }
  }

  @Test(arguments: [false, true]) func `a page fetches nothing`(_ asks: Bool) throws {
    let (html, _, _) = try page(Self.statements[0], asks: asks)
    for sign in ["http:", "https:", "src=", "href=", "url(", "@import", "fetch(", "import("] {
      #expect(!html.contains(sign), "\(sign)")
    }
    #expect(html.contains("default-src 'none'"))
  }

  @Test func `nothing that is named can end a tag`() throws {
    let name = "</script><script>alert(1)</script><b a=\"'&"
    let (node, _) = try node("relu([1 -2])")
    let naming = Naming { _ in name }
    let walkthrough = try #require(Walkthrough(of: node, naming: naming))
    let style = ExplanationStyle(naming: naming)
    let html = ExplanationPage(
      walkthrough, style: style, title: name, command: name, asks: true
    ).html
    #expect(!html.contains("<script>alert"))
    #expect(!html.contains("<b a="))
    let svg = SVGPicture(walkthrough, style: style, title: name).text
    #expect(!svg.contains("<script"))
    #expect(XMLParser(data: Data(svg.utf8)).parse())
  }

  @Test func `a trace shows each value, then each gradient, and keeps them in sight`() throws {
    let (node, naming) = try node("x = [1 2; 3 4]; k = [1 -1]; L = sum(relu(conv2d(x, k)))")
    let trace = Trace(of: node)
    let html = ExplanationPage(
      trace, style: ExplanationStyle(naming: naming), title: "L", command: "strider trace"
    ).html
    #expect(html.contains("class=\"steps cumulative alone\""))
    let drawn = MarkupReading.parts(
      html, from: "<pre class=\"wide\" aria-hidden=\"true\">", to: "</pre>"
    )
    .map(MarkupReading.text)
    #expect(drawn.count == 2 * trace.entries.count)
    #expect(drawn[0].hasPrefix("Forward pass\n#1  x  2×2"))
    #expect(drawn[trace.entries.count].hasPrefix("Backward pass, of L"))
    let text = TraceText(ExplanationStyle(naming: naming, rows: PageFrames.rows)).text(trace).plain
    for part in drawn { #expect(text.contains(part)) }
  }
}
