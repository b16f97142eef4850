import Expressions
import Foundation
import Tensors
import Terminal
import Testing
import Walkthroughs

@testable import Pages

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct SVGPictureTests {
  /// Collects what a picture shows and says.
  private final class Reader: NSObject, XMLParserDelegate {
    var title = ""
    var sentences = ""
    var spans: [(x: Double, y: Double, text: String)] = []
    var size = (width: 0.0, height: 0.0)
    private var element = ""
    private var y = 0.0

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      element = name
      if name == "svg" {
        size = (Double(attributes["width"] ?? "") ?? 0, Double(attributes["height"] ?? "") ?? 0)
      }
      if name == "text" { y = Double(attributes["y"] ?? "") ?? 0 }
      if name == "tspan" { spans.append((Double(attributes["x"] ?? "") ?? 0, y, "")) }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      element = ""
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      switch element {
      case "title": title += text
      case "desc": sentences += text
      case "tspan": spans[spans.count - 1].text += text
      default: break
      }
    }
  }

  private func picture(_ text: String, _ language: Language) throws -> (
    Reader, Walkthrough, ExplanationStyle
  ) {
    let session = Session() { _ in }
    let node = try session.tensor(text)
    let style = ExplanationStyle(
      language: language, naming: Naming { session.names(of: $0).first })
    let walkthrough = try #require(Walkthrough(of: node, naming: style.naming))
    let svg = SVGPicture(walkthrough, style: style, title: "strider step '\(text)'").text
    let reader = Reader()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = reader
    #expect(parser.parse())
    return (reader, walkthrough, style)
  }

  @Test(arguments: ExplanationPageTests.statements, Language.allCases)
  func `the words of a picture stand in the cells where the terminal has them`(
    _ text: String, _ language: Language
  ) throws {
    let (picture, walkthrough, style) = try picture(text, language)
    #expect(picture.title == "strider step '\(text)'")
    var shown: [Int: [(Int, String)]] = [:]
    for span in picture.spans {
      #expect(span.x >= 18 && span.x < picture.size.width - 18)
      #expect(span.y > 18 && span.y < picture.size.height - 18)
      shown[Int((span.y - 18) / 21), default: []].append((Int((span.x - 18) / 9), span.text))
    }
    // The first frame stands in the upper left corner.
    let first = FrameText(style).text(walkthrough[0]).lines
    let width = walkthrough.map { FrameText(style).text($0).width }.max() ?? 0
    for (row, line) in first.enumerated() {
      var text = ""
      for (column, word) in (shown[row] ?? []).sorted(by: { $0.0 < $1.0 }) where column <= width {
        text += String(repeating: " ", count: max(0, column - text.displayWidth)) + word
      }
      let drawn = line.plain
      #expect(text == String(drawn.reversed().drop { $0 == " " }.reversed()))
    }
  }

  @Test(arguments: ExplanationPageTests.statements)
  func `who does not see the picture hears its sentences`(_ text: String) throws {
    let (picture, walkthrough, style) = try picture(text, .english)
    var spoken = style
    (spoken.isAccessible, spoken.width) = (true, .max)
    let sentences = walkthrough.map { FrameText(spoken).text($0).plain }
    #expect(picture.sentences == sentences.joined(separator: "\n"))
  }
}
