import Expressions
import Testing

struct SyntaxTests {
  @Test(arguments: [
    // Sums, products, signs and powers.
    ("1 + 2*3 - 4", "(1 + (2 * 3) - 4)"),
    ("a/b//c@d", "(a / b // c @ d)"),
    ("a .* b ./ c", "(a .* b ./ c)"),
    ("-x^2", "(- (^ x 2))"),
    ("2^-1", "(^ 2 (- 1))"),
    ("2^3^4", "(^ 2 (^ 3 4))"),
    ("2**3 .^ 4", "(^ 2 (^ 3 4))"),
    ("- - x", "(- (- x))"),
    ("a * -b", "(a * (- b))"),
    ("a<b<=c", "(a < b <= c)"),
    ("(a<b)<c", "((a < b) < c)"),
    ("a != b == c", "(a != b == c)"),
    ("a +\n b", "(a + b)"),
    // Products without a sign.
    ("2P", "(2 ∙ P)"),
    ("2(W+1)", "(2 ∙ (W + 1))"),
    ("(a)(b)", "(a ∙ b)"),
    ("(a)(b)(c)", "(a ∙ b ∙ c)"),
    ("1/2P", "(1 / (2 ∙ P))"),
    ("2P^2", "(2 ∙ (^ P 2))"),
    ("-2P", "(- (2 ∙ P))"),
    ("2x.sum()", "(2 ∙ (call (. x sum)))"),
    ("2e", "(2 ∙ e)"),
    ("(a + b)(c)^2", "((a + b) ∙ (^ c 2))"),
    ("2P(x)", "(2 ∙ (call P x))"),
    ("2[1, 2]", "(2 ∙ [1 2])"),
    // Numbers.
    ("1.5e-3 + .5 + 1.", "(1.5e-3 + .5 + 1.)"),
    ("1.*x", "(1 .* x)"),
    ("1./x", "(1 ./ x)"),
    ("2.^x", "(^ 2 x)"),
    ("1.T", "(. 1 T)"),
    ("1.e-05", "1.e-05"),
    // What stands behind an atom.
    ("f(a, k=b, )", "(call f a k=b)"),
    ("f (3)", "(call f 3)"),
    ("f(\n1,\n2\n)", "(call f 1 2)"),
    ("f(k==3)", "(call f (k == 3))"),
    ("net(x)(y)", "(call (call net x) y)"),
    ("x.T.shape", "(. (. x T) shape)"),
    ("x''", "(' (' x))"),
    ("x.'", "(' x)"),
    ("f(x)'", "(' (call f x))"),
    ("'a' + \"it's\"", "(\"a\" + \"it's\")"),
    ("'it''s'", "\"it's\""),
    ("'a\\'b'", "\"a'b\""),
    ("y[0, 1]", "(at y 0 1)"),
    ("y[-1]", "(at y (- 1))"),
    ("y[0:2, :]", "(at y 0:2 :)"),
    ("y[::2, ::2]", "(at y ::2 ::2)"),
    ("x[::-1]", "(at x ::(- 1))"),
    ("x[..., None, 0]", "(at x ... None 0)"),
    ("x[:, np.newaxis]", "(at x : None)"),
    ("x[0, ...\n]", "(at x 0 ...)"),
    ("x[...\n, 0]", "(at x ... 0)"),
    ("x[1:\n3]", "(at x 1:3)"),
    ("(1, 2)", "(tuple 1 2)"),
    ("(1,)", "(tuple 1)"),
    ("()", "(tuple)"),
    ("((1))", "1"),
    ("1, 2", "(tuple 1 2)"),
    // As printed.
    ("(W−F+2P)/S+1", "(((W - F + (2 ∙ P)) / S) + 1)"),
    ("⌊(W–F)/S⌋ + ⌈x⌉", "((floor ((W - F) / S)) + (ceil x))"),
    ("a × b · c ⋅ d ∗ e ÷ f", "(a * b * c * d * e / f)"),
    ("a ≤ b ≥ c ≠ d", "(a <= b >= c != d)"),
    ("2x² + x³", "((2 ∙ (^ x 2)) + (^ x 3))"),
    ("3×3", "(3 * 3)"),
    ("【１、２】＋ｆ（ｘ，３）", "([1 2] + (call f x 3))"),
    ("ｙ　＝　１", "y = 1"),
    ("“a” + ‘b’", "(\"a\" + \"b\")"),
    ("'（−）'", "\"（−）\""),
    ("输入 + α_1", "(输入 + α_1)"),
    ("\u{FEFF}x\u{A0}+ 1", "(x + 1)"),
  ])
  func `an expression is read by the grammar`(source: String, tree: String) {
    #expect(Parser.parse(source).dump == tree)
  }

