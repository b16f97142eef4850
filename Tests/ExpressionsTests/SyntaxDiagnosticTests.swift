import Expressions
import Terminal
import Testing

/// A source, the error it gives, the marked stretch, and the words.
struct SyntaxMistake: Sendable, CustomTestStringConvertible {
  var source: String
  var id: String
  var marked: String
  var help: String

  init(_ source: String, _ id: String, _ marked: String, _ help: String) {
    (self.source, self.id, self.marked, self.help) = (source, id, marked, help)
  }

  var testDescription: String { source }
}

struct SyntaxDiagnosticTests {
  static let mistakes: [SyntaxMistake] = [
    SyntaxMistake("f(1, 2", "unclosed-bracket", "(", "(1 + 2) * 3"),
    SyntaxMistake("1)", "unopened-bracket", ")", "(1 + 2) * 3"),
    SyntaxMistake("f(1]", "mismatched-bracket", "]", "`)`"),
    SyntaxMistake("f(1; 2)", "semicolon-in-brackets", ";", "[1 2; 3 4]"),
    SyntaxMistake("x = 'same", "unfinished-text", "'same", "'same'"),
    SyntaxMistake("3 * / 4", "operand-missing", "*", "2 * 1"),
    SyntaxMistake("* 4", "operand-missing", "*", "2 * 1"),
    SyntaxMistake("(1 + )", "operand-missing", "+", "2 + 1"),
    SyntaxMistake("= 4", "operand-missing", "=", "x = 3"),
    SyntaxMistake("[1,, 2]", "element-missing", ",", "[1, 2]"),
    SyntaxMistake("a, b,", "trailing-comma", ",", "(3,)"),
    SyntaxMistake("2 P", "operator-missing", "P", "2*P"),
    SyntaxMistake("(W+1)P", "operator-missing", "P", "(W+1)*P"),
    SyntaxMistake("relu x", "operator-missing", "x", "relu(x)"),
    SyntaxMistake("10 3 3", "operator-missing", "3", "[10 3 3]"),
    SyntaxMistake("y = 4 -4 2", "operator-missing", "2", "[4 -4 2]"),
    SyntaxMistake("1 2 P", "operator-missing", "2", "[1 2]"),
    SyntaxMistake("f(1 2)", "comma-missing", "2", "1, 2"),
    SyntaxMistake("[1 2, 3]", "comma-missing", "2", "1, 2"),
    SyntaxMistake("2^2P", "factor-after-power", "P", "2^2*P"),
    SyntaxMistake("x²y", "factor-after-power", "y", "x²*y"),
    SyntaxMistake("2^2(W+1)", "factor-after-power", "(", "2^2*("),
    SyntaxMistake("[1 2; 3]", "ragged-rows", "3", "[1 2; 3 4]"),
    SyntaxMistake("0x1F", "number-in-other-base", "0x1F", "31"),
    SyntaxMistake("zeros(3x3)", "size-notation", "3x3", "3*3 multiplies, (3, 3)"),
    SyntaxMistake("1_000", "malformed-number", "1_000", "1000"),
    SyntaxMistake("1.2.3", "malformed-number", "1.2.3", "1.2"),
    SyntaxMistake("x.5", "attribute-name-missing", ".5", "x.shape"),
    SyntaxMistake("a = b = 3", "assignments-chained", "=", "a = 3; b = a"),
    SyntaxMistake("a = 1, 2, b = 3", "assignments-joined", "=", "a = 1, 2; b = 3"),
    SyntaxMistake("(x = 3)", "assignment-inside", "=", "2 == 3"),
    SyntaxMistake("f(2=3)", "keyword-not-a-name", "=", "stride=2"),
    SyntaxMistake("3 = x", "not-a-target", "3", "x = 3"),
    SyntaxMistake("A(1,2) = 5", "call-assigned", "A(1,2)", "A[0, 1]"),
    SyntaxMistake("f(x) = x^2", "call-assigned", "f(x)", "def f(x): return x**2"),
    SyntaxMistake("True = 3", "constant-assigned", "True", "flag = 1"),
    SyntaxMistake("a, b += 1", "operator-on-targets", "+=", "a += 1; b += 1"),
    SyntaxMistake("[~, i] = max(x)", "bracketed-targets", "[~, i]", "_, i = …"),
    SyntaxMistake("x++", "increment", "++", "x += 1"),
    SyntaxMistake("f(*x.shape)", "arguments-unpacked", "*", "zeros((2, 3))"),
    SyntaxMistake("f(k=1, 2)", "position-after-keyword", "2", "pad([1, 2], 1, value=0)"),
    SyntaxMistake("f(k=1, k=2)", "keyword-repeated", "k=2", "leave one"),
    SyntaxMistake("x[]", "index-empty", "[]", "x[0]"),
    SyntaxMistake("x[1:2:3:4]", "colon-too-many", ":", "x[0:6:2]"),
    SyntaxMistake("1:5", "range-with-colon", ":", "arange(1, 6)"),
    SyntaxMistake("[1:2:5]", "range-with-colon", ":", "arange(1, 6, 2)"),
    SyntaxMistake("A(1:3, :)", "slice-in-call", ":", "A[0:3, :]"),
    SyntaxMistake("A(:, end)", "slice-in-call", ":", "A[:, -1]"),
    SyntaxMistake("x + ... 3", "ellipsis-misplaced", "...", "x[..., 0]"),
    SyntaxMistake("x³²", "unexpected", "²", "(1 + 2)^2"),
    SyntaxMistake("a && b", "foreign-sign", "&&", "(1<2)*(2<3)"),
    SyntaxMistake("a ~= b", "foreign-sign", "~=", "1 != 2"),
    SyntaxMistake("~a", "foreign-sign", "~", "1 - (2<1)"),
    SyntaxMistake("x **= 2", "foreign-sign", "**=", "x = x^2"),
    SyntaxMistake("f(x) -> y", "foreign-sign", "->", "x = 3"),
    SyntaxMistake("{1, 2}", "foreign-sign", "{", "[1, 2, 3]"),
    SyntaxMistake("x⁴", "foreign-sign", "⁴", "2^4"),
    SyntaxMistake("Aᵀ", "foreign-sign", "ᵀ", "[1 2; 3 4]'"),
    SyntaxMistake("x \u{1} y", "foreign-sign", "\u{1}", "leave it out"),
    SyntaxMistake("x = 3 if a else b", "foreign-word", "if", "(2>1)*3"),
    SyntaxMistake("for i in range(3):", "foreign-word", "for", "for i in range(1, 6): print(i)"),
    SyntaxMistake("def f(x):", "foreign-word", "def", "def f(x): return 2*x"),
    SyntaxMistake("f = lambda x: x + 1", "foreign-word", "lambda", "f = lambda x: 2*x"),
    SyntaxMistake("[i for i in x]", "foreign-word", "for", "arange(4)^2"),
    SyntaxMistake("return 3", "foreign-word", "return", "def f(x): return 2*x"),
    SyntaxMistake("break", "foreign-word", "break", "for i in range(1, 6)"),
    SyntaxMistake("else", "foreign-word", "else", "3 if 2 > 1 else 4"),
    SyntaxMistake("conv2d(x,\n[1 1]\ny + 1", "unclosed-bracket", "(", "(1 + 2) * 3"),
    SyntaxMistake("a and b", "foreign-word", "and", "(1<2)*(2<3)"),
    SyntaxMistake("not a", "foreign-word", "not", "1 - (2<1)"),
    SyntaxMistake("with torch.no_grad():", "foreign-word", "with", "with torch.no_grad():"),
  ]

