@testable import Expressions
import Testing

struct ProgramSyntaxTests {
  @Test(arguments: [
    ("1 + 2 * 3", "(1 + (2 * 3))"), ("a - b - c", "(a - b - c)"), ("-x ** 2", "(- (** x 2))"),
    ("2 ** -1", "(** 2 (- 1))"), ("2 ** 3 ** 2", "(** 2 (** 3 2))"),
    ("a < b <= c != d", "(a < b <= c != d)"), ("not a in b", "(not (a in b))"),
    ("a not in b is not c", "(a not in b is not c)"),
    ("a or b and not c", "(or a (and b (not c)))"),
    ("a if b else c if d else e", "(if b a (if d c e))"),
    ("a | b ^ c & d << 1", "(a | (b ^ (c & (d << 1))))"),
    ("lambda x, y=2, *a, k, **w: x", "(lambda (x y=2 *a !k **w) x)"),
    ("lambda: 0", "(lambda () 0)"),
    ("f(x, *a, k=1, **w)(2).b[0]", "(at (. (call (call f x *a k=1 **w) 2) b) 0)"),
    ("f(i for i in x)", "(call f (each i (for i x)))"),
    ("x[1:2, ::3, ..., None]", "(at x [1:2:, ::3, ..., None])"),
    ("x[:, 0]", "(at x [::, 0])"), ("x[0,]", "(at x [0])"), ("(1,)", "(tuple 1)"),
    ("()", "(tuple)"),
    ("(1)", "1"), ("1, 2", "(tuple 1 2)"), ("[1, *a]", "(list 1 *a)"), ("[]", "(list)"),
    ("[1 -2]", "(list (1 - 2))"), ("{}", "(dict)"), ("{'a': 1, **b}", "(dict \"a\":1 **b)"),
    ("{1, 2}", "(set 1 2)"),
    ("[i*j for i in x if i if j for j in y]", "(listof (i * j) (for i x if i if j) (for j y))"),
    ("{k: v for k, v in d.items()}", "(dictof k:v (for (k, v) (call (. d items))))"),
    ("{i for i in x}", "(setof i (for i x))"),
    ("(y := 2)", "(:= y 2)"), ("f(y := 2)", "(call f (:= y 2))"),
    ("0x1F + 1_000 + 1e3 + .5 + 1.", "(31 + 1000 + 1000.0 + 0.5 + 1.0)"),
    ("2j", "<j>"), ("10**30 + 1000000000000000000000", "((** 10 30) + <64 bits>)"),
    ("b'a'", "<b\"…\">"),
    ("'a' \"b\" '''c'''", "\"abc\""), ("r'\\n' '\\x41\\u00e9\\101'", "\"\\nAéA\""),
    ("f'{x}'", "(f {x})"),
    ("f'a{{{x!r:>{w}.2f}}}b' 'c'", "(f \"a{\" {x!r:\">\" {w} \".2f\"} \"}bc\")"),
    ("f'{x = }'", "(f {x = x})"),
    ("f\"{d['a']}{d[\"b\"]}\"", "(f {(at d \"a\")} {(at d \"b\")})"),
    ("f'{a if b != c else {1: 2}[1]}'", "(f {(if (b != c) a (at (dict 1:2) 1))})"),
    ("f'{x:%Y}' f'{(lambda y: y)(1)}'", "(f {x:\"%Y\"} {(call (lambda (y) y) 1)})"),
    ("(yield)", "<yield>"), ("await x", "<await>"),
    ("x²", "(** x 2)"), ("a × b − c ≤ d", "(((a * b) - c) <= d)"),
    ("print（‘是’，“好”）", "(call print \"是\" \"好\")"),
    ("1if x else 2", "(if x 1 2)"), ("[1,\n 2, # two\n\n 3]", "(list 1 2 3)"),
    ("a + \\\n b", "(a + b)"),
    ("卷积核.shape", "(. 卷积核 shape)"), ("e\u{301}", "é"),
    ("1 if a else lambda: 2", "(if a 1 (lambda () 2))"),
    ("...", "..."), ("not not a", "(not (not a))"), ("~-+a", "(~ (- (+ a)))"),
    ("a @ b % c // d", "(a @ b % c // d)"),
  ])
  func `an expression is read by Python's precedences`(_ source: String, _ tree: String) {
    #expect(ParsedProgram(program: source).dump == tree)
  }