  @Test(arguments: [
    ("[1, 2; 3, 4]", "[1 2; 3 4]"),
    ("[1 2; 3 4]", "[1 2; 3 4]"),
    ("[[1, 2], [3, 4]]", "[[1 2] [3 4]]"),
    ("[1, 2, 3]", "[1 2 3]"),
    ("[1 2;]", "[1 2;]"),
    ("[1 -2]", "[1 -2]"),
    ("[1 - 2]", "[(1 - 2)]"),
    ("[1-2]", "[(1 - 2)]"),
    ("[1, 2 -3]", "[1 (2 - 3)]"),
    ("[a -b]", "[a (- b)]"),
    ("[a - b]", "[(a - b)]"),
    ("[a, -b]", "[a (- b)]"),
    ("[f (3)]", "[f 3]"),
    ("[f(3)]", "[(call f 3)]"),
    ("[x [0]]", "[x [0]]"),
    ("[x[0] 1]", "[(at x 0) 1]"),
    ("[2 P]", "[2 P]"),
    ("[2P]", "[(2 ∙ P)]"),
    ("[a' b']", "[(' a) (' b)]"),
    ("[a 'b']", "[a \"b\"]"),
    ("[(a) (b)]", "[a b]"),
    ("[(a)(b)]", "[(a ∙ b)]"),
    ("[(1 -2) 3]", "[(1 - 2) 3]"),
    ("[f(1, 2) 3 4]", "[(call f 1 2) 3 4]"),
    ("[1 2\n3 4]", "[1 2; 3 4]"),
    ("[\n1, 2, 3\n]", "[1 2 3]"),
    ("[1, 2,\n3, 4]", "[1 2 3 4]"),
    ("[1 2\n, 3]", "!comma-missing"),
    ("[1\n, 2]", "[1 2]"),
    ("[1 +\n2]", "[(1 + 2)]"),
    ("[1 2 ...\n3]", "[1 2 3]"),
    ("[1 2; ...\n 3 4 ...\n]", "[1 2; 3 4]"),
    ("[1 2 # one\n3 4 % two\n]", "[1 2; 3 4]"),
    ("[[1, 2],\n [3, 4]]", "[[1 2] [3 4]]"),
    ("[a, b; c, d]", "[a b; c d]"),
    ("[a; b]", "[a; b]"),
    ("[a;]", "[a;]"),
    ("[]", "[]"),
    ("[1, 2, ]", "[1 2]"),
    ("[1e3 .5 -1.]", "[1000 0.5 -1]"),
    ("[x² 1]", "[(^ x 2) 1]"),
  ])
  func `a literal is read by its own rules for blanks and line ends`(source: String, tree: String) {
    #expect(Parser.parse(source).dump == tree)
  }

  @Test(arguments: [
    ("x = 3", "x = 3"),
    ("x = 3; y", "x = 3; | y"),
    ("W = 10, F = 3", "W = 10 | F = 3"),
    ("W = 10, F = 3, P = 1;", "W = 10 | F = 3 | P = 1;"),
    ("a, b = 1, 2", "a,b = (tuple 1 2)"),
    ("h, w = x.shape", "h,w = (. x shape)"),
    ("_, i = max(x, dim=1)", "_,i = (call max x dim=1)"),
    ("x[0, 1] = 5", "(at x 0 1) = 5"),
    ("net[0].weight = w", "(. (at net 0) weight) = w"),
    ("net[0].weight[0] += 1", "(at (. (at net 0) weight) 0) += 1"),
    ("x -= 1\nx *= 2\nx /= 3", "x -= 1 | x *= 2 | x /= 3"),
    ("x = 1, 2", "x = (tuple 1 2)"),
    ("x = 1 + ...\n 2", "x = (1 + 2)"),
    ("x = 1 \\\n + 2", "x = (1 + 2)"),
    ("x =\n 2", "x = 2"),
    ("import numpy as np\nx", "import | x"),
    ("from torch import (nn,\n optim); x", "import; | x"),
    ("from = 3", "from = 3"),
    ("lambda = 0.1", "lambda = 0.1"),
    ("# nothing\n\n  x  # something\n", "x"),
    (";;x;;", "x;"),
    ("x\r\ny\rz", "x | y | z"),
    ("", ""),
  ])
  func `statements are told apart`(source: String, tree: String) {
    #expect(Parser.parse(source).dump == tree)
  }

