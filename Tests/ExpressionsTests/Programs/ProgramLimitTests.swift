@testable import Expressions
import Testing

/// What keeps programs within their bounds: rights, time, memory and depth.
struct ProgramLimitTests {
  @Test func `a function that a page defines keeps the page's rights wherever it is called`() throws
  {
    let page = Session(files: .page(data: nil)) { _ in }
    let trial = ProgramTrial(
      "def f(name): return load(name)\ng = lambda: save('a.png', [1])", in: page)
    #expect(trial.diagnostic == nil)
    for call in ["f('/etc/passwd')", "f('a.safetensors')", "g()", "[f(n) for n in ['b.pth']]"] {
      let diagnostic = #expect(throws: Diagnostic.self) { try page.run(call) }
      #expect(["page-reads", "page-writes"].contains(diagnostic?.id), "\(call)")
    }
    let copy = page.copy { _ in }
    #expect(throws: Diagnostic.self) { try copy.run("f('a.pth')") }
  }

  @Test(arguments: [
    "while True: pass", "for i in range(10**9): pass", "sum(i for i in range(10**9))",
    "sum(range(10**7))", "sorted(range(10**6), key=lambda v: -v)", "[i for i in range(10**7)]",
    "any(i < 0 for i in range(10**8))", "max(map(lambda v: v, range(10**7)))",
    "dict(zip(range(10**7), range(10**7)))", "','.join(str(i) for i in range(10**7))",
    "f'{[i for i in range(10**7)]}'", "set(range(10**7))", "list(filter(None, range(10**7)))",
    "x = list(range(10**6))\nsorted(x + x[::-1])", "x = [0]\nfor v in x: x.append(v)",
  ])
  func `an allowance that is used up stops loops, builtins and comprehensions`(program: String) {
    let session = Session(files: .page(data: nil)) { _ in }
    session.allowance = Allowance(seconds: 0, bytes: 512 << 20)
    #expect(ProgramTrial(program, in: session).diagnostic?.id == "out-of-time")
  }

  @Test(arguments: [
    "x = []\nwhile True: x.append([0] * 1000)",
    "x = {}\nfor i in range(10**7): x[i] = 'a' * 1000 + str(i)",
    "x = []\nwhile True: x.append(list(range(60000)))", "x = []\nwhile True: x = [x, list(x)]",
    "class A: pass\nx = []\nwhile True:\n    a = A()\n    a.v = (1, 2, 3)\n    x.append((a, a.v, [a]))",
  ])
  func `an allowance of memory stops what fills lists and dicts`(program: String) {
    let session = Session(files: .page(data: nil)) { _ in }
    session.allowance = Allowance(seconds: 1000, bytes: 32 << 20)
    let id = ProgramTrial(program, in: session).diagnostic?.id ?? ""
    #expect(["out-of-memory", "program-steps", "program-depth"].contains(id), "\(id)")
  }

  @Test func `an allowance counts a page's own arrays, and not those that were there before`() {
    let others = Session(files: .user) { _ in }
    let many = ProgramTrial("import numpy as np\nheld = np.zeros(9_000_000)", in: others)
    #expect(many.diagnostic == nil)
    func page(_ program: String) -> Diagnostic? {
      let session = Session(files: .page(data: nil)) { _ in }
      session.allowance = Allowance(seconds: 1000, bytes: 64 << 20)
      return ProgramTrial("import numpy as np\n" + program, in: session).diagnostic
    }
    #expect(page("x = np.zeros(10)\nfor i in range(20000): x[0] += i") == nil)
    #expect(page("x = []\nwhile True: x.append(np.zeros(10 ** 5))")?.id == "out-of-memory")
    #expect(many.session.variables["held"] != nil)
  }

