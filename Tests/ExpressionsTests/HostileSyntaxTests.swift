import Expressions
import Terminal
import Testing

struct HostileSyntaxTests {
  private static let many = 100_000

  @Test(arguments: [
    String(repeating: "(", count: many), String(repeating: "[", count: many),
    String(repeating: "⌊", count: many), String(repeating: "x[", count: many),
    String(repeating: "f(", count: many),
    String(repeating: "(", count: many) + "1"
      + String(repeating: ")", count: many),
    String(repeating: "[", count: many) + String(repeating: "]", count: many),
    String(repeating: "-", count: many) + "x", String(repeating: "2^", count: many) + "2",
    String(repeating: "2^-", count: many) + "2", "x" + String(repeating: "'", count: many),
    "x" + String(repeating: ".T", count: many), "x" + String(repeating: "[0]", count: many),
    "x" + String(repeating: "(0)", count: many),
    String(repeating: "a(-b^c[", count: many),
  ])
  func `endless nesting is refused with its limit`(source: String) throws {
    let diagnostic = try #require(Parser.parse(source).diagnostic)
    #expect(diagnostic.id == "nested-too-deeply")
  }

  @Test(arguments: ["+", "*", "<", ";"])
  func `a long chain is read flat`(separator: String) {
    let source = Array(repeating: "a", count: Self.many).joined(separator: separator)
    #expect(Parser.parse(source).diagnostic == nil)
  }

  @Test func `a literal of a megabyte is read whole`() throws {
    let row = Array(repeating: "1.25, -3e2, 17", count: 100).joined(separator: ", ")
    let source = "x = [" + Array(repeating: row, count: 700).joined(separator: ";\n") + "]"
    let statement = try #require(Parser.parse(source).statements.first)
    guard case .assignment(let assignment) = statement.kind,
      case .numbers(let grid) = assignment.value.kind
    else {
      Issue.record("not a grid")
      return
    }
    #expect((grid.rows, grid.columns) == (700, 300))
    #expect(grid.values.suffix(3) == [1.25, -300, 17])
  }

  @Test func `a source that is too long is refused before it is cut up`() {
    let source = String(repeating: "1+", count: 5 << 20)
    #expect(Parser.parse(source).diagnostic?.id == "source-too-long")
  }

  @Test func `mutated statements never trap and every error can be laid out`() {
    let seeds =
      SyntaxDiagnosticTests.mistakes.map(\.source) + [
        "y = conv2d(x, [[1, 2], [3, 4]], stride=2, padding='same')", "(W−F+2P)/S+1",
        "[1 -2; f (3) x[0]]\n", "x[::2, ..., None] = A' .* B'", "h, w = x.shape # 输入",
        ">>> x = “a” + 【１、２】 ...\n", "W = 10, F = 3; ⌊W/F⌋² \\\n + 1",
      ]
    let pieces = [
      "(", ")", "[", "]", "'", "\"", ",", ";", "\n", " ", "...", ".", ":", "=", "+", "-", "^", "2",
      "x", "⌊", "⌉", "²", "\\", "%", "#", "\u{0}", "“", "，", "é", "0x", "1e", "\r", "👨‍👩‍👧", "if ",
    ]
    var random = SplitMix(state: 7)
    for _ in 0..<2_000 {
      var scalars = Array((seeds.randomElement(using: &random) ?? "").unicodeScalars)
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0...scalars.count, using: &random)
        if Bool.random(using: &random), place < scalars.count {
          scalars.remove(at: place)
        } else {
          let piece = pieces.randomElement(using: &random) ?? ""
          scalars.insert(contentsOf: piece.unicodeScalars, at: place)
        }
      }
      var source = String.UnicodeScalarView()
      source.append(contentsOf: scalars)
      check(String(source))
    }
  }

  private func check(_ source: String) {
    let text = SourceText(source)
    var parser = Parser(source)
    var last = -1
    while let parsed = parser.next() {
      for statement in parsed.statements {
        #expect(statement.range.start > last && statement.range.end <= source.utf8.count)
        last = statement.range.start
      }
      guard let diagnostic = parsed.diagnostic else { continue }
      #expect(diagnostic.help != nil)
      let shown = DiagnosticLayout(width: 40).text(for: diagnostic, in: text)
      #expect(shown.width <= 40, "\(source)")
      _ = text.place(of: diagnostic.primary?.range ?? SourceRange(0, 0))
    }
    _ = Transcript.inputs(in: source)
  }
}

/// Seeded random numbers.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