  @Test(arguments: [
    "[1, 2", "f(", "f(1,", "x = ", "1 +", "2 ^", "x[0, ", "x = 1 ...", "x = 1 \\", "⌊x",
    "[1 2\n3 4\n",
    "x = 1 + ...\n", "((", "a <", "x += ", "f(x)[", "-",
  ])
  func `what could go on is incomplete`(source: String) {
    #expect(Parser.parse(source).isIncomplete)
  }

  @Test(arguments: [
    "[1, 2]", "f()", "x = 1", "'abc", "1 2", "f(]", "x = 1;", "a,", ")", "", "x = 1 ...\n\n",
    "[1, 2, 3))", "# 1 +",
  ])
  func `what is finished or wrong is not incomplete`(source: String) {
    #expect(!Parser.parse(source).isIncomplete)
  }

  @Test func `ranges are offsets into the source as it was typed`() throws {
    let source = "输入 = conv2d（x，stride＝2）"
    let statement = try #require(Parser.parse(source).statements.first)
    guard case .assignment(let assignment) = statement.kind,
      case .call(let callee, let arguments) = assignment.value.kind
    else {
      Issue.record("not an assignment of a call")
      return
    }
    #expect(source[assignment.value.range] == "conv2d（x，stride＝2）")
    #expect(source[callee.range] == "conv2d")
    #expect(arguments.map { source[$0.range] } == ["x", "stride＝2"])
    #expect(source[statement.range] == source)
  }

  @Test func `statements before an error are kept and reading can go on behind it`() {
    let source = "x = 1\ny = 2 2\nz = [1 +*\n 2]\nw = 4"
    var parser = Parser(source)
    var dumps: [String] = []
    while let parsed = parser.next() { dumps.append(parsed.dump) }
    #expect(dumps == ["x = 1", "!operator-missing", "!operand-missing", "w = 4"])
    #expect(Parser.parse(source).statements.map(\.dump) == ["x = 1"])
    #expect(Parser.parse(source).resumption == 14)
  }

  @Test func `a line of another language can be passed over`() throws {
    var parser = Parser("x = 1; y = 2\nsize 32 5 ? 'a\nz")
    #expect(parser.next()?.dump == "x = 1;")
    #expect(parser.nextStart()?.beginsLine == false)
    #expect(parser.next()?.dump == "y = 2")
    let next = parser.nextStart()
    let start = try #require(next)
    #expect(start == (13, true))
    parser.skipLine()
    #expect(parser.next()?.dump == "z")
    #expect(parser.next() == nil)
  }

  @Test func `a percent sign before a number or a known name gets a note`() {
    let known = { (name: String) in name == "S" }
    #expect(Parser.parse("x = 7 % 3 rows").notes.map(\.id) == ["comment-not-remainder"])
    #expect(Parser.parse("x = 7 % S rows", knownNames: known).notes.count == 1)
    #expect(Parser.parse("S = 2\nx = 7 % S rows").notes.count == 1)
    #expect(Parser.parse("x = 7 % the seventh", knownNames: known).notes.isEmpty)
    #expect(Parser.parse("% 3 filters\nx").notes.isEmpty)
    #expect(Parser.parse("x # 3").notes.isEmpty)
  }
}

extension String {
  /// The text of a range.
  subscript(range: SourceRange) -> String {
    String(decoding: Array(utf8)[range.start..<range.end], as: UTF8.self)
  }
}