  @Test(arguments: [
    ("9 ** 9 ** 9", "OverflowError"), ("[0] * 10 ** 9", "MemoryError"),
    ("'a' * 10 ** 9", "MemoryError"), ("(1,) * 10 ** 9", "MemoryError"),
    ("list(range(10 ** 18))", "MemoryError"), ("f'{1:1000000000}'", "MemoryError"),
    ("'%1000000000d' % 1", "MemoryError"), ("'{:>1000000000}'.format(1)", "MemoryError"),
    ("'a'.center(10 ** 10)", "MemoryError"), ("1 << 10 ** 9", "OverflowError"),
    ("import numpy as np\nnp.zeros(10 ** 12)", "ValueError"),
    ("import numpy as np\nnp.ones((10 ** 5, 10 ** 5)) * 2", "ValueError"),
    ("def f(n): return f(n + 1)\nf(0)", "RecursionError"),
    ("class A:\n    def __getattr__(self, n): return self.q\nA().p", "RecursionError"),
    ("class A:\n    def __repr__(self): return repr(self)\nA()", "RecursionError"),
    ("x = [1]\nx.append(x)\ny = [1]\ny.append(y)\nx == y", "RecursionError"),
    ("t = ()\nfor i in range(10 ** 5): t = (t,)\n{t: 1}", "RecursionError"),
    ("t = (1,)\nfor i in range(40): t = (t, t)\n{t: 1}", "MemoryError"),
    ("x = [1]\nfor i in range(10 ** 5): x = [x]\nstr(x)", "RecursionError"),
  ])
  func `what is too large or too deep is refused`(program: String, wanted: String) {
    #expect(ProgramTrial(program).diagnostic?.program?.python == wanted)
  }

  @Test(arguments: [
    ("x = [1]\nx.append(x)\nx", "[1, [...]]"), ("d = {}\nd['a'] = d\nd", "{'a': {...}}"),
    ("x = []\nfor i in range(300000): x = [x]\ndel x\n1", "1"),
    (
      "class N: pass\nh = None\nfor i in range(200000):\n    n = N()\n    n.next = h\n    h = n\ndel h, n\n2",
      "2"
    ),
    ("f = lambda: 0\nfor i in range(100000): f = lambda f=f: f\ndel f\n3", "3"),
    ("it = iter([1])\nfor i in range(100000): it = map(abs, it)\ndel it\n4", "4"),
    (
      "import copy\nx = [0]\nfor i in range(60): x = [x, x]\ny = copy.deepcopy(x)\ny[0] is y[1]",
      "True"
    ),
    ("x = [1]\nx.append(x)\nimport copy\ny = copy.deepcopy(x)\ny[1] is y", "True"),
  ])
  func `what is deep or stands inside itself goes as in Python`(program: String, wanted: String) {
    let trial = ProgramTrial(program)
    #expect(trial.diagnostic == nil)
    #expect(trial.lines.last == wanted)
  }

  @Test func `every built-in name may be a variable`() {
    let names = [
      "len", "print", "range", "sum", "str", "list", "dict", "int", "float", "max", "min", "abs",
      "type", "object", "zip", "map", "np", "torch", "math", "isinstance", "enumerate", "sorted",
    ]
    let program = names.map { "\($0) = 3" }.joined(separator: "\n") + "\nnp + len"
    #expect(ProgramTrial(program).lines == ["6"])
    let library = ProgramTrial(
      "import numpy\nlen = sum = list = range = zip = abs = None\nnumpy.median([3, 1, 2])")
    #expect(library.lines == ["2.0"])
  }

  @Test(
    arguments: [
      ("state['state'] = {0: {'step': 3, 'first': [1.0], 'second': [1.0]}}", "program-state"),
      ("state['state'] = {0: {'step': 3, 'first': [], 'second': [1.0, 2.0]}}", "program-state"),
      ("state['param_groups'][0]['betas'] = (0.9,)", "program-raised"),
      ("state['state'] = {0: {'step': 2**62 + (2**62 - 1), 'first': [], 'second': []}}", nil),
    ] as [(String, String?)])
  func `a state that does not fit an optimiser ends in a sentence`(change: String, id: String?) {
    let program = """
      import torch
      w = torch.zeros(2, requires_grad=True)
      opt = torch.optim.Adam([w])
      state = opt.state_dict()
      \(change)
      opt.load_state_dict(state)
      w.sum().backward()
      opt.step()
      opt.step()
      """
    #expect(ProgramTrial(program).diagnostic?.id == id)
  }

  @Test(arguments: ["2**62", "-(2**62)", "5", "-4"])
  func `a diagonal beyond the corners is empty`(offset: String) {
    let program = """
      import numpy as np
      x = np.arange(12).reshape(3, 4)
      print(x.T.diagonal(\(offset)).shape, x.diagonal(\(offset)).shape)
      """
    #expect(ProgramTrial(program).lines == ["(0,) (0,)"])
  }

  @Test func `a program of ten thousand lines runs`() {
    let lines = (0..<10_000).map { "x\($0 % 100) = \($0)" }.joined(separator: "\n")
    #expect(ProgramTrial(lines + "\nx99").lines == ["9999"])
  }
}
