import Testing

@testable import Terminal

struct CompositionTests {
  @Test(arguments: [
    ("e\u{301}", "é"), ("a\u{308}o\u{308}", "äö"), ("か\u{3099}", "が"), ("и\u{306}", "й"),
    ("\u{1112}\u{1161}\u{11AB}", "한"), ("e\u{323}\u{302}", "ệ"), ("α\u{301}", "ά"),
  ])
  func `accents join their letters`(apart: String, together: String) {
    #expect(Array(apart.composed().unicodeScalars) == Array(together.unicodeScalars))
  }

  @Test func `what has no single character stays`() {
    for text in ["x\u{304}", "👨‍👩‍👧", "卷积", "", "\r\n", "q\u{301}\u{302}"] {
      #expect(Array(text.composed().unicodeScalars) == Array(text.unicodeScalars))
    }
  }
}
