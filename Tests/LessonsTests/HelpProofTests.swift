import Foundation
import Terminal
import TestSupport
import Testing

@testable import Lessons

/// What `check` finds in pages of help.
struct HelpProofTests {
  private static let page = """
    ---
    names: [relu]
    kind: function
    topic: elementwise
    see: [relu]
    ---

    # relu

    ```usage
    relu(input)
    ```

    keeps what is above 0

    ```strider
    > relu([-2, 0, 3])
    3
    0  0  3
    ```

    """

  /// The messages for a page and its translation.
  private func messages(_ english: String, _ chinese: String?) throws -> [String] {
    try withTemporaryDirectory { folder in
      for (language, text) in [("en", english), ("zh", chinese)] {
        guard let text else { continue }
        let own = "\(folder)/help/\(language)"
        try FileManager.default.createDirectory(
          atPath: own, withIntermediateDirectories: true)
        try text.write(toFile: own + "/relu.md", atomically: true, encoding: .utf8)
      }
      var proof = HelpProof(LessonFolder.helpFiles(in: folder)) { _ in PlainRunner() }
      proof.prove(isWhole: false)
      return proof.issues.map(\.message.english)
    }
  }

  @Test func `a page and its translation that are right pass`() throws {
    let chinese = Self.page.replacingOccurrences(of: "keeps what is above 0", with: "保留正数")
    #expect(try messages(Self.page, chinese).isEmpty)
  }

  @Test(arguments: [
    ("relu(input)\n", "relu(input, slope)\n", "the usage is not that of the functions"),
    ("0  0  3", "0  0  4", "the output is not what the page says"),
    ("kind: function", "kind: thing", "kind is one of function, method, command"),
    ("topic: elementwise", "topic: fun", "topic is one of commands, convolution"),
    ("see: [relu]", "see: relu", "the header has no list see"),
    ("keeps what is above 0", "", "the page says nothing"),
    ("```usage", "```use", "a fence is one of usage, formula, shapes, strider"),
    ("> relu", "relu", "no input comes before this output"),
    ("kind: function", "kind: command", "there is no command relu"),
    ("see: [relu]", "see: [relu]\ncolour: red", "unknown key in the header: colour"),
    ("# relu", "| a |\n|---|", "help has one paragraph, a list of remarks and fences"),
    ("---\nnames", "names", "a page begins with a header between two lines of ---"),
  ])
  func `what is wrong is named`(text: String, other: String, message: String) throws {
    let broken = Self.page.replacingOccurrences(of: text, with: other)
    #expect(broken != Self.page)
    let found = try messages(broken, Self.page)
    #expect(found.contains { $0.hasPrefix(message) }, "\(found)")
  }

  @Test func `a page alone and pages that show different inputs are named`() throws {
    #expect(try messages(Self.page, nil) == ["the page is there in one language only"])
    let other = Self.page.replacingOccurrences(of: "[-2, 0, 3]", with: "[-3, 0, 3]")
    #expect(
      try messages(Self.page, other) == ["the two languages' pages differ in more than words"])
  }

  @Test func `where all pages are asked for, none may be missing`() throws {
    try withTemporaryDirectory { folder in
      for language in ["en", "zh"] {
        let own = "\(folder)/help/\(language)"
        try FileManager.default.createDirectory(
          atPath: own, withIntermediateDirectories: true)
        try Self.page.write(toFile: own + "/relu.md", atomically: true, encoding: .utf8)
        let again = Self.page.replacingOccurrences(of: "see: [relu]", with: "see: [nowhere]")
        try again.write(toFile: own + "/twice.md", atomically: true, encoding: .utf8)
      }
      var proof = HelpProof(LessonFolder.helpFiles(in: folder)) { _ in PlainRunner() }
      proof.prove(isWhole: true)
      let found = Set(proof.issues.map(\.message.english))
      #expect(found.contains("conv2d has no page of help"))
      #expect(found.contains("why has no page of help"))
      #expect(found.contains("relu has two pages"))
      #expect(found.contains("there is no page on nowhere"))
    }
  }
}
