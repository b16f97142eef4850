@testable import Expressions
import Testing

struct EntryTests {
  @Test(arguments: [
    "def f(x): return x", "class A: pass", "class A(B):\n  pass", "for i in range(3): i",
    "while x: pass", "if x % 2 == 0: y = 1",
    "if x:\n  y", "with torch.no_grad(): y", "try:\n  x\nexcept: y",
    "@torch.no_grad()\ndef f(): pass", "f = lambda x: x", "[i for i in x]",
    "sum(i for i in x)", "d = {'a': 1}", "\"\"\"doc\"\"\"", "x = 1\n'''a\nb'''",
    "print(f'loss {x:.2f}')", "f\"{x}\"", "rf'a'",
    "x and y", "x or y", "not x", "x in y", "x is None", "y = 1 if x else 2", "x = None",
    "a, b = None, 1; del a", "assert x == 1", "del x", "global x",
    "x & y", "x | y", "~x", "a = b = 0", "(a, b), c = x", "[r, c] = s", "(a, b) = s",
    "first, *rest = x", "x %= 2", "x //= 2", "x **= 2",
    "x = [1, 2, 3]\n# then\ny = x[0] is x[1]", "y = [[j for j in i] for i in x]",
    ">>> def f(x):\n...   return x\n>>> f(3)\n3",
  ])
  func `an entry with a form that only programs have is Python's`(_ source: String) {
    #expect(Self.isProgram(source))
  }

  @Test(arguments: [
    "lambda = 0.1", "in + is", "f = [1 2]; f'*f'", "if(3)", "x = 3", "[1 2; 3 4]'", "x' + 'text'",
    "% def f(x):", "# for i in x: y", "'def f(x):'", "y = x % 2",
    "if = 3\nfor = if + 1", "size 32 5 2 1", "x[..., None]", "conv2d(x, k, bias=None)",
    "a, b = 1, 2", "W = 10, F = 3", "import torch\nx = torch.ones(2)",
    "A = X'; C = Y'", "for = 2; in = 3; for*in", "print('a') # {", "why y[0,1]", "help lambda",
    "f''", "x = 3 +", "x y", "(a)(b)", "def = 2", "is", "class = [1 2]",
  ])
  func `what ordinary lines read stays theirs`(_ source: String) {
    let session = Session { _ in }
    try? session.run("f = [1 2]")
    #expect(!Self.isProgram(source, session))
  }

  @Test func `the form that made an entry a program is named`() throws {
    let source = ProgramSource("x = 1\ny = {1: 2}\nz = [1 2; 3 4]")
    let entry = try #require(Self.entries(source).first)
    #expect(entry.cause.map(source.lines.text) == "{")
    let diagnostic = try #require(ParsedProgram(source, entry, names: KnownNames()).diagnostic)
    #expect(diagnostic.id == "not-pythons")
    #expect(diagnostic.secondary.map { source.lines.text($0.range) } == ["{"])
    #expect(diagnostic.help?.english == "[[1, 2], [3, 4]] is the same")
  }

  @Test func `each input of a transcript is an entry of its own`() {
    let source = ProgramSource(
      """
      >>> x = [1 2; 3 4]
      x  2×2
      >>> y = x'
      >>> for i in range(2):
      ...     print(i)
      ...
      0
      1
      >>> y
      """)
    let entries = Self.entries(source)
    #expect(entries.map(\.isProgram) == [false, true, false])
    #expect(entries[1].lines(of: source) == ["for i in range(2):", "    print(i)", ""])
    #expect(
      ParsedProgram(source, entries[1], names: KnownNames()).dump
        == "(for i (call range 2) {(call print i)})")
    let ordinary = source.ordinaryLines(of: entries)
    #expect(ordinary.contains("y = x'") && !ordinary.contains("for"))
  }

  @Test(arguments: [
    (
      "> def f(x):\n    y = x\n\n    return y\n> f(2)\n2",
      ["def f(x):\n    y = x\n\n    return y", "f(2)"]
    ),
    ("> if x:\n    1\nelse:\n    2\n1\n> y", ["if x:\n    1\nelse:\n    2", "y"]),
    ("> for i in range(2): print(i)\n  0\n  1", ["for i in range(2): print(i)"]),
    ("> @a\ndef f(): pass\n> f()", ["@a\ndef f(): pass", "f()"]),
    (">>> def f(x):\n>>>     return x\n>>> f(1)", ["def f(x):\n    return x", "f(1)"]),
    (
      "In [1]: def f(x):\n   ...:     return x\n   ...: \nIn [2]: f(1)\nOut[2]: 1",
      ["def f(x):\n    return x\n", "f(1)"]
    ),
    (
      "strider> def f(x):\n    ...>     return x\nstrider> f(1)",
      ["def f(x):\n    return x", "f(1)"]
    ),
  ])
  func `blocks go on over the lines that belong to them`(_ text: String, _ inputs: [String]) {
    let source = ProgramSource(text)
    let found = Transcript.stretches(in: source.bytes)?.map { stretch in
      Entry(stretch.range, isProgram: true, margins: stretch.margins).lines(of: source)
        .joined(separator: "\n")
    }
    #expect(found?.map(\.trimmedEnd) == inputs.map(\.trimmedEnd))
  }

  @Test(arguments: [
    ("x = 3", TypedInput.State.complete), ("x = (", .unfinished), ("x = 3 +", .unfinished),
    ("def f(x):", .inBlock), ("def f(x):\n  return x", .inBlock),
    ("if x: y = 1", .inBlock), ("for i in x:\n  y\nz = 3", .complete), ("'''a", .inText),
    ("def f():\n  '''doc", .inText), ("x = [i for i in", .unfinished),
    ("@torch.no_grad()", .inBlock), ("f(lambda x:", .unfinished), ("x = {", .unfinished),
    ("def f(x) return", .complete), ("try:\n  x", .inBlock), ("x y", .complete),
    ("print(f'{x}')", .complete),
    ("def f(x): y = (", .unfinished), (">>> def f(x):\n...   return x", .inBlock),
  ])
  func `an input goes on while something in it is open`(_ text: String, _ state: TypedInput.State) {
    #expect(TypedInput(text, names: KnownNames()).state == state)
  }

  private static func entries(_ source: ProgramSource, _ session: Session? = nil) -> [Entry] {
    let names = session.map(KnownNames.init) ?? KnownNames()
    return EntryReader(source, names: names) { offset in
      let line = source.text.utf8.dropFirst(offset).prefix { $0 != 0x0A }
      return ["help ", "size ", "why "].contains { line.starts(with: $0.utf8) }
    }.entries()
  }

  private static func isProgram(_ source: String, _ session: Session? = nil) -> Bool {
    entries(ProgramSource(source), session).contains(where: \.isProgram)
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return text
  }
}