  @Test(arguments: mistakes)
  func `a mistake is marked and answered with something to type`(mistake: SyntaxMistake) throws {
    let parsed = Parser.parse(mistake.source) { $0 == "relu" }
    let diagnostic = try #require(parsed.diagnostic)
    #expect(diagnostic.id == mistake.id)
    let range = try #require(diagnostic.primary?.range)
    #expect(mistake.source[range] == mistake.marked)
    #expect(diagnostic.help?.english.contains(mistake.help) == true, "\(diagnostic.help as Any)")
  }

  @Test(arguments: mistakes)
  func `every mistake is explained in both languages`(mistake: SyntaxMistake) throws {
    let diagnostic = try #require(Parser.parse(mistake.source).diagnostic)
    let phrases = [diagnostic.message] + diagnostic.notes
    for phrase in phrases {
      #expect(!phrase.english.unicodeScalars.contains { $0.properties.isIdeographic })
      #expect(phrase.chinese.unicodeScalars.contains { $0.properties.isIdeographic })
    }
    #expect(diagnostic.help != nil)
  }

  @Test func `words of other languages are names where they are used as names`() {
    #expect(Parser.parse("lambda = 0.1; lambda * 2").diagnostic == nil)
    #expect(Parser.parse("in = 3, is = 4; in + is").diagnostic == nil)
    #expect(Parser.parse("if(3)") { $0 == "if" }.diagnostic == nil)
  }
}
