import Foundation
import Terminal
import Testing

@testable import Lessons

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct QuestionBankTests {
  /// The names of the elements of an XML text, in order, with the text directly in them.
  private final class Elements: NSObject, XMLParserDelegate {
    private(set) var found: [(name: String, attributes: [String: String], text: String)] = []
    private var open: [Int] = []

    init(_ text: String) throws {
      super.init()
      let parser = XMLParser(data: Data(text.utf8))
      parser.delegate = self
      try #require(parser.parse(), "\(String(describing: parser.parserError))")
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      open.append(found.count)
      found.append((name, attributes, ""))
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      if let last = open.last { found[last].text += text }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) { open.removeLast() }

    func texts(_ name: String) -> [String] { found.filter { $0.name == name }.map(\.text) }
  }

  private func bank(_ draws: Int = 3) throws -> QuestionBank {
    let page = ClassRoom.page.replacing("A window of {F}", with: "A & \"B\" <window> of `{F}`")
    let (lesson, _) = LessonReader.read(page, path: "tiny.md", language: .english)
    return QuestionBank(
      [try #require(lesson)], title: "Tiny/small", draws: draws, seed: 1
    ) { _ in PlainRunner() }
  }

  @Test func `a template gives as many questions as are asked for, a fixed one gives one`() throws {
    let bank = try bank()
    #expect(bank.count == 7)
    #expect(bank.leftOut.isEmpty)
    #expect(try self.bank().moodleXML == bank.moodleXML)
  }

  @Test func `Moodle's file has categories, numbers with tolerance and slips as feedback`() throws {
    let elements = try Elements(try bank().moodleXML)
    let types = elements.found.filter { $0.name == "question" }.map { $0.attributes["type"] }
    #expect(
      types == [
        "category", "numerical", "numerical", "numerical", "category", "numerical", "numerical",
        "numerical", "category", "multichoice",
      ])
    #expect(elements.texts("text").contains("$course$/top/Tiny//small/places"))
    let answers = elements.found.filter { $0.name == "answer" }
    // Each number has its right answer and two slips; the choice has three sentences.
    #expect(answers.count == 6 * 3 + 3)
    #expect(answers.prefix(3).map { $0.attributes["fraction"] } == ["100", "50", "0"])
    #expect(elements.texts("tolerance").allSatisfy { $0 == "0.0" })
    #expect(elements.texts("text").contains { $0.contains("<p>A &amp; &quot;B&quot;") })
    #expect(elements.texts("text").contains("The first place counts too."))
  }

  @Test func `the package of QTI is an archive that is read, with a manifest and items`() throws {
    let bytes = try bank().qtiPackage
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try QuestionBankTests.stored(bytes)
    #expect(files.map(\.name) == ["imsmanifest.xml", "questions/questions.xml"])
    #expect(try Elements(files[0].text).texts("schema") == ["IMS Content"])
    let elements = try Elements(files[1].text)
    #expect(elements.found.count { $0.name == "item" } == 7)
    #expect(elements.found.count { $0.name == "section" } == 4)
    #expect(elements.texts("fieldentry").contains("numerical_question"))
    #expect(elements.texts("fieldentry").contains("multiple_choice_question"))
    let idents = Set(
      elements.found.filter { $0.name == "itemfeedback" }.compactMap { $0.attributes["ident"] })
    let links = elements.found.filter { $0.name == "displayfeedback" }
      .compactMap { $0.attributes["linkrefid"] }
    #expect(!links.isEmpty && links.allSatisfy(idents.contains))
  }

  /// The files of an archive in which they are stored as they are, by its central directory.
  private static func stored(_ bytes: [UInt8]) throws -> [(name: String, text: String)] {
    func number(_ place: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    let end = bytes.count - 22
    try #require(number(end, 4) == 0x0605_4B50)
    var place = number(end + 16, 4)
    var files: [(name: String, text: String)] = []
    for _ in 0..<number(end + 10, 2) {
      try #require(number(place, 4) == 0x0201_4B50)
      let (size, length, local) = (
        number(place + 24, 4), number(place + 28, 2), number(place + 42, 4)
      )
      let name = String(decoding: bytes[(place + 46)..<(place + 46 + length)], as: UTF8.self)
      let start = local + 30 + number(local + 26, 2)
      files.append((name, String(decoding: bytes[start..<start + size], as: UTF8.self)))
      place += 46 + length
    }
    return files
  }

  @Test func `what no platform can judge is left out and named`() throws {
    let page = ClassRoom.page.replacing("> conv2d(x, k)[0,0]", with: "> conv2d(x, k)")
    let (lesson, _) = LessonReader.read(page, path: "tiny.md", language: .english)
    let bank = QuestionBank([try #require(lesson)], title: "T", draws: 2, seed: 1) { _ in
      PlainRunner()
    }
    #expect(bank.leftOut == ["window"])
  }
}