  @Test(arguments: [
    ("a = b = 0", "(= a b 0)"), ("(a, b), c = x", "(= ((a, b), c) x)"),
    ("[a, *b] = x", "(= (a, *b) x)"),
    ("*a, b = x", "(= (*a, b) x)"), ("x[0].y = 1", "(= (. (at x 0) y) 1)"),
    ("x += 1, 2", "(+= x (tuple 1 2))"),
    (
      "x **= 2; y //= 3; z %= 4; w @= v; a <<= 1",
      "(**= x 2)\n(//= y 3)\n(%= z 4)\n(@= w v)\n(<<= a 1)"
    ),
    ("x: int = 3", "(: x int 3)"), ("x: int", "(: x int)"),
    ("self.w: Tensor = a, b", "(: (. self w) Tensor (tuple a b))"),
    ("del a, b[0]", "(del a (at b 0))"), ("del (a, b)", "(del (a, b))"),
    ("assert a, 'm'", "(assert a \"m\")"),
    ("raise ValueError('x') from e", "(raise (call ValueError \"x\") from e)"),
    ("global a, b", "(global a b)"),
    ("import a.b as c, d", "(import a.b as c d)"),
    ("from a.b import (c as d, e,)", "(from a.b c as d e)"),
    ("from . import x", "(from . x)"), ("from ..a import *", "(from ..a *)"),
    ("if x: y = 1; z = 2", "(if x {(= y 1); (= z 2)})"),
    ("if a:\n  b\nelif c:\n  d\nelse:\n  e", "(if a {b} c {d} else {e})"),
    ("for i, (j, k) in x, y:\n\tpass\nelse: z", "(for (i, (j, k)) (tuple x y) {pass} else {z})"),
    ("for i, in x: pass", "(for (i) x {pass})"),
    ("while (n := f()): break", "(while (:= n (call f)) {break})"),
    ("with a as b, c: d", "(with a as b, c {d})"),
    ("with (a as b, c as d,): e", "(with a as b, c as d {e})"), ("with (a): b", "(with a {b})"),
    (
      "def f(a, /, b: int = 1, *, c, **d) -> x:\n  return a", "(def f (/a b=1 !c **d) {(return a)})"
    ), ("def f(): return", "(def f () {(return)})"),
    ("@torch.no_grad()\n@a\ndef f(x): pass", "@(call (. torch no_grad)) @a (def f (x) {pass})"),
    (
      "class A(B, metaclass=C):\n  x = 1\n\n  def f(self): return self",
      "(class A (B metaclass=C) {(= x 1); (def f (self) {(return self)})})"
    ),
    ("class A: pass", "(class A () {pass})"),
    ("try:\n  a\nexcept (B, C) as e:\n  b\nelse:\n  c\nfinally:\n  d\nx", "<try>\nx"),
    ("async def f():\n  await x", "<async>"),
    ("match x:\n  case [1, a]:\n    y\n  case _: z\nw", "<match>\nw"),
    ("match = 3\nmatch[0]", "(= match 3)\n(at match 0)"),
    ("x = yield y", "(= x <yield>)"), ("a;b;", "a\nb"),
    ("%matplotlib inline\n!pip install x\nx?\n?y\nz", "z"),
    (
      "def f():\n    '''doc\n  text'''\n    # comment\n\n    return 1\nf()",
      "(def f () {\"doc\n  text\"; (return 1)})\n(call f)"
    ),
    ("  x = 1\n  y = 2", "(= x 1)\n(= y 2)"), ("# only a comment", ""), ("\n\n", ""),
    ("x = 5 # why?\ny", "(= x 5)\ny"),
    ("why out[1,0]\nstep = 3\nsize 32 5", "<command>\n(= step 3)\n<command>"),
    ("step = 1\nstep (x)", "(= step 1)\n(call step x)"),
    (":vars\nnext is None", "<command>\n(next is None)"),
    ("size //= 2\nstep: int = 1", "(//= size 2)\n(: step int 1)"),
  ])
  func `a statement is read by Python's grammar`(_ source: String, _ tree: String) {
    #expect(ParsedProgram(program: source).dump == tree)
  }

