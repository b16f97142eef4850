import Testing

@testable import Expressions

struct MarkdownFenceTests {
  @Test(arguments: [
    ("```python\nx = 1\n```", "x = 1"), ("```\nx = 1\n", "x = 1"), ("x = 1\n```\n", "x = 1"),
    ("```strider\n> x = 1\n```\nThen:\n```python\ny = 2\n```\n", "> x = 1|y = 2"),
    ("```python", ""), ("```", ""), ("\n  ```py\n  x = 1\n  ```", "  x = 1"),
  ])
  func `fences and what stands outside them are passed over`(paste: String, left: String) {
    let blanked = MarkdownFence.blanked(paste)
    #expect(blanked.utf8.count == paste.utf8.count)
    let lines = blanked.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
    #expect(lines.joined(separator: "|") == left)
  }

  @Test(arguments: [
    "x = 1", "def f(x):\n    '''\n    ```\n    f(1)\n    ```\n    '''\n    return x", "a `b` c",
    "x = '```'", "y = 2\n```\nz = 3",
  ])
  func `a text that is no page stays as it is`(text: String) {
    #expect(MarkdownFence.blanked(text) == text)
  }
}
