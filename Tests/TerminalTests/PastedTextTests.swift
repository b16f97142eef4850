import Testing

@testable import Terminal

struct PastedTextTests {
  @Test(arguments: [
    ("a\rb\r", "a\nb"), ("a\r\nb\r\n\r\n", "a\nb"), ("\tx = 1\n", "    x = 1"), ("a\0b", "ab"),
    ("e\u{301}", "é"), ("", ""), ("\n\n", ""), ("a\r\rb", "a\n\nb"),
  ])
  func `a paste becomes an entry to edit`(pasted: String, text: String) {
    #expect(Array(PastedText.clean(pasted).unicodeScalars) == Array(text.unicodeScalars))
  }
}
