import Testing

@testable import Lessons

/// The header's fields as libyaml reads them, and what it cannot read.
struct HeaderFieldsTests {
  @Test func `texts and lists are read in their order, with their lines`() throws {
    let fields = try HeaderFields(
      "id: 03\ntitle: 'a: b'\nrequires: [x, y]\nminutes:\n  20", firstLine: 2)
    #expect(fields.fields.map(\.key) == ["id", "title", "requires", "minutes"])
    #expect(fields["id"]?.content == .text("03"))
    #expect(fields["title"]?.content == .text("a: b"))
    #expect(fields["requires"]?.content == .list(["x", "y"]))
    #expect(fields["minutes"]?.line == 5)
    #expect(fields["minutes"]?.contentLine == 6)
  }

  @Test func `what is neither a text nor a list of texts is told apart`() throws {
    let fields = try HeaderFields("a: {b: c}\nd: [[e]]\nf: &g [h]\ni: *g", firstLine: 1)
    #expect(fields.fields.map(\.content) == [.other, .other, .list(["h"]), .list(["h"])])
  }

  @Test(arguments: [
    ("", HeaderFields.Fault.empty), ("- a", .empty), ("just words", .empty),
    ("a: 1\nb: [", .unreadable(line: 3)), ("a: \"\\q\"", .unreadable(line: 2)),
    ("a: \u{1}", .unreadable(line: 2)), ("a: 1\nb: 2\na: 3", .repeated("a", line: 4)),
    (String(repeating: "[", count: 3000), .unreadable(line: 2)),
  ])
  func `what cannot be read is named with its line`(text: String, fault: HeaderFields.Fault) {
    #expect(throws: fault) { try HeaderFields(text, firstLine: 2) }
  }

  @Test func `an alias costs nothing, however often it is used`() throws {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...30 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let fields = try HeaderFields(text, firstLine: 2)
    #expect(fields.fields.count == 31)
    #expect(fields["a30"]?.content == .other)
  }

  @Test(arguments: [
    ("---\nid: a\ntitle: [\n---\n", "the header cannot be read here; a line of it is `key: value`"),
    ("---\nid: a\nid: b\n---\n", "the header has id twice"),
    ("---\n- a\n---\n", "the header is empty"),
    ("---\nid: a\nformat: 9\n---\n", "format 9 is not known; this program reads format 1"),
    ("---\nid: a\ncolour: red\n---\n", "unknown key in the header: colour"),
  ])
  func `a header that is wrong is told why`(source: String, message: String) {
    #expect(Pages.read(source).1.map(\.message.english).contains(message))
  }
}