  @Test(arguments: [
    ("x = (1", "unclosed-bracket"), ("x = 1)", "unopened-bracket"),
    ("x = (1]", "mismatched-bracket"), ("x = 'a", "unfinished-text"),
    ("'''a", "unfinished-text"), ("if x\n  y", "colon-missing"), ("if x:\ny", "block-missing"),
    ("def f():", "block-missing"), ("  x\ny\n    z", "indent-unmatched"),
    ("x\n  y", "unexpected-indent"), ("if x:\n    y\n  z", "indent-unmatched"),
    ("if x:\n        y\n\tz", "mixed-tabs"), ("else: x", "branch-alone"),
    ("for i range(3): x", "in-missing"), ("1 if x", "else-missing"),
    ("if x = 1: y", "assignment-in-test"), ("f(x) = 1", "call-assigned"),
    ("None = 1", "constant-assigned"),
    ("x + 1 = 2", "not-a-target"), ("a, b += 1", "operator-on-targets"),
    ("*a, *b = x", "starred-twice"), ("*a", "star-alone"), ("break", "outside-loop"),
    ("return 1", "return-outside"), ("nonlocal x", "nonlocal-outside"),
    ("x y", "python-operator-missing"), ("print x", "print-statement"), ("[1 2]", "not-pythons"),
    ("[1 2; 3 4]", "not-pythons"), ("x'", "not-pythons"), ("x'*y'", "not-pythons"),
    ("2P", "not-pythons"), ("a .* b", "not-pythons"), ("a.*b", "not-pythons"),
    ("a && b", "not-pythons"), ("a & & b", "python-operand-missing"),
    ("W = 10, F = 3", "not-pythons"), ("⌊x⌋", "not-pythons"), ("!x", ""), ("y = !x", "not-pythons"),
    ("x = 3 % 2 and rows left", "not-pythons"), ("if x then y", "not-pythons"),
    ("f(a=1, 2)", "place-after-name"), ("f(a=1, a=2)", "argument-twice"),
    ("f(x for x in y, 1)", "generator-unbracketed"), ("f(a.b=1)", "keyword-not-name"),
    ("f(None=1)", "constant-assigned"), ("def f(a, a): pass", "parameter-twice"),
    ("def f(a=1, b): pass", "default-missing"), ("def f(*): pass", "nothing-by-name"),
    ("def f(**a, b): pass", "parameter-after-rest"),
    ("def f(*a, *b): pass", "starred-parameter-twice"), ("def f: pass", "parameters-missing"),
    ("x[]", "index-missing"), ("f(1 x)", "python-comma-missing"),
    ("f(1; 2)", "semicolon-in-brackets"), ("012", "python-number"), ("1__0", "python-number"),
    ("1.2.3", "python-number"), ("'\\xZZ'", "bad-escape"),
    ("f'}'", "lone-brace"), ("f'{x'", "field-unclosed"), ("f'{}'", "field-empty"),
    ("f'{x!z}'", "unknown-conversion"), ("f'{x:{y:{z}}}'", "fields-too-deep"),
    ("f'{x y}'", "python-operator-missing"),
    ("x = 1 +", "python-operand-missing"), ("x = = 1", "python-operand-missing"),
    ("lambda = 3", "name-missing"), ("for = 3", "python-unexpected"), ("class = 3", "name-missing"),
    ("x.if", "keyword-as-name"), ("1:5", "colon-misplaced"),
    ("(a = 1)", "assignment-inside"), ("while x: for i in y: z", "block-inside-line"),
    ("@a\nx", "decorator-alone"), ("try:\n  x\ny", "try-without-handler"),
    ("x = $y", "not-pythons"), ("del f()", "call-assigned"), ("import", "name-missing"),
    ("from x import", "name-missing"),
    ("x = 1 if y else", "python-operand-missing"), ("a = yield", ""),
    ("else if x: y", "branch-alone"),
    ("{1: 2, 3}", "colon-missing"), ("x =\n", "python-operand-missing"),
    ("def f(x):\nreturn x", "block-missing"),
  ])
  func `what is not well-formed is named`(_ source: String, _ id: String) {
    #expect((ParsedProgram(program: source).diagnostic?.id ?? "") == id)
  }

  @Test func `an error leaves out one statement of the outermost level`() {
    let program = ParsedProgram(
      program: "a = 1\nb = (2\nc = 3\ndef f(x):\n  y = = 2\n  return y\nelse:\n  z\nd = 4\n")
    #expect(
      program.dump == "(= a 1)\n!unclosed-bracket\n(= c 3)\n!python-operand-missing\n(= d 4)")
  }

  @Test func `an error carries the exception that Python raises`() {
    for (source, python) in [
      ("x = (", "SyntaxError"), ("x\n  y", "IndentationError"),
      ("if x:\n        y\n\tz", "TabError"),
    ] {
      #expect(ParsedProgram(program: source).diagnostic?.program?.python == python)
    }
  }

  @Test(arguments: [
    "(", "[", "{", "-", "not ", "lambda: ", "x[", "f(", "if x:\n", "a if b else ", "f'{", "2**",
    "~",
  ])
  func `nesting without end is an error and no trap`(_ opening: String) {
    var deep = ""
    for level in 0..<3000 {
      deep += (opening.hasSuffix("\n") ? String(repeating: " ", count: level) : "") + opening
    }
    #expect(ParsedProgram(program: deep).diagnostic != nil)
  }

  @Test(arguments: ["1 + ", "x.y", "a, ", "a and ", "a < ", "'a' ", "x = "])
  func `long chains are read in linear time or refused`(_ link: String) {
    let long = String(repeating: link, count: 50_000) + "1"
    _ = ParsedProgram(program: long)
  }
}
